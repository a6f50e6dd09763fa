package identity

import (
	"maps"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// joinDescribed joins somebody who is named by an office, "Damascus's top
// diplomat", with the only person of the article who holds it. Only offices of
// which a country has one tell who is meant.
func (r *resolver) joinDescribed(node int32, named []int32, offices map[int32][]office) {
	m := r.mentions[node]
	described, why := r.titleOf(node)
	if described.country == "" {
		described.country = r.stateNamed(m.ActsFor)
	}
	if described.country == "" || !single[described.role] {
		return
	}
	var holders []int32
	for _, full := range named {
		if slices.Contains(offices[r.sets.find(full)], described) {
			holders = append(holders, full)
		}
	}
	for _, holder := range holders {
		c := Comparison{}
		if why != "" {
			why += ", "
		}
		c.add("office", 0.9, 1, "%s“%s” is the %s, and so is “%s” in this article", why, m.Text, described, r.mentions[holder].Text)
		if len(holders) > 1 {
			c.add("article", -0.4, 1, "%d people of the article are", len(holders))
		}
		r.decide(node, holder, byOffice, c.conclude())
	}
}

// doubtOffices records of those whom an article names only by an office, of
// which a country has one, that they may be its only holder in other articles.
// That is no more than a doubt: offices change hands.
func (r *resolver) doubtOffices() {
	holders := map[office][]int32{}
	held := r.offices()
	for _, root := range slices.Sorted(maps.Keys(held)) {
		for _, o := range held[root] {
			holders[o] = append(holders[o], root)
		}
	}
	full := r.fullNames()
	doubts := map[int32]int{}
	for node, m := range r.mentions {
		root := r.sets.find(int32(node))
		if m.Type != graph.MentionPerson || r.names[node].personal || full[root] != nil || r.inTable(int32(node)) {
			continue
		}
		o, why := r.titleOf(int32(node))
		if why == "" || !single[o.role] || len(holders[o]) != 1 {
			continue
		}
		holder := holders[o][0]
		name := full[holder]
		if name == nil || doubts[holder] == mostDoubts {
			continue
		}
		doubts[holder]++
		c := Comparison{}
		c.add("office", 0.6, 1, "%s, “%s” is the %s; in other articles that is “%s”, but offices change hands", why, m.Text, o, name.Text)
		c.conclude()
		p := r.pairOf(int32(node), r.nodes[name.ID], byOffice, c.reason())
		p.because = &c
		r.doubt(p)
	}
}

// fullNames returns the first mention with a full name of each set, by its root.
func (r *resolver) fullNames() map[int32]*graph.Mention {
	full := map[int32]*graph.Mention{}
	for node, m := range r.mentions {
		root := r.sets.find(int32(node))
		if m.Type == graph.MentionPerson && full[root] == nil && r.names[node].proper {
			full[root] = m
		}
	}
	return full
}
