package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// OpenTraced opens a database whose statements a test wants to see.
func OpenTraced(ctx context.Context, address string, tracer pgx.QueryTracer) (*DB, error) {
	config, err := parse(address, connectTimeout)
	if err != nil {
		return nil, err
	}
	config.ConnConfig.Tracer = tracer
	return connect(ctx, config, Redact(address))
}

// AtReplica tells whether a replica answers the view.
func AtReplica(ctx context.Context, v *View) (replica bool, err error) {
	err = v.tx.QueryRow(ctx, "SELECT pg_is_in_recovery()").Scan(&replica)
	return replica, err
}
