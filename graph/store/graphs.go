package store

import (
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/quads"
)

// graphs are quads by label. A label that was read and has none is among them.
type graphs map[graph.ID][]quad.Quad

// read reads the graphs that were not read yet, together.
func (g graphs) read(ctx context.Context, v view, labels ...graph.ID) error {
	var unread []graph.ID
	for _, label := range labels {
		if _, known := g[label]; !known {
			g[label] = nil
			unread = append(unread, label)
		}
	}
	if len(unread) == 0 {
		return nil
	}
	found, err := v.with(ctx, quad.Label, unread...)
	if err != nil {
		return err
	}
	for label, ofLabel := range groupBy(quad.Label, found) {
		g[label] = ofLabel
	}
	return nil
}

// readArticles reads all graphs of the articles: first those that tell which
// further ones there are, then these.
func (g graphs) readArticles(ctx context.Context, v view, articles ...graph.ID) error {
	if err := g.read(ctx, v, articles...); err != nil {
		return err
	}
	var further []graph.ID
	for _, id := range articles {
		further = append(further, quads.Referred(g[id])...)
	}
	return g.read(ctx, v, further...)
}

// history returns what was ever recorded of an article that was read, and the
// quads that say it; an empty history where it is not stored.
func (g graphs) history(article graph.ID) (*quads.History, []quad.Quad, error) {
	source := g[article]
	if len(source) == 0 {
		return &quads.History{ID: article}, nil, nil
	}
	history, err := quads.DecodeHistory(article, g)
	if err != nil {
		return nil, nil, damaged(err)
	}
	stored := slices.Clone(source)
	for _, label := range quads.Referred(source) {
		stored = append(stored, g[label]...)
	}
	return history, stored, nil
}

// groupBy groups quads by the id they have in a direction.
func groupBy(direction quad.Direction, all []quad.Quad) map[graph.ID][]quad.Quad {
	groups := make(map[graph.ID][]quad.Quad)
	for _, q := range all {
		if id, ok := q.Get(direction).(quad.IRI); ok {
			groups[graph.ID(id)] = append(groups[graph.ID(id)], q)
		}
	}
	return groups
}
