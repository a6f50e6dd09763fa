package query

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// compareEvents compares two states of one event.
func (d *differ) compareEvents(old, current *graph.Event) {
	differ := func(kind graph.ChangeKind, before, after string, carries func(*graph.Claim) bool) {
		d.add(&difference{kind: kind, old: old, new: current, before: before, after: after, carries: carries}, "")
	}
	if old.Type != current.Type {
		differ(graph.ChangeType, old.Type, current.Type, func(c *graph.Claim) bool { return c.Type == current.Type })
	}
	before, after := certainlySaid(string(old.Status), old.StatusCertainty), certainlySaid(string(current.Status), current.StatusCertainty)
	if before != after {
		differ(graph.ChangeStatus, before, after, func(c *graph.Claim) bool { return c.Status == current.Status })
	}
	if old.When.Time != current.When.Time {
		kind := timeChange(old.When, current.When)
		differ(kind, old.When.Time.String(), current.When.Time.String(), func(c *graph.Claim) bool { return carriesTime(c, kind, old.When) })
	}
	d.comparePlaces(old, current)
	d.compareParts(old, current)
	d.compareClaims(old, current)
}

// timeChange tells how a time became different.
func timeChange(old, current graph.TimeExtent) graph.ChangeKind {
	switch {
	case contradictory(current.Readings) && !contradictory(old.Readings):
		return graph.ChangeTimeConflict
	case old.Time.IsZero():
		return graph.ChangeTimeGiven
	case current.Time.Refines(old.Time):
		return graph.ChangeTimeRefined
	default:
		return graph.ChangeTime
	}
}

// carriesTime tells whether a claim can have made a time different in this way.
func carriesTime(c *graph.Claim, kind graph.ChangeKind, old graph.TimeExtent) bool {
	return slices.ContainsFunc(c.Times, func(t graph.ClaimedTime) bool {
		switch kind {
		case graph.ChangeTimeConflict:
			return slices.ContainsFunc(old.Readings, func(r graph.TimeReading) bool { return t.When.Conflicts(r.Time) })
		case graph.ChangeTimeRefined:
			return t.When.Refines(old.Time)
		default:
			return !t.When.IsZero()
		}
	})
}

// contradictory tells whether some readings cannot both hold.
func contradictory(readings []graph.TimeReading) bool {
	for i, a := range readings {
		if slices.ContainsFunc(readings[:i], func(b graph.TimeReading) bool { return a.Time.Conflicts(b.Time) }) {
			return true
		}
	}
	return false
}

func (d *differ) comparePlaces(old, current *graph.Event) {
	was := translated(old.Where, d.after.snap.Place, func(p *graph.Place) graph.ID { return p.ID })
	if slices.Equal(sortedIDs(was), sortedIDs(current.Where)) {
		return
	}
	kind := graph.ChangePlace
	switch {
	case len(was) == 0:
		kind = graph.ChangePlaceGiven
	case d.after.refined(was, current.Where):
		kind = graph.ChangePlaceRefined
	}
	d.add(&difference{
		kind: kind, old: old, new: current, before: d.before.placeNames(old.Where), after: d.after.placeNames(current.Where),
		carries: func(c *graph.Claim) bool { return len(c.Places) > 0 },
	}, "")
}

// refined tells whether each place lies in one that was named before, and each
// of those holds one.
func (s *Session) refined(was, is []graph.ID) bool {
	within := func(inner, outer graph.ID) bool { return inner == outer || s.liesIn(inner, outer, map[graph.ID]bool{}) }
	for _, inner := range is {
		if !slices.ContainsFunc(was, func(outer graph.ID) bool { return within(inner, outer) }) {
			return false
		}
	}
	for _, outer := range was {
		if !slices.ContainsFunc(is, func(inner graph.ID) bool { return within(inner, outer) }) {
			return false
		}
	}
	return len(is) > 0
}

func (s *Session) liesIn(inner, outer graph.ID, seen map[graph.ID]bool) bool {
	place, err := s.snap.Place(inner)
	if err != nil || seen[inner] {
		return false
	}
	seen[inner] = true
	return slices.ContainsFunc(place.Within, func(next graph.ID) bool { return next == outer || s.liesIn(next, outer, seen) })
}

func (s *Session) placeNames(places []graph.ID) string {
	names := make([]string, len(places))
	for i, id := range places {
		names[i] = held(s.snap.Place(id)).Name
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// translated returns the ids that things have in another state; what it does not
// know keeps its own.
func translated[T any](ids []graph.ID, find func(graph.ID) (*T, error), id func(*T) graph.ID) []graph.ID {
	all := make([]graph.ID, len(ids))
	for i, own := range ids {
		all[i] = own
		if found, err := find(own); err == nil {
			all[i] = id(found)
		}
	}
	return all
}

func sortedIDs(ids []graph.ID) []graph.ID { return slices.Compact(slices.Sorted(slices.Values(ids))) }

// inRole is whom a participation is of.
type inRole struct {
	actor graph.ID
	role  graph.Role
}

// compareParts compares who took which part. An actor has the id of the later state.
func (d *differ) compareParts(old, current *graph.Event) {
	was := map[inRole]*graph.Participation{}
	for i := range old.Participations {
		p := &old.Participations[i]
		actor := translated([]graph.ID{p.Actor}, d.after.snap.Actor, func(a *graph.Actor) graph.ID { return a.ID })[0]
		was[inRole{actor, p.Role}] = p
	}
	for i := range current.Participations {
		p := &current.Participations[i]
		key := inRole{p.Actor, p.Role}
		d.comparePart(old, current, was[key], p)
		delete(was, key)
	}
	for _, p := range was {
		d.comparePart(old, current, p, nil)
	}
}

// comparePart compares one participation; nil where there is none.
func (d *differ) comparePart(old, current *graph.Event, was, is *graph.Participation) {
	found := &difference{old: old, new: current}
	var of *graph.Participation
	if was != nil {
		of, found.before = was, d.before.partSaid(was)
	}
	if is != nil {
		of, found.after = is, d.after.partSaid(is)
	}
	switch {
	case is == nil:
		found.kind = graph.ChangePartRemoved
	case was != nil && was.Presence == is.Presence && was.Certainty == is.Certainty:
		return
	case is.Presence == graph.PresenceDenied:
		found.kind = graph.ChangePartDenied
	case was == nil:
		found.kind = graph.ChangePartAdded
	default:
		found.kind = graph.ChangePartChanged
	}
	found.carries = func(c *graph.Claim) bool { return slices.Contains(of.Claims, c.ID) }
	d.add(found, fmt.Sprintf("%s %s", of.Role, of.Actor))
}

// partSaid says a participation in words: "Ron Dermer, PARTICIPANT, EXPECTED".
func (s *Session) partSaid(p *graph.Participation) string {
	presence := certainlySaid(string(p.Presence), p.Certainty)
	return strings.Join([]string{held(s.snap.Actor(p.Actor)).Name, string(p.Role), presence}, ", ")
}

// compareClaims lists the claims that came and went.
func (d *differ) compareClaims(old, current *graph.Event) {
	for _, id := range lacking(current.Claims, old.Claims) {
		d.add(&difference{kind: graph.ChangeClaimAdded, old: old, new: current, after: string(id), carries: isClaim(id)}, d.after.item(id))
	}
	for _, id := range lacking(old.Claims, current.Claims) {
		d.add(&difference{kind: graph.ChangeClaimRemoved, old: old, new: current, before: string(id), carries: isClaim(id)}, d.before.item(id))
	}
}

// item puts claims into the order of articles and places in the text.
func (s *Session) item(claim graph.ID) string {
	at := spotOf(held(s.snap.Claim(claim)))
	return fmt.Sprintf("%s %09d %s", at.Article, at.Start, claim)
}

func isClaim(id graph.ID) func(*graph.Claim) bool {
	return func(c *graph.Claim) bool { return c.ID == id }
}

// lacking returns the ids of one sorted list that the other lacks.
func lacking(some, other []graph.ID) []graph.ID {
	var found []graph.ID
	for _, id := range some {
		if _, in := slices.BinarySearch(other, id); !in {
			found = append(found, id)
		}
	}
	return found
}
