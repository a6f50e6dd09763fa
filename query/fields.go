package query

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index"
)

// fields compiles what is set in a filter besides and, or and not; what costs
// least comes first.
func (c *compiler) fields(f *graph.EventFilter, negated bool) ([]condition, error) {
	var conditions []condition
	if f.Type != nil {
		conditions = append(conditions, c.types(f.Type, negated))
	}
	if f.Status != nil {
		conditions = append(conditions, c.statuses(f.Status, negated))
	}
	if f.When != nil {
		holds, err := c.when(f.When, negated)
		if err != nil {
			return nil, err
		}
		conditions = append(conditions, holds)
	}
	if f.Where != nil {
		holds, err := c.where(f.Where, negated)
		if err != nil {
			return nil, err
		}
		conditions = append(conditions, holds)
	}
	if f.Publisher != nil {
		holds, err := c.publishers(f.Publisher, negated)
		if err != nil {
			return nil, err
		}
		conditions = append(conditions, holds)
	}
	sources, err := c.sources(f, negated)
	if err != nil {
		return nil, err
	}
	conditions = append(conditions, sources...)
	participants, err := c.participants(f.Participants, negated)
	if err != nil {
		return nil, err
	}
	return append(conditions, participants...), nil
}

// types holds for events of any of the types, ours or the source's own.
func (c *compiler) types(types []string, negated bool) condition {
	found, known := roaring.New(), len(types) == 0
	for _, name := range types {
		events := c.session.snap.OfType(name)
		_, ours := graph.EventTypeByName(name)
		known = known || ours || !events.IsEmpty()
		found.Or(events)
	}
	if !known {
		return nothing
	}
	return leaf(index.Both(found), negated)
}

func (c *compiler) statuses(statuses []graph.Status, negated bool) condition {
	var found index.Matches
	for _, status := range statuses {
		found = found.Or(c.session.snap.WithStatus(status))
	}
	return leaf(found, negated)
}

// where holds for events that a source places there.
func (c *compiler) where(f *graph.PlaceFilter, negated bool) (condition, error) {
	var conditions []condition
	for _, part := range []struct {
		ref    *graph.PlaceRef
		events func(graph.ID) *roaring.Bitmap
	}{{f.Is, c.session.snap.At}, {f.Within, c.session.snap.Within}} {
		if part.ref == nil {
			continue
		}
		place, err := c.session.knownPlace(part.ref)
		if err != nil {
			return nil, fmt.Errorf("where: %w", err)
		}
		if place == "" {
			return nothing, nil
		}
		conditions = append(conditions, leaf(index.Both(part.events(place)), negated))
	}
	return conjunction(conditions, negated), nil
}

// publishers holds for events of which an article of any of them tells.
func (c *compiler) publishers(refs []*graph.ActorRef, negated bool) (condition, error) {
	return c.anyActor("publisher", refs, c.session.snap.PublishedBy, negated)
}

// anyActor holds for the events that any of the actors leads to. The error names
// the field that names them.
func (c *compiler) anyActor(field string, refs []*graph.ActorRef, events func(graph.ID) *roaring.Bitmap, negated bool) (condition, error) {
	actors, err := c.session.knownActors(refs...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", field, err)
	}
	if len(actors) == 0 && len(refs) > 0 {
		return nothing, nil
	}
	found := roaring.New()
	for _, actor := range actors {
		found.Or(events(actor))
	}
	return leaf(index.Both(found), negated), nil
}
