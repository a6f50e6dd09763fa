package index

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// divergent are the pairs of roles of which one article gives the one and another
// article the other, and neither tells the other more exactly: a part in it and
// mere attendance; receiving the others, standing between them and travelling to
// them; acting and being acted upon. PARTICIPANT is the general word for the
// leading ones: who hosts talks, or mediates, takes part in them.
var divergent = [][2]graph.Role{
	{graph.RoleHost, graph.RoleMediator},
	{graph.RoleHost, graph.RoleVisitor},
	{graph.RoleHost, graph.RoleAttendee},
	{graph.RoleMediator, graph.RoleSignatory},
	{graph.RoleMediator, graph.RoleAttendee},
	{graph.RoleParticipant, graph.RoleAttendee},
	{graph.RoleSignatory, graph.RoleAttendee},
	{graph.RoleInitiator, graph.RoleTarget},
}

func diverge(a, b graph.Role) bool {
	return slices.Contains(divergent, [2]graph.Role{a, b}) || slices.Contains(divergent, [2]graph.Role{b, a})
}

// roles finds actors to whom articles give divergent parts. An article may tell
// of one part in several ways: its word is the first of them in the table of
// roles.
func (d *disputes) roles() {
	for _, actor := range d.participants() {
		given := slices.DeleteFunc(slices.Clone(d.telling), func(c *graph.Claim) bool { return d.chiefRole(c, actor) == "" })
		given = d.standing(given)
		chief := map[graph.ID]graph.Role{} // by article
		for _, c := range given {
			role := d.chiefRole(c, actor)
			if first, known := chief[c.Article]; !known || rankRole(role) < rankRole(first) {
				chief[c.Article] = role
			}
		}
		answers := gather(given, func(c *graph.Claim) (graph.Role, bool) {
			role := d.chiefRole(c, actor)
			return role, role == chief[c.Article]
		})
		slices.SortFunc(answers, func(a, b told[graph.Role]) int { return rankRole(a.value) - rankRole(b.value) })
		var readings []reading
		for _, s := range sides(answers, diverge) {
			readings = append(readings, reading{string(s[0].value), s.claims()})
		}
		d.add(graph.ConflictRole, actor, readings, ruleAsserted, ruleFirstHand, ruleMoreSources)
	}
}

// participants returns who has a part in the event, sorted.
func (d *disputes) participants() []uint32 {
	var all []uint32
	for i := range d.event.Participations {
		all = append(all, d.actors.Find(d.event.Participations[i].Actor))
	}
	return sortedSet(all)
}

// chiefRole is the first, in the table of roles, of those in which the actor took
// part according to the claim; "" where it did in none.
func (d *disputes) chiefRole(c *graph.Claim, actor uint32) graph.Role {
	chief := graph.Role("")
	for _, p := range c.Participations {
		took := p.Role.Info().TookPart && p.Presence != graph.PresenceDenied && c.Polarity != graph.PolarityNegative
		if took && d.actorOf(p.Mention) == actor && (chief == "" || rankRole(p.Role) < rankRole(chief)) {
			chief = p.Role
		}
	}
	return chief
}
