package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
)

// Met tells whom the actor met, most often first: by count, then possible count,
// then name and id. [Session.MetAt] says who counts as met at one event.
//
// Count is the meetings that match the filter, were held, and in which both were
// present, all of it certain. Possible is the other ones that were held or of
// unknown status. An edge is CERTAIN where Count is not 0. The errors are those
// of [Session.ActorEvents].
func (s *Session) Met(ctx context.Context, actor graph.ID, where *graph.EventFilter, page PageArgs) (*Page[*graph.Encounter], error) {
	self, err := s.snap.Actor(actor)
	if err != nil {
		return nil, err
	}
	attended := func(snap *index.Snapshot) index.Matches { return meetings(snap).And(snap.TookPart(self.ID)) }
	matches, err := s.match(ctx, attended, where)
	if err != nil {
		return nil, err
	}
	rows, err := s.encounters(ctx, self.ID, matches)
	if err != nil {
		return nil, err
	}
	keys, err := s.encounterKeys(rows)
	if err != nil {
		return nil, err
	}
	load := func(_ int, key encounterKey) (*graph.Encounter, edtf.Certainty, error) {
		row := s.encounter(key, rows[key.ID])
		if key.Count > 0 {
			return row, edtf.Certain, nil
		}
		return row, edtf.Possible, nil
	}
	return paginate(sorted("MET", keys, compareEncounters), page, load)
}

// encounter is a row while it is being counted.
type encounter struct {
	count  int
	events []graph.ID // in time order
	sure   []bool     // of each, whether all of it is certain
}

// encounters counts, by the other actor.
func (s *Session) encounters(ctx context.Context, self graph.ID, meetings index.Matches) (map[graph.ID]*encounter, error) {
	rows := map[graph.ID]*encounter{}
	planOf(ctx).readAll(meetings.Possible)
	n := 0
	for ordinals := meetings.Possible.Iterator(); ordinals.HasNext(); n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		ordinal := ordinals.Next()
		event := s.snap.EventAt(ordinal)
		matches := edtf.Possible
		if meetings.Certain.Contains(ordinal) {
			matches = edtf.Certain
		}
		for _, other := range s.MetAt(event, self) {
			row := rows[other.Actor]
			if row == nil {
				row = &encounter{}
				rows[other.Actor] = row
			}
			sure := matches.And(other.Certainty) == edtf.Certain
			row.events, row.sure = append(row.events, event.ID), append(row.sure, sure)
			if sure {
				row.count++
			}
		}
	}
	return rows, nil
}

// encounterKey is a place in the order of encounters. The name is part of it, so
// that a cursor alone tells the place.
type encounterKey struct {
	Count    int      `json:"c"`
	Possible int      `json:"p"`
	Name     string   `json:"n"`
	ID       graph.ID `json:"id"`
}

func compareEncounters(a, b encounterKey) int {
	return cmp.Or(
		cmp.Compare(b.Count, a.Count),
		cmp.Compare(b.Possible, a.Possible),
		strings.Compare(a.Name, b.Name),
		compareIDs(a.ID, b.ID),
	)
}

func (s *Session) encounterKeys(rows map[graph.ID]*encounter) ([]encounterKey, error) {
	keys := make([]encounterKey, 0, len(rows))
	for id, row := range rows {
		name, err := s.actorName(id)
		if err != nil {
			return nil, err
		}
		keys = append(keys, encounterKey{row.count, len(row.events) - row.count, name, id})
	}
	return keys, nil
}

// encounter is the row of a key. An undated meeting may have been the first and
// may have been the last: it is neither while there is one with a date.
func (s *Session) encounter(k encounterKey, row *encounter) *graph.Encounter {
	dated := slices.DeleteFunc(slices.Clone(row.events), func(id graph.ID) bool {
		return held(s.snap.Event(id)).When.Time.IsZero()
	})
	if len(dated) == 0 {
		dated = row.events
	}
	e := &graph.Encounter{
		Actor: k.ID, Count: k.Count, Possible: k.Possible,
		First: dated[0], Last: dated[len(dated)-1], Events: row.events,
	}
	e.FirstCertainty = s.outermost(row, e.First, func(first, other edtf.Bounds) bool { return first.LatestStart <= other.EarliestStart })
	e.LastCertainty = s.outermost(row, e.Last, func(last, other edtf.Bounds) bool { return last.EarliestEnd >= other.LatestEnd })
	return e
}

// outermost tells how certainly a meeting was the first of all, or the last: it
// was held for certain, and each other one is known not to have been beyond it.
func (s *Session) outermost(row *encounter, id graph.ID, inOrder func(it, other edtf.Bounds) bool) edtf.Certainty {
	if !row.sure[slices.Index(row.events, id)] {
		return edtf.Possible
	}
	it, exact := s.boundsOf(id)
	for _, other := range row.events {
		bounds, otherExact := s.boundsOf(other)
		if other != id && (!exact || !otherExact || !inOrder(it, bounds)) {
			return edtf.Possible
		}
	}
	return edtf.Certain
}

// boundsOf returns the bounds of an event, and whether they are without doubt.
func (s *Session) boundsOf(id graph.ID) (bounds edtf.Bounds, exact bool) {
	ordinal, _ := s.snap.Ordinal(id)
	return s.snap.Calendar().BoundsOf(ordinal)
}
