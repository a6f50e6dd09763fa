package store

import (
	"context"
	"encoding/hex"
	"fmt"
	"iter"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store/postgres"
)

// postgresDB keeps quads in PostgreSQL. What it is asked it answers without
// Cayley's iterators, which take a round trip a value; Cayley reads the same
// tables.
type postgresDB struct{ *postgres.DB }

var _ database = postgresDB{}

func openPostgres(ctx context.Context, url string) (backend, error) {
	db, err := postgres.Open(ctx, url)
	if err != nil {
		return nil, err
	}
	return postgresDB{db}, nil
}

func (p postgresDB) prepare(ctx context.Context, mustExist bool) error {
	return p.Prepare(ctx, mustExist)
}

func (p postgresDB) configure(ctx context.Context, opts Options) error {
	p.Patience = opts.Patience
	for _, url := range opts.Replicas {
		if !postgres.Matches(url) {
			return fmt.Errorf("the replica %s is no PostgreSQL server: %w", Redact(url), graph.ErrInvalid)
		}
		changed := func(err error) {
			if opts.ReplicaChanged != nil {
				opts.ReplicaChanged(Redact(url), err)
			}
		}
		if err := p.AddReplica(ctx, url, changed); err != nil {
			return err
		}
	}
	return nil
}

func (p postgresDB) view(ctx context.Context, use func(view) error) error {
	return p.View(ctx, func(v *postgres.View) error { return use(postgresView{v}) })
}

func (p postgresDB) update(ctx context.Context, decide func(view) (batch, error)) error {
	return p.Update(ctx, func(v *postgres.View) (postgres.Batch, error) {
		b, err := decide(postgresView{v})
		return postgres.Batch{
			Quads: b.quads, At: b.at, Articles: converted[string](b.articles), Judgements: converted[string](b.judgements),
		}, err
	})
}

func (p postgresDB) bulk(ctx context.Context, changes func() error) error {
	return p.Load(ctx, changes)
}

func (p postgresDB) follow(ctx context.Context, after int64) iter.Seq2[int64, error] {
	return p.Follow(ctx, after)
}

func (p postgresDB) read(use func(cayley.QuadStore) error) error {
	qs, err := p.Paths()
	if err != nil {
		return err
	}
	return use(qs)
}

func (p postgresDB) write(change func(cayley.QuadStore) error) error {
	qs, err := p.Writer()
	if err != nil {
		return err
	}
	return change(qs)
}

func (p postgresDB) close() error { return p.Close() }

type postgresView struct{ *postgres.View }

func (v postgresView) all(ctx context.Context) ([]quad.Quad, error) { return v.All(ctx) }

func (v postgresView) with(ctx context.Context, direction quad.Direction, ids ...graph.ID) ([]quad.Quad, error) {
	values := make([]quad.Value, len(ids))
	for i, id := range ids {
		values[i] = quad.IRI(id)
	}
	return v.With(ctx, direction, values...)
}

func (v postgresView) mark(ctx context.Context) (Mark, error) {
	sequence, digest, err := v.Mark(ctx)
	return Mark{Sequence: sequence, Digest: hex.EncodeToString(digest)}, err
}

func (v postgresView) log(ctx context.Context, after int64, limit int) ([]Entry, error) {
	changes, err := v.Changes(ctx, after, limit)
	entries := make([]Entry, len(changes))
	for i, c := range changes {
		entries[i] = Entry{
			Mark: Mark{Sequence: c.Sequence, Digest: hex.EncodeToString(c.Digest)}, At: c.At,
			Articles: converted[graph.ID](c.Articles), Judgements: converted[graph.ID](c.Judgements),
		}
	}
	return entries, err
}

// converted turns ids into texts and back.
func converted[To, From ~string](all []From) []To {
	found := make([]To, len(all))
	for i, one := range all {
		found[i] = To(one)
	}
	return found
}

func (v postgresView) size(ctx context.Context) (int64, error) { return v.Size(ctx) }
