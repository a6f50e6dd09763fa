package quadstore_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble"
	"github.com/cockroachdb/pebble/vfs"

	"github.com/parley-kg/parley/graph/store/quadstore"
)

// inMemory returns an empty store that is closed when the test ends.
func inMemory(t testing.TB) *quadstore.Store {
	t.Helper()
	s := open(t, "/store", vfs.NewMem())
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func additions(quads ...quad.Quad) []graph.Delta {
	deltas := make([]graph.Delta, len(quads))
	for i, q := range quads {
		deltas[i] = graph.Delta{Quad: q, Action: graph.Add}
	}
	return deltas
}

func add(t testing.TB, s *quadstore.Store, quads ...quad.Quad) {
	t.Helper()
	if err := s.ApplyDeltas(additions(quads...), graph.IgnoreOpts{IgnoreDup: true}); err != nil {
		t.Fatal(err)
	}
}

func remove(t testing.TB, s *quadstore.Store, quads ...quad.Quad) {
	t.Helper()
	deltas := additions(quads...)
	for i := range deltas {
		deltas[i].Action = graph.Delete
	}
	if err := s.ApplyDeltas(deltas, graph.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
}

func all(t testing.TB, s *quadstore.Store) []quad.Quad {
	t.Helper()
	var found []quad.Quad
	it := s.QuadsAllIterator()
	for it.Next(context.Background()) {
		found = append(found, s.Quad(it.Result()))
	}
	if err := errors.Join(it.Err(), it.Close(), s.Err()); err != nil {
		t.Fatal(err)
	}
	return found
}

var (
	knows   = quad.MakeIRI("a", "knows", "b", "")
	knows1  = quad.MakeIRI("a", "knows", "b", "one")
	knows2  = quad.MakeIRI("a", "knows", "b", "two")
	another = quad.MakeIRI("c", "meets", "d", "three")
)

func TestOneTripleUnderManyLabels(t *testing.T) {
	s := inMemory(t)
	add(t, s, knows, knows1, knows2, knows1)
	if got := all(t, s); len(got) != 3 {
		t.Errorf("got %v", got)
	}
	remove(t, s, knows1)
	if got, want := lines(all(t, s)), lines([]quad.Quad{knows, knows2}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	verified(t, s)
}

func TestRemovalLeavesNothingBehind(t *testing.T) {
	s := inMemory(t)
	add(t, s, knows, knows1, another)
	add(t, s, knows) // a duplicate must not count
	remove(t, s, knows, another, knows1)
	stats, err := s.Stats(context.Background(), true)
	if err != nil || stats.Quads.Size != 0 || stats.Nodes.Size != 0 {
		t.Errorf("got %v, error %v", stats, err)
	}
	keys := 0
	err = quadstore.Damage(s, func(db *pebble.DB) error {
		it, err := db.NewIter(nil)
		if err != nil {
			return err
		}
		for it.First(); it.Valid(); it.Next() {
			if !bytes.HasPrefix(it.Key(), quadstore.LogKey(0)[:1]) { // what happened stays written down
				keys++
			}
		}
		return it.Close()
	})
	if err != nil || keys != 1 { // the description
		t.Errorf("%d keys are left, error %v", keys, err)
	}
}

// An id is never given again, not even to the same value: who kept a reference
// finds nothing, rather than something else.
func TestIdsAreNotUsedAgain(t *testing.T) {
	s := inMemory(t)
	add(t, s, knows)
	before := s.ValueOf(knows.Subject)
	if s.NameOf(before) != knows.Subject {
		t.Fatal("the value is not found")
	}
	remove(t, s, knows)
	if v := s.NameOf(before); v != nil {
		t.Errorf("the old reference is that of %v", v)
	}
	add(t, s, another, knows)
	if v := s.NameOf(before); v != nil {
		t.Errorf("the old reference is that of %v", v)
	}
	if after := s.ValueOf(knows.Subject); after == nil || after == before {
		t.Errorf("got reference %v after %v", after, before)
	}
	verified(t, s)
}

func TestChangesOfOneBatchAreMadeInOrder(t *testing.T) {
	s := inMemory(t)
	for _, actions := range [][]graph.Procedure{
		{graph.Add, graph.Delete}, {graph.Add, graph.Delete, graph.Add}, {graph.Delete, graph.Add}, {graph.Delete, graph.Add, graph.Delete},
	} {
		var deltas []graph.Delta
		for _, action := range actions {
			deltas = append(deltas, graph.Delta{Quad: knows1, Action: action})
		}
		if err := s.ApplyDeltas(deltas, graph.IgnoreOpts{}); err != nil {
			t.Fatalf("%v: %v", actions, err)
		}
		if got := len(all(t, s)) == 1; got != (actions[len(actions)-1] == graph.Add) {
			t.Errorf("%v: the quad is there: %t", actions, got)
		}
		verified(t, s)
	}
}

func TestRefusedDeltas(t *testing.T) {
	s := inMemory(t)
	add(t, s, knows)
	for _, test := range []struct {
		delta graph.Delta
		why   error
	}{
		{graph.Delta{Quad: knows, Action: graph.Add}, graph.ErrQuadExists},
		{graph.Delta{Quad: knows1, Action: graph.Delete}, graph.ErrQuadNotExist},
		{graph.Delta{Quad: quad.MakeIRI("x", "y", "z", ""), Action: graph.Delete}, graph.ErrQuadNotExist},
		{graph.Delta{Quad: knows1}, graph.ErrInvalidAction},
		{graph.Delta{Quad: quad.Quad{Subject: quad.IRI("a")}, Action: graph.Add}, quad.ErrInvalid},
		{graph.Delta{Quad: quad.Quad{Subject: quad.IRI("a"), Predicate: quad.IRI("a"), Object: quad.IRI("a"), Label: quad.IRI("")}, Action: graph.Add}, quad.ErrInvalid},
		{graph.Delta{Quad: quad.Quad{Subject: strange{1}, Predicate: quad.IRI("a"), Object: quad.IRI("a")}, Action: graph.Add}, quadstore.ErrUnsupported},
	} {
		err := s.ApplyDeltas(append(additions(another), test.delta), graph.IgnoreOpts{})
		var refused *graph.DeltaError
		if !errors.As(err, &refused) || !errors.Is(refused.Err, test.why) {
			t.Errorf("%v: got error %v, want %v", test.delta, err, test.why)
		}
		if got := all(t, s); !slices.Equal(got, []quad.Quad{knows}) || s.ValueOf(another.Subject) != nil {
			t.Errorf("%v: the store holds %v", test.delta, got)
		}
	}
	add(t, s, another)
	verified(t, s)
}

func TestForeignReferences(t *testing.T) {
	s := inMemory(t)
	add(t, s, knows1)
	unknown := s.ValueOf(quad.IRI("nobody"))
	if unknown != nil {
		t.Errorf("got %#v for an unknown value, want nil without a type", unknown)
	}
	for _, ref := range []graph.Ref{nil, iterator.Int64Node(20), graph.HashOf(quad.IRI("a")), graph.PreFetched(quad.IRI("nobody"))} {
		if q := s.Quad(ref); q != (quad.Quad{}) {
			t.Errorf("%v is the quad %v", ref, q)
		}
		for _, d := range append(directions, quad.Any) {
			if got := s.QuadDirection(ref, d); got != nil {
				t.Errorf("%v has in direction %v the reference %v", ref, d, got)
			}
			if it := s.QuadIterator(d, ref); it.Next(context.Background()) || it.Err() != nil {
				t.Errorf("%v is found in direction %v, error %v", ref, d, it.Err())
			}
			if size, err := s.QuadIteratorSize(context.Background(), d, ref); err != nil || size.Size != 0 {
				t.Errorf("%v in direction %v: size %v, error %v", ref, d, size, err)
			}
		}
		if s.QuadsAllIterator().Contains(context.Background(), ref) || s.NodesAllIterator().Contains(context.Background(), ref) {
			t.Errorf("%v is contained", ref)
		}
	}
	if v := s.NameOf(nil); v != nil {
		t.Errorf("nil is the reference of %v", v)
	}
	fetched := graph.PreFetched(quad.IRI("a"))
	if s.NameOf(fetched) != quad.IRI("a") {
		t.Error("a value that was fetched before has no name")
	}
	if it := s.QuadIterator(quad.Subject, fetched); !it.Next(context.Background()) {
		t.Error("a value that was fetched before is not found")
	}
}

func TestSizes(t *testing.T) {
	s := inMemory(t)
	var quads []quad.Quad
	for i := range 1000 {
		quads = append(quads, quad.MakeIRI(fmt.Sprint("s", i), "p", fmt.Sprint("o", i%10), fmt.Sprint("l", i%500)))
	}
	add(t, s, quads...)
	for d, want := range map[quad.Direction]int64{quad.Subject: 1, quad.Object: 100, quad.Label: 2} {
		size, err := s.QuadIteratorSize(context.Background(), d, s.ValueOf(quads[1].Get(d)))
		if err != nil || size != (graph.Size{Size: want, Exact: true}) {
			t.Errorf("%v: got %v and error %v, want %d", d, size, err, want)
		}
	}
	if size, err := s.QuadIteratorSize(context.Background(), quad.Predicate, s.ValueOf(quad.IRI("p"))); err != nil || size.Exact || size.Size < 100 {
		t.Errorf("got %v and error %v, want a large estimate", size, err)
	}
}

func TestClosedStore(t *testing.T) {
	s := open(t, "/store", vfs.NewMem())
	add(t, s, knows1)
	ref := s.ValueOf(knows1.Subject)
	snapshot, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	leaked := []graph.Iterator{s.QuadsAllIterator(), s.NodesAllIterator(), s.QuadIterator(quad.Subject, ref), snapshot.QuadsAllIterator()}
	for _, it := range leaked {
		if !it.Next(context.Background()) {
			t.Fatal("nothing is found")
		}
	}
	for range 2 {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, it := range append(leaked, s.QuadsAllIterator(), snapshot.QuadsAllIterator()) {
		if it.Next(context.Background()) || !errors.Is(it.Err(), quadstore.ErrClosed) {
			t.Errorf("%v: got error %v, want ErrClosed", it, it.Err())
		}
		if err := it.Close(); err != nil {
			t.Error(err)
		}
	}
	_, statsErr := s.Stats(context.Background(), true)
	_, sizeErr := s.QuadIteratorSize(context.Background(), quad.Subject, ref)
	_, snapshotErr := s.Snapshot()
	_, verifyErr := snapshot.Verify(context.Background())
	for what, err := range map[string]error{
		"Stats": statsErr, "QuadIteratorSize": sizeErr, "Snapshot": snapshotErr, "Verify": verifyErr,
		"ApplyDeltas": s.ApplyDeltas(additions(knows2), graph.IgnoreOpts{}),
	} {
		if !errors.Is(err, quadstore.ErrClosed) {
			t.Errorf("%s: got error %v, want ErrClosed", what, err)
		}
	}
	if s.ValueOf(quad.IRI("b")) != nil || !errors.Is(s.Err(), quadstore.ErrClosed) {
		t.Errorf("got error %v, want ErrClosed", s.Err())
	}
	if err := snapshot.Close(); err != nil {
		t.Error(err)
	}
}

func TestIteratorsThatEndAreClosed(t *testing.T) {
	s := inMemory(t)
	add(t, s, knows1, knows2)
	all(t, s)
	it := s.NodesAllIterator()
	for it.Next(context.Background()) {
	}
	if it.Next(context.Background()) {
		t.Error("an iterator that ended goes on")
	}
	if n := quadstore.Open(s); n != 0 {
		t.Errorf("%d are open", n)
	}
}

func TestSnapshotStays(t *testing.T) {
	s := inMemory(t)
	add(t, s, knows1)
	snapshot, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	remove(t, s, knows1)
	add(t, s, another)
	if got := all(t, snapshot); !slices.Equal(got, []quad.Quad{knows1}) {
		t.Errorf("got %v", got)
	}
	if stats, err := snapshot.Stats(context.Background(), true); err != nil || stats.Quads.Size != 1 || stats.Nodes.Size != 4 {
		t.Errorf("got %v, error %v", stats, err)
	}
	verified(t, snapshot)
	if err := snapshot.ApplyDeltas(additions(knows), graph.IgnoreOpts{}); err == nil {
		t.Error("a snapshot was written")
	}
	for range 2 {
		if err := snapshot.Close(); err != nil {
			t.Error(err)
		}
	}
	if n := quadstore.Open(s); n != 0 {
		t.Errorf("%d are open", n)
	}
}

func TestContextEndsReading(t *testing.T) {
	s := inMemory(t)
	add(t, s, knows1, knows2)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, it := range []graph.Iterator{s.QuadsAllIterator(), s.NodesAllIterator()} {
		if it.Next(ctx) || !errors.Is(it.Err(), context.Canceled) {
			t.Errorf("got error %v, want context.Canceled", it.Err())
		}
	}
	ref := s.ValueOf(knows1.Subject)
	_, statsErr := s.Stats(ctx, true)
	_, sizeErr := s.QuadIteratorSize(ctx, quad.Subject, ref)
	_, verifyErr := s.Verify(ctx)
	_, refsErr := s.RefsOf(ctx, []quad.Value{knows1.Subject})
	_, valuesErr := s.ValuesOf(ctx, []graph.Ref{ref})
	for what, err := range map[string]error{"Stats": statsErr, "QuadIteratorSize": sizeErr, "Verify": verifyErr, "RefsOf": refsErr, "ValuesOf": valuesErr} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got error %v, want context.Canceled", what, err)
		}
	}
}

func TestRegister(t *testing.T) {
	quadstore.Register()
	quadstore.Register()
	dir := filepath.Join(t.TempDir(), "store")
	if _, err := graph.NewQuadStore(quadstore.Name, dir, nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got error %v, want one that the store is not there", err)
	}
	if err := graph.InitQuadStore(quadstore.Name, dir, nil); err != nil {
		t.Fatal(err)
	}
	qs, err := graph.NewQuadStore(quadstore.Name, dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := qs.Close(); err != nil {
		t.Error(err)
	}
	if err := graph.InitQuadStore(quadstore.Name, "", nil); err == nil {
		t.Error("a store without a directory was made")
	}
}

func TestStoresThatCannotBeOpened(t *testing.T) {
	newer := func(s *quadstore.Store) error {
		return quadstore.Damage(s, func(db *pebble.DB) error {
			return db.Set(quadstore.MetaKey, binary.BigEndian.AppendUint32(nil, quadstore.FormatVersion+1), pebble.Sync)
		})
	}
	withoutMeta := func(s *quadstore.Store) error {
		return quadstore.Damage(s, func(db *pebble.DB) error { return db.Delete(quadstore.MetaKey, pebble.Sync) })
	}
	for name, test := range map[string]struct {
		spoil func(*quadstore.Store) error
		want  error
		says  string
	}{
		"newer":               {newer, quadstore.ErrNewer, "use the newer program"},
		"without description": {withoutMeta, quadstore.ErrDamaged, "no description"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := open(t, dir, nil)
			add(t, s, knows1)
			if err := errors.Join(test.spoil(s), s.Close()); err != nil {
				t.Fatal(err)
			}
			for range 2 { // nothing stays locked
				if _, err := quadstore.New(dir, quadstore.Options{}); !errors.Is(err, test.want) || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), dir) {
					t.Errorf("got error %v, want one that wraps %v and says %q", err, test.want, test.says)
				}
			}
		})
	}
}

func TestOpenTwice(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, nil)
	if _, err := quadstore.New(dir, quadstore.Options{}); !errors.Is(err, quadstore.ErrInUse) {
		t.Errorf("got error %v, want ErrInUse", err)
	}
	add(t, s, knows1)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, dir, nil)
	if got := all(t, s); !slices.Equal(got, []quad.Quad{knows1}) {
		t.Errorf("got %v", got)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestFlippedBytesAreFound(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, nil)
	add(t, s, knows1, knows2, another)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	tables, err := filepath.Glob(filepath.Join(dir, "*.sst"))
	if err != nil || len(tables) == 0 {
		t.Fatalf("got tables %v, error %v", tables, err)
	}
	for _, table := range tables {
		text, err := os.ReadFile(table)
		if err != nil {
			t.Fatal(err)
		}
		text[10] ^= 1
		if err := os.WriteFile(table, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err = quadstore.New(dir, quadstore.Options{})
	if err == nil {
		_, err = s.Verify(context.Background())
		if closed := s.Close(); closed != nil {
			t.Error(closed)
		}
	}
	if !errors.Is(err, quadstore.ErrDamaged) {
		t.Errorf("got error %v, want ErrDamaged", err)
	}
}
