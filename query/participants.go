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
			quantify func(*matcher, bool) condition
		}{
			{f.Some, c.some},
			{f.Every, c.every},
			{f.None, func(m *matcher, negated bool) condition { return c.some(m, !negated) }},
		} {
			if part.match == nil {
				continue
			}
			m, known, err := c.session.matcher(part.match)
			if err != nil {
				return nil, fmt.Errorf("participants: %w", err)
			}
			if !known {
				conditions = append(conditions, nothing)
				continue
			}
			conditions = append(conditions, part.quantify(m, negated))
		}
	}
	return conditions, nil
}

// some holds where one participation matches.
func (c *compiler) some(m *matcher, negated bool) condition {
	return func(scope *roaring.Bitmap) (index.Matches, error) {
		found, err := c.verify(m.candidates(scope), m.some)
		if err != nil {
			return index.Matches{}, err
		}
		return leaf(found, negated)(scope)
	}
}

// every holds where everyone who took part has a participation that matches;
// it holds where nobody did.
func (c *compiler) every(m *matcher, negated bool) condition {
	return func(scope *roaring.Bitmap) (index.Matches, error) {
		found, err := c.verify(scope, m.every)
		if err != nil {
			return index.Matches{}, err
		}
		return leaf(found, negated)(scope)
	}
}

// checkEvery is after how many events the request is asked whether it still stands.
const checkEvery = 1024

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
