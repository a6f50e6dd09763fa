package query

import (
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// MetAt tells whom an actor met at one event, by actor: the others who took part
// where the actor, or who acts for it, did. None where the event was only
// planned, cancelled or postponed. The certainty is that both were there, as
// [Attendance] has it. Two who are on one side do not meet: those for whom
// somebody there acts, and who does. Somebody known only by description ("Syrian
// officials") may be whom another article calls by name; such a pair is POSSIBLE
// unless something tells the two apart. It is the one definition of who met
// whom; between two persons it is symmetric.
func (s *Session) MetAt(event *graph.Event, actor graph.ID) []Attendee {
	return s.ofWhom(event, func(s *Session, event *graph.Event) []Attendee { return s.metHere(event, actor) })
}

// metHere is [Session.MetAt] by what the snapshot of the session tells.
func (s *Session) metHere(event *graph.Event, actor graph.ID) []Attendee {
	there := Attendance(event)
	var side []Attendee
	here := edtf.Impossible
	for _, a := range there {
		if s.snap.ActsFor(a.Actor, actor) {
			side = append(side, a)
			here = here.Or(a.Certainty)
		}
	}
	if len(side) == 0 {
		return nil
	}
	var met []Attendee
	for _, other := range there {
		if s.onSide(side, other.Actor) {
			continue
		}
		other.Certainty = other.Certainty.And(here)
		if s.mayBeOne(event, actor, other.Actor) {
			other.Certainty = other.Certainty.And(edtf.Possible)
		}
		met = append(met, other)
	}
	return met
}

// onSide tells whether somebody of a side is, or acts for, the other.
func (s *Session) onSide(side []Attendee, other graph.ID) bool {
	return slices.ContainsFunc(side, func(a Attendee) bool { return s.snap.ActsFor(a.Actor, other) })
}

// mayBeOne tells whether one of the two is known by description only and may be
// the other. They are two where a claim names both, or where they act for
// others and for nobody in common.
func (s *Session) mayBeOne(event *graph.Event, a, b graph.ID) bool {
	if !s.isGroup(a) && !s.isGroup(b) || namedTogether(event, a, b) {
		return false
	}
	forA, forB := s.principals(a), s.principals(b)
	common := slices.ContainsFunc(forA, func(id graph.ID) bool { return slices.Contains(forB, id) })
	return common || len(forA) == 0 || len(forB) == 0
}

func (s *Session) isGroup(id graph.ID) bool {
	return held(s.snap.Actor(id)).Type == graph.ActorGroup
}

// namedTogether tells whether one claim gives both a part in the event.
func namedTogether(event *graph.Event, a, b graph.ID) bool {
	of := func(actor graph.ID) (claims []graph.ID) {
		for i := range event.Participations {
			if p := &event.Participations[i]; p.Actor == actor {
				claims = append(claims, p.Claims...)
			}
		}
		return claims
	}
	others := of(b)
	return slices.ContainsFunc(of(a), func(claim graph.ID) bool { return slices.Contains(others, claim) })
}

// principals returns whom an actor acts for, directly or through others; an
// organization acts for itself, too.
func (s *Session) principals(id graph.ID) []graph.ID {
	actor := held(s.snap.Actor(id))
	found := slices.Clone(actor.ActsFor)
	if actor.Type == graph.ActorOrganization {
		found = append(found, id)
	}
	for i := 0; i < len(found); i++ {
		for _, next := range held(s.snap.Actor(found[i])).ActsFor {
			if !slices.Contains(found, next) {
				found = append(found, next)
			}
		}
	}
	return found
}
