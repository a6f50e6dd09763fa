package index

import (
	"errors"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// Whoever asks about the past asks in the words of today: a name or an id means
// whom it means in the whole snapshot. In a view that is whatever the same
// mentions, or claims, are there: mostly one thing with the same id; none where
// none of them was known yet; several where they were not yet judged to be one.

// orHeir finds a thing by an id of this snapshot, else by one of the whole.
func orHeir[T any](s *Snapshot, id graph.ID, find func(graph.ID) (*T, error), heirs func(*Snapshot, graph.ID) []graph.ID) (*T, error) {
	found, err := find(id)
	if s.whole == nil || !errors.Is(err, graph.ErrNotFound) {
		return found, err
	}
	ids := heirs(s, id)
	switch len(ids) {
	case 0:
		return nil, err
	case 1:
		return find(ids[0])
	}
	ambiguous := &graph.AmbiguousError{Asked: string(id)}
	for _, id := range ids {
		ambiguous.Candidates = append(ambiguous.Candidates, graph.Candidate{ID: id, Name: s.nameOf(id)})
	}
	return nil, ambiguous
}

// named returns what a name means, sorted by id: what it means in the whole, if
// that was known; else what it means here.
func (s *Snapshot) named(name string, find func(*segment, string) []graph.ID, heirs func(*Snapshot, graph.ID) []graph.ID) []graph.ID {
	if s.whole == nil {
		return find(s.base, name)
	}
	var found []graph.ID
	for _, id := range find(s.whole.base, name) {
		found = append(found, heirs(s, id)...)
	}
	if len(found) == 0 {
		return find(s.base, name)
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// actorHeirs returns the actors that the mentions of an actor of the whole name
// here, sorted by id.
func (s *Snapshot) actorHeirs(id graph.ID) []graph.ID {
	actor, err := s.whole.base.actor(id)
	if err != nil {
		return nil
	}
	return heirs(actor.Mentions, s.base.actorOf, s.base.actors.IDs)
}

func (s *Snapshot) placeHeirs(id graph.ID) []graph.ID {
	place, err := s.whole.base.place(id)
	if err != nil {
		return nil
	}
	return heirs(place.Mentions, s.base.placeOf, s.base.places.IDs)
}

func (s *Snapshot) eventHeirs(id graph.ID) []graph.ID {
	event, err := s.whole.base.event(id)
	if err != nil {
		return nil
	}
	return heirs(event.Claims, s.base.toldBy, s.base.events.IDs)
}

// heirs returns the ids of what the members are part of.
func heirs(members []graph.ID, of func(graph.ID) uint32, ids []graph.ID) []graph.ID {
	var found []uint32
	for _, m := range members {
		if ordinal := of(m); ordinal != tables.None {
			found = append(found, ordinal)
		}
	}
	all := idsAt(ids, sortedSet(found))
	slices.Sort(all)
	return all
}

// nameOf returns what an actor or place is called, and the label of an event.
func (s *Snapshot) nameOf(id graph.ID) string {
	if a := s.base.actors.Get(id); a != nil {
		return a.Name
	}
	if p := s.base.places.Get(id); p != nil {
		return p.Name
	}
	if e := s.base.events.Get(id); e != nil {
		return e.Label
	}
	return ""
}
