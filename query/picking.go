package query

import (
	"sort"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
	"github.com/parley-kg/parley/index/calendar"
)

// condition is met by events that relate so to what was picked. It does not know
// yet that an event is not compared with itself.
func (p *picked) condition(r relation) calendar.Condition {
	if p.vague > 0 {
		return calendar.Condition{Possible: []calendar.Limits{calendar.NoLimits}}
	}
	lastStart, firstEnd := p.latestStart[len(p.latestStart)-1], p.earliestEnd[0]
	certain, possible := calendar.NoLimits, calendar.NoLimits
	known := p.exact && !p.matching.Certain.IsEmpty()
	switch r {
	case beforePick:
		certain.LatestEnd = calendar.UpTo(p.earliestStart[0])
		possible.EarliestEnd = calendar.UpTo(lastStart)
	case afterPick:
		certain.EarliestStart = calendar.From(p.latestEnd[len(p.latestEnd)-1])
		possible.LatestStart = calendar.From(firstEnd)
	case withPick: // neither before nor after
		certain.EarliestEnd = calendar.Days{First: lastStart, Last: edtf.OpenFuture}
		certain.LatestStart = calendar.Days{First: edtf.OpenPast, Last: firstEnd}
		known = known && lastStart < edtf.OpenFuture && firstEnd > edtf.OpenPast
		possible.LatestEnd = calendar.Days{First: p.earliestStart[0], Last: edtf.OpenFuture}
		possible.EarliestStart = calendar.Days{First: edtf.OpenPast, Last: p.latestEnd[len(p.latestEnd)-1]}
	}
	met := calendar.Condition{Possible: []calendar.Limits{possible}}
	if known {
		met.Certain = []calendar.Limits{certain}
	}
	return met
}

// span is the days that the relation leaves.
func (p *picked) span(r relation) window {
	if p.vague > 0 {
		return allDays
	}
	switch r {
	case beforePick:
		return window{allDays.first, int64(p.latestStart[len(p.latestStart)-1]) - 1}
	case afterPick:
		return window{int64(p.earliestEnd[0]) + 1, allDays.last}
	default:
		return window{int64(p.earliestStart[0]), int64(p.latestEnd[len(p.latestEnd)-1])}
	}
}

// find finds the events of a scope that relate so to what was picked, given the
// condition for it. Those that may be it themselves are compared with the others.
func (p *picked) find(holds calendar.Condition, r relation, scope *roaring.Bitmap) index.Matches {
	found := p.snap.Times(holds, scope)
	certain := roaring.AndNot(found.Certain, p.chosen.Possible)
	possible := roaring.AndNot(found.Possible, p.chosen.Possible)
	if r == withPick && p.hasGaps() {
		possible = p.overlapping(possible)
	}
	for events := p.chosen.Possible.Iterator(); events.HasNext(); {
		event := events.Next()
		if (scope == nil || scope.Contains(event)) && p.relatesToAnother(r, event) {
			possible.Add(event)
		}
	}
	return index.Matches{Certain: certain, Possible: possible}
}

// relatesToAnother tells whether an event that may be the picked one may relate
// so to another one that may be it. Nothing that matches lies before the first
// of what matches, or after the last.
func (p *picked) relatesToAnother(r relation, event uint32) bool {
	beyond := r == beforePick && p.pick == graph.PickFirst || r == afterPick && p.pick == graph.PickLast
	never := beyond || r == withPick && p.tiesAlone(event)
	if p.chosen.Certain.Contains(event) || never && p.matching.Certain.Contains(event) {
		return false
	}
	own, known := p.periods[event]
	if !known {
		return p.chosen.Possible.GetCardinality() > 1
	}
	if p.vague > 0 {
		return true
	}
	bounds, _ := p.snap.Calendar().BoundsOf(event)
	others := 0
	switch r {
	case beforePick:
		others = len(p.latestStart) - upTo(p.latestStart, bounds.EarliestEnd)
		if own.LatestStart > bounds.EarliestEnd {
			others--
		}
	case afterPick:
		others = below(p.earliestEnd, bounds.LatestStart)
		if own.EarliestEnd < bounds.LatestStart {
			others--
		}
	case withPick:
		others = p.together(bounds) - 1
	}
	return others > 0
}

// tiesAlone tells whether an event that matches and is on one day with the picked
// one must be picked as well, as both began on that day.
func (p *picked) tiesAlone(event uint32) bool {
	if p.by != edtf.ByDay || p.vague > 0 {
		return false
	}
	if p.pick == graph.PickLast { // it began before the last, and is over by then
		return !p.lasting.Contains(event)
	}
	others := p.lasting.GetCardinality()
	if p.lasting.Contains(event) {
		others--
	}
	return others == 0
}

// together counts the picked ones of which a period may hold what has these bounds.
func (p *picked) together(b edtf.Bounds) int {
	return upTo(p.earliestStart, b.LatestEnd) - below(p.latestEnd, b.EarliestStart)
}

// hasGaps tells whether there are days between the picked ones.
func (p *picked) hasGaps() bool {
	for i := 1; i < len(p.earliestStart); i++ {
		if p.earliestStart[i] > p.latestEnd[i-1] {
			return true
		}
	}
	return false
}

// overlapping keeps the events that lie in no gap.
func (p *picked) overlapping(events *roaring.Bitmap) *roaring.Bitmap {
	kept := roaring.New()
	for all := events.Iterator(); all.HasNext(); {
		event := all.Next()
		if bounds, _ := p.snap.Calendar().BoundsOf(event); p.together(bounds) > 0 {
			kept.Add(event)
		}
	}
	return kept
}

// below counts the days before one, of sorted ones.
func below(days []edtf.Day, day edtf.Day) int {
	return sort.Search(len(days), func(i int) bool { return days[i] >= day })
}

// upTo counts the days before one, and equal ones.
func upTo(days []edtf.Day, day edtf.Day) int {
	return sort.Search(len(days), func(i int) bool { return days[i] > day })
}
