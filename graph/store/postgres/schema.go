package postgres

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"github.com/parley-kg/parley/graph"
)

// formatVersion is that of the databases that this program writes and reads.
const formatVersion = 1

// cayleyTables are the tables of Cayley v0.7.7, its backend sql/postgres: with
// cayleyKeys and cayleyIndexes the same to the last name, so that Cayley opens
// the database. The three are apart because an initial load comes between.
const cayleyTables = `
CREATE TABLE nodes (
	hash BYTEA NOT NULL,
	refs INT NOT NULL,
	value BYTEA,
	value_string TEXT,
	datatype TEXT,
	language TEXT,
	iri BOOLEAN,
	bnode BOOLEAN,
	value_int BIGINT,
	value_bool BOOLEAN,
	value_float DOUBLE PRECISION,
	value_time TIMESTAMP WITH TIME ZONE
);
CREATE TABLE quads (
	horizon BIGSERIAL,
	subject_hash BYTEA NOT NULL,
	predicate_hash BYTEA NOT NULL,
	object_hash BYTEA NOT NULL,
	label_hash BYTEA,
	ts TIMESTAMP
);`

const cayleyKeys = `
ALTER TABLE nodes ADD PRIMARY KEY (hash);
ALTER TABLE quads ADD PRIMARY KEY (horizon);`

// cayleyIndexes are made dense and only then told to leave half of a page free,
// as Cayley has them from the start: an initial load writes half as much.
const cayleyIndexes = `
CREATE UNIQUE INDEX spo_unique ON quads (subject_hash, predicate_hash, object_hash) WHERE label_hash IS NULL;
CREATE UNIQUE INDEX spol_unique ON quads (subject_hash, predicate_hash, object_hash, label_hash) WHERE label_hash IS NOT NULL;
ALTER TABLE quads ADD CONSTRAINT subject_hash_fk FOREIGN KEY (subject_hash) REFERENCES nodes (hash);
ALTER TABLE quads ADD CONSTRAINT predicate_hash_fk FOREIGN KEY (predicate_hash) REFERENCES nodes (hash);
ALTER TABLE quads ADD CONSTRAINT object_hash_fk FOREIGN KEY (object_hash) REFERENCES nodes (hash);
ALTER TABLE quads ADD CONSTRAINT label_hash_fk FOREIGN KEY (label_hash) REFERENCES nodes (hash);
CREATE INDEX spo_index ON quads (subject_hash, predicate_hash, object_hash);
CREATE INDEX ops_index ON quads (object_hash, predicate_hash, subject_hash);
CREATE INDEX pos_index ON quads (predicate_hash, object_hash, subject_hash);
CREATE INDEX osp_index ON quads (object_hash, subject_hash, predicate_hash);
ALTER INDEX spo_index SET (FILLFACTOR = 50);
ALTER INDEX ops_index SET (FILLFACTOR = 50);
ALTER INDEX pos_index SET (FILLFACTOR = 50);
ALTER INDEX osp_index SET (FILLFACTOR = 50);`

// labelIndex finds all that one claim says; Cayley has no index for that.
const labelIndex = `CREATE INDEX parley_label_index ON quads (label_hash);`

// ownTables are ours: the format and the change log.
const ownTables = `
CREATE TABLE parley_format (version INT NOT NULL);
CREATE TABLE parley_changes (
	sequence BIGINT PRIMARY KEY,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	articles TEXT[] NOT NULL
);`

// Prepare makes the tables where they are absent. The error wraps
// [graph.ErrNotFound] where they must exist, [graph.ErrInvalid] where the
// database holds something else, and [graph.ErrUnavailable] where its format is
// newer than this program or it cannot be reached.
func (db *DB) Prepare(ctx context.Context, mustExist bool) error {
	return db.do(ctx, pgx.TxOptions{}, func(tx pgx.Tx) error {
		found, err := tableNames(ctx, tx)
		if err == nil && !found["parley_format"] && !mustExist {
			if err = lock(ctx, tx); err == nil { // another process may have been making them
				found, err = tableNames(ctx, tx)
			}
		}
		switch {
		case err != nil:
			return err
		case found["parley_format"]:
			return db.checkFormat(ctx, tx)
		case mustExist:
			return fmt.Errorf("there is no store at %s: load something into it first: %w", db.shown, graph.ErrNotFound)
		}
		return db.create(ctx, tx, found)
	})
}

// tableNames returns those of our tables that exist where new ones would be made.
func tableNames(ctx context.Context, tx pgx.Tx) (map[string]bool, error) {
	rows, err := tx.Query(ctx, `SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()
		AND tablename IN ('nodes', 'quads', 'parley_format')`)
	if err != nil {
		return nil, err
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	found := make(map[string]bool, len(names))
	for _, name := range names {
		found[name] = true
	}
	return found, err
}

func (db *DB) checkFormat(ctx context.Context, tx pgx.Tx) error {
	var version int
	if err := tx.QueryRow(ctx, "SELECT max(version) FROM parley_format HAVING max(version) IS NOT NULL").Scan(&version); err != nil {
		return fmt.Errorf("read the format of the store: %w", err)
	}
	if version > formatVersion {
		return fmt.Errorf("the store %s has format %d, and this parley reads formats up to %d: use the newer parley that wrote it, "+
			"or load the articles into a new database: %w", db.shown, version, formatVersion, graph.ErrUnavailable)
	}
	if version < 1 {
		return fmt.Errorf("the store %s has format %d, which this parley does not know: load the articles into a new database: %w",
			db.shown, version, graph.ErrUnavailable)
	}
	return nil
}

// create makes the tables that are absent. Cayley's own may be there, if they
// are empty: somebody ran `cayley init`.
func (db *DB) create(ctx context.Context, tx pgx.Tx, found map[string]bool) error {
	if found["nodes"] != found["quads"] {
		return fmt.Errorf("%s has a table nodes or quads of something else: give a database or a schema (?search_path=…) of its own: %w",
			db.shown, graph.ErrInvalid)
	}
	statements := cayleyTables + cayleyKeys + cayleyIndexes
	if found["quads"] {
		statements = ""
		empty, err := isEmpty(ctx, tx)
		if err != nil {
			return err
		}
		if !empty {
			return fmt.Errorf("%s holds quads that parley did not write: give a database or a schema (?search_path=…) of its own: %w",
				db.shown, graph.ErrInvalid)
		}
	}
	if _, err := tx.Exec(ctx, statements+labelIndex+ownTables); err != nil {
		return fmt.Errorf("create the tables: %w", err)
	}
	_, err := tx.Exec(ctx, "INSERT INTO parley_format VALUES ($1)", formatVersion)
	return err
}

func isEmpty(ctx context.Context, tx pgx.Tx) (empty bool, err error) {
	err = tx.QueryRow(ctx, "SELECT NOT EXISTS (SELECT FROM quads) AND NOT EXISTS (SELECT FROM nodes)").Scan(&empty)
	return empty, err
}
