package query

import (
	"context"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index"
)

// maxDepth is how deep and, or and not may be nested in a filter.
const maxDepth = 12

// match narrows events to those that also match the filter; nil matches all. The
// package comment says what a filter means.
func (s *Session) match(ctx context.Context, base index.Matches, filter *graph.EventFilter) (index.Matches, error) {
	found, err := s.narrow(ctx, base, filter)
	if err == nil {
		err = s.unused.note(ctx, s, base, filter)
	}
	return found, err
}

func (s *Session) narrow(ctx context.Context, base index.Matches, filter *graph.EventFilter) (index.Matches, error) {
	if err := ctx.Err(); err != nil {
		return index.Matches{}, err
	}
	if filter == nil {
		return base, nil
	}
	c := &compiler{ctx: ctx, session: s}
	found, err := c.filter(filter, false, 0)
	if err != nil {
		return index.Matches{}, err
	}
	matches, err := found(base.Possible)
	if err != nil {
		return index.Matches{}, err
	}
	return base.And(matches), nil
}

// compiler turns filters into conditions. Negations are pushed down to the
// leaves, so that each leaf knows whether it is asked for or asked away.
type compiler struct {
	ctx     context.Context
	session *Session
}

// condition finds the events that match, out of a scope: the events that can
// still be in the answer. What is costly to verify is verified there only.
type condition func(scope *roaring.Bitmap) (index.Matches, error)

// nothing is the condition on something unknown, negated or not.
func nothing(*roaring.Bitmap) (index.Matches, error) { return index.Matches{}, nil }

// leaf is the condition on events that are known beforehand.
func leaf(m index.Matches, negated bool) condition {
	return func(scope *roaring.Bitmap) (index.Matches, error) {
		if negated {
			return m.Not(scope), nil
		}
		return m.And(index.Both(scope)), nil
	}
}

// all matches what every condition matches; each narrows the scope of the next.
func all(conditions []condition) condition {
	return func(scope *roaring.Bitmap) (index.Matches, error) {
		matches := index.Both(scope)
		for _, holds := range conditions {
			found, err := holds(matches.Possible)
			if err != nil {
				return index.Matches{}, err
			}
			matches = matches.And(found)
		}
		return matches, nil
	}
}

// anyOf matches what at least one condition matches.
func anyOf(conditions []condition) condition {
	return func(scope *roaring.Bitmap) (index.Matches, error) {
		var matches index.Matches
		for _, holds := range conditions {
			found, err := holds(scope)
			if err != nil {
				return index.Matches{}, err
			}
			matches = matches.Or(found)
		}
		return matches, nil
	}
}

// conjunction is all of the conditions; negated, where each of them is negated
// already, any of them (De Morgan).
func conjunction(conditions []condition, negated bool) condition {
	if negated {
		return anyOf(conditions)
	}
	return all(conditions)
}

// filter compiles all that is set in a filter. Names are looked up here, so that
// an ambiguous one is an error whatever else the filter says.
func (c *compiler) filter(f *graph.EventFilter, negated bool, depth int) (condition, error) {
	if f == nil {
		return nil, fmt.Errorf("null in a list of filters: %w", graph.ErrInvalid)
	}
	if depth > maxDepth {
		return nil, fmt.Errorf("and, or and not are nested more than %d deep: %w", maxDepth, graph.ErrInvalid)
	}
	conditions, err := c.fields(f, negated)
	if err != nil {
		return nil, err
	}
	for _, nested := range f.And {
		holds, err := c.filter(nested, negated, depth+1)
		if err != nil {
			return nil, err
		}
		conditions = append(conditions, holds)
	}
	if f.Or != nil {
		holds, err := c.or(f.Or, negated, depth+1)
		if err != nil {
			return nil, err
		}
		conditions = append(conditions, holds)
	}
	if f.Not != nil {
		holds, err := c.filter(f.Not, !negated, depth+1)
		if err != nil {
			return nil, err
		}
		conditions = append(conditions, holds)
	}
	return conjunction(conditions, negated), nil
}

func (c *compiler) or(filters []*graph.EventFilter, negated bool, depth int) (condition, error) {
	alternatives := make([]condition, len(filters))
	for i, nested := range filters {
		holds, err := c.filter(nested, negated, depth)
		if err != nil {
			return nil, err
		}
		alternatives[i] = holds
	}
	return conjunction(alternatives, !negated), nil
}
