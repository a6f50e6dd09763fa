package postgres_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph/store/postgres"
	"github.com/parley-kg/parley/internal/pgserver"
)

// extras are the names of the references and indexes of the quads.
func extras(t *testing.T, url string) []string {
	t.Helper()
	return rowsOf(t, url, `SELECT conname::text FROM pg_constraint WHERE conrelid = 'quads'::regclass
		UNION SELECT indexname::text FROM pg_indexes WHERE tablename = 'quads' ORDER BY 1`)
}

// A long load does without the extras, and has them again at its end; or the
// next one has, where it fails.
func TestALongLoad(t *testing.T) {
	server := pgserver.Shared(t)
	url, calm := server.NewDatabase(t), server.NewDatabase(t)
	db := open(t, url)
	whole := extras(t, url)
	quads := world(6000) // 36,000 quads
	add(t, open(t, calm), quads...)
	failed := errors.New("stopped")
	load := func(err error, meanwhile int) {
		t.Helper()
		got := db.Load(testContext(t), func() error {
			for part := range slices.Chunk(quads, 6000) {
				add(t, db, part...)
			}
			if n := len(extras(t, url)); n != meanwhile {
				t.Errorf("there are %d indexes and references during the load, not %d: %v", n, meanwhile, extras(t, url))
			}
			return err
		})
		if !errors.Is(got, err) {
			t.Errorf("got error %v, want %v", got, err)
		}
	}
	load(failed, len(whole)-8)
	if n := len(extras(t, url)); n != len(whole)-8 {
		t.Errorf("a load that failed has made %d indexes and references", n)
	}
	again := open(t, url) // what a failed load leaves is a store like any other
	if diff := cmp.Diff(lines(quads), lines(all(t, again))); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
	load(nil, len(whole)-8)
	if diff := cmp.Diff(whole, extras(t, url)); diff != "" {
		t.Errorf("before the load -, after it +:\n%s", diff)
	}
	for _, question := range slices.Concat(schemaQuestions, contentQuestions) {
		if diff := cmp.Diff(rowsOf(t, calm, question), rowsOf(t, url, question)); diff != "" {
			t.Errorf("one load -, many +:\n%s", diff)
		}
	}
	checkReferences(t, url)
}

// What is little beside what is there leaves the extras alone, and so does what
// is no load.
func TestASmallLoadLeavesTheIndexesAlone(t *testing.T) {
	url := pgserver.Shared(t).NewDatabase(t)
	db := open(t, url)
	quads := world(7000)
	add(t, db, quads[:36_000]...)
	whole := extras(t, url)
	err := db.Load(testContext(t), func() error {
		add(t, db, quads[36_000:42_000]...)
		if diff := cmp.Diff(whole, extras(t, url)); diff != "" {
			t.Errorf("before the load -, during it +:\n%s", diff)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// Who holds the tables is not waited for.
func TestALoadGoesOnWhileSomebodyReads(t *testing.T) {
	url := pgserver.Shared(t).NewDatabase(t)
	db, reader := open(t, url), open(t, url)
	quads := world(2000)
	add(t, db, quads[:1]...) // so that the tables are not replaced
	err := reader.View(testContext(t), func(v *postgres.View) error {
		if _, err := v.Size(testContext(t)); err != nil {
			return err
		}
		return db.Load(testContext(t), func() error {
			add(t, db, quads...)
			return nil
		})
	})
	if err != nil {
		t.Error(err)
	}
	if n := len(all(t, db)); n != len(quads) {
		t.Errorf("got %d quads, want %d", n, len(quads))
	}
}
