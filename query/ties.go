package query

import (
	"slices"
	"sort"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
)

// began is between which days an event began, counted in the direction in which
// events are asked for: from the last backwards, days are negative.
type began struct {
	early, late int64
	// exact is whether the time is known and has no mark ~ ? or %.
	exact bool
}

func beganBetween(b edtf.Bounds, exact bool, d graph.Direction) began {
	if d == graph.Descending {
		return began{-int64(b.LatestStart), -int64(b.EarliestStart), exact}
	}
	return began{int64(b.EarliestStart), int64(b.LatestStart), exact}
}

// ranking knows when events began, so as to tell which are among the first n, or
// may be. Ties count: an event is among them if fewer than n began before it.
type ranking struct {
	n int
	// lastDays, on which they began at the latest, are of those that certainly match; firstDays, on which
	// they began at the earliest, of all whose time is exact. Both are sorted.
	lastDays, firstDays []int64
	inexact             int
}

func (s *Session) rank(m index.Matches, n int, d graph.Direction) ranking {
	r := ranking{n: n}
	for events := m.Possible.Iterator(); events.HasNext(); {
		event := events.Next()
		bounds, exact := s.snap.Calendar().BoundsOf(event)
		at := beganBetween(bounds, exact, d)
		if m.Certain.Contains(event) {
			r.lastDays = append(r.lastDays, at.late)
		}
		if exact {
			r.firstDays = append(r.firstDays, at.early)
		} else {
			r.inexact++
		}
	}
	slices.Sort(r.lastDays)
	slices.Sort(r.firstDays)
	return r
}

// latest returns the day after which nothing that began can be among the first
// n; false where nothing limits them.
func (r ranking) latest() (day int64, limited bool) {
	if len(r.lastDays) < r.n {
		return 0, false
	}
	return r.lastDays[r.n-1], true
}

// possible tells whether what began then may be among the first n.
func (r ranking) possible(b began) bool {
	day, limited := r.latest()
	return !limited || b.early <= day
}

// certain tells whether what began then, and matches certainly, is among the
// first n whatever the times are. A time with a mark is never certainly before or
// after another.
func (r ranking) certain(b began) bool {
	others := len(r.firstDays) + r.inexact - 1
	if b.exact {
		others = r.inexact + sort.Search(len(r.firstDays), func(i int) bool { return r.firstDays[i] >= b.late })
		if b.early < b.late {
			others-- // itself
		}
	}
	return others < r.n
}

// amongFirst narrows matches to those that are among the first n of them in
// order of when they began, or may be, and all that tie with them. Descending,
// they are the last n.
func (s *Session) amongFirst(m index.Matches, n int, d graph.Direction) index.Matches {
	found := index.Matches{Certain: roaring.New(), Possible: roaring.New()}
	if n == 0 {
		return found
	}
	r := s.rank(m, n, d)
	for events := m.Possible.Iterator(); events.HasNext(); {
		event := events.Next()
		bounds, exact := s.snap.Calendar().BoundsOf(event)
		at := beganBetween(bounds, exact, d)
		if !r.possible(at) {
			continue
		}
		found.Possible.Add(event)
		if m.Certain.Contains(event) && r.certain(at) {
			found.Certain.Add(event)
		}
	}
	return found
}

// withTies narrows matches to those of a page, as its size is asked for, and all
// that tie with them. What was recorded at one instant ties, or has equally many
// sources.
func (s *Session) withTies(m index.Matches, order graph.EventOrder, page PageArgs) (index.Matches, error) {
	n, backward, err := page.size()
	if err != nil {
		return index.Matches{}, err
	}
	if backward {
		order.Direction = map[graph.Direction]graph.Direction{
			graph.Ascending: graph.Descending, graph.Descending: graph.Ascending,
		}[order.Direction]
	}
	if order.Field == graph.OrderWhen {
		return s.amongFirst(m, n, order.Direction), nil
	}
	in := s.positions(m, order)
	tie := func(a, b *graph.Event) bool { return s.firstRecorded(a).Equal(s.firstRecorded(b)) }
	if order.Field == graph.OrderSources {
		tie = func(a, b *graph.Event) bool { return len(a.Independent) == len(b.Independent) }
	}
	at := func(i int) *graph.Event { return s.snap.EventAt(in.ordinal(i)) }
	cut := min(n, in.length)
	for 0 < cut && cut < in.length && tie(at(cut), at(cut-1)) {
		cut++
	}
	first := roaring.New()
	for i := range cut {
		first.Add(in.ordinal(i))
	}
	return m.And(index.Both(first)), nil
}
