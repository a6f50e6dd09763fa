package calendar

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph/edtf"
)

// Meeting returns the events of a scope, nil for all, that meet a condition:
// those that certainly do, and those that possibly do, which hold them. Those
// whose time is marked ~ ? or % never certainly do, those without a time possibly
// meet every condition. Where bounds do not tell enough, timeOf is asked for the
// time of an event.
func (c *Calendar) Meeting(met Condition, scope *roaring.Bitmap, timeOf func(event uint32) edtf.Time) (certain, possible *roaring.Bitmap) {
	if met.each != nil && met.Possible == nil {
		return each(met.each, intersect(c.earliestStart.notBefore(edtf.OpenPast), scope), timeOf)
	}
	possible = c.within(met.Possible, scope)
	possible.Or(inScope(c.unknown, scope))
	if met.each != nil {
		return each(met.each, possible, timeOf)
	}
	if met.gapped != nil {
		gapped := roaring.And(possible, c.gapped)
		possible.AndNot(gapped)
		_, still := each(met.gapped, gapped, timeOf)
		possible.Or(still)
	}
	certain = c.within(met.Certain, scope)
	certain.AndNot(c.unknown)
	certain.AndNot(c.qualified)
	return certain, possible
}

// AtMost returns how many events can meet a condition, at most.
func (c *Calendar) AtMost(met Condition) uint64 {
	all := uint64(len(c.bounds))
	if met.each != nil && met.Possible == nil {
		return all
	}
	most := c.unknown.GetCardinality()
	for _, limits := range met.Possible {
		most += uint64(c.atMost(limits)) //nolint:gosec // a count
	}
	return min(most, all)
}

// BoundsOf returns the bounds of an event's time, and whether that is known and
// not marked ~ ? or %.
func (c *Calendar) BoundsOf(event uint32) (b edtf.Bounds, exact bool) {
	return c.bounds[event], !c.unknown.Contains(event) && !c.qualified.Contains(event)
}

// Undated tells whether nothing is known of when an event was.
func (c *Calendar) Undated(event uint32) bool { return c.unknown.Contains(event) }

func inScope(events, scope *roaring.Bitmap) *roaring.Bitmap {
	if scope == nil {
		return events
	}
	return roaring.And(events, scope)
}

// within returns the events of a scope for which any of the limits hold.
func (c *Calendar) within(any []Limits, scope *roaring.Bitmap) *roaring.Bitmap {
	found := roaring.New()
	for _, limits := range any {
		found.Or(c.limited(limits, scope))
	}
	return found
}

// limited looks at the events of the scope one by one where they are fewer than
// the columns would give.
func (c *Calendar) limited(limits Limits, scope *roaring.Bitmap) *roaring.Bitmap {
	if scope != nil && scope.GetCardinality() <= uint64(c.atMost(limits)) { //nolint:gosec // a count
		found := roaring.New()
		for events := scope.Iterator(); events.HasNext(); {
			if event := events.Next(); limits.Hold(c.bounds[event]) {
				found.Add(event)
			}
		}
		return found
	}
	var found *roaring.Bitmap
	columns := c.all()
	for i, days := range limits.all() {
		if days != AnyDay {
			found = intersect(found, columns[i].among(days))
		}
	}
	if found == nil {
		found = c.earliestStart.notBefore(edtf.OpenPast)
	}
	return intersect(found, scope)
}

// intersect takes nil for everything. It may change the first.
func intersect(a, b *roaring.Bitmap) *roaring.Bitmap {
	switch {
	case a == nil:
		return b
	case b != nil:
		a.And(b)
	}
	return a
}

// among returns the events whose bound is one of the days.
func (c *column) among(d Days) *roaring.Bitmap {
	switch {
	case d.First > d.Last:
		return roaring.New()
	case d.First == edtf.OpenPast:
		return c.notAfter(d.Last)
	}
	found := c.notAfter(d.Last)
	found.AndNot(c.before(d.First))
	return found
}

// atMost returns how many events can be within the limits, at most.
func (c *Calendar) atMost(limits Limits) int {
	columns := c.all()
	most := len(c.bounds)
	for i, days := range limits.all() {
		most = min(most, columns[i].count(days))
	}
	return most
}

// each asks event by event.
func each(compare func(edtf.Time) edtf.Certainty, asked *roaring.Bitmap, timeOf func(event uint32) edtf.Time) (certain, possible *roaring.Bitmap) {
	certain, possible = roaring.New(), roaring.New()
	for events := asked.Iterator(); events.HasNext(); {
		event := events.Next()
		switch compare(timeOf(event)) {
		case edtf.Certain:
			certain.Add(event)
			possible.Add(event)
		case edtf.Possible:
			possible.Add(event)
		}
	}
	return certain, possible
}
