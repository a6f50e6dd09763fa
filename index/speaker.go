package index

import (
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// Speaker is who makes public what a claim says.
type Speaker struct {
	Actor graph.ID
	// Verbs are the reporting words for what the speaker says, its own first, then those for whom it
	// cites; empty where it is not cited.
	Verbs []string
	// Cited tells that the speaker spoke before the article was published, which only cites it.
	Cited bool
	// Named is false for a source that the text does not name.
	Named bool
}

// SpeakerOf returns who makes public what a claim says: the last named source of
// its chain; else the publisher of the article, or the outlet that it copies;
// else the last source, unnamed. False where nobody is known, and for what is no
// claim.
func (s *Snapshot) SpeakerOf(claim graph.ID) (Speaker, bool) {
	c := s.base.claims.Get(claim)
	if c == nil {
		return Speaker{}, false
	}
	publisher := s.base.publisherOf(c.ID)
	for i, source := range slices.Backward(c.Attribution) {
		if m := s.base.mentions.Get(source.Mention); m != nil && isNamed(m) {
			actor := s.base.actorOf(m.ID)
			return s.base.speaker(actor, c.Attribution[i:], actor != publisher, true)
		}
	}
	if publisher != tables.None {
		return s.base.speaker(publisher, nil, false, true)
	}
	if voices := s.base.footingOf(c).voices; len(voices) == 1 && voices[0]&isText == 0 {
		return s.base.speaker(voices[0], nil, true, true)
	}
	if n := len(c.Attribution); n > 0 {
		return s.base.speaker(s.base.actorOf(c.Attribution[n-1].Mention), c.Attribution[n-1:], true, false)
	}
	return Speaker{}, false
}

func (s *segment) speaker(actor uint32, sources []graph.Source, cited, named bool) (Speaker, bool) {
	if actor == tables.None {
		return Speaker{}, false
	}
	speaker := Speaker{Actor: s.actors.IDs[actor], Cited: cited, Named: named}
	for _, source := range sources {
		if source.Verb != "" {
			speaker.Verbs = append(speaker.Verbs, source.Verb)
		}
	}
	return speaker, true
}

// IsParty tells whether an actor took part in an event, acts for one who did, or
// for one for whom somebody did, or is that one.
func (s *Snapshot) IsParty(actor graph.ID, e *graph.Event) bool {
	ordinal := s.base.actors.Find(actor)
	return ordinal != tables.None && s.base.isParty(ordinal, s.base.parties(e))
}
