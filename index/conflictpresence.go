package index

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// presences finds actors of whom claims say that they were there, and that they
// were not; or, where nothing is told but plans, that they are to be there and are
// not to be. That who was expected did not come is no dispute. What denies the
// event as a whole disputes its status, not who was there.
func (d *disputes) presences() {
	for _, actor := range d.participants() {
		told := slices.DeleteFunc(slices.Clone(d.claims), func(c *graph.Claim) bool {
			there, absent := d.saysOf(c, actor)
			return there == absent // nothing, or both
		})
		var there, absent []*graph.Claim
		for _, c := range d.standing(told) {
			if is, _ := d.saysOf(c, actor); is {
				there = append(there, c)
			} else {
				absent = append(absent, c)
			}
		}
		if len(there) == 0 || len(absent) == 0 {
			continue
		}
		affirmed := there[0].Status.Presence() // of all of them, since plans stand alone
		readings := []reading{{string(affirmed), there}, {string(graph.PresenceDenied), absent}}
		d.add(graph.ConflictPresence, actor, readings, ruleAffirmed)
	}
}

// saysOf tells whether a claim has the actor there, and whether it denies that.
// Who is only expected at what was held is neither.
func (d *disputes) saysOf(c *graph.Claim, actor uint32) (there, absent bool) {
	if c.Polarity == graph.PolarityNegative {
		return false, false
	}
	for _, p := range c.Participations {
		if !p.Role.Info().TookPart || d.actorOf(p.Mention) != actor {
			continue
		}
		switch p.Presence {
		case graph.PresenceDenied:
			absent = true
		case graph.PresencePresent:
			there = true
		case graph.PresenceExpected:
			there = there || c.Status.Presence() == graph.PresenceExpected
		}
	}
	return there, absent
}
