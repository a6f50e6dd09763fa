package index

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index/tables"
)

// part is a participation while its claims are folded.
type part struct {
	graph.Participation
	actor uint32
	// whom counts for whom the actor is said to act.
	whom map[uint32]int
}

// foldParticipations returns the part of each actor in each role, by role as in
// the table, then by actor. Its claims are all that give the actor this role,
// whatever presence they give.
func (s *segment) foldParticipations(claims []*graph.Claim, acting representation) []graph.Participation {
	var parts []*part
	for _, c := range claims {
		for _, p := range c.Participations {
			actor := s.actorOf(p.Mention)
			if actor == tables.None {
				continue
			}
			found := s.partOf(&parts, actor, p.Role)
			found.add(c, p.Presence)
			if whom := acting.of(p.Mention); whom != tables.None && whom != actor {
				found.whom[whom]++
			}
		}
	}
	slices.SortFunc(parts, func(a, b *part) int {
		return cmp.Or(cmp.Compare(rankRole(a.Role), rankRole(b.Role)), cmp.Compare(a.Role, b.Role), cmp.Compare(a.actor, b.actor))
	})
	folded := make([]graph.Participation, len(parts))
	for i, p := range parts {
		p.ActsFor = s.mostlyFor(p.whom)
		folded[i] = p.Participation
	}
	return folded
}

// partOf returns the part of an actor in a role, a new one where there is none.
func (s *segment) partOf(parts *[]*part, actor uint32, role graph.Role) *part {
	for _, p := range *parts {
		if p.actor == actor && p.Role == role {
			return p
		}
	}
	p := &part{actor: actor, whom: map[uint32]int{}}
	p.Actor, p.Role, p.Certainty = s.actors.IDs[actor], role, edtf.Possible
	*parts = append(*parts, p)
	return p
}

// add folds in what a claim says. Claims come in the order of their ids.
func (p *part) add(c *graph.Claim, presence graph.Presence) {
	if c.Polarity == graph.PolarityNegative {
		presence = graph.PresenceDenied
	}
	if n := len(p.Claims); n == 0 || p.Claims[n-1] != c.ID {
		p.Claims = append(p.Claims, c.ID)
	}
	switch order := cmp.Compare(rankPresence(presence), rankPresence(p.Presence)); {
	case order < 0:
		p.Presence, p.Certainty = presence, edtf.Possible
	case order > 0:
		return
	}
	if asserts(c, presence) {
		p.Certainty = edtf.Certain
	}
}

// asserts tells whether a claim makes a presence certain. Nobody has certainly
// been at what was not held.
func asserts(c *graph.Claim, presence graph.Presence) bool {
	tooMuch := presence == graph.PresencePresent && c.Status.Presence() == graph.PresenceExpected
	return c.Modality == graph.ModalityAsserted && !tooMuch
}

// presences has the strongest first.
var presences = []graph.Presence{graph.PresencePresent, graph.PresenceExpected, graph.PresenceDenied}

func rankPresence(p graph.Presence) int {
	if i := slices.Index(presences, p); i >= 0 {
		return i
	}
	return len(presences)
}

var roles = graph.Roles()

func rankRole(role graph.Role) int {
	i := slices.IndexFunc(roles, func(r graph.RoleInfo) bool { return r.Role == role })
	if i < 0 {
		return len(roles)
	}
	return i
}

// mostlyFor returns the actor for whom most mentions say that it acts, then the
// smallest; "" where none says so.
func (s *segment) mostlyFor(whom map[uint32]int) graph.ID {
	best := tables.None
	for actor, n := range whom {
		if best == tables.None || n > whom[best] || n == whom[best] && actor < best {
			best = actor
		}
	}
	if best == tables.None {
		return ""
	}
	return s.actors.IDs[best]
}
