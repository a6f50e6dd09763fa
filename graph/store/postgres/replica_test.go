package postgres_test

import (
	"errors"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store/postgres"
	"github.com/parley-kg/parley/internal/pgserver"
)

// replicated is a database that is read from a replica.
type replicated struct {
	*postgres.DB
	lost, back chan error
	written    int
}

func (r *replicated) write(t *testing.T) {
	t.Helper()
	add(t, r.DB, world(r.written + 1)[6*r.written:]...)
	r.written++
}

// look reads all there is, which must be all that was written, and tells whether
// a replica answered.
func (r *replicated) look(t *testing.T) (atReplica bool) {
	t.Helper()
	var found []quad.Quad
	err := r.View(testContext(t), func(v *postgres.View) (err error) {
		if atReplica, err = postgres.AtReplica(testContext(t), v); err != nil {
			return err
		}
		found, err = v.All(testContext(t))
		return err
	})
	if err != nil || len(found) != 6*r.written {
		t.Fatalf("got %d quads and error %v, when %d were written", len(found), err, 6*r.written)
	}
	return atReplica
}

// waitFor looks until a replica answers, or none does.
func (r *replicated) waitFor(t *testing.T, atReplica bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); r.look(t) != atReplica; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("at a replica: %v", !atReplica)
		}
	}
}

// told waits until a replica is lost, or is back.
func told(t *testing.T, from chan error, want error) {
	t.Helper()
	select {
	case err := <-from:
		if !errors.Is(err, want) {
			t.Errorf("told of %v, want %v", err, want)
		}
	case <-time.After(patience):
		t.Fatal("nothing was told")
	}
}

func addReplica(t *testing.T, db *postgres.DB, url string) *replicated {
	t.Helper()
	r := &replicated{DB: db, lost: make(chan error, 100), back: make(chan error, 100)}
	err := db.AddReplica(testContext(t), url, func(err error) {
		if err != nil {
			r.lost <- err
		} else {
			r.back <- nil
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Views are answered by the replica while it holds what was written, by the
// primary while it does not, and by whichever of the two is there.
func TestReplicasAnswerViews(t *testing.T) {
	primary := pgserver.Start(t)
	db := open(t, primary.URL("postgres"))
	add(t, db, world(1)...)
	replica := primary.Replica(t)
	r := addReplica(t, db, replica.URL("postgres"))
	r.written = 1
	r.waitFor(t, true)

	replica.Exec(t, replica.URL("postgres"), "SELECT pg_wal_replay_pause()")
	r.write(t)
	for range 3 {
		if r.look(t) {
			t.Error("a replica that is behind has answered")
		}
	}
	replica.Exec(t, replica.URL("postgres"), "SELECT pg_wal_replay_resume()")
	r.waitFor(t, true)
	for range 20 {
		r.write(t)
		r.look(t) // whoever answers, it is there
	}

	replica.Kill(t)
	r.waitFor(t, false)
	told(t, r.lost, graph.ErrUnavailable)
	r.write(t)
	replica.Start(t)
	told(t, r.back, nil)
	r.waitFor(t, true)

	primary.Kill(t)
	if !r.look(t) {
		t.Error("who has answered?")
	}
	if err := update(testContext(t), db, world(100)); !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("got error %v for writing without a primary", err)
	}
}

// A replica that is not there when the process starts is used once it is.
func TestAReplicaThatComesLate(t *testing.T) {
	primary := pgserver.Start(t)
	replica := primary.Replica(t)
	replica.Stop(t)
	r := addReplica(t, open(t, primary.URL("postgres")), replica.URL("postgres"))
	told(t, r.lost, graph.ErrUnavailable)
	r.look(t)
	r.write(t)
	replica.Start(t)
	told(t, r.back, nil)
	r.waitFor(t, true)
}

func TestAnotherDatabaseIsNoReplica(t *testing.T) {
	server := pgserver.Shared(t)
	db, other := open(t, server.NewDatabase(t)), server.NewDatabase(t)
	for _, url := range []string{other, "postgres://host:port/x"} {
		if err := db.AddReplica(testContext(t), url, nil); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("got error %v, want ErrInvalid", err)
		}
	}
}
