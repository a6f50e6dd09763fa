package query

import (
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
	"github.com/parley-kg/parley/index/calendar"
)

// when holds for events that were before, after and during the given times or
// other events, as far as is known. With CERTAINLY, what is only possible does
// not hold.
func (c *compiler) when(f *graph.TimeFilter, negated bool) (condition, error) {
	fixed, span, err := c.fixedTimes(f)
	if err != nil {
		return condition{}, err
	}
	relative, between, err := c.relativeTimes(f)
	if err != nil {
		return condition{}, err
	}
	if len(meet(span, []window{between})) == 0 {
		none := timed{do: "no day is left", find: func(*roaring.Bitmap) index.Matches { return index.Matches{} }}
		none.unsure = len(span) > 0 && slices.ContainsFunc(relative, func(t timed) bool { return t.unsure })
		fixed = append(fixed, none)
	}
	certainly := f.Mode != nil && *f.Mode == graph.Certainly
	var conditions []condition
	for _, t := range append(fixed, relative...) {
		if t.nowhere {
			none := nothing()
			none.step.Steps = t.steps
			conditions = append(conditions, none)
			continue
		}
		conditions = append(conditions, c.timed(t, certainly, negated))
	}
	return c.conjunction(conditions, negated), nil
}

// timed is a condition on time that has been looked up.
type timed struct {
	do     string
	atMost uint64
	find   func(scope *roaring.Bitmap) index.Matches
	// unsure tells that there may be nothing to compare with: then neither the condition nor its
	// contrary is certain. nowhere tells that there is nothing.
	unsure, nowhere bool
	steps           []*Step
}

func (c *compiler) timed(t timed, certainly, negated bool) condition {
	all := c.session.snap.All()
	made := condition{step: &Step{Do: t.do, Steps: t.steps}, atMost: t.atMost}
	if negated {
		made.atMost = all.GetCardinality()
	}
	made.find = func(scope *roaring.Bitmap, step *Step) (index.Matches, error) {
		step.Touched += t.atMost
		if scope != nil {
			step.Touched = min(step.Touched, scope.GetCardinality())
		}
		found := whole(t.find(scope))
		switch {
		case certainly:
			found.Possible = found.Certain
		case t.unsure && negated:
			return index.Matches{Possible: c.within(found, true, scope).Possible}, nil
		}
		return c.within(found, negated, scope), nil
	}
	return made
}

// fixedTimes looks up before, after and during, and which days they leave.
func (c *compiler) fixedTimes(f *graph.TimeFilter) ([]timed, []window, error) {
	var found []timed
	span := []window{allDays}
	for _, part := range []struct {
		name  string
		time  *edtf.Time
		holds func(edtf.Time) calendar.Condition
		span  func(covered []edtf.Bounds) []window
	}{
		{"before", f.Before, calendar.Before, until},
		{"after", f.After, calendar.After, from},
		{"during", f.During, calendar.During, inside},
	} {
		if part.time == nil {
			continue
		}
		if part.time.IsZero() {
			return nil, span, fmt.Errorf("when: %s needs a time: %w", part.name, graph.ErrInvalid)
		}
		holds := part.holds(*part.time)
		found = append(found, timed{
			do: part.name + " " + part.time.String(), atMost: c.session.snap.Calendar().AtMost(holds),
			find: func(scope *roaring.Bitmap) index.Matches { return c.session.snap.Times(holds, scope) },
		})
		span = meet(span, part.span(part.time.Covers()))
	}
	return found, span, nil
}

// window is the days from first to last. Where before, after and during leave
// no day, an uncertain time may satisfy each alone, and no time all together.
type window struct{ first, last int64 }

var allDays = window{int64(edtf.OpenPast), int64(edtf.OpenFuture)}

func until(covered []edtf.Bounds) []window {
	return []window{{allDays.first, int64(covered[0].LatestStart) - 1}}
}

func from(covered []edtf.Bounds) []window {
	return []window{{int64(covered[len(covered)-1].EarliestEnd) + 1, allDays.last}}
}

func inside(covered []edtf.Bounds) []window {
	var days []window
	for _, run := range covered {
		days = append(days, window{int64(run.EarliestStart), int64(run.LatestEnd)})
	}
	return days
}

// meet returns the days that are in a window of both.
func meet(a, b []window) []window {
	var shared []window
	for _, w := range a {
		for _, o := range b {
			if days := w.and(o); !days.empty() {
				shared = append(shared, days)
			}
		}
	}
	return shared
}

func (w window) and(o window) window {
	return window{max(w.first, o.first), min(w.last, o.last)}
}

func (w window) empty() bool { return w.first > w.last }
