package query

import (
	"errors"
	"fmt"

	"github.com/parley-kg/parley/graph"
)

// Actor finds one actor by id, also by an old one, or by name. The error wraps
// graph.ErrNotFound, graph.ErrInvalid unless exactly one of the two is given,
// or is a *graph.AmbiguousError.
func (s *Session) Actor(ref graph.ActorRef) (*graph.Actor, error) {
	if err := oneOf("an actor", ref.ID, ref.Name); err != nil {
		return nil, err
	}
	if ref.ID != nil {
		return s.snap.Actor(*ref.ID)
	}
	id, err := only("actor", *ref.Name, s.snap.ActorsNamed(*ref.Name), s.actorName)
	if err != nil {
		return nil, err
	}
	return s.snap.Actor(id)
}

// Place finds one place, as [Session.Actor] does an actor.
func (s *Session) Place(ref graph.PlaceRef) (*graph.Place, error) {
	if err := oneOf("a place", ref.ID, ref.Name); err != nil {
		return nil, err
	}
	if ref.ID != nil {
		return s.snap.Place(*ref.ID)
	}
	id, err := only("place", *ref.Name, s.snap.PlacesNamed(*ref.Name), s.placeName)
	if err != nil {
		return nil, err
	}
	return s.snap.Place(id)
}

// oneOf checks what @oneOf of the schema promises: GraphQL servers check it for
// literals, not for variables.
func oneOf(what string, id *graph.ID, name *string) error {
	if (id == nil) == (name == nil) {
		return fmt.Errorf("%s is asked for by id or by name: set exactly one of the two: %w", what, graph.ErrInvalid)
	}
	return nil
}

// only returns the one thing that has the name.
func only(what, name string, ids []graph.ID, label func(graph.ID) (string, error)) (graph.ID, error) {
	switch len(ids) {
	case 0:
		return "", fmt.Errorf("no %s is called %q: %w", what, name, graph.ErrNotFound)
	case 1:
		return ids[0], nil
	}
	ambiguous := &graph.AmbiguousError{Asked: name}
	for _, id := range ids {
		label, err := label(id)
		if err != nil {
			return "", err
		}
		ambiguous.Candidates = append(ambiguous.Candidates, graph.Candidate{ID: id, Name: label})
	}
	return "", ambiguous
}

func (s *Session) actorName(id graph.ID) (string, error) {
	actor, err := s.snap.Actor(id)
	if err != nil {
		return "", err
	}
	return actor.Name, nil
}

func (s *Session) placeName(id graph.ID) (string, error) {
	place, err := s.snap.Place(id)
	if err != nil {
		return "", err
	}
	return place.Name, nil
}

// knownActors finds those of the references that are known, for filters: there,
// an unknown one is no error. Ambiguous and invalid ones are.
func (s *Session) knownActors(refs ...*graph.ActorRef) ([]graph.ID, error) {
	var ids []graph.ID
	for _, ref := range refs {
		if ref == nil {
			return nil, fmt.Errorf("null in a list of actors: %w", graph.ErrInvalid)
		}
		actor, err := s.Actor(*ref)
		if errors.Is(err, graph.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		ids = append(ids, actor.ID)
	}
	return ids, nil
}

// knownPlace finds a place for a filter: "" where it is unknown.
func (s *Session) knownPlace(ref *graph.PlaceRef) (graph.ID, error) {
	place, err := s.Place(*ref)
	if errors.Is(err, graph.ErrNotFound) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return place.ID, nil
}
