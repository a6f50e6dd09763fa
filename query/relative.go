package query

import (
	"fmt"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
)

// How many events to compare with a filter may pick, and how deeply one may be
// told by another: each is a question of its own.
const (
	maxPicks     = 16
	maxPickDepth = 3
)

// relation is how an event lies to the one that was picked.
type relation int

const (
	beforePick relation = iota
	afterPick
	withPick
)

// relativeTimes looks up the events to compare with, and which days these
// comparisons leave.
func (c *compiler) relativeTimes(f *graph.TimeFilter) ([]timed, window, error) {
	var found []timed
	span := allDays
	for _, part := range []struct {
		name string
		pick *graph.EventPick
		relation
	}{
		{"beforeEvent", f.BeforeEvent, beforePick},
		{"afterEvent", f.AfterEvent, afterPick},
		{"sameTimeAs", f.SameTimeAs, withPick},
	} {
		if part.pick == nil {
			continue
		}
		p, step, err := c.pick(part.pick)
		if err != nil {
			return nil, span, fmt.Errorf("%s: %w", part.name, err)
		}
		t := timed{
			do:      fmt.Sprintf("%s the %s, by %s", part.name, strings.ToLower(string(p.pick)), strings.ToLower(string(p.by))),
			unsure:  p.matching.Certain.IsEmpty(),
			nowhere: p.matching.Possible.IsEmpty(),
			steps:   []*Step{step},
		}
		if !t.nowhere {
			holds := p.condition(part.relation)
			t.atMost = c.session.snap.Calendar().AtMost(holds)
			t.find = func(scope *roaring.Bitmap) index.Matches { return p.find(holds, part.relation, scope) }
			span = span.and(p.span(part.relation))
		}
		found = append(found, t)
	}
	return found, span, nil
}

// pick answers the question that tells what to compare with.
func (c *compiler) pick(f *graph.EventPick) (*picked, *Step, error) {
	p := &picked{snap: c.session.snap, pick: graph.PickFirst, by: edtf.ByDay}
	if f.Pick != nil {
		p.pick = *f.Pick
	}
	if f.Granularity != nil {
		p.by = *f.Granularity
	}
	if p.pick != graph.PickFirst && p.pick != graph.PickLast || !p.by.Valid() {
		return nil, nil, fmt.Errorf("pick %q by %q; use FIRST or LAST, by DAY, WEEK, MONTH or YEAR: %w", p.pick, p.by, graph.ErrInvalid)
	}
	c.picks++
	if c.picks > maxPicks || c.pickDepth == maxPickDepth {
		return nil, nil, fmt.Errorf("a filter compares with at most %d other events, nested %d deep: %w", maxPicks, maxPickDepth, graph.ErrInvalid)
	}
	c.pickDepth++
	defer func() { c.pickDepth-- }()
	asked, err := c.filter(f.Where, false, 0)
	if err != nil {
		return nil, nil, err
	}
	if p.matching, err = asked.in(nil); err != nil {
		return nil, nil, err
	}
	p.matching = c.session.asKnown(p.matching)
	asked.step.Touched += p.matching.Possible.GetCardinality() // to see which is the first
	p.choose(c.session)
	return p, asked.step, nil
}
