package store

import (
	"context"
	"fmt"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
)

// view answers questions from one state of a database.
type view interface {
	all(ctx context.Context) ([]quad.Quad, error)
	// with returns the quads that have one of the ids in the direction, in any order.
	with(ctx context.Context, direction quad.Direction, ids ...graph.ID) ([]quad.Quad, error)
	size(ctx context.Context) (int64, error)
	mark(ctx context.Context) (Mark, error)
	log(ctx context.Context, after int64, limit int) ([]Entry, error)
}

// batch is what one change adds, and what it is about.
type batch struct {
	quads                []quad.Quad
	at                   time.Time
	articles, judgements []graph.ID
}

// database is what a store asks of the place where its quads are. A backend
// that can do better than Cayley's iterators implements it, the others are
// reached through [overCayley].
type database interface {
	// view calls use with the present state.
	view(ctx context.Context, use func(view) error) error
	// update adds what decide returns, all or none; nothing changes between what decide reads and
	// what is written. Errors of decide are returned as they are.
	update(ctx context.Context, decide func(view) (batch, error)) error
}

func databaseOf(b backend) database {
	if d, ok := b.(database); ok {
		return d
	}
	return overCayley{b}
}

// prepare lets a backend that needs it create what is absent.
func prepare(ctx context.Context, b backend, mustExist bool) error {
	if p, ok := b.(interface {
		prepare(ctx context.Context, mustExist bool) error
	}); ok {
		return p.prepare(ctx, mustExist)
	}
	return nil
}

// configure hands the options to a backend that is reached over a network.
func configure(ctx context.Context, b backend, opts Options) error {
	if c, ok := b.(interface {
		configure(ctx context.Context, opts Options) error
	}); ok {
		return c.configure(ctx, opts)
	}
	if len(opts.Replicas) > 0 {
		return fmt.Errorf("only a store on PostgreSQL has replicas: %w", graph.ErrInvalid)
	}
	return nil
}

// overCayley is a database that Cayley reads and writes. Only one process and
// one writer at a time use it: nothing changes between reading and writing.
type overCayley struct{ backend }

func (o overCayley) view(_ context.Context, use func(view) error) error {
	return o.read(func(qs cayley.QuadStore) error { return use(cayleyView{qs}) })
}

func (o overCayley) update(ctx context.Context, decide func(view) (batch, error)) error {
	var b batch
	err := o.view(ctx, func(v view) (err error) {
		b, err = decide(v)
		return err
	})
	if err != nil || len(b.quads) == 0 {
		return err
	}
	if err := o.write(func(qs cayley.QuadStore) error { return addQuads(qs, &b) }); err != nil {
		return fmt.Errorf("write to the store: %w: %w", err, graph.ErrUnavailable)
	}
	return nil
}

type cayleyView struct{ qs cayley.QuadStore }

func (v cayleyView) all(ctx context.Context) ([]quad.Quad, error) { return allQuads(ctx, v.qs) }

func (v cayleyView) with(ctx context.Context, direction quad.Direction, ids ...graph.ID) ([]quad.Quad, error) {
	var found []quad.Quad
	for _, id := range ids {
		more, err := quadsWith(ctx, v.qs, direction, id)
		if err != nil {
			return nil, err
		}
		found = append(found, more...)
	}
	return found, ctx.Err()
}

func (v cayleyView) mark(ctx context.Context) (Mark, error) { return markOf(ctx, v.qs) }

func (v cayleyView) log(ctx context.Context, after int64, limit int) ([]Entry, error) {
	return logOf(ctx, v.qs, after, limit)
}

func (v cayleyView) size(ctx context.Context) (int64, error) { return countQuads(ctx, v.qs) }
