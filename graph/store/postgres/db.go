package postgres

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/parley-kg/parley/graph"
)

// DB is a database of quads. It is safe for concurrent use, and finds its
// server again after that was away.
type DB struct {
	pool  *pgxpool.Pool
	shown string // the URL without secrets, for messages

	// BulkFrom is the number of quads from which the first load into an empty
	// store builds its tables beside the old ones.
	BulkFrom int
	// BeforeCommit, where not nil, is called when all was written; its error
	// undoes it. Tests make writes fail with it.
	BeforeCommit func() error
	// Patience is how long a view or an update waits for a server that went away; they fail at once
	// where it is 0.
	Patience time.Duration

	replicas  []*replica
	turn      atomic.Uint32 // which replica is asked first
	shownUpTo atomic.Int64  // the last change that was shown or written, where there are replicas

	light load // what is going on of a long one

	ended      context.Context // by Close
	end        context.CancelFunc
	background sync.WaitGroup

	pathsMu sync.Mutex
	paths   cayley.QuadStore // Cayley's own view, opened when it is first asked for
}

// bulkFrom is about where making new indexes costs less than filling the old.
const bulkFrom = 10_000

// Open connects to the database that the URL names. The error wraps
// [graph.ErrInvalid] where the URL cannot be read, [graph.ErrUnavailable] where
// the server cannot be reached; it never shows a password.
func Open(ctx context.Context, address string) (*DB, error) {
	config, err := parse(address, connectTimeout)
	if err != nil {
		return nil, err
	}
	return connect(ctx, config, Redact(address))
}

func connect(ctx context.Context, config *pgxpool.Config, shown string) (*DB, error) {
	db, err := newDB(ctx, config, shown)
	if err != nil {
		return nil, err
	}
	if err := db.pool.Ping(ctx); err != nil {
		return nil, errors.Join(db.explain(ctx, err), db.Close())
	}
	return db, nil
}

// newDB does not connect yet.
func newDB(ctx context.Context, config *pgxpool.Config, shown string) (*DB, error) {
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("the PostgreSQL URL %s has settings that do not fit%s: %w", shown, reason(err), graph.ErrInvalid)
	}
	db := &DB{pool: pool, shown: shown, BulkFrom: bulkFrom}
	db.ended, db.end = context.WithCancel(context.WithoutCancel(ctx))
	return db, nil
}

// Close ends all connections.
func (db *DB) Close() error {
	db.end()
	db.background.Wait()
	db.pathsMu.Lock()
	defer db.pathsMu.Unlock()
	var failed []error
	for _, r := range db.replicas {
		failed = append(failed, r.Close())
	}
	db.pool.Close()
	if db.paths != nil {
		failed = append(failed, db.paths.Close())
	}
	return errors.Join(failed...)
}

// do runs one transaction. Where the connection was lost, for example because
// the server restarted, it runs it once more on a new one; where the server
// cannot be reached, again and again until the patience is over. Repeating is
// harmless: what is stored already is not stored again.
func (db *DB) do(ctx context.Context, options pgx.TxOptions, use func(pgx.Tx) error) error {
	began, pause := time.Now(), time.Duration(0)
	for {
		lost, err := db.once(ctx, options, use)
		again := lost && pause == 0 || (lost || isAway(err)) && time.Since(began) < db.Patience
		if !again || !wait(ctx, pause) {
			return db.explain(ctx, err)
		}
		pause = min(pause+firstPause, longestPause/5)
		db.pool.Reset() // the other connections are of the same age
	}
}

// once runs one transaction and tells whether its connection was lost.
func (db *DB) once(ctx context.Context, options pgx.TxOptions, use func(pgx.Tx) error) (lost bool, err error) {
	conn, err := db.pool.Acquire(ctx)
	if err != nil {
		return false, err
	}
	defer conn.Release()
	err = pgx.BeginTxFunc(ctx, conn, options, use)
	return err != nil && conn.Conn().IsClosed(), err
}

// lock makes this transaction the only one that writes to the store.
func lock(ctx context.Context, tx pgx.Tx) error {
	const parley = 0x70726c79 // any number that others are unlikely to lock
	_, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1::int4, hashtext(current_schema()))", parley)
	return err
}
