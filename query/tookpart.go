package query

import (
	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// tookPart tells how certain it is that the participant took part: in any role
// but VENUE_STATE, and not denied.
func tookPart(event *graph.Event, p *graph.Participation) edtf.Certainty {
	if !p.Role.Info().TookPart {
		return edtf.Impossible
	}
	return present(event, p)
}

// whoTookPart are those who took part themselves, by actor.
func whoTookPart(_ *Session, event *graph.Event) []Attendee { return who(event, tookPart) }

// present tells how certain it is that the participant was there, or is expected
// where the event is planned, postponed or cancelled.
func present(event *graph.Event, p *graph.Participation) edtf.Certainty {
	switch {
	case p.Presence == graph.PresenceDenied:
		return edtf.Impossible
	case p.Presence == graph.PresencePresent && p.Certainty == edtf.Certain:
		return edtf.Certain
	case p.Presence == graph.PresenceExpected && event.Status.Presence() == graph.PresenceExpected:
		return edtf.Certain
	}
	return edtf.Possible
}
