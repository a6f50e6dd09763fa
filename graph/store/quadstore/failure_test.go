package quadstore_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble"
	"github.com/cockroachdb/pebble/vfs"
	"github.com/cockroachdb/pebble/vfs/errorfs"

	"github.com/parley-kg/parley/graph/store/quadstore"
)

var errDisk = errors.New("the disk is full")

// failing is a file system whose log cannot be written while broken is set.
func failing(below vfs.FS, broken *atomic.Bool) vfs.FS {
	return errorfs.Wrap(below, errorfs.InjectorFunc(func(op errorfs.Op, path string) error {
		if broken.Load() && op.OpKind() == errorfs.OpKindWrite && strings.HasSuffix(path, ".log") {
			return errDisk
		}
		return nil
	}))
}

// A batch that cannot be written is not there when the store is opened again,
// and can be repeated; everything before it is there.
func TestFailedCommit(t *testing.T) {
	var broken atomic.Bool
	fs := failing(vfs.NewMem(), &broken)
	s := open(t, "/store", fs)
	add(t, s, knows1)
	for i := range 5 {
		batch := additions(quad.MakeIRI("new", "p", fmt.Sprint(i), "l"), another)
		broken.Store(true)
		for range 2 {
			if err := s.ApplyDeltas(batch, graph.IgnoreOpts{IgnoreDup: true}); !errors.Is(err, quadstore.ErrFailed) || !errors.Is(err, errDisk) {
				t.Fatalf("got error %v, want one that wraps ErrFailed and the cause", err)
			}
		}
		if it := s.QuadsAllIterator(); it.Next(context.Background()) || !errors.Is(it.Err(), quadstore.ErrFailed) {
			t.Errorf("got error %v, want ErrFailed", it.Err())
		}
		broken.Store(false)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = open(t, "/store", fs)
		if got := len(all(t, s)); got != 1+i+min(i, 1) {
			t.Fatalf("%d: got %d quads", i, got)
		}
		verified(t, s)
		if err := s.ApplyDeltas(batch, graph.IgnoreOpts{IgnoreDup: true}); err != nil {
			t.Fatal(err)
		}
		verified(t, s)
	}
	if got := len(all(t, s)); got != 7 {
		t.Errorf("got %d quads", got)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// Where a table cannot be read, a batch fails, changes nothing, and can be
// repeated without opening the store again.
func TestFailedRead(t *testing.T) {
	var broken atomic.Bool
	fs := errorfs.Wrap(vfs.NewMem(), errorfs.InjectorFunc(func(op errorfs.Op, path string) error {
		if broken.Load() && op.OpKind() == errorfs.OpKindRead && strings.HasSuffix(path, ".sst") {
			return errDisk
		}
		return nil
	}))
	s := open(t, "/store", fs)
	add(t, s, knows1, knows2)
	for _, batch := range batches(20, 100) { // more than what opening reads
		if err := s.ApplyDeltas(batch, graph.IgnoreOpts{}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil { // what was written is in a table now
		t.Fatal(err)
	}
	s = open(t, "/store", fs)
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	broken.Store(true)
	if err := s.ApplyDeltas(additions(knows1, another), graph.IgnoreOpts{IgnoreDup: true}); !errors.Is(err, errDisk) || errors.Is(err, quadstore.ErrFailed) {
		t.Fatalf("got error %v, want the cause, and not ErrFailed", err)
	}
	it := s.QuadsAllIterator()
	if it.Next(context.Background()) || !errors.Is(it.Err(), errDisk) {
		t.Errorf("got error %v, want the cause", it.Err())
	}
	if s.ValueOf(knows1.Subject) != nil || !errors.Is(s.Err(), errDisk) {
		t.Errorf("got error %v, want the cause", s.Err())
	}
	broken.Store(false)
	add(t, s, another)
	verified(t, s)
	if stats, err := s.Stats(context.Background(), true); err != nil || stats.Quads.Size != 2003 {
		t.Errorf("got %v, error %v", stats, err)
	}
}

// batches returns numbered batches whose last quad tells that they are whole.
func batches(n, size int) [][]graph.Delta {
	var found [][]graph.Delta
	for i := range n {
		var quads []quad.Quad
		for j := range size {
			quads = append(quads, quad.MakeIRI(fmt.Sprint("s", i, "-", j/3), fmt.Sprint("p", j%3), fmt.Sprint("o", rand.IntN(50)), fmt.Sprint("batch", i)))
		}
		found = append(found, additions(quads...))
	}
	return found
}

// wholeBatches returns how many batches are there, and complains where one is not whole.
func wholeBatches(t testing.TB, s *quadstore.Store, size int) int {
	t.Helper()
	byLabel := make(map[quad.Value]int)
	for _, q := range all(t, s) {
		byLabel[q.Label]++
	}
	for label, n := range byLabel {
		if n != size {
			t.Errorf("%v has %d quads of %d", label, n, size)
		}
	}
	return len(byLabel)
}

// What was acknowledged is there after a crash in which everything is lost
// that was not synced, whatever was in progress.
func TestCrash(t *testing.T) {
	const size, rounds = 30, 20
	fs := vfs.NewStrictMem()
	s := open(t, "/store", fs)
	acknowledged := 0
	all := batches(rounds*8, size)
	for round := range rounds {
		for range rand.IntN(8) {
			if err := s.ApplyDeltas(all[acknowledged], graph.IgnoreOpts{}); err != nil {
				t.Fatal(err)
			}
			acknowledged++
		}
		if round%3 == 0 {
			if err := quadstore.Damage(s, (*pebble.DB).Flush); err != nil {
				t.Fatal(err)
			}
		}
		fs.SetIgnoreSyncs(true) // the power fails here
		if round%2 == 0 {
			if err := s.ApplyDeltas(all[len(all)-1], graph.IgnoreOpts{}); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		fs.ResetToSyncedState()
		fs.SetIgnoreSyncs(false)
		s = open(t, "/store", fs)
		verified(t, s)
		if got := wholeBatches(t, s, size); got != acknowledged {
			t.Fatalf("round %d: %d batches are there, %d were acknowledged", round, got, acknowledged)
		}
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// Who reads beside a writer sees whole batches only, in everything that one
// snapshot tells.
func TestReadersBesideWriter(t *testing.T) {
	const size = 40
	s := inMemory(t)
	done := make(chan struct{})
	var wait sync.WaitGroup
	for range 3 {
		wait.Go(func() {
			for seen := 0; ; {
				select {
				case <-done:
					return
				default:
				}
				seen = readBesideWriter(t, s, size, seen)
			}
		})
	}
	all := batches(60, size)
	for i, batch := range all {
		if err := s.ApplyDeltas(batch, graph.IgnoreOpts{}); err != nil {
			t.Error(err)
		}
		if i%3 == 2 { // a batch may also go
			gone := slices.Clone(all[i-1])
			for j := range gone {
				gone[j].Action = graph.Delete
			}
			if err := s.ApplyDeltas(gone, graph.IgnoreOpts{}); err != nil {
				t.Error(err)
			}
		}
	}
	close(done)
	wait.Wait()
	verified(t, s)
	if n := quadstore.Open(s); n != 0 {
		t.Errorf("%d are open", n)
	}
}

func readBesideWriter(t *testing.T, s *quadstore.Store, size, seen int) int {
	snapshot, err := s.Snapshot()
	if err != nil {
		t.Error(err)
		return seen
	}
	defer snapshot.Close()
	n := wholeBatches(t, snapshot, size)
	if n < seen-1 { // one may have been removed
		t.Errorf("there were %d batches, and now %d", seen, n)
	}
	stats, err := snapshot.Stats(context.Background(), true)
	if err != nil || stats.Quads.Size != int64(n*size) {
		t.Errorf("got %v and error %v, want %d quads", stats, err, n*size)
	}
	verified(t, snapshot)
	return n
}

// Closing beside readers and writers ends them with an error, and nothing else.
func TestCloseBesideOthers(t *testing.T) {
	for range 20 {
		s := open(t, "/store", vfs.NewMem())
		add(t, s, knows1, knows2)
		var wait sync.WaitGroup
		for range 2 {
			wait.Go(func() {
				for {
					it := s.QuadsAllIterator()
					for it.Next(context.Background()) {
						s.Quad(it.Result())
					}
					if err := it.Err(); err != nil {
						if !errors.Is(err, quadstore.ErrClosed) {
							t.Error(err)
						}
						return
					}
				}
			})
		}
		wait.Go(func() {
			for i := range 1000 {
				if err := s.ApplyDeltas(additions(quad.MakeIRI("a", "b", fmt.Sprint(i), "")), graph.IgnoreOpts{}); err != nil {
					if !errors.Is(err, quadstore.ErrClosed) {
						t.Error(err)
					}
					return
				}
			}
		})
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		wait.Wait()
	}
}

// Where the disk is full while Pebble works in the background, nobody waits for
// ever: the store tells it, and what was acknowledged is there when it is opened
// again, by another process if this one cannot let it go.
func TestDiskIsFullInTheBackground(t *testing.T) {
	const size = 30
	for name, full := range map[string]func(op errorfs.Op, file string) bool{
		"a table is made":      func(op errorfs.Op, file string) bool { return op == errorfs.OpCreate && path.Ext(file) == ".sst" },
		"a table is written":   func(op errorfs.Op, file string) bool { return op == errorfs.OpFileWrite && path.Ext(file) == ".sst" },
		"the manifest":         func(op errorfs.Op, file string) bool { return strings.HasPrefix(path.Base(file), "MANIFEST") },
		"a new log is made":    func(op errorfs.Op, file string) bool { return op == errorfs.OpCreate && path.Ext(file) == ".log" },
		"a log is written":     func(op errorfs.Op, file string) bool { return op == errorfs.OpFileWrite && path.Ext(file) == ".log" },
		"everything, and more": func(op errorfs.Op, _ string) bool { return op.OpKind() == errorfs.OpKindWrite },
	} {
		t.Run(name, func(t *testing.T) {
			var broken atomic.Bool
			dir := filepath.Join(t.TempDir(), "store")
			s := open(t, dir, errorfs.Wrap(vfs.Default, errorfs.InjectorFunc(func(op errorfs.Op, file string) error {
				if broken.Load() && full(op, file) {
					return &fs.PathError{Op: "write", Path: file, Err: syscall.ENOSPC}
				}
				return nil
			})))
			acknowledged := 0
			var err error
			for i, batch := range batches(3000, size) {
				broken.Store(i >= 20)
				if err = s.ApplyDeltas(batch, graph.IgnoreOpts{}); err != nil {
					break
				}
				if acknowledged++; i == 20 {
					_ = quadstore.Flush(s) // as Pebble does where many batches came; the next batch tells the error
				}
			}
			if !errors.Is(err, quadstore.ErrFailed) || !errors.Is(err, syscall.ENOSPC) {
				t.Fatalf("got error %v after %d batches, want one that wraps ErrFailed and the cause", err, acknowledged)
			}
			if strings.HasPrefix(name, "a table") || name == "the manifest" { // and what is there can be read
				if n := wholeBatches(t, s, size); n != acknowledged {
					t.Errorf("%d batches can be read, %d were acknowledged", n, acknowledged)
				}
			}
			if err := s.Close(); err != nil && !errors.Is(err, quadstore.ErrStuck) {
				t.Errorf("closed with error %v", err)
			}
			broken.Store(false)
			copied := filepath.Join(t.TempDir(), "copy") // which nobody has open
			if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
				t.Fatal(err)
			}
			s = open(t, copied, vfs.Default)
			verified(t, s)
			if n := wholeBatches(t, s, size); n != acknowledged && n != acknowledged+1 {
				t.Errorf("%d batches are there, %d were acknowledged", n, acknowledged)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

// Whoever reads when nothing can be read any more is told why: not that somebody
// waited, but for what.
func TestReadersAreToldTheCause(t *testing.T) {
	if err := quadstore.WhyUnreadable(syscall.ENOSPC); !errors.Is(err, quadstore.ErrFailed) || !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("readers are told %v, want an error that wraps ErrFailed and the cause", err)
	}
}
