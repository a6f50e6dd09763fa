package query

import (
	"cmp"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/index"
)

// nothing is the condition on something unknown, negated or not.
func nothing() condition {
	return condition{step: &Step{Do: "nothing: it names what is not known"}, find: func(*roaring.Bitmap, *Step) (index.Matches, error) {
		return index.Matches{}, nil
	}}
}

// leaf is the condition on events that are known beforehand.
func (c *compiler) leaf(m index.Matches, negated bool) condition {
	m = whole(m)
	leaf := condition{step: &Step{Do: "postings"}, atMost: m.Possible.GetCardinality()}
	if negated {
		leaf.atMost = c.session.snap.All().GetCardinality() - m.Certain.GetCardinality()
	}
	leaf.find = func(scope *roaring.Bitmap, step *Step) (index.Matches, error) {
		switch {
		case scope != nil:
			step.Touched += min(m.Possible.GetCardinality(), scope.GetCardinality())
		case negated:
			step.Touched += m.Possible.GetCardinality()
		}
		return c.within(m, negated, scope), nil
	}
	return leaf
}

// whole replaces nil bitmaps by empty ones.
func whole(m index.Matches) index.Matches {
	for _, b := range []**roaring.Bitmap{&m.Certain, &m.Possible} {
		if *b == nil {
			*b = roaring.New()
		}
	}
	return m
}

// within narrows matches, or what they leave, to a scope; nil is all.
func (c *compiler) within(m index.Matches, negated bool, scope *roaring.Bitmap) index.Matches {
	switch {
	case negated && scope == nil:
		return m.Not(c.session.snap.All())
	case negated:
		return m.Not(scope)
	case scope == nil:
		return m
	case m.Certain == m.Possible:
		return index.Both(roaring.And(m.Possible, scope))
	default:
		return m.And(index.Both(scope))
	}
}

// all matches what every condition matches; each narrows the scope of the next.
// Those that fewest events can match come first; those that read every event
// they are asked of can match all, and come last.
func (c *compiler) all(nested []condition) condition {
	var conditions []condition
	for _, holds := range nested {
		if len(holds.parts) > 0 {
			conditions = append(conditions, holds.parts...)
		} else {
			conditions = append(conditions, holds)
		}
	}
	if len(conditions) == 1 {
		return conditions[0]
	}
	slices.SortStableFunc(conditions, func(a, b condition) int { return cmp.Compare(a.atMost, b.atMost) })
	both := condition{
		step:   &Step{Do: "all of", Steps: steps(conditions)},
		atMost: c.session.snap.All().GetCardinality(),
		parts:  conditions,
	}
	for _, holds := range conditions {
		both.atMost = min(both.atMost, holds.atMost)
		both.reads = both.reads || holds.reads
	}
	both.find = func(scope *roaring.Bitmap, _ *Step) (index.Matches, error) {
		if len(conditions) == 0 {
			return c.within(index.Both(c.session.snap.All()), false, scope), nil
		}
		var matches index.Matches
		for i, holds := range conditions {
			found, err := holds.in(scope)
			if err != nil {
				return index.Matches{}, err
			}
			if i > 0 && matches.Certain != scope { // scope is what matched possibly
				found.Certain = roaring.And(found.Certain, matches.Certain)
			}
			if matches, scope = found, found.Possible; scope.IsEmpty() {
				break
			}
		}
		return matches, nil
	}
	return both
}

// anyOf matches what at least one condition matches.
func (c *compiler) anyOf(conditions []condition) condition {
	if len(conditions) == 1 {
		return conditions[0]
	}
	either := condition{step: &Step{Do: "any of", Steps: steps(conditions)}}
	for _, holds := range conditions {
		either.atMost += holds.atMost
		either.reads = either.reads || holds.reads
	}
	either.atMost = min(either.atMost, c.session.snap.All().GetCardinality())
	either.find = func(scope *roaring.Bitmap, _ *Step) (index.Matches, error) {
		var matches index.Matches
		for _, holds := range conditions {
			found, err := holds.in(scope)
			if err != nil {
				return index.Matches{}, err
			}
			matches = matches.Or(found)
		}
		return matches, nil
	}
	return either
}

// conjunction is all of the conditions; negated, where each of them is negated
// already, any of them (De Morgan).
func (c *compiler) conjunction(conditions []condition, negated bool) condition {
	if negated {
		return c.anyOf(conditions)
	}
	return c.all(conditions)
}
