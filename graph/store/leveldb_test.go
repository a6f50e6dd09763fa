package store_test

import (
	"context"
	"sync"
	"testing"

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
	s, err := store.Open(context.Background(), dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.WatchWrites(s); err != nil {
		t.Fatal(err)
	}
	d.of.Store(s, dir)
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

func TestLevelDB(t *testing.T) {
	d := &directories{}
	storetest.Run(t, storetest.Backend{Open: d.open, Reopen: d.reopen, FailNextWrite: store.FailNextWrite})
}
