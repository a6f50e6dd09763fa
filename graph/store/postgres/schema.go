package postgres

import (
	"context"
	"fmt"

	"github.com/cayleygraph/quad"
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

// uniqueIndexes keep a quad from being there twice.
const uniqueIndexes = `
CREATE UNIQUE INDEX spo_unique ON quads (subject_hash, predicate_hash, object_hash) WHERE label_hash IS NULL;
CREATE UNIQUE INDEX spol_unique ON quads (subject_hash, predicate_hash, object_hash, label_hash) WHERE label_hash IS NOT NULL;`

// extras are the references and indexes of Cayley's that our own questions do
// not need. Indexes are made dense and only then told to leave half of a page
// free, as Cayley has them from the start: an initial load writes half as much.
var extras = func() (made []extra) {
	for _, d := range quad.Directions {
		made = append(made, extra{
			d.String() + "_hash_fk", "CONSTRAINT",
			fmt.Sprintf("ALTER TABLE quads ADD CONSTRAINT %[1]s_hash_fk FOREIGN KEY (%[1]s_hash) REFERENCES nodes (hash);", d),
		})
	}
	for _, index := range [][2]string{
		{"spo", "subject_hash, predicate_hash, object_hash"},
		{"ops", "object_hash, predicate_hash, subject_hash"},
		{"pos", "predicate_hash, object_hash, subject_hash"},
		{"osp", "object_hash, subject_hash, predicate_hash"},
	} {
		made = append(made, extra{
			index[0] + "_index", "INDEX",
			fmt.Sprintf("CREATE INDEX %[1]s_index ON quads (%[2]s); ALTER INDEX %[1]s_index SET (FILLFACTOR = 50);", index[0], index[1]),
		})
	}
	return made
}()

type extra struct{ name, kind, create string }

// cayleyIndexes makes all of them.
var cayleyIndexes = func() string {
	statements := uniqueIndexes
	for _, e := range extras {
		statements += e.create
	}
	return statements
}()

// labelIndex finds all that one claim says; Cayley has no index for that.
const labelIndex = `CREATE INDEX parley_label_index ON quads (label_hash);`

// ownTables are ours: the format and the change log.
const ownTables = `
CREATE TABLE parley_format (version INT NOT NULL);
CREATE TABLE parley_changes (
	sequence BIGINT PRIMARY KEY,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	articles TEXT[] NOT NULL,
	judgements TEXT[] NOT NULL,
	digest BYTEA NOT NULL
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
