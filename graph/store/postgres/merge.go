package postgres

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// The new rows, as they come. They live with the connection and are emptied at
// the end of each transaction, so that a small load does not change the catalogue.
const newTables = `
CREATE TEMPORARY TABLE IF NOT EXISTS parley_new_nodes (
	hash BYTEA, value BYTEA, value_string TEXT, datatype TEXT, language TEXT, iri BOOLEAN, bnode BOOLEAN,
	value_int BIGINT, value_bool BOOLEAN, value_float DOUBLE PRECISION, value_time TIMESTAMP WITH TIME ZONE
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS parley_new_quads (
	subject_hash BYTEA, predicate_hash BYTEA, object_hash BYTEA, label_hash BYTEA
) ON COMMIT DELETE ROWS;`

// mergeNew adds the quads that are not there, and counts for each node the
// quads that were added: one that was there before does not count twice. The
// references from quads to nodes are checked when the statement ends, and by
// then the nodes are there.
const mergeNew = `
WITH added AS (
	INSERT INTO quads (subject_hash, predicate_hash, object_hash, label_hash, ts)
	SELECT subject_hash, predicate_hash, object_hash, label_hash, now() FROM parley_new_quads
	ON CONFLICT DO NOTHING
	RETURNING subject_hash, predicate_hash, object_hash, label_hash
), named AS (
	SELECT hash, count(*) AS refs FROM (
		SELECT subject_hash AS hash FROM added UNION ALL
		SELECT predicate_hash FROM added UNION ALL
		SELECT object_hash FROM added UNION ALL
		SELECT label_hash FROM added
	) AS every GROUP BY hash
)
INSERT INTO nodes (hash, refs, value, value_string, datatype, language, iri, bnode, value_int, value_bool, value_float, value_time)
SELECT hash, refs, value, value_string, datatype, language, iri, bnode, value_int, value_bool, value_float, value_time
FROM named JOIN parley_new_nodes USING (hash)
ON CONFLICT (hash) DO UPDATE SET refs = nodes.refs + EXCLUDED.refs`

// merge adds rows to tables that may hold any of them.
func merge(ctx context.Context, tx pgx.Tx, r *rows) error {
	if err := r.copyNew(ctx, tx); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, mergeNew); err != nil {
		return fmt.Errorf("add the new quads: %w", err)
	}
	return nil
}

// copyNew puts the rows into the temporary tables.
func (r *rows) copyNew(ctx context.Context, tx pgx.Tx) error {
	if _, err := tx.Exec(ctx, newTables); err != nil {
		return fmt.Errorf("make room for new quads: %w", err)
	}
	if err := r.copyNodes(ctx, tx, "parley_new_nodes", false); err != nil {
		return err
	}
	return r.copyQuads(ctx, tx, "parley_new_quads")
}
