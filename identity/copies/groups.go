package copies

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// groups are disjoint sets of texts: by text, another of its set, or itself.
type groups []int32

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = int32(i) //nolint:gosec // ordinals are of 32 bits
	}
	return g
}

func (g groups) find(i int32) int32 {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

func (g groups) join(a, b int32) {
	a, b = g.find(a), g.find(b)
	g[max(a, b)] = min(a, b)
}

// joinEqual joins texts that are the same to the letter.
func (g groups) joinEqual(texts []text) {
	first := map[string]int32{}
	for i, t := range texts {
		if same, known := first[t.whole]; known {
			g.join(same, int32(i)) //nolint:gosec // ordinals are of 32 bits
		} else {
			first[t.whole] = int32(i) //nolint:gosec // ordinals are of 32 bits
		}
	}
}

// named returns the sets of more than one text by the ids of the articles.
func (g groups) named(texts []text) [][]graph.ID {
	byRoot := map[int32][]graph.ID{}
	for i, t := range texts {
		root := g.find(int32(i)) //nolint:gosec // ordinals are of 32 bits
		byRoot[root] = append(byRoot[root], t.id)
	}
	var all [][]graph.ID
	for _, ids := range byRoot {
		if len(ids) > 1 {
			slices.Sort(ids)
			all = append(all, ids)
		}
	}
	slices.SortFunc(all, func(a, b []graph.ID) int { return cmp.Compare(a[0], b[0]) })
	return all
}
