package calendar

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph/edtf"
)

// Run is a run of events that follow one another in the order of WHEN and may
// have begun on the same days. There are about as many as there are days with
// events, however many events there are.
type Run struct {
	// First is the ordinal of the first event of the run, End that of the first after it.
	First, End uint32
	// EarliestStart and LatestStart are the days on which each may have begun.
	EarliestStart, LatestStart edtf.Day
	// Exact tells whether the time of each is known and not marked ~ ? or %.
	Exact bool
	// Gapped tells that this is one event, of which the time is a set of days that do not follow one
	// another: on those between them it did not begin.
	Gapped bool
}

// newRuns finds the runs of events by their bounds.
func (c *Calendar) newRuns() []Run {
	var runs []Run
	for i := range c.bounds {
		run := c.RunOf(uint32(i)) //nolint:gosec // ordinals are of 32 bits
		if n := len(runs); n > 0 && runs[n-1].continues(run) {
			runs[n-1].End = run.End
		} else {
			runs = append(runs, run)
		}
	}
	return runs
}

// RunOf returns what a run tells, of one event alone.
func (c *Calendar) RunOf(ordinal uint32) Run {
	b := c.bounds[ordinal]
	return Run{
		ordinal, ordinal + 1, b.EarliestStart, b.LatestStart,
		!c.unknown.Contains(ordinal) && !c.qualified.Contains(ordinal), c.gapped.Contains(ordinal),
	}
}

func (r Run) continues(next Run) bool {
	return r.EarliestStart == next.EarliestStart && r.LatestStart == next.LatestStart && r.Exact == next.Exact && !r.Gapped && !next.Gapped
}

// CountIn returns how many of the run are among some events.
func (r Run) CountIn(events *roaring.Bitmap) int {
	count := events.Rank(r.End - 1)
	if r.First > 0 {
		count -= events.Rank(r.First - 1)
	}
	return int(count) //nolint:gosec // ordinals are of 32 bits
}

// Runs returns the runs of all events, in the order of WHEN.
func (c *Calendar) Runs() []Run { return c.runs }
