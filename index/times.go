package index

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph/edtf"
)

// Days are those from First to Last, both included. An open end is not a limit.
type Days struct{ First, Last edtf.Day }

// AnyDay limits nothing.
var AnyDay = Days{edtf.OpenPast, edtf.OpenFuture}

// UpTo are the days before one.
func UpTo(day edtf.Day) Days {
	if day == edtf.OpenPast {
		return Days{edtf.OpenFuture, edtf.OpenPast} // none
	}
	return Days{edtf.OpenPast, day - 1}
}

// From are the days after one.
func From(day edtf.Day) Days {
	if day == edtf.OpenFuture {
		return Days{edtf.OpenFuture, edtf.OpenPast} // none
	}
	return Days{day + 1, edtf.OpenFuture}
}

func (d Days) hold(day edtf.Day) bool { return d.First <= day && day <= d.Last }

// Limits say between which days each bound of a time lies.
type Limits struct{ EarliestStart, LatestStart, EarliestEnd, LatestEnd Days }

// NoLimits hold for every time.
var NoLimits = Limits{AnyDay, AnyDay, AnyDay, AnyDay}

// Hold tells whether bounds are within the limits.
func (l Limits) Hold(b edtf.Bounds) bool {
	return l.EarliestStart.hold(b.EarliestStart) && l.LatestStart.hold(b.LatestStart) &&
		l.EarliestEnd.hold(b.EarliestEnd) && l.LatestEnd.hold(b.LatestEnd)
}

func (l Limits) all() [4]Days {
	return [...]Days{l.EarliestStart, l.LatestStart, l.EarliestEnd, l.LatestEnd}
}

// TimeCondition is a condition on when events were.
type TimeCondition struct {
	// Certain and Possible are met where one of their limits holds. What is certain is possible, too.
	Certain, Possible []Limits
	// each asks event by event, where bounds do not tell enough; Possible then limits whom, if set.
	each func(edtf.Time) edtf.Certainty
	// gapped asks so of those events only that are a set of days with gaps between them.
	gapped func(edtf.Time) edtf.Certainty
}

// Before is met by events before t, as edtf.Time.Before has it. An event without
// a time is possibly before, after and during everything.
func Before(t edtf.Time) TimeCondition {
	runs := t.Covers()
	certain, possible := NoLimits, NoLimits
	certain.LatestEnd, possible.EarliestEnd = UpTo(runs[0].EarliestStart), UpTo(runs[0].LatestStart)
	return comparison(t, edtf.Time.Before, certain, possible)
}

// After is met by events after t, as edtf.Time.After has it.
func After(t edtf.Time) TimeCondition {
	runs := t.Covers()
	last := runs[len(runs)-1]
	certain, possible := NoLimits, NoLimits
	certain.EarliestStart, possible.LatestStart = From(last.LatestEnd), From(last.EarliestEnd)
	return comparison(t, edtf.Time.After, certain, possible)
}

// During is met by events during t, as edtf.Time.During has it.
func During(t edtf.Time) TimeCondition {
	runs := t.Covers()
	first, last := runs[0], runs[len(runs)-1]
	certain, possible := NoLimits, NoLimits
	certain.EarliestStart = Days{first.LatestStart, edtf.OpenFuture}
	certain.LatestEnd = Days{edtf.OpenPast, last.EarliestEnd}
	possible.LatestStart = Days{first.EarliestStart, edtf.OpenFuture}
	possible.EarliestEnd = Days{edtf.OpenPast, last.LatestEnd}
	met := comparison(t, edtf.Time.During, certain, possible)
	during := func(e edtf.Time) edtf.Certainty { return e.During(t) }
	if len(runs) > 1 { // in the gaps between them is nothing
		met.each = during
	} else {
		met.gapped = during
	}
	return met
}

func comparison(t edtf.Time, compare func(t, ref edtf.Time) edtf.Certainty, certain, possible Limits) TimeCondition {
	b := t.Bounds()
	if t.IsZero() || b.EarliestStart == edtf.OpenFuture || b.LatestEnd == edtf.OpenPast {
		// unknown, or farther off than days can be counted
		return TimeCondition{each: func(e edtf.Time) edtf.Certainty { return compare(e, t) }}
	}
	c := TimeCondition{Possible: []Limits{possible}}
	if !t.Qualified() {
		c.Certain = []Limits{certain}
	}
	return c
}

// Before returns the events that meet the condition [Before].
func (s *Snapshot) Before(t edtf.Time) Matches { return s.Times(Before(t), nil) }

// After returns the events that meet the condition [After].
func (s *Snapshot) After(t edtf.Time) Matches { return s.Times(After(t), nil) }

// During returns the events that meet the condition [During].
func (s *Snapshot) During(t edtf.Time) Matches { return s.Times(During(t), nil) }

// Times returns the events of a scope that meet a condition; nil is all. Those
// whose time is marked ~ ? or % never certainly do, those without a time possibly
// meet every condition.
func (s *Snapshot) Times(c TimeCondition, scope *roaring.Bitmap) Matches {
	if c.each != nil && c.Possible == nil {
		return s.base.timesEach(c.each, inScope(s.base.postings.all, scope))
	}
	possible := s.base.columns.within(c.Possible, scope)
	possible.Or(inScope(s.base.columns.unknown, scope))
	if c.each != nil {
		return s.base.timesEach(c.each, possible)
	}
	if c.gapped != nil {
		gapped := roaring.And(possible, s.base.columns.gapped)
		possible.AndNot(gapped)
		possible.Or(s.base.timesEach(c.gapped, gapped).Possible)
	}
	certain := s.base.columns.within(c.Certain, scope)
	certain.AndNot(s.base.columns.unknown)
	certain.AndNot(s.base.columns.qualified)
	return Matches{Certain: certain, Possible: possible}
}

// TimesAtMost returns how many events can meet a condition, at most.
func (s *Snapshot) TimesAtMost(c TimeCondition) uint64 {
	all := s.base.postings.all.GetCardinality()
	if c.each != nil && c.Possible == nil {
		return all
	}
	most := s.base.columns.unknown.GetCardinality()
	for _, limits := range c.Possible {
		most += uint64(s.base.columns.atMost(limits)) //nolint:gosec // a count
	}
	return min(most, all)
}

// BoundsAt returns the bounds of an event's time, and whether that is known and
// not marked ~ ? or %. It does not read the event.
func (s *Snapshot) BoundsAt(ordinal uint32) (b edtf.Bounds, exact bool) {
	c := &s.base.columns
	return c.bounds[ordinal], !c.unknown.Contains(ordinal) && !c.qualified.Contains(ordinal)
}

// Undated tells whether nothing is known of when an event was, without reading it.
func (s *Snapshot) Undated(ordinal uint32) bool { return s.base.columns.unknown.Contains(ordinal) }

func inScope(events, scope *roaring.Bitmap) *roaring.Bitmap {
	if scope == nil {
		return events
	}
	return roaring.And(events, scope)
}

// within returns the events of a scope for which any of the limits hold.
func (c *timeColumns) within(any []Limits, scope *roaring.Bitmap) *roaring.Bitmap {
	found := roaring.New()
	for _, limits := range any {
		found.Or(c.limited(limits, scope))
	}
	return found
}

// limited looks at the events of the scope one by one where they are fewer than
// the columns would give.
func (c *timeColumns) limited(limits Limits, scope *roaring.Bitmap) *roaring.Bitmap {
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
func (c *timeColumns) atMost(limits Limits) int {
	columns := c.all()
	most := len(c.bounds)
	for i, days := range limits.all() {
		most = min(most, columns[i].count(days))
	}
	return most
}

// timesEach asks each of the events.
func (s *segment) timesEach(compare func(edtf.Time) edtf.Certainty, asked *roaring.Bitmap) Matches {
	m := Matches{Certain: roaring.New(), Possible: roaring.New()}
	for events := asked.Iterator(); events.HasNext(); {
		event := events.Next()
		switch compare(s.events.At(event).When.Time) {
		case edtf.Certain:
			m.Certain.Add(event)
			m.Possible.Add(event)
		case edtf.Possible:
			m.Possible.Add(event)
		}
	}
	return m
}
