package query

import (
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// Attendee is someone who was, or may have been, at an event.
type Attendee struct {
	Actor graph.ID
	// Certainty is CERTAIN where the event is asserted to have been held and the actor to have been
	// present, else POSSIBLE.
	Certainty edtf.Certainty
}

// Attendance tells who was at an event, by actor: those who took part, where it
// was held or its status is not known; nobody where it was only planned,
// cancelled or postponed.
func Attendance(event *graph.Event) []Attendee {
	if event.Status != graph.StatusHeld && event.Status != graph.StatusUnknown {
		return nil
	}
	held := edtf.Possible
	if event.Status == graph.StatusHeld && event.StatusCertainty == edtf.Certain {
		held = edtf.Certain
	}
	var there []Attendee
	for i := range event.Participations {
		p := &event.Participations[i]
		if certainty := tookPart(event, p); certainty != edtf.Impossible {
			there = append(there, Attendee{p.Actor, certainty.And(held)})
		}
	}
	return byActor(there)
}

// byActor sorts by actor and keeps the greatest certainty of each.
func byActor(there []Attendee) []Attendee {
	slices.SortStableFunc(there, func(a, b Attendee) int { return compareIDs(a.Actor, b.Actor) })
	merged := there[:0]
	for _, a := range there {
		if last := len(merged) - 1; last >= 0 && merged[last].Actor == a.Actor {
			merged[last].Certainty = merged[last].Certainty.Or(a.Certainty)
			continue
		}
		merged = append(merged, a)
	}
	return merged
}
