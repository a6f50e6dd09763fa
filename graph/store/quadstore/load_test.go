package quadstore_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble"
	"github.com/cockroachdb/pebble/vfs"
	"github.com/cockroachdb/pebble/vfs/errorfs"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph/store/quadstore"
)

// loading opens a store in which every change that only adds is a load, in tables.
func loading(t testing.TB, path string, fs vfs.FS) *quadstore.Store {
	t.Helper()
	s := open(t, path, fs)
	quadstore.SetLimits(s, 1, 1)
	return s
}

// contents returns every key and value.
func contents(t testing.TB, s *quadstore.Store) string {
	t.Helper()
	var found strings.Builder
	err := quadstore.Damage(s, func(db *pebble.DB) error {
		it, err := db.NewIter(nil)
		if err != nil {
			return err
		}
		for it.First(); it.Valid(); it.Next() {
			fmt.Fprintf(&found, "%x %x\n", it.Key(), it.Value())
		}
		return it.Close()
	})
	if err != nil {
		t.Fatal(err)
	}
	return found.String()
}

// A load ends where the change would, whatever was there, and refuses what it
// refuses. Removals between them are changes in both stores.
func TestALoadIsAsTheChange(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		fs := vfs.NewMem()
		byLoad, byChange := loading(t, "/load", fs), open(t, "/change", fs)
		defer func() { _ = errors.Join(byLoad.Close(), byChange.Close()) }()
		for range rapid.IntRange(1, 6).Draw(rt, "batches") {
			action := rapid.SampledFrom([]graph.Procedure{graph.Add, graph.Add, graph.Add, graph.Delete}).Draw(rt, "action")
			var deltas []graph.Delta
			for range rapid.IntRange(0, 30).Draw(rt, "deltas") {
				deltas = append(deltas, graph.Delta{Quad: drawQuad(rt), Action: action})
			}
			if rapid.IntRange(0, 9).Draw(rt, "invalid") == 0 {
				deltas = append(deltas, graph.Delta{Quad: quad.Make("a", nil, "b", nil), Action: action})
			}
			ignore := graph.IgnoreOpts{IgnoreDup: rapid.IntRange(0, 3).Draw(rt, "dup") > 0, IgnoreMissing: true}
			note := rapid.SliceOf(rapid.Byte()).Draw(rt, "note")
			quadstore.SetLimits(byLoad, 1, rapid.SampledFrom([]int{1, 15, 1 << 30}).Draw(rt, "in tables"))
			got, want := byLoad.Apply(deltas, ignore, note), byChange.Apply(deltas, ignore, note)
			if fmt.Sprint(got) != fmt.Sprint(want) {
				rt.Fatalf("the load got error %v, the change %v", got, want)
			}
			verified(rt, byLoad)
			if got, want := contents(t, byLoad), contents(t, byChange); got != want {
				rt.Fatalf("the load left\n%s\nthe change left\n%s", got, want)
			}
			if rapid.IntRange(0, 4).Draw(rt, "reopen") == 0 {
				if err := byLoad.Close(); err != nil {
					rt.Fatal(err)
				}
				byLoad = loading(t, "/load", fs)
			}
		}
	})
}

// The same with so many quads that tables are split, numbers have more digits
// than one pass sorts by, and the dictionary grows.
func TestALargeLoadIsAsTheChange(t *testing.T) {
	byLoad, byChange := inMemory(t), inMemory(t)
	inBatches := inMemory(t)
	quadstore.SetLimits(inBatches, 1, 1<<30)
	quadstore.SetLimits(byLoad, 1, 1)
	quadstore.SetLimits(byChange, 1<<30, 0)
	for i, n := range []int{12_000, 6_000, 3} { // of which the last looks up few of many values
		quads := meetings(i*10_000, n) // 2,000 of the first ones come again
		quads = append(quads, quads[:10]...)
		note := fmt.Appendf(nil, "part %d", i)
		if err := errors.Join(
			byLoad.Apply(additions(quads...), graph.IgnoreOpts{IgnoreDup: true}, note),
			byChange.Apply(additions(quads...), graph.IgnoreOpts{IgnoreDup: true}, note),
			inBatches.Apply(additions(quads...), graph.IgnoreOpts{IgnoreDup: true}, note),
		); err != nil {
			t.Fatal(err)
		}
		if want := contents(t, byChange); contents(t, byLoad) != want || contents(t, inBatches) != want {
			t.Fatalf("after part %d they differ", i)
		}
	}
	if mark(t, byLoad) != mark(t, byChange) {
		t.Error("they are at different marks")
	}
	verified(t, byLoad)
}

// Where a table of a load cannot be written, nothing has changed, nothing is
// left on disk, and the load can be repeated.
func TestFailedLoad(t *testing.T) {
	for name, op := range map[string]errorfs.Op{
		"made": errorfs.OpCreate, "written": errorfs.OpFileWrite, "synced": errorfs.OpFileSync,
	} {
		t.Run(name, func(t *testing.T) {
			var broken atomic.Bool
			fs := errorfs.Wrap(vfs.NewMem(), errorfs.InjectorFunc(func(o errorfs.Op, path string) error {
				if broken.Load() && o == op && strings.Contains(path, "/"+quadstore.StagingName+"/") {
					return errDisk
				}
				return nil
			}))
			s := loading(t, "/store", fs)
			defer s.Close()
			add(t, s, knows1)
			before, large := contents(t, s), additions(meetings(0, 100)...)
			broken.Store(true)
			if err := s.ApplyDeltas(large, graph.IgnoreOpts{IgnoreDup: true}); !errors.Is(err, errDisk) || errors.Is(err, quadstore.ErrFailed) {
				t.Fatalf("got error %v, want the cause, and not ErrFailed", err)
			}
			if contents(t, s) != before {
				t.Error("the store has changed")
			}
			if left, _ := fs.List("/store/" + quadstore.StagingName); len(left) > 0 {
				t.Errorf("%q are left", left)
			}
			broken.Store(false)
			if err := s.ApplyDeltas(large, graph.IgnoreOpts{IgnoreDup: true}); err != nil {
				t.Fatal(err)
			}
			verified(t, s)
		})
	}
}

// Where Pebble cannot take in the tables, the store says that it has failed;
// when it is opened again, by another process if this one cannot let it go, the
// load is there as a whole or not at all.
func TestFailedIngest(t *testing.T) {
	manifest := func(path string) bool { return strings.Contains(path, "MANIFEST") }
	for name, fails := range map[string]func(op errorfs.Op, path string, ingesting bool) bool{
		"opened": func(op errorfs.Op, path string, _ bool) bool {
			return op == errorfs.OpOpen && strings.Contains(path, quadstore.StagingName)
		},
		"linked or copied": func(op errorfs.Op, path string, ingesting bool) bool {
			return op == errorfs.OpLink || ingesting && op == errorfs.OpCreate
		},
		"manifest of the flush": func(op errorfs.Op, path string, _ bool) bool { return op == errorfs.OpFileWrite && manifest(path) },
		"manifest written": func(op errorfs.Op, path string, ingesting bool) bool {
			return ingesting && op == errorfs.OpFileWrite && manifest(path)
		},
		"manifest synced": func(op errorfs.Op, path string, ingesting bool) bool {
			return ingesting && op == errorfs.OpFileSync && manifest(path)
		},
	} {
		t.Run(name, func(t *testing.T) {
			var broken, ingesting atomic.Bool
			fs := errorfs.Wrap(vfs.NewMem(), errorfs.InjectorFunc(func(op errorfs.Op, path string) error {
				if op == errorfs.OpLink {
					ingesting.Store(true)
				}
				if broken.Load() && fails(op, path, ingesting.Load()) {
					return errDisk
				}
				return nil
			}))
			s := loading(t, "/store", fs)
			quadstore.SetLimits(s, 2, 1)
			add(t, s, knows1)
			small := contents(t, s)
			broken.Store(true)
			if err := s.ApplyDeltas(additions(meetings(0, 100)...), graph.IgnoreOpts{IgnoreDup: true}); !errors.Is(err, quadstore.ErrFailed) || !errors.Is(err, errDisk) {
				t.Fatalf("got error %v, want one that wraps ErrFailed and the cause", err)
			}
			if err := s.Close(); err != nil && !errors.Is(err, quadstore.ErrStuck) {
				t.Errorf("closed with error %v", err)
			}
			broken.Store(false)
			copied := vfs.NewMem()
			if cloned, err := vfs.Clone(fs, copied, "/store", "/store"); err != nil || !cloned {
				t.Fatal(err)
			}
			s = open(t, "/store", copied)
			defer s.Close()
			verified(t, s)
			if got := mark(t, s).Sequence; got == 1 && contents(t, s) != small || got < 1 || got > 2 {
				t.Errorf("it is at change %d", got)
			}
			if left, _ := copied.List("/store/" + quadstore.StagingName); len(left) > 0 {
				t.Errorf("%q are left", left)
			}
		})
	}
}

// After a crash at any moment of a load, in which all is lost that was not
// synced, the load is there as a whole or not at all, and it is there where it
// was acknowledged.
func TestCrashInALoad(t *testing.T) {
	for moment, done := 1, false; !done; moment++ {
		below := vfs.NewStrictMem()
		var left atomic.Int64
		fs := errorfs.Wrap(below, errorfs.InjectorFunc(func(op errorfs.Op, _ string) error {
			if op.OpKind() == errorfs.OpKindWrite && left.Add(-1) == 0 {
				below.SetIgnoreSyncs(true) // the power fails here
			}
			return nil
		}))
		s := loading(t, "/store", fs)
		add(t, s, knows1)
		left.Store(int64(moment))
		if err := s.ApplyDeltas(additions(meetings(0, 20)...), graph.IgnoreOpts{IgnoreDup: true}); err != nil {
			t.Fatal(err)
		}
		done = left.Load() > 0 // the power did not fail
		loaded := contents(t, s)
		below.SetIgnoreSyncs(true)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		below.ResetToSyncedState()
		below.SetIgnoreSyncs(false)
		left.Store(0)
		s = loading(t, "/store", fs)
		verified(t, s)
		if found := mark(t, s).Sequence; found == 2 && contents(t, s) != loaded || found < 1 || found > 2 || done && found != 2 {
			t.Errorf("power failed at write %d: the store is at change %d", moment, found)
		}
		if left, _ := fs.List("/store/" + quadstore.StagingName); len(left) > 0 {
			t.Errorf("%q are left", left)
		}
		if stats, err := s.Stats(context.Background(), true); err != nil || int(stats.Quads.Size) != len(all(t, s)) {
			t.Errorf("got %v, error %v", stats, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// What a killed load left is removed when the store is opened, and from nothing
// that is no store.
func TestWhatALoadLeftIsRemoved(t *testing.T) {
	fs := vfs.NewMem()
	left := fs.PathJoin("/store", quadstore.StagingName, "0.sst")
	leave := func() {
		t.Helper()
		if err := fs.MkdirAll(fs.PathDir(left), 0o755); err != nil {
			t.Fatal(err)
		}
		file, err := fs.Create(left)
		if err != nil {
			t.Fatal(err)
		}
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
	}
	leave()
	if _, err := quadstore.New("/store", quadstore.Options{FS: fs, MustExist: true}); err == nil {
		t.Error("it was opened")
	}
	if _, err := fs.Stat(left); err != nil {
		t.Errorf("of a directory that is no store it is gone: %v", err)
	}
	for range 2 {
		s := loading(t, "/store", fs)
		if _, err := fs.Stat(left); err == nil {
			t.Error("it is still there")
		}
		leave() // also removed where the next load begins
		add(t, s, knows1)
		verified(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// A store that was closed is not written, by either way.
func TestAClosedStoreIsNotWritten(t *testing.T) {
	for from, inTables := range map[int]int{1: 1, 2: 1, 1 << 30: 1, 0: 1 << 30} {
		fs := vfs.NewMem()
		s := open(t, "/store", fs)
		quadstore.SetLimits(s, from, inTables)
		add(t, s, knows1)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		// Nothing of it is known, so that nothing needs to be looked up.
		if err := s.ApplyDeltas(additions(quad.MakeIRI("x", "y", "z", "l")), graph.IgnoreOpts{}); !errors.Is(err, quadstore.ErrClosed) {
			t.Errorf("loads from %d on: got error %v", from, err)
		}
		if left, _ := fs.List("/store/" + quadstore.StagingName); len(left) > 0 {
			t.Errorf("%q are left", left)
		}
	}
}

// Those who read beside loads see each as a whole.
func TestReadersBesideLoads(t *testing.T) {
	const size = 40
	s := inMemory(t)
	quadstore.SetLimits(s, 1, 1)
	before, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	defer before.Close()
	done := make(chan struct{})
	go func() {
		defer close(done)
		for _, batch := range batches(30, size) {
			if err := s.ApplyDeltas(batch, graph.IgnoreOpts{}); err != nil {
				t.Error(err)
			}
		}
	}()
	for seen, end := 0, false; !end; {
		select {
		case <-done:
			end = true
		default:
		}
		seen = readBesideWriter(t, s, size, seen)
	}
	if n := wholeBatches(t, before, size); n != 0 {
		t.Errorf("an older snapshot has %d batches", n)
	}
}
