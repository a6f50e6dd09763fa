package score

import (
	"fmt"
	"maps"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// Partition divides items, mentions or claims, into clusters. The order of
// clusters and of their members does not matter.
type Partition [][]graph.ID

// WithoutSingletons returns the clusters of two and more items. Singletons
// inflate B³ and CEAFe (Cattan et al. 2021): scores without them tell of links.
func (p Partition) WithoutSingletons() Partition {
	return slices.DeleteFunc(slices.Clone(p), func(c []graph.ID) bool { return len(c) < 2 })
}

// Keep returns the partition of those items that are wanted; clusters of which
// nothing is left are gone.
func (p Partition) Keep(wanted func(graph.ID) bool) Partition {
	var kept Partition
	for _, cluster := range p {
		rest := slices.DeleteFunc(slices.Clone(cluster), func(id graph.ID) bool { return !wanted(id) })
		if len(rest) > 0 {
			kept = append(kept, rest)
		}
	}
	return kept
}

// check says what keeps p from being a partition.
func (p Partition) check() error {
	seen := map[graph.ID]bool{}
	for _, cluster := range p {
		if len(cluster) == 0 {
			return fmt.Errorf("a cluster is empty: %w", graph.ErrInvalid)
		}
		for _, id := range cluster {
			if seen[id] {
				return fmt.Errorf("%s stands in a partition twice: %w", id, graph.ErrInvalid)
			}
			seen[id] = true
		}
	}
	return nil
}

// items counts what is in the clusters.
func (p Partition) items() int {
	n := 0
	for _, cluster := range p {
		n += len(cluster)
	}
	return n
}

// overlap is a key and a response seen together: how many items each two of
// their clusters share.
type overlap struct {
	// rows has a row for each cluster of one side: the places of the clusters of the other side that
	// share items with it, and how many.
	rows []map[int]int
	// own and other are the sizes of the clusters of both sides.
	own, other []int
}

// overlapOf looks at p from its own side.
func overlapOf(p, o Partition) overlap {
	at := make(map[graph.ID]int, o.items())
	for i, cluster := range o {
		for _, id := range cluster {
			at[id] = i
		}
	}
	v := overlap{own: sizes(p), other: sizes(o)}
	for _, cluster := range p {
		row := map[int]int{}
		for _, id := range cluster {
			if i, known := at[id]; known {
				row[i]++
			}
		}
		v.rows = append(v.rows, row)
	}
	return v
}

func sizes(p Partition) []int {
	all := make([]int, len(p))
	for i, cluster := range p {
		all[i] = len(cluster)
	}
	return all
}

// shares returns a row of the overlap in the order of the other side's
// clusters, so that sums of fractions come out the same each time.
func (v overlap) shares(row int) (clusters, counts []int) {
	clusters = slices.Sorted(maps.Keys(v.rows[row]))
	for _, i := range clusters {
		counts = append(counts, v.rows[row][i])
	}
	return clusters, counts
}
