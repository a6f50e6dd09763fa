package postgres

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
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

	pathsMu sync.Mutex
	paths   cayley.QuadStore // Cayley's own view, opened when it is first asked for
}

// bulkFrom is about where making new indexes costs less than filling the old.
const bulkFrom = 10_000

// Open connects to the database that the URL names. The error wraps
// [graph.ErrInvalid] where the URL cannot be read, [graph.ErrUnavailable] where
// the server cannot be reached; it never shows a password.
func Open(ctx context.Context, address string) (*DB, error) {
	config, err := parse(address)
	if err != nil {
		return nil, err
	}
	return connect(ctx, config, Redact(address))
}

func connect(ctx context.Context, config *pgxpool.Config, shown string) (*DB, error) {
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("the PostgreSQL URL %s has settings that do not fit%s: %w", shown, reason(err), graph.ErrInvalid)
	}
	db := &DB{pool: pool, shown: shown, BulkFrom: bulkFrom}
	if err := pool.Ping(ctx); err != nil {
		pool.Close()
		return nil, db.explain(ctx, err)
	}
	return db, nil
}

// Close ends all connections.
func (db *DB) Close() error {
	db.pathsMu.Lock()
	defer db.pathsMu.Unlock()
	db.pool.Close()
	if db.paths != nil {
		return db.paths.Close()
	}
	return nil
}

// do runs one transaction. Where the connection was lost, for example because
// the server restarted, it runs it once more on a new one: repeating is
// harmless, because what is stored already is not stored again.
func (db *DB) do(ctx context.Context, options pgx.TxOptions, use func(pgx.Tx) error) error {
	lost, err := db.once(ctx, options, use)
	if lost && ctx.Err() == nil {
		db.pool.Reset() // the other connections are of the same age
		_, err = db.once(ctx, options, use)
	}
	return db.explain(ctx, err)
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

// explain turns an error of the server or the network into one that tells what
// to do. Errors that have a kind already are left alone, and those of a context.
func (db *DB) explain(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ended := ctx.Err(); ended != nil {
		return ended
	}
	var delta *cayley.DeltaError // Cayley wants to see it as it is
	if errors.As(err, &delta) {
		return err
	}
	for _, kind := range []error{graph.ErrUnavailable, graph.ErrInvalid, graph.ErrConflict, graph.ErrNotFound} {
		if errors.Is(err, kind) {
			return err
		}
	}
	return fmt.Errorf("PostgreSQL at %s: %s%w: %w", db.shown, advice(err), oneLine{err}, graph.ErrUnavailable)
}

// oneLine is an error whose text has no line ends: pgx puts a line for each
// address that it tried.
type oneLine struct{ error }

func (e oneLine) Error() string { return strings.Join(strings.Fields(e.error.Error()), " ") }

func (e oneLine) Unwrap() error { return e.error }

// advice says what to do about an error, where that is known.
func advice(err error) string {
	var refused *pgconn.PgError
	if errors.As(err, &refused) {
		switch refused.Code {
		case "28P01", "28000":
			return "the user or the password is wrong, or pg_hba.conf does not let this machine in: "
		case "3D000":
			return "the database does not exist (make it with createdb): "
		case "42501":
			return "the user lacks a right: "
		case "25006":
			return "the server only reads, as a replica does: write to the primary: "
		case "53300":
			return "the server has no connection left (lower pool_max_conns in the URL): "
		case "53100":
			return "the server's disk is full: "
		}
		return ""
	}
	var unreachable *pgconn.ConnectError
	if errors.As(err, &unreachable) {
		return "the server cannot be reached (is it running, and are host, port and sslmode right?): "
	}
	return ""
}
