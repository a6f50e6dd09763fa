package loader

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// arrows are relations that must not lead back to where they start.
type arrows struct {
	list []arrow
	next map[graph.ID][]graph.ID
	// steps counts the arrows that behind has followed.
	steps int
}

// maxSteps is how many arrows are followed in one article, far more than people draw.
const maxSteps = 10_000_000

type arrow struct {
	from, to graph.ID
	at       word
}

func (a *arrows) add(from, to graph.ID, at word) {
	if a.next == nil {
		a.next = map[graph.ID][]graph.ID{}
	}
	a.list = append(a.list, arrow{from, to, at})
	a.next[from] = append(a.next[from], to)
}

// behind returns what the arrows lead to from any of the starts, in one step or
// many; not all of it once maxSteps are taken.
func (a *arrows) behind(starts []graph.ID) map[graph.ID]bool {
	seen := map[graph.ID]bool{}
	for open := starts; len(open) > 0 && a.steps <= maxSteps; {
		id := open[len(open)-1]
		open = open[:len(open)-1]
		a.steps += len(a.next[id])
		for _, to := range a.next[id] {
			if !seen[to] {
				seen[to] = true
				open = append(open, to)
			}
		}
	}
	return seen
}

// cyclic returns the arrows that lie on cycles, or between two: what is left
// when everything is taken away that nothing leads to, or that leads nowhere.
func (a *arrows) cyclic() []arrow {
	tail := func(x arrow) graph.ID { return x.from }
	head := func(x arrow) graph.ID { return x.to }
	return peel(peel(a.list, tail, head), head, tail)
}

// peel takes away the arrows that start where no arrow ends, until there are none.
func peel(list []arrow, start, end func(arrow) graph.ID) []arrow {
	arriving := map[graph.ID]int{}
	leaving := map[graph.ID][]arrow{}
	for _, x := range list {
		arriving[end(x)]++
		leaving[start(x)] = append(leaving[start(x)], x)
	}
	var free []graph.ID
	for id := range leaving {
		if arriving[id] == 0 {
			free = append(free, id)
		}
	}
	for len(free) > 0 {
		id := free[len(free)-1]
		free = free[:len(free)-1]
		for _, x := range leaving[id] {
			if arriving[end(x)]--; arriving[end(x)] == 0 {
				free = append(free, end(x))
			}
		}
		delete(leaving, id)
	}
	return slices.DeleteFunc(slices.Clone(list), func(x arrow) bool { return leaving[start(x)] == nil })
}

// refuseCycles reports a cycle at its first arrow.
func (b *builder) refuseCycles(a arrows, what string) {
	if rest := a.cyclic(); len(rest) > 0 {
		first := slices.MinFunc(rest, func(x, y arrow) int { return x.at.off - y.at.off })
		b.problems.add(first.at.pos, "%s %s, directly or through others", first.at.s, what)
	}
}
