package store_test

import (
	"context"
	"sync"
	"testing"

	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/graph/store/storetest"
	"github.com/parley-kg/parley/internal/pgserver"
)

// databases remembers where each store of a suite lives.
type databases struct {
	server *pgserver.Server
	of     sync.Map
}

func (d *databases) open(t testing.TB) *store.Store {
	t.Helper()
	return d.openAt(t, d.server.NewDatabase(t))
}

func (d *databases) openAt(t testing.TB, url string) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), url, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d.of.Store(s, url)
	return s
}

func (d *databases) reopen(t testing.TB, s *store.Store) *store.Store {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	url, _ := d.of.Load(s)
	again := d.openAt(t, url.(string))
	t.Cleanup(func() {
		if err := again.Close(); err != nil {
			t.Error(err)
		}
	})
	return again
}

func TestPostgres(t *testing.T) {
	d := &databases{server: pgserver.Shared(t)}
	storetest.Run(t, storetest.Backend{Open: d.open, Reopen: d.reopen, FailNextWrite: store.FailNextCommit})
}

func TestMain(m *testing.M) { pgserver.Main(m) }
