package postgres

import (
	"context"
	"crypto/sha256"
	"fmt"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
)

// writer reads as Cayley does, if without making one statement of a path, and
// writes as we do.
type writer struct {
	cayley.QuadStore
	db *DB
}

// Writer returns the database as a store of Cayley's that may be written to.
func (db *DB) Writer() (cayley.QuadStore, error) {
	qs, err := db.Paths()
	if err != nil {
		return nil, err
	}
	return &writer{QuadStore: qs, db: db}, nil
}

// ApplyDeltas makes all changes or none. Cayley gives it no context.
func (w *writer) ApplyDeltas(deltas []cayley.Delta, ignored cayley.IgnoreOpts) error {
	ctx := context.Background()
	return w.db.do(ctx, pgx.TxOptions{}, func(tx pgx.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		if err := applyDeltas(ctx, tx, deltas, ignored); err != nil {
			return err
		}
		return record(ctx, tx, Batch{At: time.Now()}, digestOf(deltas))
	})
}

// digestOf tells changes apart, for the log.
func digestOf(deltas []cayley.Delta) []byte {
	h := sha256.New()
	for i := range deltas {
		_, _ = fmt.Fprintln(h, deltas[i].Action, deltas[i].Quad.NQuad()) // a hash takes every write
	}
	return h.Sum(nil)
}

// Stats counts anew each time it shall be exact: Cayley would remember a number
// from before what we wrote.
func (w *writer) Stats(ctx context.Context, exact bool) (cayley.Stats, error) {
	if !exact {
		return w.QuadStore.Stats(ctx, false)
	}
	stats := cayley.Stats{Nodes: cayley.Size{Exact: true}, Quads: cayley.Size{Exact: true}}
	err := w.db.View(ctx, func(v *View) error {
		return v.tx.QueryRow(ctx, "SELECT (SELECT count(*) FROM nodes), (SELECT count(*) FROM quads)").Scan(&stats.Nodes.Size, &stats.Quads.Size)
	})
	return stats, err
}

// NewQuadWriter returns a writer that adds what it is given in batches of its caller's.
func (w *writer) NewQuadWriter() (quad.WriteCloser, error) { return &quadWriter{w}, nil }

// applyDeltas works through runs of additions and of removals, in their order.
func applyDeltas(ctx context.Context, tx pgx.Tx, deltas []cayley.Delta, ignored cayley.IgnoreOpts) error {
	for len(deltas) > 0 {
		run := 1
		for run < len(deltas) && deltas[run].Action == deltas[0].Action {
			run++
		}
		quads := make([]quad.Quad, run)
		for i := range quads {
			quads[i] = deltas[i].Quad
		}
		r, err := rowsOf(quads)
		if err != nil {
			return err
		}
		changed, tolerated, failure := int64(0), ignored.IgnoreDup, cayley.ErrQuadExists
		if deltas[0].Action == cayley.Add {
			changed, err = mergeCounted(ctx, tx, r)
		} else {
			tolerated, failure = ignored.IgnoreMissing, cayley.ErrQuadNotExist
			changed, err = remove(ctx, tx, r)
		}
		if err != nil {
			return err
		}
		if changed != int64(run) && !tolerated {
			return &cayley.DeltaError{Delta: deltas[0], Err: failure}
		}
		deltas = deltas[run:]
	}
	return nil
}

// mergeCounted adds rows and tells how many quads were not there before.
func mergeCounted(ctx context.Context, tx pgx.Tx, r *rows) (added int64, err error) {
	before, err := (&View{tx}).Size(ctx)
	if err != nil {
		return 0, err
	}
	if err := merge(ctx, tx, r); err != nil {
		return 0, err
	}
	if err := emptyNewTables(ctx, tx); err != nil {
		return 0, err
	}
	after, err := (&View{tx}).Size(ctx)
	return after - before, err
}

// removeNew takes away the quads, and from each node as many references.
const removeNew = `
WITH removed AS (
	DELETE FROM quads USING parley_new_quads AS n
	WHERE quads.subject_hash = n.subject_hash AND quads.predicate_hash = n.predicate_hash
		AND quads.object_hash = n.object_hash AND quads.label_hash IS NOT DISTINCT FROM n.label_hash
	RETURNING quads.subject_hash, quads.predicate_hash, quads.object_hash, quads.label_hash
), named AS (
	SELECT hash, count(*) AS refs FROM (
		SELECT subject_hash AS hash FROM removed UNION ALL
		SELECT predicate_hash FROM removed UNION ALL
		SELECT object_hash FROM removed UNION ALL
		SELECT label_hash FROM removed
	) AS every GROUP BY hash
), less AS (
	UPDATE nodes SET refs = nodes.refs - named.refs FROM named WHERE nodes.hash = named.hash
)
SELECT count(*) FROM removed`

// remove takes rows away and tells how many quads were there. A node that no
// quad names any more goes with them.
func remove(ctx context.Context, tx pgx.Tx, r *rows) (removed int64, err error) {
	if err := r.copyNew(ctx, tx); err != nil {
		return 0, err
	}
	if err := tx.QueryRow(ctx, removeNew).Scan(&removed); err != nil {
		return 0, fmt.Errorf("remove quads: %w", err)
	}
	_, err = tx.Exec(ctx, "DELETE FROM nodes USING parley_new_nodes AS n WHERE nodes.hash = n.hash AND refs <= 0")
	if err != nil {
		return 0, fmt.Errorf("remove nodes: %w", err)
	}
	return removed, emptyNewTables(ctx, tx)
}

func emptyNewTables(ctx context.Context, tx pgx.Tx) error {
	_, err := tx.Exec(ctx, "TRUNCATE parley_new_nodes, parley_new_quads")
	return err
}

// quadWriter adds quads, and does not mind those that are there.
type quadWriter struct{ *writer }

func (w *quadWriter) WriteQuad(q quad.Quad) error {
	_, err := w.WriteQuads([]quad.Quad{q})
	return err
}

func (w *quadWriter) WriteQuads(quads []quad.Quad) (int, error) {
	ctx := context.Background() // Cayley gives none
	err := w.db.Update(ctx, func(*View) (Batch, error) { return Batch{Quads: quads, At: time.Now()}, nil })
	if err != nil {
		return 0, err
	}
	return len(quads), nil
}

func (w *quadWriter) Close() error { return nil }
