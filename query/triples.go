package query

import (
	"cmp"
	"context"
	"errors"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// TriplePattern says which triples are asked for; nil matches anything. Ids of
// actors, places and events may be old ones.
type TriplePattern struct{ Subject, Predicate, Object, Graph *string }

// Triples lists resolved triples, sorted by subject, predicate, object, graph:
// what the claims say, with the actors, places and events that they denote. The
// graph of a triple is the claim that says so. The error wraps graph.ErrInvalid
// or is a *graph.AmbiguousError.
func (s *Session) Triples(ctx context.Context, p TriplePattern, page PageArgs) (*Page[*graph.Triple], error) {
	p, err := s.resolved(p)
	if err != nil {
		return nil, err
	}
	var found []graph.Triple
	claims := s.tripleClaims(p)
	planOf(ctx).read(len(claims))
	for i, claim := range claims {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for _, t := range s.ClaimTriples(claim) {
			if p.matches(t) {
				found = append(found, t)
			}
		}
	}
	return paginate(sorted("TRIPLES", found, compareTriples), page,
		certainly(func(t graph.Triple) (*graph.Triple, error) { return &t, nil }))
}

// resolved replaces ids by those that the things have now.
func (s *Session) resolved(p TriplePattern) (TriplePattern, error) {
	for _, part := range []**string{&p.Subject, &p.Object} {
		if *part == nil {
			continue
		}
		id, err := s.canonical(graph.ID(**part))
		if err != nil {
			return p, err
		}
		*part = (*string)(&id)
	}
	return p, nil
}

// canonical returns the present id of an actor, place or event; anything else
// as it is.
func (s *Session) canonical(id graph.ID) (graph.ID, error) {
	present := id
	var err error
	switch id.Prefix() {
	case graph.PrefixActor:
		var actor *graph.Actor
		if actor, err = s.snap.Actor(id); err == nil {
			present = actor.ID
		}
	case graph.PrefixPlace:
		var place *graph.Place
		if place, err = s.snap.Place(id); err == nil {
			present = place.ID
		}
	case graph.PrefixEvent:
		var event *graph.Event
		if event, err = s.snap.Event(id); err == nil {
			present = event.ID
		}
	}
	if errors.Is(err, graph.ErrNotFound) {
		return id, nil
	}
	return present, err
}

// tripleClaims returns the claims that can say what is asked for: the one named
// as graph, those that name the subject or the object, else all.
func (s *Session) tripleClaims(p TriplePattern) []graph.ID {
	if p.Graph != nil {
		return []graph.ID{graph.ID(*p.Graph)}
	}
	candidates := s.snap.Claims()
	for _, bound := range []*string{p.Subject, p.Object} {
		if bound == nil || !isThing(graph.ID(*bound)) {
			continue
		}
		if naming := s.snap.ClaimsNaming(graph.ID(*bound)); len(naming) < len(candidates) {
			candidates = naming
		}
	}
	return candidates
}

// isThing tells whether the id is of something that claims name.
func isThing(id graph.ID) bool {
	prefix := id.Prefix()
	return prefix == graph.PrefixActor || prefix == graph.PrefixPlace || prefix == graph.PrefixEvent
}

func (p TriplePattern) matches(t graph.Triple) bool {
	return is(p.Subject, t.Subject) && is(p.Predicate, t.Predicate) && is(p.Object, t.Object) && is(p.Graph, t.Graph)
}

func is(asked *string, value string) bool { return asked == nil || *asked == value }

func compareTriples(a, b graph.Triple) int {
	return cmp.Or(
		strings.Compare(a.Subject, b.Subject),
		strings.Compare(a.Predicate, b.Predicate),
		strings.Compare(a.Object, b.Object),
		strings.Compare(a.Graph, b.Graph),
	)
}
