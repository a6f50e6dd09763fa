package postgres_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"

	"github.com/parley-kg/parley/graph/store/postgres"
	"github.com/parley-kg/parley/internal/pgserver"
)

// patience is how long anything may take. No test waits for it unless something is wrong.
const patience = 60 * time.Second

func testContext(t testing.TB) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	return ctx
}

// open opens a database and closes it when the test ends.
func open(t testing.TB, url string) *postgres.DB {
	t.Helper()
	db, err := postgres.Open(testContext(t), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := db.Prepare(testContext(t), false); err != nil {
		t.Fatal(err)
	}
	return db
}

func add(t testing.TB, db *postgres.DB, quads ...quad.Quad) {
	t.Helper()
	if err := update(testContext(t), db, quads); err != nil {
		t.Fatal(err)
	}
}

func update(ctx context.Context, db *postgres.DB, quads []quad.Quad) error {
	return db.Update(ctx, func(*postgres.View) (postgres.Batch, error) {
		return postgres.Batch{Quads: quads, At: time.Unix(1, 0), Articles: []string{"article/1"}}, nil
	})
}

func all(t testing.TB, db *postgres.DB) (found []quad.Quad) {
	t.Helper()
	err := db.View(testContext(t), func(v *postgres.View) (err error) {
		found, err = v.All(testContext(t))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// rowsOf returns what a query gives, a line a row.
func rowsOf(t testing.TB, url, query string) []string {
	t.Helper()
	ctx := testContext(t)
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(ctx) }() // it was only read from
	rows, err := conn.Query(ctx, query)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (string, error) {
		values, err := row.Values()
		return fmt.Sprint(values), err
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// world makes quads like those of meetings: claims, each with a label of its
// own, about some actors and places.
func world(meetings int) []quad.Quad {
	var quads []quad.Quad
	for i := range meetings {
		claim := quad.IRI(fmt.Sprintf("claim/%06d/meeting", i))
		say := func(s quad.Value, p string, o quad.Value) {
			quads = append(quads, quad.Quad{Subject: s, Predicate: quad.IRI("https://example.org/" + p), Object: o, Label: claim})
		}
		say(claim, "type", quad.String("MEETING"))
		say(claim, "place", quad.IRI(fmt.Sprintf("place/%d", i%97)))
		say(claim, "time", quad.TypedString{Value: quad.String(fmt.Sprintf("2025-%02d-%02d", i%12+1, i%28+1)), Type: "http://id.loc.gov/datatypes/edtf/EDTF"})
		say(claim, "sentence", quad.IRI(fmt.Sprintf("article/%06d#char=%d,%d", i/4, i%7*100, i%7*100+99)))
		say(quad.IRI(fmt.Sprintf("actor/host-%d", i%1009)), "hosted", claim)
		say(quad.IRI(fmt.Sprintf("actor/guest-%d", i*7%1009)), "took-part", claim)
	}
	return quads
}

func TestMain(m *testing.M) { pgserver.Main(m) }
