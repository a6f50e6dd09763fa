package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/quads"
)

// Change is one step of one article, or judgements, or both.
type Change struct {
	// Article is the article as it shall stand: metadata, mentions and coreference whole, of the
	// claims those to add; nil where only judgements change.
	Article *graph.AnnotatedArticle
	// Supersedes is the revision that stands now; empty for a new article.
	Supersedes string
	// Retract names the claims of the article that no longer stand.
	Retract []graph.ID
	// Judgements are added. One whose At is zero was given at the instant of the change, unless it
	// is stored already: then nothing changes. One with an instant of its own is given (again) then.
	Judgements []graph.Judgement
	// At is the instant of recording. Where something of the article was recorded as late or later,
	// the step is put one nanosecond after that: of two marks of a claim one is always the later.
	At time.Time
}

// Apply makes all changes, in their order, or none. Changes that were made
// already change nothing. The error wraps [graph.ErrInvalid] for a change that
// cannot be, [graph.ErrConflict] for one that does not fit what stands (another
// revision than Supersedes, another text, a claim that does not stand), and
// [graph.ErrUnavailable] where it could not be written.
func (s *Store) Apply(ctx context.Context, changes ...Change) error {
	s.changing.Lock()
	defer s.changing.Unlock()
	s.open.RLock()
	defer s.open.RUnlock()
	if s.closed {
		return errClosed
	}
	return databaseOf(s.backend).update(ctx, func(v view) (batch, error) {
		d := draft{view: v, stored: make(graphs), articles: make(map[graph.ID]*article), judgements: make(map[graph.ID]*judgement)}
		return d.batch(ctx, changes)
	})
}

// Bulk calls changes, which applies many changes one after the other. A backend
// may leave work for the end that they do not need: the next Bulk does it where
// this one fails or is killed.
func (s *Store) Bulk(ctx context.Context, changes func() error) error {
	if b, can := s.backend.(interface {
		bulk(ctx context.Context, changes func() error) error
	}); can {
		return b.bulk(ctx, changes)
	}
	return changes()
}

// draft is what the store would hold after some changes.
type draft struct {
	view       view
	stored     graphs // what was read of the store
	articles   map[graph.ID]*article
	judgements map[graph.ID]*judgement
}

// article is an article's history, and the quads of it that are stored.
type article struct {
	history *quads.History
	stored  []quad.Quad
	// claims are the places in the history of its claims.
	claims map[graph.ID]int
}

// judgement is the quads of a judgement that shall be, and those that are stored.
type judgement struct{ quads, stored []quad.Quad }

// batch returns what the changes add.
func (d *draft) batch(ctx context.Context, changes []Change) (batch, error) {
	if err := d.read(ctx, changes); err != nil {
		return batch{}, err
	}
	b := batch{}
	for i := range changes {
		if err := d.take(&changes[i]); err != nil {
			return batch{}, err
		}
		b.at = later(b.at, changes[i].At)
	}
	added, err := d.added()
	if err != nil {
		return batch{}, err
	}
	b.quads = added
	b.articles, b.judgements = slices.Sorted(maps.Keys(d.articles)), slices.Sorted(maps.Keys(d.judgements))
	return b, ctx.Err()
}

// read reads everything that the changes are about, all at once.
func (d *draft) read(ctx context.Context, changes []Change) error {
	var articles, judgements []graph.ID
	for i := range changes {
		if a := changes[i].Article; a != nil {
			articles = append(articles, a.Article.ID)
		}
		for _, j := range changes[i].Judgements {
			judgements = append(judgements, j.ID)
		}
	}
	if err := d.stored.readArticles(ctx, d.view, articles...); err != nil {
		return err
	}
	return d.stored.read(ctx, d.view, judgements...)
}

func (d *draft) take(c *Change) error {
	if c.Article == nil && (c.Supersedes != "" || len(c.Retract) > 0) {
		return fmt.Errorf("a change names what it supersedes or retracts, but no article: %w", graph.ErrInvalid)
	}
	if c.Article != nil {
		a, err := d.article(c.Article.Article.ID)
		if err != nil {
			return err
		}
		if err := a.take(c); err != nil {
			return fmt.Errorf("article %q: %w", c.Article.Article.ID, err)
		}
	}
	for i := range c.Judgements {
		if err := d.judge(c.Judgements[i], c.At); err != nil {
			return fmt.Errorf("judgement %q: %w", c.Judgements[i].ID, err)
		}
	}
	return nil
}

func (d *draft) article(id graph.ID) (*article, error) {
	if a, ok := d.articles[id]; ok {
		return a, nil
	}
	history, stored, err := d.stored.history(id)
	if err != nil {
		return nil, err
	}
	a := &article{history: history, stored: stored, claims: make(map[graph.ID]int, len(history.Claims))}
	for i := range history.Claims {
		a.claims[history.Claims[i].ID] = i
	}
	d.articles[id] = a
	return a, nil
}

// added returns what is not stored yet, sorted.
func (d *draft) added() ([]quad.Quad, error) {
	var added []quad.Quad
	for _, id := range slices.Sorted(maps.Keys(d.articles)) {
		a := d.articles[id]
		all, err := a.history.Encode()
		if err != nil {
			return nil, err
		}
		added = append(added, without(all, a.stored)...)
	}
	for _, id := range slices.Sorted(maps.Keys(d.judgements)) {
		added = append(added, without(d.judgements[id].quads, d.judgements[id].stored)...)
	}
	slices.SortFunc(added, quads.Compare)
	return added, nil
}

// without returns the quads that are not among the others.
func without(all, others []quad.Quad) []quad.Quad {
	known := make(map[quad.Quad]bool, len(others))
	for _, q := range others {
		known[q] = true
	}
	return slices.DeleteFunc(all, func(q quad.Quad) bool { return known[q] })
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
