package index

import (
	"cmp"
	"iter"
	"slices"

	"github.com/cespare/xxhash/v2"

	"github.com/parley-kg/parley/graph"
)

// none is the ordinal of nothing.
const none = ^uint32(0)

// table holds rows and interns their ids: the ordinal of an id is the place of
// its row.
type table[T any] struct {
	ids   []graph.ID
	slots slots
	rows  rows[T]
}

// newTable makes a table of rows in this order.
func newTable[T any](all []*T, id func(*T) graph.ID) table[T] {
	t := table[T]{ids: make([]graph.ID, len(all)), rows: newRows(all)}
	for i, row := range all {
		t.ids[i] = id(row)
	}
	t.slots = newSlots(t.ids)
	return t
}

// newSortedTable makes a table of rows sorted by id. It sorts what it is given.
func newSortedTable[T any](all []*T, id func(*T) graph.ID) table[T] {
	slices.SortFunc(all, func(a, b *T) int { return cmp.Compare(id(a), id(b)) })
	return newTable(all, id)
}

// sameIDs makes a table of rows with the ids of those of another one.
func sameIDs[T, O any](other *table[O], all []*T) table[T] {
	return table[T]{ids: other.ids, slots: other.slots, rows: newRows(all)}
}

// pointers returns where the elements of a slice are.
func pointers[T any](all []T) []*T {
	found := make([]*T, len(all))
	for i := range all {
		found[i] = &all[i]
	}
	return found
}

func (t *table[T]) len() int { return len(t.ids) }

// at returns the row of an ordinal.
func (t *table[T]) at(ordinal uint32) *T { return t.rows.at(ordinal) }

// all yields every row with its ordinal, in order.
func (t *table[T]) all() iter.Seq2[uint32, *T] { return t.rows.all() }

// rowsAt returns the rows at some ordinals.
func rowsAt[T any](t *table[T], ordinals []uint32) []*T {
	rows := make([]*T, len(ordinals))
	for i, ordinal := range ordinals {
		rows[i] = t.at(ordinal)
	}
	return rows
}

// find returns the ordinal of an id, none where there is no such row.
func (t *table[T]) find(id graph.ID) uint32 { return t.slots.find(t.ids, id) }

// get returns the row of an id, nil where there is none.
func (t *table[T]) get(id graph.ID) *T {
	if ordinal := t.find(id); ordinal != none {
		return t.at(ordinal)
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
	s := slices.Repeat(slots{none}, size)
	for i, id := range ids {
		at := s.of(id)
		for s[at] != none && ids[s[at]] != id {
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
		return none
	}
	for at := s.of(id); s[at] != none; at = (at + 1) % len(s) {
		if ids[s[at]] == id {
			return s[at]
		}
	}
	return none
}
