package service

import (
	"context"
	"errors"
	"fmt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/loader"
)

// load is one run of [Service.Load].
type load struct {
	service    *Service
	target     *store.Store
	report     *Report
	judgements []graph.Judgement
}

// read reads all items and stores them in groups.
func (l *load) read(ctx context.Context, request LoadRequest) error {
	waiting := group{most: request.Step}
	read := 0
	options := request.options()
	options.Now = l.service.now
	for item := range loader.Read(ctx, request.Paths, options) {
		if !waiting.hasRoomFor(&item) {
			if err := l.store(ctx, waiting.items); err != nil {
				return err
			}
			waiting = group{most: request.Step}
		}
		l.report.imported(&item)
		waiting.add(item)
		read++
		if request.Progress != nil {
			request.Progress(read)
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return l.store(ctx, waiting.items)
}

// store stores items in one step, and settles what became of each. Where the
// store refuses them it stores one half and then the other, and so on: what it
// refuses of a single item is a problem of that item. Any other error ends the
// load.
func (l *load) store(ctx context.Context, items []loader.Item) error {
	if len(items) == 0 {
		return nil
	}
	steps, err := l.plan(ctx, items)
	if err == nil {
		err = l.apply(ctx, steps)
	}
	refused := errors.Is(err, graph.ErrInvalid) || errors.Is(err, graph.ErrConflict)
	switch {
	case err == nil:
	case refused && len(items) == 1:
		steps[0].refused = err
	case refused:
		half := len(items) / 2
		if err := l.store(ctx, items[:half]); err != nil {
			return err
		}
		return l.store(ctx, items[half:])
	default:
		return fmt.Errorf("store %s: %w", nameOf(items), err)
	}
	for i := range steps {
		l.settle(&steps[i])
	}
	return nil
}

// nameOf tells which items could not be stored.
func nameOf(items []loader.Item) string {
	first, last := items[0].Path, items[len(items)-1].Path
	if first == last {
		return first
	}
	return first + " to " + last
}

// plan decides what each item changes. All that is known of their articles is
// asked for at once; what an earlier item changes is known to the later ones.
func (l *load) plan(ctx context.Context, items []loader.Item) ([]step, error) {
	var ids []graph.ID
	for i := range items {
		if a := items[i].Article; a != nil {
			ids = append(ids, a.Article.ID)
		}
	}
	known, err := l.target.Articles(ctx, ids...)
	if err != nil {
		return nil, err
	}
	steps := make([]step, len(items))
	for i := range items {
		steps[i] = newStep(&items[i], known)
		if a := items[i].Article; a != nil && steps[i].refused == nil {
			known[a.Article.ID] = a
		}
	}
	return steps, nil
}

// apply stores what the steps change, all or nothing.
func (l *load) apply(ctx context.Context, steps []step) error {
	var changes []store.Change
	for i := range steps {
		if s := &steps[i]; s.refused == nil && s.changesSomething() {
			s.change.At = l.service.instant()
			if a := s.change.Article; a != nil && !a.Article.RecordedAt.IsZero() {
				s.change.At = a.Article.RecordedAt // recorded elsewhere, at its own instant
			}
			changes = append(changes, s.change)
		}
	}
	if len(changes) == 0 {
		return nil
	}
	return l.target.Apply(ctx, changes...)
}

// settle writes into the report what became of an item.
func (l *load) settle(s *step) {
	s.report(l.report)
	if s.refused == nil {
		l.judgements = append(l.judgements, s.change.Judgements...)
	}
}
