package query

import (
	"context"
	"fmt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
	"github.com/parley-kg/parley/index/calendar"
)

// MaxBuckets is the most buckets that a timeline may have: thirteen years of days.
const MaxBuckets = 5000

// Bucket is one period of a timeline, and how many events began in it.
type Bucket struct {
	// Start and End are its first and its last day.
	Start, End edtf.Time
	// Certain is how many events certainly match and certainly began in the period; Possible is how
	// many more there only may be.
	Certain, Possible int
}

// Timeline counts the events that match the filter by the period in which they
// began: a day, a week, a month or a year. The periods follow one another
// without a gap, from the first day on which an event with a date may have begun
// to the last, as far as the filter's own times reach. An event whose time is
// wider than a period is possible in each that it may have begun in, which are not
// those between the days of a set; one without a time in all. No event has a
// date: no periods, unless the filter names the days. More than [MaxBuckets]
// periods are an error that wraps graph.ErrInvalid; the others are those of
// [Session.Events].
func (s *Session) Timeline(ctx context.Context, where *graph.EventFilter, by edtf.Granularity) ([]*Bucket, error) {
	if !by.Valid() {
		return nil, fmt.Errorf("bucket is %q; use DAY, WEEK, MONTH or YEAR: %w", by, graph.ErrInvalid)
	}
	matches, err := s.match(ctx, allEvents, where)
	if err != nil {
		return nil, err
	}
	asked, began := daysOf(where), s.beginnings(matches)
	planOf(ctx).read(len(began))
	periods, err := periodsOf(datedDays(began, asked), by)
	if err != nil || len(periods.first) == 0 {
		return nil, err
	}
	tally := newTally(periods)
	for _, b := range began {
		tally.add(b, asked)
	}
	return tally.buckets()
}

// beginning is how many events may have begun on some days: Certain those that
// certainly match and of which the days are exact, Possible the others.
type beginning struct {
	days              []window // in order
	certain, possible int
}

// beginnings counts the events that match by the days on which they may have
// begun: event by event where they are few, else by the runs of the index.
func (s *Session) beginnings(matches index.Matches) []beginning {
	matches = whole(matches)
	var all []beginning
	add := func(run calendar.Run, certain, matching int) {
		if !run.Exact {
			certain = 0
		}
		if matching > 0 {
			days := []window{{int64(run.EarliestStart), int64(run.LatestStart)}}
			if run.Gapped {
				days = meet(inside(s.snap.EventAt(run.First).When.Time.Covers()), days)
			}
			all = append(all, beginning{days, certain, matching - certain})
		}
	}
	if s.snap.Certainly() == nil && matches.Possible.GetCardinality() > uint64(len(s.snap.Calendar().Runs())) {
		for _, run := range s.snap.Calendar().Runs() {
			add(run, run.CountIn(matches.Certain), run.CountIn(matches.Possible))
		}
		return all
	}
	for ordinals := matches.Possible.Iterator(); ordinals.HasNext(); {
		ordinal := ordinals.Next()
		one := s.snap.Calendar().RunOf(ordinal)
		one.Exact = one.Exact && s.timeKnown(ordinal)
		add(one, one.CountIn(matches.Certain), 1)
	}
	return all
}

// daysOf is the days that the times of a filter leave; what is nested in or and
// not leaves all.
func daysOf(f *graph.EventFilter) []window {
	days := []window{allDays}
	if f == nil {
		return days
	}
	if f.When != nil {
		for _, part := range []struct {
			time *edtf.Time
			span func(covered []edtf.Bounds) []window
		}{{f.When.Before, until}, {f.When.After, from}, {f.When.During, inside}} {
			if part.time != nil {
				days = meet(days, part.span(part.time.Covers()))
			}
		}
	}
	for _, nested := range f.And {
		days = meet(days, daysOf(nested))
	}
	return days
}

// hull is from the first day of some windows, which are in order, to the last; an
// empty one where there are none.
func hull(windows []window) window {
	if len(windows) == 0 {
		return window{allDays.last, allDays.first}
	}
	return window{windows[0].first, windows[len(windows)-1].last}
}

// datedDays is from the first day on which a dated event may have begun to the
// last, within what was asked for; what was asked for itself where no event has
// a date. It may be open.
func datedDays(began []beginning, asked []window) window {
	first, last, dated := allDays.last, allDays.first, false
	for _, b := range began {
		days := hull(b.days)
		for _, day := range []int64{days.first, days.last} {
			if day != allDays.first && day != allDays.last {
				first, last, dated = min(first, day), max(last, day), true
			}
		}
	}
	if !dated && len(began) > 0 {
		return hull(asked)
	}
	return hull(meet([]window{{first, last}}, asked))
}
