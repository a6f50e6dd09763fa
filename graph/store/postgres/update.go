package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
)

// Batch is what one transaction adds.
type Batch struct {
	Quads []quad.Quad
	// At, Articles and Judgements go into the change log: when, and what it is about.
	At                   time.Time
	Articles, Judgements []string
}

// channel is where followers are told of changes.
const channel = "parley_changes"

// Update adds, in one transaction, the quads that decide returns: all or none.
// Nobody else writes while decide looks at the view. Decide may be called a
// second time, where the connection was lost or the server went away; its errors
// are returned as they are. A batch without quads changes nothing, nor the change log.
func (db *DB) Update(ctx context.Context, decide func(*View) (Batch, error)) error {
	written, added := int64(0), 0
	err := db.do(ctx, pgx.TxOptions{}, func(tx pgx.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		batch, err := decide(&View{tx})
		if err != nil || len(batch.Quads) == 0 {
			return err
		}
		added = len(batch.Quads)
		rows, err := rowsOf(batch.Quads)
		if err != nil {
			return err
		}
		if err := db.add(ctx, tx, rows); err != nil {
			return err
		}
		if err := record(ctx, tx, batch, rows.digest()); err != nil {
			return err
		}
		if len(db.replicas) > 0 {
			if written, err = (&View{tx}).Sequence(ctx); err != nil {
				return err
			}
		}
		if db.BeforeCommit != nil {
			return db.BeforeCommit()
		}
		return nil
	})
	if err != nil {
		return err
	}
	db.note(written) // this process reads nothing older from now on
	return db.lighten(ctx, added)
}

func (db *DB) add(ctx context.Context, tx pgx.Tx, rows *rows) error {
	if len(rows.quads) >= db.BulkFrom {
		bulk, err := mayReplace(ctx, tx)
		if err != nil {
			return err
		}
		if bulk {
			return replace(ctx, tx, rows)
		}
	}
	return merge(ctx, tx, rows)
}

// record writes the change down and wakes the followers when it is committed.
// The lock of the writers makes the numbers follow each other without gaps. The
// digest is made of the one before and of the content, so that databases which
// end with the same number and digest have the same history.
func record(ctx context.Context, tx pgx.Tx, batch Batch, content []byte) error {
	articles, judgements := append([]string{}, batch.Articles...), append([]string{}, batch.Judgements...) // never NULL
	_, err := tx.Exec(ctx, `WITH last AS (
			SELECT max(sequence) AS sequence FROM parley_changes
		), change AS (
			INSERT INTO parley_changes (sequence, at, articles, judgements, digest)
			SELECT coalesce(last.sequence, 0) + 1, $1, $2, $3,
				substr(sha256(coalesce((SELECT digest FROM parley_changes AS c WHERE c.sequence = last.sequence), '') || $4), 1, 16)
			FROM last RETURNING sequence
		) SELECT pg_notify($5, sequence::text) FROM change`, batch.At.UTC(), articles, judgements, content, channel)
	if err != nil {
		return fmt.Errorf("write to the change log: %w", err)
	}
	return nil
}
