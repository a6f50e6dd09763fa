package identity

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// mostDaysInDispute is how many single days reports of one event may name: who
// tells of a third tells of one of several meetings.
const mostDaysInDispute = 2

// toldDay is a single day that an article gives for an event.
type toldDay struct {
	article graph.ID
	day     edtf.Day
}

func (t toldDay) compare(o toldDay) int {
	return cmp.Or(cmp.Compare(t.article, o.article), cmp.Compare(t.day, o.day))
}

// toldTimes are the times of the single reports of an event: what they have in
// common is wider than each, and would let a chain of days become one event.
type toldTimes struct {
	// latestStart and earliestEnd are those of the reports furthest apart.
	latestStart, earliestEnd edtf.Day
	// heldBy is the first day by which a report says that it was held.
	heldBy edtf.Day
	days   []toldDay // sorted
	hours  []toldHour
}

// timesOfOne returns those of one report, of what was held by a day.
func timesOfOne(e *eventProfile, heldBy edtf.Day) toldTimes {
	t := toldTimes{latestStart: e.reach.EarliestStart, earliestEnd: e.reach.LatestEnd, heldBy: heldBy}
	if !e.when.IsZero() && t.latestStart == t.earliestEnd {
		t.days = []toldDay{{e.articles[0], t.latestStart}}
	}
	return t
}

func (t toldTimes) and(o toldTimes) toldTimes {
	days := slices.Concat(t.days, o.days)
	slices.SortFunc(days, toldDay.compare)
	return toldTimes{max(t.latestStart, o.latestStart), min(t.earliestEnd, o.earliestEnd), min(t.heldBy, o.heldBy), slices.Compact(days), slices.Concat(t.hours, o.hours)}
}

// single returns the days that are told, each once.
func (t toldTimes) single() []edtf.Day {
	days := make([]edtf.Day, len(t.days))
	for i, told := range t.days {
		days[i] = told.day
	}
	return sortedOnce(days)
}

// against says why the reports of two events cannot all tell of one; "" where
// they can.
func (t toldTimes) against(o toldTimes) string {
	if gap := max(int(t.latestStart)-int(o.earliestEnd), int(o.latestStart)-int(t.earliestEnd)); gap > daysInDispute {
		return fmt.Sprintf("reports of theirs are %d days apart", gap)
	}
	if t.heldBy < o.latestStart || o.heldBy < t.latestStart {
		return "it had been held, says an article that is older than the day which another gives"
	}
	for a, b := t.days, o.days; len(a) > 0 && len(b) > 0; {
		switch order := cmp.Compare(a[0].article, b[0].article); {
		case order == 0 && a[0].day != b[0].day:
			return "one article tells of both days"
		case order < 0:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	if why := hoursApart(t.hours, o.hours); why != "" {
		return why
	}
	if all := t.and(o).single(); len(all) > mostDaysInDispute && !slices.Equal(t.single(), o.single()) {
		return fmt.Sprintf("reports name %d days, which may be those of several", len(all))
	}
	return ""
}

// onSeveralDays returns which of the pairs are of one of several events that
// follow each other: of reports that are alike, pair by pair, three days or more
// are told, so that no two days are those of one event in dispute.
func onSeveralDays(pairs []likeEvents) []bool {
	groups, nodes := partition{}, map[int32]int32{}
	node := func(e *eventProfile) int32 {
		n, known := nodes[e.head]
		if !known {
			n = groups.add()
			nodes[e.head] = n
		}
		return n
	}
	dated := func(p likeEvents) bool { return len(p.a.told.days) > 0 && len(p.b.told.days) > 0 }
	for _, p := range pairs {
		if dated(p) {
			groups.union(node(p.a), node(p.b))
		}
	}
	days := map[int32]map[edtf.Day]bool{} // by root
	for _, p := range pairs {
		if !dated(p) {
			continue
		}
		root := groups.find(node(p.a))
		if days[root] == nil {
			days[root] = map[edtf.Day]bool{}
		}
		for _, day := range append(p.a.told.single(), p.b.told.single()...) {
			days[root][day] = true
		}
	}
	several := make([]bool, len(pairs))
	for i, p := range pairs {
		several[i] = dated(p) && len(days[groups.find(node(p.a))]) > mostDaysInDispute && !slices.Equal(p.a.told.single(), p.b.told.single())
	}
	return several
}
