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
	add := func(events *roaring.Bitmap) { conditions = append(conditions, leaf(index.Both(events), negated)) }
	snap := c.session.snap
	if f.Corroboration != nil {
		found := roaring.New()
		for _, degree := range f.Corroboration {
			found.Or(snap.WithCorroboration(degree))
		}
		add(found)
	}
	if n := f.MinIndependentSources; n != nil {
		if *n < 0 {
			return nil, fmt.Errorf("minIndependentSources is %d; give 0 or more: %w", *n, graph.ErrInvalid)
		}
		add(snap.WithSources(*n))
	}
	if only := f.NamedSourcesOnly; only != nil && *only {
		add(snap.FromNamedSources())
	}
	if f.AttributedTo != nil {
		attributed, err := c.anyActor("attributedTo", f.AttributedTo, snap.AttributedTo, negated)
		if err != nil {
			return nil, err
		}
		conditions = append(conditions, attributed)
	}
	return conditions, nil
}
