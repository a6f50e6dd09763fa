package tables

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// Moves tell of each row of a table where it is in the one after a change, by its id,
// and of each row there where it was; [None] where it is not. Of tables sorted by id
// both are ascending.
type Moves struct{ Here, There []uint32 }

// NewSorted makes a table of rows sorted by id. It sorts what it is given.
func NewSorted[T any](all []*T, id func(*T) graph.ID) Table[T] {
	next, _ := (&Table[T]{}).Next(all, id)
	return next
}

// Next makes a table as [NewSorted] does, of rows of which most are those of this one,
// which is sorted by id, and as it has them: of these it looks at nothing but where
// they are.
func (t *Table[T]) Next(all []*T, id func(*T) graph.ID) (Table[T], Moves) {
	moves, sorted := t.align(all, id)
	if !sorted {
		slices.SortFunc(all, func(a, b *T) int { return cmp.Compare(id(a), id(b)) })
		moves, _ = t.align(all, id)
	}
	return t.Moved(all, id, moves), moves
}

// Moved makes a table of rows in this order, of which the moves tell where they are in
// this one.
func (t *Table[T]) Moved(all []*T, id func(*T) graph.ID, moves Moves) Table[T] {
	next := Table[T]{IDs: make([]graph.ID, len(all)), rows: NewRows(all)}
	same := len(all) > 0 && len(all) == len(t.IDs)
	for i, there := range moves.There {
		if there == None {
			next.IDs[i], same = id(all[i]), false
		} else {
			next.IDs[i] = t.IDs[there]
		}
	}
	if same {
		return SameIDs(t, all)
	}
	next.slots = t.slots.next(next.IDs, &moves)
	return next
}

// align tells where rows are, if they are sorted.
func (t *Table[T]) align(all []*T, id func(*T) graph.ID) (m Moves, sorted bool) {
	m = Moves{slices.Repeat([]uint32{None}, len(t.IDs)), slices.Repeat([]uint32{None}, len(all))}
	var there uint32
	var last graph.ID // that of the row before, where this is not one of the table
	held := true      // whether it is
	for i, row := range all {
		if int(there) < len(t.IDs) && t.rows.decoded[there].Load() == row {
			m.There[i], m.Here[there] = there, uint32(i) //nolint:gosec // ordinals are of 32 bits
			there, held = there+1, true
			continue
		}
		own := id(row)
		for int(there) < len(t.IDs) && t.IDs[there] < own {
			there++
		}
		switch {
		case int(there) < len(t.IDs) && t.IDs[there] == own:
			m.There[i], m.Here[there] = there, uint32(i) //nolint:gosec // ordinals are of 32 bits
			there, held = there+1, true
			continue
		case held && there > 0 && t.IDs[there-1] >= own, !held && last >= own:
			return m, false
		}
		last, held = own, false
	}
	return m, true
}

// Here returns where rows of one list of ids are in another, both of which are sorted;
// [None] where they are not there.
func Here(ids, others []graph.ID) []uint32 {
	at := slices.Repeat([]uint32{None}, len(ids))
	next := 0
	for i, id := range ids {
		for next < len(others) && others[next] < id {
			next++
		}
		if next < len(others) && others[next] == id {
			at[i] = uint32(next) //nolint:gosec // ordinals are of 32 bits
		}
	}
	return at
}
