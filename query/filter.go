package query

import (
	"context"
	"fmt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index"
)

// maxDepth is how deep and, or and not may be nested in a filter.
const maxDepth = 12

// match narrows events to those that also match the filter; nil matches all. The
// package comment says what a filter means.
//
// In what possibly was known on a day, it is CERTAIN only where it is also by what
// certainly was known, and POSSIBLE where it is by either.
func (s *Session) match(ctx context.Context, base among, filter *graph.EventFilter) (index.Matches, error) {
	return s.inEither(func(s *Session) (index.Matches, error) { return s.matchHere(ctx, base, filter) })
}

// among are the events that a question is about, as a snapshot has them.
type among func(*index.Snapshot) index.Matches

func allEvents(snap *index.Snapshot) index.Matches { return index.Both(snap.All()) }

// matchHere matches by what the snapshot of the session tells.
func (s *Session) matchHere(ctx context.Context, base among, filter *graph.EventFilter) (index.Matches, error) {
	asked, err := s.compile(ctx, base(s.snap), filter)
	if err != nil {
		return index.Matches{}, err
	}
	found, err := asked.in(nil)
	planOf(ctx).add(asked.step)
	if err == nil {
		err = s.unused.note(asked)
	}
	return found, err
}

// compile is the condition on events of the base that they match the filter.
func (s *Session) compile(ctx context.Context, base index.Matches, filter *graph.EventFilter) (condition, error) {
	if err := ctx.Err(); err != nil {
		return condition{}, err
	}
	c := &compiler{ctx: ctx, session: s}
	var conditions []condition
	if filter != nil {
		narrowed, err := c.filter(filter, false, 0)
		if err != nil {
			return condition{}, err
		}
		conditions = append(conditions, narrowed)
	}
	if filter == nil || base.Certain != s.snap.All() {
		conditions = append(conditions, c.leaf(base, false).as("of what is asked for"))
	}
	return c.all(conditions), nil
}

// compiler turns filters into conditions. Negations are pushed down to the
// leaves, so that each leaf knows whether it is asked for or asked away.
type compiler struct {
	ctx     context.Context
	session *Session
	// picks and pickDepth count the events to compare with, in all and around this one.
	picks, pickDepth int
}

// filter compiles all that is set in a filter. Names are looked up here, so that
// an ambiguous one is an error whatever else the filter says.
func (c *compiler) filter(f *graph.EventFilter, negated bool, depth int) (condition, error) {
	if f == nil {
		return condition{}, fmt.Errorf("null in a list of filters: %w", graph.ErrInvalid)
	}
	if depth > maxDepth {
		return condition{}, fmt.Errorf("and, or and not are nested more than %d deep: %w", maxDepth, graph.ErrInvalid)
	}
	conditions, err := c.fields(f, negated)
	if err != nil {
		return condition{}, err
	}
	for _, nested := range f.And {
		holds, err := c.filter(nested, negated, depth+1)
		if err != nil {
			return condition{}, err
		}
		conditions = append(conditions, holds)
	}
	if f.Or != nil {
		holds, err := c.or(f.Or, negated, depth+1)
		if err != nil {
			return condition{}, err
		}
		conditions = append(conditions, holds.about(anything))
	}
	if f.Not != nil {
		holds, err := c.filter(f.Not, !negated, depth+1)
		if err != nil {
			return condition{}, err
		}
		conditions = append(conditions, holds.about(anything))
	}
	return c.conjunction(conditions, negated), nil
}

func (c *compiler) or(filters []*graph.EventFilter, negated bool, depth int) (condition, error) {
	alternatives := make([]condition, len(filters))
	for i, nested := range filters {
		holds, err := c.filter(nested, negated, depth)
		if err != nil {
			return condition{}, err
		}
		alternatives[i] = holds
	}
	return c.conjunction(alternatives, !negated), nil
}
