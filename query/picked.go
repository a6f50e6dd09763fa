package query

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
)

// picked are the events that may be the one to compare with. An event relates to
// it CERTAINLY where it does so to each of them, POSSIBLY where it does to one.
type picked struct {
	snap *index.Snapshot
	pick graph.Pick
	by   edtf.Granularity
	// matching are the events of which it is the first or the last, chosen those that may be it.
	matching, chosen index.Matches

	// periods are the times of the chosen ones in whole periods: from the beginnings of those in which
	// they may have begun to the ends of those in which they may have ended. A time that lies farther off
	// than days can be counted is vague and not among them.
	periods map[uint32]edtf.Bounds
	vague   uint64
	// Each bound of the periods, sorted.
	earliestStart, latestStart, earliestEnd, latestEnd []edtf.Day
	// exact is whether no time is vague or has a mark.
	exact bool
	// lasting are the chosen ones that are not known to have begun and ended on one day.
	lasting *roaring.Bitmap
}

// choose finds the events that may be the first or last, and their times. As the
// first, an event began no later than what certainly matches; as the last, no
// earlier. What is told to have been within a month, or at a time that is not
// known, was on one day of it.
func (p *picked) choose(s *Session) {
	direction := graph.Ascending
	if p.pick == graph.PickLast {
		direction = graph.Descending
	}
	p.chosen = s.amongFirst(p.matching, 1, direction)
	limit, limited := s.rank(p.matching, 1, direction).latest()
	p.exact, p.periods, p.lasting = true, map[uint32]edtf.Bounds{}, roaring.New()
	for events := p.chosen.Possible.Iterator(); events.HasNext(); {
		event := events.Next()
		b, exact := p.snap.Calendar().BoundsOf(event)
		p.exact = p.exact && (exact || p.snap.Calendar().Undated(event))
		if b.EarliestStart == edtf.OpenFuture || b.LatestEnd == edtf.OpenPast {
			p.vague, p.exact = p.vague+1, false
			continue
		}
		oneDay := b.EarliestStart == b.EarliestEnd && b.LatestStart == b.LatestEnd
		if !oneDay {
			p.lasting.Add(event)
		}
		if limited && p.pick == graph.PickFirst {
			b.LatestStart = edtf.Day(min(int64(b.LatestStart), limit)) //nolint:gosec // the lesser of two days
		}
		if limited && p.pick == graph.PickLast {
			b.EarliestStart = edtf.Day(max(int64(b.EarliestStart), -limit)) //nolint:gosec // the greater of two days
			b.EarliestEnd = max(b.EarliestEnd, b.EarliestStart)
		}
		if oneDay {
			b.EarliestEnd, b.LatestEnd = b.EarliestStart, b.LatestStart
		}
		p.periods[event] = p.inPeriods(b)
	}
	p.earliestStart = p.sorted(func(b edtf.Bounds) edtf.Day { return b.EarliestStart })
	p.latestStart = p.sorted(func(b edtf.Bounds) edtf.Day { return b.LatestStart })
	p.earliestEnd = p.sorted(func(b edtf.Bounds) edtf.Day { return b.EarliestEnd })
	p.latestEnd = p.sorted(func(b edtf.Bounds) edtf.Day { return b.LatestEnd })
}

// inPeriods widens starts to the beginnings of periods, and ends to their ends.
func (p *picked) inPeriods(b edtf.Bounds) edtf.Bounds {
	b.EarliestStart, _ = p.by.Period(b.EarliestStart)
	b.LatestStart, _ = p.by.Period(b.LatestStart)
	_, b.EarliestEnd = p.by.Period(b.EarliestEnd)
	_, b.LatestEnd = p.by.Period(b.LatestEnd)
	return b
}

func (p *picked) sorted(bound func(edtf.Bounds) edtf.Day) []edtf.Day {
	days := make([]edtf.Day, 0, len(p.periods))
	for _, b := range p.periods {
		days = append(days, bound(b))
	}
	slices.Sort(days)
	return days
}
