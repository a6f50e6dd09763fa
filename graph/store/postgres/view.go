package postgres

import (
	"context"
	"fmt"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"

	"github.com/parley-kg/parley/graph"
)

// View answers questions from one state of the database. Every question is
// answered by a fixed number of statements, whatever the size of the answer.
type View struct{ tx pgx.Tx }

// All returns all quads. It reads every value once, however many quads name it.
func (v *View) All(ctx context.Context) ([]quad.Quad, error) {
	values, err := v.values(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := v.tx.Query(ctx, "SELECT subject_hash, predicate_hash, object_hash, label_hash FROM quads")
	if err != nil {
		return nil, err
	}
	var all []quad.Quad
	var hashes [4][]byte
	_, err = pgx.ForEachRow(rows, []any{&hashes[0], &hashes[1], &hashes[2], &hashes[3]}, func() error {
		var q quad.Quad
		for i, hash := range hashes {
			value, known := values[cayley.ValueHash(hashOrNone(hash))]
			if !known {
				return fmt.Errorf("the store is damaged: a quad names a node that is not there: %w", graph.ErrUnavailable)
			}
			q.Set(quad.Directions[i], value)
		}
		all = append(all, q)
		return nil
	})
	return all, err
}

// hashOrNone returns the hash of no value for none, which a quad without a label has.
func hashOrNone(hash []byte) []byte {
	if hash == nil {
		return make([]byte, quad.HashSize)
	}
	return hash
}

func (v *View) values(ctx context.Context) (map[cayley.ValueHash]quad.Value, error) {
	rows, err := v.tx.Query(ctx, "SELECT hash, "+strings.Join(columnNames, ", ")+" FROM nodes")
	if err != nil {
		return nil, err
	}
	values := map[cayley.ValueHash]quad.Value{{}: nil}
	var hash []byte
	var c columns
	_, err = pgx.ForEachRow(rows, append([]any{&hash}, c.targets()...), func() error {
		value, err := c.value()
		if err != nil {
			return damaged(err)
		}
		values[cayley.ValueHash(hash)] = value
		return nil
	})
	return values, err
}

// With returns the quads that have one of the values in the direction.
func (v *View) With(ctx context.Context, d quad.Direction, of ...quad.Value) ([]quad.Quad, error) {
	hashes := make([][]byte, len(of))
	for i, value := range of {
		hashes[i] = quad.HashOf(value)
	}
	rows, err := v.tx.Query(ctx, questions[d], hashes)
	if err != nil {
		return nil, err
	}
	var parts [4]columns
	var targets []any
	for i := range parts {
		targets = append(targets, parts[i].targets()...)
	}
	var found []quad.Quad
	_, err = pgx.ForEachRow(rows, targets, func() error {
		q, err := quadOf(&parts)
		found = append(found, q)
		return err
	})
	return found, err
}

// questions ask for the quads with one of some values in a direction: one
// statement, which joins the values of all directions.
var questions = func() map[quad.Direction]string {
	var selected []string
	var joins strings.Builder
	for _, d := range quad.Directions {
		for _, column := range columnNames {
			selected = append(selected, d.String()+"."+column)
		}
		fmt.Fprintf(&joins, " LEFT JOIN nodes AS %[1]s ON %[1]s.hash = quads.%[1]s_hash", d)
	}
	asked := make(map[quad.Direction]string)
	for _, d := range quad.Directions {
		asked[d] = fmt.Sprintf("SELECT %s FROM quads%s WHERE quads.%s_hash = ANY($1)", strings.Join(selected, ", "), joins.String(), d)
	}
	return asked
}()

func quadOf(parts *[4]columns) (quad.Quad, error) {
	var q quad.Quad
	for i := range parts {
		value, err := parts[i].value()
		if err != nil && quad.Directions[i] != quad.Label { // a quad of Cayley's may have no label
			return q, damaged(err)
		}
		q.Set(quad.Directions[i], value)
	}
	return q, nil
}

// Size returns the exact number of quads.
func (v *View) Size(ctx context.Context) (size int64, err error) {
	err = v.tx.QueryRow(ctx, "SELECT count(*) FROM quads").Scan(&size)
	return size, err
}

func damaged(err error) error {
	return fmt.Errorf("the store is damaged: %w: %w", err, graph.ErrUnavailable)
}
