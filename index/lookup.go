package index

import (
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// answering returns the ids of the clusters that answer to an id that is none of
// theirs, sorted: those that list it, else those with a mention of which its
// suffix is the digest, as the id had before a merge.
func answering(id graph.ID, aliases map[graph.ID][]uint32, clusters *tables.Table[graph.Cluster]) []graph.ID {
	if found := aliases[id]; len(found) > 0 {
		return idsAt(clusters.IDs, found)
	}
	bare, ok := graph.CutNamesake(id)
	if !ok {
		return nil
	}
	var found []graph.ID
	for _, candidate := range append(idsAt(clusters.IDs, aliases[bare]), bare) {
		c := clusters.Get(candidate)
		if c != nil && slices.ContainsFunc(c.Members, func(m graph.ID) bool { return graph.IsNamesake(id, m) }) {
			found = append(found, c.ID)
		}
	}
	slices.Sort(found)
	return found
}

// only returns the one id that answers. The error wraps graph.ErrNotFound, or is
// a *graph.AmbiguousError.
func only(kind string, asked graph.ID, found []graph.ID, name func(graph.ID) string) (graph.ID, error) {
	switch len(found) {
	case 0:
		return "", notFound(kind, asked)
	case 1:
		return found[0], nil
	}
	ambiguous := &graph.AmbiguousError{Asked: string(asked)}
	for _, id := range found {
		ambiguous.Candidates = append(ambiguous.Candidates, graph.Candidate{ID: id, Name: name(id)})
	}
	return "", ambiguous
}

func notFound(kind string, id graph.ID) error {
	return fmt.Errorf("%s %q: %w", kind, id, graph.ErrNotFound)
}

func (s *segment) actor(id graph.ID) (*graph.Actor, error) {
	if a := s.actors.Get(id); a != nil {
		return a, nil
	}
	found := answering(id, s.clusters.actorAliases, &s.clusters.actors)
	one, err := only("actor", id, found, func(id graph.ID) string { return s.actors.Get(id).Name })
	if err != nil {
		return nil, err
	}
	return s.actors.Get(one), nil
}

func (s *segment) place(id graph.ID) (*graph.Place, error) {
	if p := s.places.Get(id); p != nil {
		return p, nil
	}
	found := answering(id, s.clusters.placeAliases, &s.clusters.places)
	one, err := only("place", id, found, func(id graph.ID) string { return s.places.Get(id).Name })
	if err != nil {
		return nil, err
	}
	return s.places.Get(one), nil
}

func (s *segment) event(id graph.ID) (*graph.Event, error) {
	if e := s.events.Get(id); e != nil {
		return e, nil
	}
	if e := s.eventOfClaim(id); e != nil {
		return e, nil
	}
	one, err := only("event", id, idsAt(s.clusters.events.IDs, s.clusters.eventAliases[id]), func(id graph.ID) string { return s.events.Get(id).Label })
	if err != nil {
		return nil, err
	}
	return s.events.Get(one), nil
}

// eventOfClaim returns the event by the id of a claim, or by the id that a claim
// would give it; nil where there is none.
func (s *segment) eventOfClaim(id graph.ID) *graph.Event {
	if id.Prefix() != graph.PrefixClaim && id.Prefix() != graph.PrefixEvent {
		return nil
	}
	if event := s.toldBy(claimID(id)); event != tables.None {
		return s.events.At(event)
	}
	return nil
}

// toldBy returns the ordinal of the event that a claim tells of, or none.
func (s *segment) toldBy(claim graph.ID) uint32 {
	if ordinal := s.claims.Find(claim); ordinal != tables.None {
		return s.eventOf[ordinal]
	}
	return tables.None
}
