package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store/postgres"
	"github.com/parley-kg/parley/internal/pgserver"
)

// checkReferences makes sure that every node is counted as often as quads name it.
func checkReferences(t testing.TB, url string) {
	t.Helper()
	wrong := rowsOf(t, url, `SELECT encode(hash, 'hex'), refs, named FROM nodes FULL JOIN (
			SELECT hash, count(*) AS named FROM quads,
				LATERAL (VALUES (subject_hash), (predicate_hash), (object_hash), (label_hash)) AS part (hash)
			WHERE hash IS NOT NULL GROUP BY hash
		) AS counted USING (hash) WHERE refs IS DISTINCT FROM named`)
	if len(wrong) > 0 {
		t.Errorf("nodes with a wrong count (hash, count, quads): %v", wrong)
	}
}

// Writers of several processes wait for each other: no number of the log is
// missing or given twice, what they read before they write stays true.
func TestWritersTakeTurns(t *testing.T) {
	url := pgserver.Shared(t).NewDatabase(t)
	const writers, each = 4, 8
	var wait sync.WaitGroup
	for w := range writers {
		db := open(t, url)
		wait.Go(func() {
			for i := range each {
				err := db.Update(testContext(t), func(v *postgres.View) (postgres.Batch, error) {
					counted, err := v.Size(testContext(t))
					said := quad.Quad{
						Subject: quad.IRI("counter"), Predicate: quad.IRI("was"), Object: quad.Int(counted),
						Label: quad.IRI(fmt.Sprintf("writer/%d/%d", w, i)),
					}
					return postgres.Batch{Quads: []quad.Quad{said}, Articles: []string{fmt.Sprintf("article/%d-%d", w, i)}}, err
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	db := open(t, url)
	var counted []int
	for _, q := range all(t, db) {
		counted = append(counted, int(q.Object.(quad.Int)))
	}
	slices.Sort(counted)
	for i, n := range counted {
		if i != n {
			t.Fatalf("two writers read the same state: %v", counted)
		}
	}
	log := changes(t, db, 0)
	for i, change := range log {
		if change.Sequence != int64(i+1) || len(change.Articles) != 1 {
			t.Errorf("entry %d of the change log is %+v", i, change)
		}
	}
	if len(log) != writers*each || len(changes(t, db, 30)) != len(log)-30 {
		t.Errorf("the change log has %d entries", len(log))
	}
	checkReferences(t, url)
}

func changes(t testing.TB, db *postgres.DB, after int64) (log []postgres.Change) {
	t.Helper()
	err := db.View(testContext(t), func(v *postgres.View) (err error) {
		log, err = v.Changes(testContext(t), after, 1000)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return log
}

// What fails leaves nothing behind, neither in the tables nor in the change log.
func TestAFailedUpdateLeavesNothing(t *testing.T) {
	for _, bulkFrom := range []int{1, 1_000_000} {
		t.Run(fmt.Sprintf("bulk from %d", bulkFrom), func(t *testing.T) {
			url := pgserver.Shared(t).NewDatabase(t)
			db := open(t, url)
			db.BulkFrom = bulkFrom
			full := errors.New("the disk is full")
			db.BeforeCommit = func() error { return full }
			quads := world(10)
			if err := update(testContext(t), db, quads); !errors.Is(err, full) || !errors.Is(err, graph.ErrUnavailable) {
				t.Errorf("got error %v", err)
			}
			ended, cancel := context.WithCancel(testContext(t))
			db.BeforeCommit = func() error { cancel(); return nil }
			if err := update(ended, db, quads); !errors.Is(err, context.Canceled) {
				t.Errorf("got error %v", err)
			}
			db.BeforeCommit = nil
			if left := all(t, db); len(left) > 0 || len(changes(t, db, 0)) > 0 {
				t.Errorf("%d quads are left", len(left))
			}
			if schemas := rowsOf(t, url, "SELECT nspname::text FROM pg_namespace WHERE nspname LIKE 'parley%'"); len(schemas) > 0 {
				t.Errorf("schemas are left: %v", schemas)
			}
			add(t, db, quads...)
			if diff := cmp.Diff(lines(quads), lines(all(t, db))); diff != "" {
				t.Errorf("want -, got +:\n%s", diff)
			}
			checkReferences(t, url)
		})
	}
}

// Where others have rights on the tables or views of them, or we may make no
// schema, the tables stay the same ones.
func TestTheFirstLoadKeepsWhatOthersBuiltOnTheTables(t *testing.T) {
	server := pgserver.Shared(t)
	url := server.NewDatabase(t)
	db := open(t, url)
	db.BulkFrom = 1
	server.Exec(t, url, "CREATE VIEW claims AS SELECT DISTINCT label_hash FROM quads")
	add(t, db, world(5)...)
	if n := len(rowsOf(t, url, "SELECT * FROM claims")); n != 5 {
		t.Errorf("the view shows %d claims", n)
	}
	checkReferences(t, url)
}
