package postgres

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// mayReplace tells whether the tables may be replaced by others: they are
// empty, we may make a schema, and nobody else has views on them or rights of
// their own, which would be lost.
func mayReplace(ctx context.Context, tx pgx.Tx) (may bool, err error) {
	if may, err = isEmpty(ctx, tx); err != nil || !may {
		return false, err
	}
	err = tx.QueryRow(ctx, `SELECT has_database_privilege(current_database(), 'CREATE')
		AND NOT EXISTS (SELECT FROM pg_class WHERE oid IN ('nodes'::regclass, 'quads'::regclass)
			AND (relacl IS NOT NULL OR relowner <> current_user::regrole))
		AND NOT EXISTS (SELECT FROM pg_depend JOIN pg_rewrite ON objid = pg_rewrite.oid
			WHERE refobjid IN ('nodes'::regclass, 'quads'::regclass))`).Scan(&may)
	if err != nil {
		return false, fmt.Errorf("look whether the tables may be replaced: %w", err)
	}
	return may, nil
}

// roomToSort is the memory that making indexes needs, and a coarse look at what
// is there: the server itself looks closer later. Compiling the checks of
// references would take longer than they do.
const roomToSort = "SET LOCAL maintenance_work_mem = '256MB'; SET LOCAL default_statistics_target = 10; SET LOCAL jit = off;"

// beforeLoad and afterLoad are around the copying into new tables.
var (
	beforeLoad = cayleyTables + `ALTER TABLE quads ALTER COLUMN ts SET DEFAULT now();`
	afterLoad  = `ALTER TABLE quads ALTER COLUMN ts DROP DEFAULT;
		` + roomToSort + cayleyKeys + cayleyIndexes + labelIndex + `ANALYZE nodes; ANALYZE quads;`
)

// replace fills new tables beside the empty ones and puts them in their place:
// without indexes a row costs a tenth, and readers of the empty tables do not
// wait until the last moment. The schema that holds them meanwhile is gone when
// the transaction ends, one way or the other.
func replace(ctx context.Context, tx pgx.Tx, r *rows) error {
	var home, aside, path string
	err := tx.QueryRow(ctx, "SELECT current_schema(), 'parley_load_' || pg_backend_pid(), current_setting('search_path')").Scan(&home, &aside, &path)
	if err != nil {
		return err
	}
	home, aside = pgx.Identifier{home}.Sanitize(), pgx.Identifier{aside}.Sanitize()
	if _, err := tx.Exec(ctx, "CREATE SCHEMA "+aside+"; SET LOCAL search_path = "+aside+";"+beforeLoad); err != nil {
		return fmt.Errorf("make tables for the initial load: %w", err)
	}
	if err := r.copyNodes(ctx, tx, "nodes", true); err != nil {
		return err
	}
	if err := r.copyQuads(ctx, tx, "quads"); err != nil {
		return err
	}
	swap := fmt.Sprintf(`DROP TABLE %[1]s.quads, %[1]s.nodes;
		ALTER TABLE %[2]s.nodes SET SCHEMA %[1]s; ALTER TABLE %[2]s.quads SET SCHEMA %[1]s;
		DROP SCHEMA %[2]s;`, home, aside)
	if _, err := tx.Exec(ctx, afterLoad+swap); err != nil {
		return fmt.Errorf("index the initial load: %w", err)
	}
	_, err = tx.Exec(ctx, "SELECT set_config('search_path', $1, true)", path)
	return err
}
