package calendar

import (
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

func (l Limits) all() [Bounds]Days {
	return [...]Days{l.EarliestStart, l.LatestStart, l.EarliestEnd, l.LatestEnd}
}

// Condition is a condition on when events were.
type Condition struct {
	// Certain and Possible are met where one of their limits holds. What is certain is possible, too.
	Certain, Possible []Limits
	// each asks event by event, where bounds do not tell enough; Possible then limits whom, if set.
	each func(edtf.Time) edtf.Certainty
	// gapped asks so of those events only that are a set of days with gaps between them.
	gapped func(edtf.Time) edtf.Certainty
}

// Before is met by events before t, as edtf.Time.Before has it. An event without
// a time is possibly before, after and during everything.
func Before(t edtf.Time) Condition {
	runs := t.Covers()
	certain, possible := NoLimits, NoLimits
	certain.LatestEnd, possible.EarliestEnd = UpTo(runs[0].EarliestStart), UpTo(runs[0].LatestStart)
	return comparison(t, edtf.Time.Before, certain, possible)
}

// After is met by events after t, as edtf.Time.After has it.
func After(t edtf.Time) Condition {
	runs := t.Covers()
	last := runs[len(runs)-1]
	certain, possible := NoLimits, NoLimits
	certain.EarliestStart, possible.LatestStart = From(last.LatestEnd), From(last.EarliestEnd)
	return comparison(t, edtf.Time.After, certain, possible)
}

// During is met by events during t, as edtf.Time.During has it.
func During(t edtf.Time) Condition {
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

func comparison(t edtf.Time, compare func(t, ref edtf.Time) edtf.Certainty, certain, possible Limits) Condition {
	b := t.Bounds()
	if t.IsZero() || b.EarliestStart == edtf.OpenFuture || b.LatestEnd == edtf.OpenPast {
		// unknown, or farther off than days can be counted
		return Condition{each: func(e edtf.Time) edtf.Certainty { return compare(e, t) }}
	}
	c := Condition{Possible: []Limits{possible}}
	if !t.Qualified() {
		c.Certain = []Limits{certain}
	}
	return c
}
