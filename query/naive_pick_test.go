package query

import (
	"math"
	"slices"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// candidate is an event that may be the one that a filter compares with.
type candidate struct {
	event *graph.Event
	// surely is whether it is the first, or last, whatever the times are; matches whether it
	// certainly matches the filter of the pick.
	surely, matches bool
	bounds          edtf.Bounds
}

// pick finds them by comparing each match with each other. It tells whether
// there certainly is one.
func (n naive) pick(p *graph.EventPick) (all []candidate, exists bool) {
	matches := n.events(p.Where)
	last := p.Pick != nil && *p.Pick == graph.PickLast
	sooner := func(a, b edtf.Day) bool { return a < b && !last || a > b && last }
	for id, certainty := range matches {
		e := held(n.w.snap.Event(id))
		c := candidate{event: e, matches: certainty == edtf.Certain, surely: certainty == edtf.Certain, bounds: e.When.Time.Bounds()}
		exists = exists || c.matches
		may := true
		for other, otherCertainty := range matches {
			if other == id {
				continue
			}
			t := held(n.w.snap.Event(other)).When.Time
			b := t.Bounds()
			early, late, ownEarly, ownLate := b.EarliestStart, b.LatestStart, c.bounds.EarliestStart, c.bounds.LatestStart
			if last {
				early, late, ownEarly, ownLate = late, early, ownLate, ownEarly
			}
			if otherCertainty == edtf.Certain && sooner(late, ownEarly) {
				may = false
			}
			if unclear(t) || unclear(e.When.Time) || sooner(early, ownLate) {
				c.surely = false
			}
			// as the first it began no later than any that certainly matches
			if otherCertainty == edtf.Certain && !last {
				c.bounds.LatestStart = min(c.bounds.LatestStart, b.LatestStart)
			}
			if otherCertainty == edtf.Certain && last {
				c.bounds.EarliestStart = max(c.bounds.EarliestStart, b.EarliestStart)
				c.bounds.EarliestEnd = max(c.bounds.EarliestEnd, c.bounds.EarliestStart)
			}
		}
		if b := e.When.Time.Bounds(); oneDay(b) {
			c.bounds.EarliestEnd, c.bounds.LatestEnd = c.bounds.EarliestStart, c.bounds.LatestStart
		}
		if may {
			all = append(all, c)
		}
	}
	return all, exists
}

func unclear(t edtf.Time) bool { return t.IsZero() || t.Qualified() }

// oneDay tells whether what has these bounds was on one day.
func oneDay(b edtf.Bounds) bool {
	return b.EarliestStart == b.EarliestEnd && b.LatestStart == b.LatestEnd
}

// period numbers the day, week, month or year of a day.
func period(d edtf.Day, by *edtf.Granularity) int {
	if d == edtf.OpenPast {
		return math.MinInt
	}
	if d == edtf.OpenFuture {
		return math.MaxInt
	}
	if by == nil {
		return int(d)
	}
	date := time.Unix(int64(d)*24*60*60, 0).UTC()
	switch *by {
	case edtf.ByWeek:
		year, week := date.ISOWeek()
		return 100*year + week
	case edtf.ByMonth:
		return 100*date.Year() + int(date.Month())
	case edtf.ByYear:
		return date.Year()
	default:
		return int(d)
	}
}

// relation is how certain it is that an event lies so to one candidate.
func (c candidate) relation(r relation, e *graph.Event, by *edtf.Granularity) edtf.Certainty {
	b := e.When.Time.Bounds()
	before := three(period(b.LatestEnd, by) < period(c.bounds.EarliestStart, by), period(b.EarliestEnd, by) < period(c.bounds.LatestStart, by))
	after := three(period(b.EarliestStart, by) > period(c.bounds.LatestEnd, by), period(b.LatestStart, by) > period(c.bounds.EarliestEnd, by))
	found := map[relation]edtf.Certainty{beforePick: before, afterPick: after, withPick: before.Not().And(after.Not())}[r]
	if unclear(e.When.Time) || c.event.When.Time.Qualified() {
		return found.And(edtf.Possible)
	}
	return found
}

func three(always, ever bool) edtf.Certainty {
	if always {
		return edtf.Certain
	}
	return yes(ever).And(edtf.Possible)
}

// relative asks it of all candidates.
func (n naive) relative(r relation, p *graph.EventPick, e *graph.Event) (c edtf.Certainty, known, exists bool) {
	all, exists := n.pick(p)
	if len(all) == 0 {
		return edtf.Impossible, false, false
	}
	always, ever := exists, false
	first := p.Pick == nil || *p.Pick == graph.PickFirst
	own := slices.ContainsFunc(all, func(c candidate) bool { return c.event.ID == e.ID && c.matches })
	byDay := p.Granularity == nil || *p.Granularity == edtf.ByDay
	for _, candidate := range all {
		if candidate.event.ID == e.ID {
			always = false
			if candidate.surely || candidate.matches && (r == beforePick && first || r == afterPick && !first) {
				return edtf.Impossible, true, exists
			}
			continue
		}
		if own && r == withPick && byDay && (first && oneDay(candidate.event.When.Time.Bounds()) || !first && oneDay(e.When.Time.Bounds())) {
			continue // on that day it is picked as well
		}
		found := candidate.relation(r, e, p.Granularity)
		always = always && found == edtf.Certain
		ever = ever || found != edtf.Impossible
	}
	return three(always, ever), true, exists
}
