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
		described.country = r.stateNamed(r.homes[node], m.ActsFor)
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
	if len(held) == 0 {
		return
	}
	for _, root := range slices.Sorted(maps.Keys(held)) {
		for _, o := range held[root] {
			holders[o] = append(holders[o], root)
		}
	}
	full := r.fullNames()
	doubts := map[int32]int{}
	for node, m := range r.mentions {
		root := r.sets.find(int32(node))
		if m.Type != graph.MentionPerson || r.names[node].personal || full.has(root) || r.inTable(int32(node)) {
			continue
		}
		o, why := r.titleOf(int32(node))
		if why == "" || !single[o.role] || len(holders[o]) != 1 {
			continue
		}
		holder := holders[o][0]
		if !full.has(holder) || doubts[holder] == mostDoubts {
			continue
		}
		name := full[holder] - 1
		doubts[holder]++
		c := Comparison{}
		c.add("office", 0.6, 1, "%s, “%s” is the %s; in other articles that is “%s”, but offices change hands", why, m.Text, o, r.mentions[name].Text)
		c.conclude()
		p := r.pairOf(int32(node), name, byOffice, c.reason())
		p.because = &c
		r.doubt(p)
	}
}

// fullNames returns the first mention with a full name of each set, by its root.
func (r *resolver) fullNames() fullNames {
	full := make(fullNames, len(r.sets.parent))
	for node, name := range slices.Backward(r.names) {
		if name.kind == graph.MentionPerson && name.proper {
			full[r.sets.find(int32(node))] = int32(node) + 1 //nolint:gosec // as many as fit into memory
		}
	}
	return full
}

// fullNames are mentions, each by one more than its node; 0 for none.
type fullNames []int32

func (f fullNames) has(root int32) bool { return f[root] != 0 }
