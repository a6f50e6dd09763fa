package query

import (
	"fmt"
	"strings"

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
		conditions = append(conditions, c.statuses(f.Status, negated).about(ofStatus))
	}
	if f.HasConflict != nil {
		conditions = append(conditions, c.leaf(withConflict(f.HasConflict)(c.session.snap), negated).as("conflict %v", f.HasConflict))
	}
	if f.When != nil {
		holds, err := c.when(f.When, negated)
		if err != nil {
			return nil, err
		}
		conditions = append(conditions, holds.about(ofTime))
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
	if f.Text != nil {
		holds, err := c.withText(*f.Text, negated)
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
	known, found := len(types) == 0, make([]*roaring.Bitmap, len(types))
	for i, name := range types {
		found[i] = c.session.snap.OfType(name)
		_, ours := graph.EventTypeByName(strings.ToLower(name))
		known = known || ours || !found[i].IsEmpty()
	}
	if !known {
		return nothing()
	}
	return c.leaf(index.Both(union(found...)), negated).as("type %s", strings.Join(types, ", "))
}

func (c *compiler) statuses(statuses []graph.Status, negated bool) condition {
	var certain, possible []*roaring.Bitmap
	for _, status := range statuses {
		found := c.session.snap.WithStatus(status)
		certain, possible = append(certain, found.Certain), append(possible, found.Possible)
	}
	return c.leaf(index.Matches{Certain: union(certain...), Possible: union(possible...)}, negated).as("status %v", statuses)
}

// where holds for events that a source places there.
func (c *compiler) where(f *graph.PlaceFilter, negated bool) (condition, error) {
	var conditions []condition
	for _, part := range []struct {
		name   string
		ref    *graph.PlaceRef
		events func(graph.ID) *roaring.Bitmap
	}{{"at", f.Is, c.session.snap.At}, {"within", f.Within, c.session.snap.Within}} {
		if part.ref == nil {
			continue
		}
		place, err := c.session.knownPlace(part.ref)
		if err != nil {
			return condition{}, fmt.Errorf("where: %w", err)
		}
		if place == "" {
			return nothing(), nil
		}
		conditions = append(conditions, c.leaf(index.Both(part.events(place)), negated).as("%s %s", part.name, place))
	}
	if f.Near != nil {
		holds, err := c.near(f.Near, negated)
		if err != nil {
			return condition{}, fmt.Errorf("where: %w", err)
		}
		conditions = append(conditions, holds)
	}
	return c.conjunction(conditions, negated), nil
}

// near holds for events at a place around a point; where it is not known where
// the place lies, possibly.
func (c *compiler) near(f *graph.Near, negated bool) (condition, error) {
	on := func(degrees, limit float64) bool { return -limit <= degrees && degrees <= limit }
	if !on(f.Lat, 90) || !on(f.Lon, 180) || !(f.Km >= 0) { // what is not a number is refused, too
		return condition{}, fmt.Errorf("near: lat must be from -90 to 90, lon from -180 to 180, km not below 0: %w", graph.ErrInvalid)
	}
	point := graph.Location{Latitude: f.Lat, Longitude: f.Lon}
	return c.leaf(c.session.snap.Near(point, f.Km), negated).as("within %g km of %s", f.Km, point), nil
}

// publishers holds for events of which an article of any of them tells.
func (c *compiler) publishers(refs []*graph.ActorRef, negated bool) (condition, error) {
	return c.anyActor(actorField{"publisher", "published by", c.session.snap.PublishedBy}, refs, negated)
}

// actorField is a field of a filter that lists actors: its name, what the plan
// calls it, and the events that an actor leads to.
type actorField struct {
	name, do string
	events   func(graph.ID) *roaring.Bitmap
}

// anyActor holds for the events that any of the actors leads to.
func (c *compiler) anyActor(field actorField, refs []*graph.ActorRef, negated bool) (condition, error) {
	actors, err := c.session.knownActors(refs...)
	if err != nil {
		return condition{}, fmt.Errorf("%s: %w", field.name, err)
	}
	if len(actors) == 0 && len(refs) > 0 {
		return nothing(), nil
	}
	found := make([]*roaring.Bitmap, len(actors))
	for i, actor := range actors {
		found[i] = field.events(actor)
	}
	return c.leaf(index.Both(union(found...)), negated).as("%s %v", field.do, actors), nil
}

// union is what any of the postings holds; of one, it is that itself.
func union(all ...*roaring.Bitmap) *roaring.Bitmap {
	if len(all) == 1 {
		return all[0]
	}
	return roaring.FastOr(all...)
}
