package tables

import (
	"cmp"
	"iter"
	"slices"

	"github.com/cespare/xxhash/v2"

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

// New makes a table of rows in this order.
func New[T any](all []*T, id func(*T) graph.ID) Table[T] {
	t := Table[T]{IDs: make([]graph.ID, len(all)), rows: NewRows(all)}
	for i, row := range all {
		t.IDs[i] = id(row)
	}
	t.slots = newSlots(t.IDs)
	return t
}

// NewSorted makes a table of rows sorted by id. It sorts what it is given.
func NewSorted[T any](all []*T, id func(*T) graph.ID) Table[T] {
	slices.SortFunc(all, func(a, b *T) int { return cmp.Compare(id(a), id(b)) })
	return New(all, id)
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

// Only returns a table of those rows that are kept, in the same order.
func (t *Table[T]) Only(keep func(ordinal uint32, row *T) bool) Table[T] {
	var rows []*T
	var ids []graph.ID
	for i, row := range t.All() {
		if keep(i, row) {
			rows, ids = append(rows, row), append(ids, t.IDs[i])
		}
	}
	return Table[T]{IDs: ids, slots: newSlots(ids), rows: NewRows(rows)}
}

// Get returns the row of an id, nil where there is none.
func (t *Table[T]) Get(id graph.ID) *T {
	if ordinal := t.Find(id); ordinal != None {
		return t.At(ordinal)
	}
	return nil
}

// slots find the place of an id in a list: a hash table with open addressing
// that holds places only, so that it takes 8 to 16 bytes an id and can be read
// from a file as it is. Its length is a power of two, none marks a free slot.
type slots []uint32

func newSlots(ids []graph.ID) slots {
	size := 1
	for size < 2*len(ids) {
		size *= 2
	}
	s := slices.Repeat(slots{None}, size)
	for i, id := range ids {
		at := s.of(id)
		for s[at] != None && ids[s[at]] != id {
			at = (at + 1) % len(s)
		}
		s[at] = uint32(i)
	}
	return s
}

// of returns the slot at which the search for an id begins.
func (s slots) of(id graph.ID) int { return int(xxhash.Sum64String(string(id)) % uint64(len(s))) } //nolint:gosec // less than the length

func (s slots) find(ids []graph.ID, id graph.ID) uint32 {
	if len(s) == 0 { // the zero value
		return None
	}
	for at := s.of(id); s[at] != None; at = (at + 1) % len(s) {
		if ids[s[at]] == id {
			return s[at]
		}
	}
	return None
}
