package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/graph/store/storetest"
)

// directories remembers where each store of the suite lives.
type directories struct{ of sync.Map }

func (d *directories) open(t testing.TB) *store.Store {
	t.Helper()
	return d.openAt(t, t.TempDir())
}

func (d *directories) openAt(t testing.TB, dir string) *store.Store {
	t.Helper()
	s := openWatched(t, dir)
	d.of.Store(s, dir)
	return s
}

func openWatched(t testing.TB, url string) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), url, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.WatchWrites(s); err != nil {
		t.Fatal(err)
	}
	return s
}

func (d *directories) reopen(t testing.TB, s *store.Store) *store.Store {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	dir, _ := d.of.Load(s)
	again := d.openAt(t, dir.(string))
	t.Cleanup(func() {
		if err := again.Close(); err != nil {
			t.Error(err)
		}
	})
	return again
}

func TestPebble(t *testing.T) {
	d := &directories{}
	storetest.Run(t, storetest.Backend{Open: d.open, Reopen: d.reopen, FailNextWrite: store.FailNextWrite})
}

func TestMemory(t *testing.T) {
	storetest.Run(t, storetest.Backend{
		Open:          func(t testing.TB) *store.Store { return openWatched(t, "memory:") },
		FailNextWrite: store.FailNextWrite,
	})
}

func openMemory(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), "memory:", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Where the database cannot be opened again after a failed write, the store
// says so, and says why, until it is closed.
func TestWriteFailsAndTheDirectoryIsGone(t *testing.T) {
	d, dir := &directories{}, t.TempDir()
	s := d.openAt(t, dir)
	broken := errors.New("the disk is broken")
	store.FailNextWrite(s, broken)
	if err := os.RemoveAll(filepath.Join(dir, "pebble")); err != nil {
		t.Fatal(err)
	}
	change := store.Change{Article: storetest.Meeting("000"), At: storetest.Noon}
	for range 2 {
		if err := s.Apply(context.Background(), change); !errors.Is(err, broken) || !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("got error %v, want one that wraps the cause", err)
		}
	}
	if _, err := s.Corpus(context.Background()); !errors.Is(err, broken) {
		t.Errorf("got error %v, want one that wraps the cause", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}
