package index

import (
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// naming lists, by the ordinals of actors, places and events, the claims that
// name them.
type naming struct{ actors, places, events ordinals }

// newNaming reads the claims that are not as in the other segment. It comes after
// the events are folded.
func (s *segment) newNaming(same *takeover) naming {
	n := naming{
		actors: make(ordinals, s.actors.Len()),
		places: make(ordinals, s.places.Len()),
		events: make(ordinals, s.events.Len()),
	}
	if same.other != nil {
		there := &same.other.naming
		same.carryClaims(n.actors, there.actors, same.actorsMoved.Here)
		same.carryClaims(n.places, there.places, same.placesMoved.Here)
	}
	for claim, c := range s.claims.All() {
		if !same.claim(claim) {
			s.name(n, claim, c)
		}
		for _, event := range s.eventsIn(claim, c) {
			if event != tables.None {
				n.events.add(event, claim)
			}
		}
	}
	for _, lists := range []ordinals{n.actors, n.places} {
		for _, claims := range lists {
			slices.Sort(claims)
		}
	}
	return n
}

// name adds a claim to the lists of the actors and places that it names.
func (s *segment) name(n naming, claim uint32, c *graph.Claim) {
	for _, mention := range mentionsIn(c) {
		if actor := s.actorOf(mention); actor != tables.None {
			n.actors.add(actor, claim)
		}
		if place := s.placeOf(mention); place != tables.None {
			n.places.add(place, claim)
		}
	}
}

// mentionsIn returns the mentions of a claim that may name actors and places.
func mentionsIn(c *graph.Claim) []graph.ID {
	var all []graph.ID
	for _, p := range c.Participations {
		all = append(all, p.Mention)
	}
	for _, source := range c.Attribution {
		all = append(all, source.Mention)
	}
	all = append(all, c.Places...)
	if c.Position != nil {
		all = append(all, c.Position.Holder, c.Position.Organization)
	}
	if c.Within != nil {
		all = append(all, c.Within.Inner, c.Within.Outer)
	}
	return all
}

// eventsIn returns the event that a claim tells of, and those that it links.
func (s *segment) eventsIn(claim uint32, c *graph.Claim) []uint32 {
	events := s.eventOf[claim : claim+1 : claim+1]
	if c.Link == nil {
		return events
	}
	for _, end := range []graph.ID{c.Link.From, c.Link.To} {
		if linked := s.claims.Find(end); linked != tables.None {
			events = append(events, s.eventOf[linked])
		}
	}
	return events
}

// ClaimsNaming returns the claims that name an actor, a place or an event, as a
// participant, a source, the holder of an office or otherwise; sorted by id. Like
// all questions about these it takes their own ids; there are none for others.
func (s *Snapshot) ClaimsNaming(id graph.ID) []graph.ID {
	var found []uint32
	if actor := s.base.actors.Find(id); actor != tables.None {
		found = s.base.naming.actors[actor]
	} else if place := s.base.places.Find(id); place != tables.None {
		found = s.base.naming.places[place]
	} else if event := s.base.events.Find(id); event != tables.None {
		found = s.base.naming.events[event]
	}
	return idsAt(s.base.claims.IDs, found)
}
