package store_test

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/graph/store/storetest"
	"github.com/parley-kg/parley/internal/pgserver"
)

// linesOf returns everything that was recorded, in order.
func linesOf(t testing.TB, s *store.Store) []string {
	t.Helper()
	var lines []string
	for q, err := range s.Quads(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, q.NQuad())
	}
	return lines
}

// The server is killed in the middle of a load, when an article is written and
// not committed, and once just after it was: what was acknowledged is there, the
// same load finishes the job on the same store, and nothing is doubled.
func TestTheServerIsKilledWhileLoading(t *testing.T) {
	server := pgserver.Start(t)
	d := &databases{server: server}
	s, calm := d.open(t), openMemory(t)
	defer s.Close()
	defer calm.Close()
	const articles, batch = 12, 3
	var load [][]store.Change
	for i := 0; i < articles; i += batch {
		var changes []store.Change
		for j := range batch {
			changes = append(changes, store.Change{Article: storetest.Meeting(fmt.Sprint(i + j)), At: storetest.Noon})
		}
		load = append(load, changes)
		if err := calm.Apply(context.Background(), changes...); err != nil {
			t.Fatal(err)
		}
	}
	var commits atomic.Int32
	store.PostgresOf(s).BeforeCommit = func() error {
		if commits.Add(1) == 2 {
			server.Kill(t)
		}
		return nil
	}
	acknowledged, killed := 0, false
	for acknowledged < len(load) {
		err := s.Apply(context.Background(), load[acknowledged]...)
		switch {
		case err == nil:
			acknowledged++
			if acknowledged != 3 {
				continue
			}
			server.Kill(t) // the last one is acknowledged
		case killed || !errors.Is(err, graph.ErrUnavailable):
			t.Fatal(err)
		default:
			killed = true
			if _, err := s.Corpus(context.Background()); !errors.Is(err, graph.ErrUnavailable) {
				t.Errorf("got error %v while the server is away, want ErrUnavailable", err)
			}
		}
		server.Start(t)
		corpus, err := s.Corpus(context.Background()) // by the same store, which finds its server again
		if err != nil || len(corpus.Articles) != acknowledged*batch {
			t.Fatalf("got error %v and %d articles, want %d", err, len(corpus.Articles), acknowledged*batch)
		}
	}
	if !killed {
		t.Error("no write failed")
	}
	for _, changes := range load { // all of it again, as whoever restarts a load does
		if err := s.Apply(context.Background(), changes...); err != nil {
			t.Error(err)
		}
	}
	if diff := cmp.Diff(linesOf(t, calm), linesOf(t, s)); diff != "" {
		t.Errorf("a load without failure -, this one +:\n%s", diff)
	}
}

// Two stores on one database, as two processes have them: each sees what the
// other writes, is told within a second, and refuses what no longer fits.
func TestTwoStoresOnOneDatabase(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	d := &databases{server: pgserver.Shared(t)}
	url := d.server.NewDatabase(t)
	one, other := d.openAt(t, url), d.openAt(t, url)
	defer one.Close()
	defer other.Close()
	a := storetest.Meeting("000")
	change := store.Change{Article: a, At: storetest.Noon}
	var written time.Time
	for sequence, err := range other.Follow(ctx, -1) {
		if err != nil {
			t.Fatal(err)
		}
		if sequence == 0 { // it follows
			written = time.Now()
			if err := one.Apply(ctx, change); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if took := time.Since(written); took > time.Second || sequence != 1 {
			t.Errorf("change %d was told after %s", sequence, took)
		}
		break
	}
	if _, err := other.Article(ctx, a.Article.ID); err != nil {
		t.Error(err)
	}
	if err := other.Apply(ctx, change); err != nil { // it is there: nothing changes
		t.Error(err)
	}
	if mark, err := one.Mark(ctx); err != nil || mark.Sequence != 1 {
		t.Errorf("got %v and error %v", mark, err)
	}
	corrected := storetest.Corrected(a)
	if err := one.Apply(ctx, store.Change{Article: corrected, Supersedes: "another", At: storetest.Noon}); !errors.Is(err, graph.ErrConflict) {
		t.Errorf("got error %v, want ErrConflict", err)
	}
	if one.Shared() != true || openMemory(t).Shared() {
		t.Error("only a store on PostgreSQL is shared")
	}
	for range openMemory(t).Follow(ctx, 0) {
		t.Error("nobody else writes to a store in memory")
	}
}

func TestAStoreOnPostgresMustExist(t *testing.T) {
	url := pgserver.Shared(t).NewDatabase(t)
	_, err := store.Open(context.Background(), url, store.Options{MustExist: true})
	if !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("got error %v, want ErrNotFound", err)
	}
}
