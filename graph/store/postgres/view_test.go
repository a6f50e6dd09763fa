package postgres_test

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"github.com/parley-kg/parley/graph/store/postgres"
	"github.com/parley-kg/parley/internal/pgserver"
)

// counter counts statements.
type counter struct{ atomic.Int64 }

func (c *counter) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	c.Add(1)
	return ctx
}

func (*counter) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}

// Whatever is asked, and however much is found, no value is asked for by itself.
func TestAQuestionIsOneStatement(t *testing.T) {
	url := pgserver.Shared(t).NewDatabase(t)
	quads := world(150)
	add(t, open(t, url), quads...)
	statements := &counter{}
	db, err := postgres.OpenTraced(testContext(t), url, statements)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	ask := func(most int64, question func(context.Context, *postgres.View) ([]quad.Quad, error)) (found []quad.Quad) {
		t.Helper()
		err := db.View(testContext(t), func(v *postgres.View) (err error) {
			before := statements.Load()
			found, err = question(t.Context(), v)
			if asked := statements.Load() - before; asked > most {
				t.Errorf("%d quads took %d statements", len(found), asked)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	everything := ask(2, func(ctx context.Context, v *postgres.View) ([]quad.Quad, error) { return v.All(ctx) })
	if diff := cmp.Diff(lines(quads), lines(everything)); diff != "" {
		t.Errorf("all: want -, got +:\n%s", diff)
	}
	for _, d := range quad.Directions {
		values := []quad.Value{quad.IRI("nothing")}
		for _, q := range quads {
			values = append(values, q.Get(d))
		}
		for _, asked := range [][]quad.Value{nil, values[:1], values[:2], values[:200], values} {
			found := ask(1, func(ctx context.Context, v *postgres.View) ([]quad.Quad, error) { return v.With(ctx, d, asked...) })
			want := slices.DeleteFunc(slices.Clone(quads), func(q quad.Quad) bool { return !slices.Contains(asked, q.Get(d)) })
			if diff := cmp.Diff(lines(want), lines(found)); diff != "" {
				t.Errorf("%d values as %s: want -, got +:\n%s", len(asked), d, diff)
			}
		}
	}
}

// A view does not change while it is looked at, not even when its tables are
// replaced by those of an initial load.
func TestAViewIsOneState(t *testing.T) {
	url := pgserver.Shared(t).NewDatabase(t)
	reader, writer := open(t, url), open(t, url)
	writer.BulkFrom = 1
	quads := world(20)
	for _, step := range []struct{ before, added []quad.Quad }{{nil, quads[:50]}, {quads[:50], quads}} {
		err := reader.View(testContext(t), func(v *postgres.View) error {
			if before, err := v.Sequence(testContext(t)); err != nil || (before == 0) != (len(step.before) == 0) { // the view begins here
				t.Errorf("got sequence %d and error %v", before, err)
			}
			add(t, writer, step.added...)
			found, err := v.All(testContext(t))
			if diff := cmp.Diff(lines(step.before), lines(found)); diff != "" {
				t.Errorf("want -, got +:\n%s", diff)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(lines(step.added), lines(all(t, reader))); diff != "" {
			t.Errorf("afterwards: want -, got +:\n%s", diff)
		}
	}
}
