package tables

import (
	"iter"

	"github.com/parley-kg/parley/graph"
)

// None is the ordinal of nothing.
const None = ^uint32(0)

// Table holds rows and interns their ids: the ordinal of an id is the place of
// its row.
type Table[T any] struct {
	IDs   []graph.ID
	slots slots
	rows  Rows[T]
}

// SameIDs makes a table of rows with the ids of those of another one.
func SameIDs[T, O any](other *Table[O], all []*T) Table[T] {
	return Table[T]{IDs: other.IDs, slots: other.slots, rows: NewRows(all)}
}

// Pointers returns where the elements of a slice are.
func Pointers[T any](all []T) []*T {
	found := make([]*T, len(all))
	for i := range all {
		found[i] = &all[i]
	}
	return found
}

// SharesIDs tells whether two tables have the very same ids: one was made from the other.
func (t *Table[T]) SharesIDs(other *Table[T]) bool {
	return len(t.IDs) == len(other.IDs) && (len(t.IDs) == 0 || &t.IDs[0] == &other.IDs[0])
}

// Len is how many rows there are.
func (t *Table[T]) Len() int { return len(t.IDs) }

// At returns the row of an ordinal.
func (t *Table[T]) At(ordinal uint32) *T { return t.rows.At(ordinal) }

// All yields every row with its ordinal, in order.
func (t *Table[T]) All() iter.Seq2[uint32, *T] { return t.rows.All() }

// RowsAt returns the rows at some ordinals.
func RowsAt[T any](t *Table[T], ordinals []uint32) []*T {
	rows := make([]*T, len(ordinals))
	for i, ordinal := range ordinals {
		rows[i] = t.At(ordinal)
	}
	return rows
}

// Find returns the ordinal of an id, none where there is no such row.
func (t *Table[T]) Find(id graph.ID) uint32 { return t.slots.find(t.IDs, id) }

// Put puts an equal row in the place of the one of an ordinal, so that what is
// shared is in memory once.
func (t *Table[T]) Put(ordinal uint32, row *T) { t.rows.decoded[ordinal].Store(row) }

// Only returns those rows that are kept, in the same order.
func (t *Table[T]) Only(keep func(ordinal uint32, row *T) bool) []*T {
	var rows []*T
	for i, row := range t.All() {
		if keep(i, row) {
			rows = append(rows, row)
		}
	}
	return rows
}

// Get returns the row of an id, nil where there is none.
func (t *Table[T]) Get(id graph.ID) *T {
	if ordinal := t.Find(id); ordinal != None {
		return t.At(ordinal)
	}
	return nil
}
