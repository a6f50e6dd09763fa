package index

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// none is the ordinal of nothing.
const none = ^uint32(0)

// table holds rows and interns their ids: the ordinal of an id is the place of
// its row.
type table[T any] struct {
	rows     []T
	ordinals map[graph.ID]uint32
}

// newTable makes a table of rows in this order.
func newTable[T any](rows []T, id func(*T) graph.ID) table[T] {
	t := table[T]{rows: rows, ordinals: make(map[graph.ID]uint32, len(rows))}
	for i := range rows {
		t.ordinals[id(&rows[i])] = uint32(i)
	}
	return t
}

// newSortedTable makes a table of rows sorted by id. It sorts the rows it is given.
func newSortedTable[T any](rows []T, id func(*T) graph.ID) table[T] {
	slices.SortFunc(rows, func(a, b T) int { return cmp.Compare(id(&a), id(&b)) })
	return newTable(rows, id)
}

// find returns the ordinal of an id, none where there is no such row.
func (t *table[T]) find(id graph.ID) uint32 {
	if ordinal, ok := t.ordinals[id]; ok {
		return ordinal
	}
	return none
}

// get returns the row of an id, nil where there is none.
func (t *table[T]) get(id graph.ID) *T {
	if ordinal := t.find(id); ordinal != none {
		return &t.rows[ordinal]
	}
	return nil
}

// ids returns the ids of all rows, in their order.
func (t *table[T]) ids(id func(*T) graph.ID) []graph.ID {
	all := make([]graph.ID, len(t.rows))
	for i := range t.rows {
		all[i] = id(&t.rows[i])
	}
	return all
}
