package query

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index"
)

// sources compiles what a filter asks about those who tell of an event.
func (c *compiler) sources(f *graph.EventFilter, negated bool) ([]condition, error) {
	var conditions []condition
	snap := c.session.snap
	add := func(events *roaring.Bitmap, do string, args ...any) {
		conditions = append(conditions, c.leaf(index.Both(events), negated).as(do, args...))
	}
	if f.Corroboration != nil {
		found := make([]*roaring.Bitmap, len(f.Corroboration))
		for i, degree := range f.Corroboration {
			found[i] = snap.WithCorroboration(degree)
		}
		add(union(found...), "corroboration %v", f.Corroboration)
	}
	if n := f.MinIndependentSources; n != nil {
		if *n < 0 {
			return nil, fmt.Errorf("minIndependentSources is %d; give 0 or more: %w", *n, graph.ErrInvalid)
		}
		add(snap.WithSources(*n), "independent sources, at least %d", *n)
	}
	if only := f.NamedSourcesOnly; only != nil && *only {
		add(snap.FromNamedSources(), "from named sources")
	}
	if f.AttributedTo != nil {
		attributed, err := c.anyActor(actorField{"attributedTo", "attributed to", snap.AttributedTo}, f.AttributedTo, negated)
		if err != nil {
			return nil, err
		}
		conditions = append(conditions, attributed)
	}
	return conditions, nil
}
