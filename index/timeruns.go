package index

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph/edtf"
)

// TimeRun is a run of events that follow one another in the order of WHEN and may
// have begun on the same days. There are about as many as there are days with
// events, however many events there are.
type TimeRun struct {
	// First is the ordinal of the first event of the run, End that of the first after it.
	First, End uint32
	// EarliestStart and LatestStart are the days on which each may have begun.
	EarliestStart, LatestStart edtf.Day
	// Exact tells whether the time of each is known and not marked ~ ? or %.
	Exact bool
}

// newTimeRuns finds the runs of events by their bounds.
func (c *timeColumns) newTimeRuns() []TimeRun {
	var runs []TimeRun
	inexact := roaring.Or(c.unknown, c.qualified).Iterator()
	for i, b := range c.bounds {
		ordinal := uint32(i) //nolint:gosec // ordinals are of 32 bits
		inexact.AdvanceIfNeeded(ordinal)
		run := TimeRun{ordinal, ordinal + 1, b.EarliestStart, b.LatestStart, !inexact.HasNext() || inexact.PeekNext() != ordinal}
		if n := len(runs); n > 0 && runs[n-1].continues(run) {
			runs[n-1].End = run.End
		} else {
			runs = append(runs, run)
		}
	}
	return runs
}

func (r TimeRun) continues(next TimeRun) bool {
	return r.EarliestStart == next.EarliestStart && r.LatestStart == next.LatestStart && r.Exact == next.Exact
}

// CountIn returns how many of the run are among some events.
func (r TimeRun) CountIn(events *roaring.Bitmap) int {
	count := events.Rank(r.End - 1)
	if r.First > 0 {
		count -= events.Rank(r.First - 1)
	}
	return int(count) //nolint:gosec // ordinals are of 32 bits
}

// TimeRuns returns the runs of all events, in the order of WHEN.
func (s *Snapshot) TimeRuns() []TimeRun { return s.base.columns.runs }
