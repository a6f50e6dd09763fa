package index

import (
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// corroboration tells how well an event is established by its claims; the event
// has its status, participations and independent claims already. It depends on
// nothing else that is said of the event, so that those of a day can be folded.
func (s *segment) corroboration(e *graph.Event, claims []*graph.Claim) graph.Corroboration {
	var affirmed, denied bool
	var asserting []*graph.Claim
	for _, c := range claims {
		switch {
		case c.Polarity == graph.PolarityNegative:
			denied = true
		case c.Modality == graph.ModalityAsserted && c.Status == e.Status:
			asserting = append(asserting, c)
			affirmed = true
		default:
			affirmed = true
		}
	}
	switch {
	case denied && !affirmed:
		return graph.CorroborationDenied
	case denied:
		return graph.CorroborationDisputed
	case s.partyAmong(e, asserting):
		return graph.CorroborationConfirmedByParty
	case len(asserting) > 1 && len(s.independent(asserting)) > 1:
		return graph.CorroborationCorroborated
	default:
		return graph.CorroborationSingleSource
	}
}

// partyAmong tells whether one of the claims rests on the word of a party, and of
// nobody else.
func (s *segment) partyAmong(e *graph.Event, claims []*graph.Claim) bool {
	var parties set
	return slices.ContainsFunc(claims, func(c *graph.Claim) bool {
		voices := s.footingOf(c).voices
		if len(voices) == 0 || slices.ContainsFunc(voices, func(voice uint32) bool { return voice&isText != 0 }) {
			return false
		}
		if parties == nil {
			parties = s.parties(e)
		}
		return !slices.ContainsFunc(voices, func(voice uint32) bool { return !s.isParty(voice, parties) })
	})
}

// parties returns who took part in an event, and for whom.
func (s *segment) parties(e *graph.Event) set {
	parties := set{}
	for i := range e.Participations {
		p := &e.Participations[i]
		if !p.TookPart() {
			continue
		}
		for _, id := range []graph.ID{p.Actor, p.ActsFor} {
			if actor := s.actors.Find(id); actor != tables.None {
				parties[actor] = true
				parties.add(s.represented[actor])
			}
		}
	}
	return parties
}

// isParty tells whether an actor is one of the parties or acts for one.
func (s *segment) isParty(actor uint32, parties set) bool {
	if parties.has(actor) {
		return true
	}
	for _, whom := range s.represented[actor] {
		if parties.has(whom) {
			return true
		}
	}
	return false
}
