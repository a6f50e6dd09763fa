package tables

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
)

type row struct{ ID graph.ID }

func rowID(r *row) graph.ID { return r.ID }

func encoded(t *rapid.T, table Table[row]) []byte {
	var b bytes.Buffer
	f := Writer(&b)
	Interned(f, &table)
	if f.Err() != nil {
		t.Fatal(f.Err())
	}
	return b.Bytes()
}

// Whatever comes, goes, or is another row of the same id, in whatever order: the
// table is what it is without the one before, and both know where rows are.
func TestTheNextTable(t *testing.T) {
	ids := rapid.SliceOfNDistinct(rapid.StringN(1, 3, -1), 0, 40, rapid.ID[string])
	rapid.Check(t, func(t *rapid.T) {
		known := map[string]*row{}
		var rows []*row
		for _, id := range ids.Draw(t, "before") {
			known[id] = &row{graph.ID(id)}
			rows = append(rows, known[id])
		}
		before := NewSorted(rows, rowID)
		var next, again []*row
		if rapid.Bool().Draw(t, "sorted") { // as what is left of a sorted list is
			next = before.Only(func(uint32, *row) bool { return rapid.Bool().Draw(t, "stays") })
		} else {
			for _, id := range ids.Draw(t, "after") {
				if known[id] == nil || rapid.Bool().Draw(t, "another row") {
					next = append(next, &row{graph.ID(id)})
				} else {
					next = append(next, known[id])
				}
			}
		}
		again = append(again, next...)
		got, moves := before.Next(next, rowID)
		if want := NewSorted(again, rowID); !bytes.Equal(encoded(t, got), encoded(t, want)) {
			t.Fatal("the next table is not the one of its rows")
		}
		for _, r := range again {
			if at := got.Find(r.ID); at == None || got.At(at) != r {
				t.Fatalf("%q is not found", r.ID)
			}
		}
		for here, id := range got.IDs {
			if moves.There[here] != before.Find(id) {
				t.Fatalf("%q was at %d, not at %d", id, before.Find(id), moves.There[here])
			}
		}
		for there, id := range before.IDs {
			if moves.Here[there] != got.Find(id) {
				t.Fatalf("%q is at %d, not at %d", id, got.Find(id), moves.Here[there])
			}
		}
	})
}
