package postgres_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store/postgres"
	"github.com/parley-kg/parley/internal/pgserver"
)

func prepare(t testing.TB, url string, mustExist bool) error {
	t.Helper()
	db, err := postgres.Open(testContext(t), url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	return db.Prepare(testContext(t), mustExist)
}

func TestPrepare(t *testing.T) {
	server := pgserver.Shared(t)
	url := server.NewDatabase(t)
	if err := prepare(t, url, true); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("got error %v for a database that is no store", err)
	}
	if tables := rowsOf(t, url, "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"); len(tables) > 0 {
		t.Errorf("looking made tables: %v", tables)
	}
	var wait sync.WaitGroup
	for range 4 { // all at once, as when several servers start
		wait.Go(func() {
			if err := prepare(t, url, false); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if err := prepare(t, url, true); err != nil {
		t.Error(err)
	}
	server.Exec(t, url, "UPDATE parley_format SET version = 99")
	if err := prepare(t, url, false); !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), "99") {
		t.Errorf("got error %v for a newer format", err)
	}
}

func TestPrepareWhatIsThere(t *testing.T) {
	server := pgserver.Shared(t)
	empty := initialised(t, server)
	if err := prepare(t, empty, false); err != nil {
		t.Errorf("the empty tables of Cayley: %v", err)
	}
	used := initialised(t, server)
	if _, err := cayleyWriter(t, used).WriteQuads(world(1)); err != nil {
		t.Fatal(err)
	}
	if err := prepare(t, used, false); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("got error %v for quads of somebody else", err)
	}
	foreign := server.NewDatabase(t)
	server.Exec(t, foreign, "CREATE TABLE nodes (of TEXT)")
	if err := prepare(t, foreign, false); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("got error %v for a table of somebody else", err)
	}
	server.Exec(t, foreign, "CREATE SCHEMA own")
	own := foreign + "&search_path=own"
	db := open(t, own)
	db.BulkFrom = 1
	add(t, db, world(1)...)
	if n := len(rowsOf(t, own, "SELECT FROM own.quads")); n != len(world(1)) {
		t.Errorf("the schema holds %d quads", n)
	}
}
