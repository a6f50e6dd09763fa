package query

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
)

// participants compiles the conditions on who took part; all must hold.
func (c *compiler) participants(filters []*graph.ParticipantFilter, negated bool) ([]condition, error) {
	var conditions []condition
	for _, f := range filters {
		if f == nil {
			return nil, fmt.Errorf("null in a list of participants: %w", graph.ErrInvalid)
		}
		for _, part := range []struct {
			match    *graph.ActorMatch
			quantify func(*matcher, bool) []condition // all of them hold
		}{
			{f.Some, c.some},
			{f.Every, c.every},
			{f.None, func(m *matcher, negated bool) []condition { return c.some(m, !negated) }},
		} {
			if part.match == nil {
				continue
			}
			m, known, err := c.session.matcher(part.match)
			if err != nil {
				return nil, fmt.Errorf("participants: %w", err)
			}
			if !known {
				conditions = append(conditions, nothing())
				continue
			}
			holds := part.quantify(m, negated)
			if negated { // where any of the others will do, these belong together
				holds = []condition{c.all(holds)}
			}
			conditions = append(conditions, holds...)
		}
	}
	return conditions, nil
}

// some holds where one participation matches. Who took part at all is known
// beforehand; other events are read, of those only that postings allow.
func (c *compiler) some(m *matcher, negated bool) []condition {
	if found, known := m.postings(); known {
		return []condition{c.leaf(found, negated).as("%s took part", m)}
	}
	candidates := m.candidates()
	if negated {
		return []condition{c.verified(m.some, candidates, true).as("nobody: %s", m)}
	}
	verify := c.verified(m.some, nil, false).as("somebody: %s", m)
	if candidates == nil {
		return []condition{verify}
	}
	return []condition{c.leaf(index.Both(candidates), false).as("named: %s", m), verify}
}

// every holds where everyone who took part has a participation that matches;
// it holds where nobody did.
func (c *compiler) every(m *matcher, negated bool) []condition {
	return []condition{c.verified(m.every, nil, negated).as("everybody: %s", m)}
}

// checkEvery is after how many events the request is asked whether it still stands.
const checkEvery = 1024

// verified is a condition that is asked of each event of the scope, or of those
// among the candidates where these are given: no other can match.
func (c *compiler) verified(certainty func(*graph.Event) edtf.Certainty, candidates *roaring.Bitmap, negated bool) condition {
	read := condition{step: &Step{}, atMost: c.session.snap.All().GetCardinality(), reads: true}
	read.find = func(scope *roaring.Bitmap, step *Step) (index.Matches, error) {
		asked := c.within(index.Both(c.session.snap.All()), false, scope).Possible
		if candidates != nil {
			asked = roaring.And(asked, candidates)
		}
		step.Touched += asked.GetCardinality()
		found, err := c.verify(asked, certainty)
		if err != nil {
			return index.Matches{}, err
		}
		return c.within(found, negated, scope), nil
	}
	return read
}

// verify asks of each candidate how certainly it matches.
func (c *compiler) verify(candidates *roaring.Bitmap, certainty func(*graph.Event) edtf.Certainty) (index.Matches, error) {
	found := index.Matches{Certain: roaring.New(), Possible: roaring.New()}
	n := 0
	for ordinals := candidates.Iterator(); ordinals.HasNext(); n++ {
		if n%checkEvery == 0 && c.ctx.Err() != nil {
			return index.Matches{}, c.ctx.Err()
		}
		ordinal := ordinals.Next()
		switch certainty(c.session.snap.EventAt(ordinal)) {
		case edtf.Certain:
			found.Certain.Add(ordinal)
			found.Possible.Add(ordinal)
		case edtf.Possible:
			found.Possible.Add(ordinal)
		}
	}
	return found, nil
}
