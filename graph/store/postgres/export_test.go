package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// OpenTraced opens a database whose statements a test wants to see.
func OpenTraced(ctx context.Context, address string, tracer pgx.QueryTracer) (*DB, error) {
	config, err := parse(address)
	if err != nil {
		return nil, err
	}
	config.ConnConfig.Tracer = tracer
	return connect(ctx, config, Redact(address))
}
