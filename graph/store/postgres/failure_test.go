package postgres_test

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store/postgres"
	"github.com/parley-kg/parley/internal/pgserver"
)

// once returns a hook that does something the first time.
func once(do func()) func() error {
	var done atomic.Bool
	return func() error {
		if !done.Swap(true) {
			do()
		}
		return nil
	}
}

// cut ends all connections to the database but its own.
const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`

// The connection is lost when everything is written and nothing committed: the
// same call writes it again.
func TestTheConnectionIsCut(t *testing.T) {
	for _, bulkFrom := range []int{1, 1_000_000} {
		server := pgserver.Shared(t)
		url := server.NewDatabase(t)
		db := open(t, url)
		db.BulkFrom = bulkFrom
		quads := world(20)
		db.BeforeCommit = once(func() { server.Exec(t, url, cut) })
		add(t, db, quads...)
		if diff := cmp.Diff(lines(quads), lines(all(t, db))); diff != "" {
			t.Errorf("want -, got +:\n%s", diff)
		}
		server.Exec(t, url, cut) // now the connections of the pool, while nobody uses them
		if n := len(all(t, db)); n != len(quads) {
			t.Errorf("got %d quads", n)
		}
		if log := changes(t, db, 0); len(log) != 1 {
			t.Errorf("the change log has %d entries", len(log))
		}
		checkReferences(t, url)
	}
}

// A follower that is cut off learns of what happened meanwhile.
func TestAFollowerMissesNothing(t *testing.T) {
	server := pgserver.Shared(t)
	url := server.NewDatabase(t)
	follower, writer := open(t, url), open(t, url)
	quads := world(60)
	next := 0
	write := func() {
		add(t, writer, quads[next])
		next++
	}
	write()
	told, lost := int64(0), 0
	for sequence, err := range follower.Follow(testContext(t), 0) {
		switch {
		case err != nil:
			lost++
			write() // while nobody listens
			continue
		case sequence <= told || sequence != int64(next):
			t.Fatalf("got number %d after %d, when %d changes were made", sequence, told, next)
		}
		told = sequence
		if next >= len(quads)/2 {
			break
		}
		if next%10 == 5 {
			server.Exec(t, url, cut)
		} else {
			write()
		}
	}
	if lost == 0 || told != int64(next) {
		t.Errorf("lost %d connections, told of %d changes of %d", lost, told, next)
	}
}

func TestManyFollowersHearOfAChangeAtOnce(t *testing.T) {
	url := pgserver.Shared(t).NewDatabase(t)
	writer := open(t, url)
	type heard struct {
		sequence int64
		err      error
	}
	said := make(chan heard)
	const followers = 3
	for range followers {
		follower := open(t, url)
		go func() {
			for sequence, err := range follower.Follow(testContext(t), -1) {
				said <- heard{sequence, err}
				if sequence == 3 {
					return
				}
			}
		}()
	}
	for want := range int64(4) {
		began := time.Now()
		for range followers {
			if got := <-said; got.err != nil || got.sequence != want {
				t.Fatalf("got %+v, want %d", got, want)
			}
		}
		if took := time.Since(began); took > time.Second && want > 0 {
			t.Errorf("change %d was heard of after %s", want, took)
		}
		if want < 3 {
			add(t, writer, world(4)[want])
		}
	}
}

func TestErrorsSayWhatToDoAndNoPassword(t *testing.T) {
	server := pgserver.Shared(t)
	good := server.URL("postgres")
	gone := strings.Replace(good, "127.0.0.1", "127.0.0.2", 1)
	for name, test := range map[string]struct {
		url  string
		kind error
		says string
	}{
		"wrong password":   {strings.Replace(good, server.Password(), server.Password()+"x", 1), graph.ErrUnavailable, "the user or the password is wrong"},
		"unknown database": {server.URL("nowhere"), graph.ErrUnavailable, "createdb"},
		"no server":        {gone, graph.ErrUnavailable, "is it running"},
		"TLS":              {strings.Replace(good, "sslmode=disable", "sslmode=require", 1), graph.ErrUnavailable, "TLS"},
		"unknown setting":  {good + "&nonsense=1", graph.ErrUnavailable, "nonsense"},
		"bad sslmode":      {strings.Replace(good, "sslmode=disable", "sslmode=sometimes", 1), graph.ErrInvalid, "sslmode"},
		"bad port":         {"postgres://parley:" + server.Password() + "@127.0.0.1:port/x", graph.ErrInvalid, "postgres://user@host"},
		"bad pool":         {good + "&pool_max_conns=none", graph.ErrInvalid, "pool_max_conns"},
	} {
		t.Run(name, func(t *testing.T) {
			db, err := postgres.Open(testContext(t), test.url)
			if err == nil {
				t.Fatal(db.Close())
			}
			if !errors.Is(err, test.kind) || !strings.Contains(err.Error(), test.says) {
				t.Errorf("got error %v, want %v that says %q", err, test.kind, test.says)
			}
			if strings.Contains(err.Error(), server.Password()) {
				t.Errorf("the password is shown: %v", err)
			}
		})
	}
}

func TestRedact(t *testing.T) {
	for url, want := range map[string]string{
		"postgres://u:secret@host:5433/db?sslmode=require":  "postgres://u@host:5433/db",
		"postgres://host/db?user=u&password=secret":         "postgres://host/db",
		"postgres://u:se%zzcret@host/db":                    "postgres://…",
		"postgresql://u:secret@one:5432,two:5432/db#secret": "postgresql://u@one:5432,two:5432/db",
	} {
		if got := postgres.Redact(url); got != want {
			t.Errorf("%s is shown as %s, want %s", url, got, want)
		}
	}
}
