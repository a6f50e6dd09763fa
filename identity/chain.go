package identity

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// chain returns the fewest judgements SAME that lead from some nodes to others in
// the set of both, in the order from the first to the others; empty where a node
// is both, or no set holds both. Of several that are as short, people's come first.
func (r *resolver) chain(from, to []int32) []graph.Judgement {
	wanted := membersOf(to)
	for _, start := range r.distinctSets(from) {
		root := r.sets.find(start)
		if !slices.ContainsFunc(to, func(node int32) bool { return r.sets.find(node) == root }) {
			continue
		}
		w := walk{resolver: r, root: root, steps: map[int32]step{}}
		w.readLinks()
		var starts []int32
		for _, node := range from {
			if r.sets.find(node) == root {
				starts = append(starts, node)
			}
		}
		return w.to(wanted, starts)
	}
	return nil
}

// walk looks for the way through one set of nodes, nearest nodes first.
type walk struct {
	*resolver
	root int32
	// links are the records that join nodes of the set, by node.
	links map[int32][]int32
	// steps tell how a node was reached.
	steps map[int32]step
}

// step is the record by which a node was reached, and from where; -1 at a start.
type step struct{ record, from int32 }

// readLinks finds the judgements SAME that stand and concern the set.
func (w *walk) readLinks() {
	w.links = map[int32][]int32{}
	for i := range w.records {
		j := &w.records[i]
		if j.Verdict != graph.VerdictSame || j.SupersededBy != "" {
			continue
		}
		for _, node := range j.concerns {
			if w.sets.find(node) == w.root {
				w.links[node] = append(w.links[node], int32(i))
			}
		}
	}
}

func (w *walk) to(wanted map[int32]bool, starts []int32) []graph.Judgement {
	used := map[int32]bool{}
	for _, node := range starts {
		w.steps[node] = step{-1, -1}
	}
	for queue := starts; len(queue) > 0; queue = queue[1:] {
		node := queue[0]
		if wanted[node] {
			return w.wayTo(node)
		}
		for _, record := range w.links[node] {
			if used[record] {
				continue
			}
			used[record] = true
			for _, next := range w.records[record].concerns {
				if _, seen := w.steps[next]; !seen && w.sets.find(next) == w.root {
					w.steps[next] = step{record, node}
					queue = append(queue, next)
				}
			}
		}
	}
	return nil
}

func (w *walk) wayTo(node int32) []graph.Judgement {
	var way []graph.Judgement
	for s := w.steps[node]; s.record >= 0; s = w.steps[s.from] {
		way = append(way, w.records[s.record].Judgement)
	}
	slices.Reverse(way)
	return way
}
