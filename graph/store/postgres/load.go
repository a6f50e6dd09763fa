package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// A long load does without the references and indexes that only Cayley's own
// reader needs, and makes them at its end: a row costs a third meanwhile.

// load is what is known of a long load.
type load struct {
	mu    sync.Mutex
	on    bool
	added int64 // quads, so far
	done  bool  // the extras are gone
}

// Load calls updates, which updates the database again and again. Where that
// goes on for long, beside what is there already, the database does without
// Cayley's extras until the end, and Cayley's own reader is slow meanwhile. A
// load that fails or is killed leaves it to the next one to make them again.
func (db *DB) Load(ctx context.Context, updates func() error) error {
	db.light.set(true)
	err := updates()
	db.light.set(false)
	if err != nil {
		return err
	}
	return db.complete(ctx)
}

func (l *load) set(on bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.on, l.added, l.done = on, 0, false
}

const (
	// lightFrom is how many quads are added at once by a load that may be a long one.
	lightFrom = 5000
	// worthwhile is how many times as many quads may be there as were added: to make an extra again
	// costs a fifth of filling it row by row, and a load is expected to be half through.
	worthwhile = 5
)

// lighten does away with the extras, if this is a load that has added much
// beside what is there. It gives up at once where somebody holds the tables.
func (db *DB) lighten(ctx context.Context, added int) error {
	l := &db.light
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.on || l.done || added < lightFrom {
		return nil
	}
	l.added += int64(added)
	drop := "SET LOCAL lock_timeout = '1s';"
	for _, e := range extras {
		if e.kind == "INDEX" {
			drop += "DROP INDEX IF EXISTS " + e.name + ";"
		} else {
			drop += "ALTER TABLE quads DROP CONSTRAINT IF EXISTS " + e.name + ";"
		}
	}
	err := db.do(ctx, pgx.TxOptions{}, func(tx pgx.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		var size float64
		if err := tx.QueryRow(ctx, "SELECT reltuples FROM pg_class WHERE oid = 'quads'::regclass").Scan(&size); err != nil {
			return err
		}
		if int64(size) > worthwhile*l.added {
			return nil
		}
		l.done = true
		_, err := tx.Exec(ctx, drop)
		return err
	})
	var refused *pgconn.PgError
	if errors.As(err, &refused) && (refused.Code == "55P03" || refused.Code == "42501") {
		l.done = refused.Code == "42501" // the tables are not ours; else somebody holds them now
		return nil
	}
	return err
}

// complete makes the extras that are absent.
func (db *DB) complete(ctx context.Context) error {
	return db.do(ctx, pgx.TxOptions{}, func(tx pgx.Tx) error {
		missing, err := missingExtras(ctx, tx)
		if err != nil || missing == "" {
			return err
		}
		if err := lock(ctx, tx); err != nil {
			return err
		}
		if missing, err = missingExtras(ctx, tx); err != nil { // another process may have made them
			return err
		}
		if _, err := tx.Exec(ctx, roomToSort+missing+"ANALYZE nodes; ANALYZE quads;"); err != nil {
			return fmt.Errorf("make the indexes after the load: %w", err)
		}
		return nil
	})
}

// missingExtras returns the statements that make what is absent.
func missingExtras(ctx context.Context, tx pgx.Tx) (create string, err error) {
	found, err := tx.Query(ctx, `SELECT conname::text FROM pg_constraint WHERE conrelid = 'quads'::regclass
		UNION ALL SELECT relname::text FROM pg_index JOIN pg_class ON indexrelid = oid WHERE indrelid = 'quads'::regclass`)
	if err != nil {
		return "", err
	}
	names, err := pgx.CollectRows(found, pgx.RowTo[string])
	var missing strings.Builder
	for _, e := range extras {
		if !slices.Contains(names, e.name) {
			missing.WriteString(e.create)
		}
	}
	return missing.String(), err
}
