package store

import (
	"context"
	"errors"
	"fmt"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store/quadstore"
)

// addQuads adds the quads of a batch, all or none.
func addQuads(qs cayley.QuadStore, b *batch) error {
	deltas := make([]cayley.Delta, len(b.quads))
	for i, q := range b.quads {
		deltas[i] = cayley.Delta{Quad: q, Action: cayley.Add}
	}
	opts := cayley.IgnoreOpts{IgnoreDup: true}
	kept, ok := qs.(*quadstore.Store)
	if !ok {
		return qs.ApplyDeltas(deltas, opts)
	}
	note, err := b.note()
	if err != nil {
		return err
	}
	return kept.Apply(deltas, opts, note)
}

// allQuads returns a copy of everything. Quads that are counted and not there
// were lost by the file system: what is left is no answer.
func allQuads(ctx context.Context, qs cayley.QuadStore) ([]quad.Quad, error) {
	all, err := collect(ctx, qs, qs.QuadsAllIterator())
	if err != nil {
		return nil, err
	}
	counted, err := countQuads(ctx, qs)
	if err != nil {
		return nil, err
	}
	if counted != int64(len(all)) {
		return nil, damaged(fmt.Errorf("%d quads are counted, and %d are there", counted, len(all)))
	}
	return all, nil
}

// quadsWith returns copies of the quads that have the id as subject or label.
func quadsWith(ctx context.Context, qs cayley.QuadStore, direction quad.Direction, id graph.ID) ([]quad.Quad, error) {
	node := qs.ValueOf(quad.IRI(id))
	if node == nil {
		return nil, ctx.Err()
	}
	return collect(ctx, qs, qs.QuadIterator(direction, node))
}

// collect copies what the iterator finds. Iterators end early and without an
// error when their context ends, so the context is asked again at the end; and
// Cayley returns an empty quad where it cannot read one.
func collect(ctx context.Context, qs cayley.QuadStore, found cayley.Iterator) (quads []quad.Quad, err error) {
	defer func() { err = errors.Join(err, found.Close()) }()
	const between = 1024 // quads from one look at the context to the next
	for found.Next(ctx) {
		q := qs.Quad(found.Result())
		if !q.IsValid() || q.Label == nil {
			return nil, damaged(errors.New("a quad cannot be read"))
		}
		if quads = append(quads, q); len(quads)%between == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	if err := found.Err(); err != nil && ctx.Err() == nil {
		return nil, fmt.Errorf("%w: %w", err, graph.ErrUnavailable)
	}
	return quads, ctx.Err()
}

func countQuads(ctx context.Context, qs cayley.QuadStore) (int64, error) {
	stats, err := qs.Stats(ctx, false)
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	if err != nil {
		return 0, fmt.Errorf("%w: %w", err, graph.ErrUnavailable)
	}
	return stats.Quads.Size, nil
}
