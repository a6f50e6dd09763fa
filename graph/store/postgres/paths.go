package postgres

import (
	"context"
	"fmt"
	"strconv"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// cayleyName is what Cayley calls this backend: its own for PostgreSQL, over
// the driver that the rest of this package uses.
const cayleyName = "parley-postgres"

// registerOnce tells Cayley of the backend when it is first needed.
var registerOnce = sync.OnceFunc(func() {
	csql.Register(cayleyName, csql.Registration{
		Driver:             "pgx",
		HashType:           "BYTEA",
		BytesType:          "BYTEA",
		HorizonType:        "BIGSERIAL",
		TimeType:           "timestamp with time zone",
		ConditionalIndexes: true,
		FillFactor:         true,
		Error:              func(err error) error { return err },
		Estimated: func(table string) string {
			return "SELECT reltuples::BIGINT FROM pg_class WHERE oid = '" + table + "'::regclass"
		},
		QueryDialect: csql.QueryDialect{
			RegexpOp:    "~",
			FieldQuote:  func(name string) string { return pgx.Identifier{name}.Sanitize() },
			Placeholder: func(n int) string { return "$" + strconv.Itoa(n) },
		},
	})
})

// Paths returns Cayley's own view of the database, for its path API: questions
// nobody foresaw, and tests. It turns a path into one statement. Do not write
// through it, which would pass by the change log: [DB.Writer] does that.
func (db *DB) Paths() (cayley.QuadStore, error) {
	db.pathsMu.Lock()
	defer db.pathsMu.Unlock()
	if db.paths != nil {
		return db.paths, nil
	}
	registerOnce()
	qs, err := csql.New(cayleyName, stdlib.RegisterConnConfig(db.pool.Config().ConnConfig), nil)
	if err != nil {
		return nil, db.explain(context.Background(), fmt.Errorf("open Cayley's view: %w", err))
	}
	db.paths = qs
	return qs, nil
}
