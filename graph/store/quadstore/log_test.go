package quadstore_test

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble"
	"github.com/cockroachdb/pebble/vfs"

	"github.com/parley-kg/parley/graph/store/quadstore"
)

func apply(t testing.TB, s *quadstore.Store, note string, deltas []graph.Delta) {
	t.Helper()
	if err := s.Apply(deltas, graph.IgnoreOpts{IgnoreDup: true}, []byte(note)); err != nil {
		t.Fatal(err)
	}
}

func mark(t testing.TB, s *quadstore.Store) quadstore.Mark {
	t.Helper()
	m, err := s.Mark()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// notes returns the log as text: number and note of each entry.
func notes(t testing.TB, s *quadstore.Store, after uint64, limit int) (found []string) {
	t.Helper()
	entries, err := s.Log(context.Background(), after, limit)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		found = append(found, fmt.Sprintf("%d %s", e.Sequence, e.Note))
	}
	return found
}

func TestTheLogHasEveryChange(t *testing.T) {
	fs := vfs.NewMem()
	s := open(t, "/store", fs)
	if m := mark(t, s); m != (quadstore.Mark{}) {
		t.Errorf("a new store is at %v", m)
	}
	apply(t, s, "first", additions(knows1, knows2))
	apply(t, s, "nothing new", additions(knows2, knows1))
	apply(t, s, "second", additions(another))
	snapshot, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	remove(t, s, knows1)
	refused := s.Apply(additions(knows2), graph.IgnoreOpts{}, []byte("refused"))
	if !graph.IsQuadExist(refused) {
		t.Errorf("error %v", refused)
	}
	for _, test := range []struct {
		after uint64
		limit int
		want  []string
	}{
		{0, 10, []string{"1 first", "2 second", "3 "}},
		{1, 1, []string{"2 second"}},
		{3, 10, nil},
		{9, 10, nil},
		{0, 0, nil},
	} {
		if got := notes(t, s, test.after, test.limit); !slices.Equal(got, test.want) {
			t.Errorf("after %d, at most %d: %q, want %q", test.after, test.limit, got, test.want)
		}
	}
	if m := mark(t, snapshot); m.Sequence != 2 || len(notes(t, snapshot, 0, 10)) != 2 {
		t.Errorf("the snapshot is at %v", m)
	}
	before := mark(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, "/store", fs)
	defer s.Close()
	if after := mark(t, s); after != before || after.Sequence != 3 {
		t.Errorf("opened again it is at %v, was at %v", after, before)
	}
	verified(t, s)
}

// Stores are at one mark exactly if the same was done to them.
func TestMarksTellHistoriesApart(t *testing.T) {
	type step struct {
		note   string
		deltas []graph.Delta
	}
	gone := additions(knows1)
	gone[0].Action = graph.Delete
	one, two := step{"a", additions(knows1)}, step{"b", additions(knows2, another)}
	seen := make(map[quadstore.Mark]string)
	for name, steps := range map[string][]step{
		"one":               {one},
		"one with a note":   {{"x", one.deltas}},
		"two":               {two},
		"one, two":          {one, two},
		"two, one":          {two, one},
		"other quads":       {one, {"b", additions(knows2)}},
		"other values":      {one, {"b", additions(knows2, quad.MakeIRI("x", "y", "z", "l"))}},
		"one, gone":         {one, {"", gone}},
		"one, gone, one":    {one, {"", gone}, one},
		"one, two, nothing": {one, two, two},
	} {
		var marks []quadstore.Mark
		for range 2 {
			s := inMemory(t)
			for _, step := range steps {
				apply(t, s, step.note, step.deltas)
			}
			marks = append(marks, mark(t, s))
		}
		if marks[0] != marks[1] {
			t.Errorf("%s: once %v, once %v", name, marks[0], marks[1])
		}
		if other, known := seen[marks[0]]; known && other+name != "one, twoone, two, nothing" && other+name != "one, two, nothingone, two" {
			t.Errorf("%q and %q are at one mark", name, other)
		}
		seen[marks[0]] = name
	}
}

// A store of the first version has no log: it begins with the next change.
func TestAStoreOfTheFirstVersionIsRead(t *testing.T) {
	fs := vfs.NewMem()
	s := open(t, "/store", fs)
	add(t, s, knows1)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := pebble.Open("/store", &pebble.Options{FS: fs, FormatMajorVersion: pebble.FormatVirtualSSTables})
	if err != nil {
		t.Fatal(err)
	}
	toFirst := func() error {
		text := binary.BigEndian.AppendUint32(nil, 1)
		for _, n := range []uint64{5, 1, 4} { // next id, quads, values
			text = binary.BigEndian.AppendUint64(text, n)
		}
		return errors.Join(db.Set(quadstore.MetaKey, text, pebble.Sync), db.Delete(quadstore.LogKey(1), pebble.Sync),
			db.Close(), fs.Remove("/store/sealed")) // they had no seal
	}
	if err := toFirst(); err != nil {
		t.Fatal(err)
	}
	s = open(t, "/store", fs)
	defer s.Close()
	if m := mark(t, s); m != (quadstore.Mark{}) {
		t.Errorf("it is at %v", m)
	}
	verified(t, s)
	apply(t, s, "next", additions(knows2))
	if got := notes(t, s, 0, 10); !slices.Equal(got, []string{"1 next"}) || len(all(t, s)) != 2 {
		t.Errorf("log %q", got)
	}
	verified(t, s)
}
