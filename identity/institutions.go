package identity

import (
	"fmt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
)

// institutions groups the mentions of what every country has one of, by name and
// by the one for whom it acts: Foreign Ministry and foreign ministry, of Syria.
// Where nobody says whose it is, it is in no group.
func (r *resolver) institutions() *equalNames {
	principals := r.principals()
	groups := &equalNames{places: map[string]int32{}}
	if len(principals) == 0 {
		return groups
	}
	for node, name := range r.names {
		if !name.institution || r.inTable(int32(node)) {
			continue
		}
		if whom, known := principals[r.sets.find(int32(node))]; known {
			key := fmt.Sprintf("%s of %d", name.plain, whom)
			groups.add(groups.at(key), int32(node))
		}
	}
	return groups
}

func isInstitution(m *graph.Mention) bool {
	return m.Type == graph.MentionOrganization && names.IsInstitution(m.Text)
}

// principalOf returns the mention for which that of a node acts, as its article has it.
func (r *resolver) principalOf(node int32) (whom int32, acts bool) {
	if r.mentions[node].ActsFor == "" {
		return 0, false
	}
	whom, acts = r.nodeIn(r.homes[node], r.mentions[node].ActsFor)
	return whom, acts
}

// acting is who acts for whom, as mentions of an article.
type acting struct{ who, whom int32 }

// actors returns all who act for others, in order.
func (r *resolver) actors() []acting {
	if r.acting == nil {
		r.acting = []acting{}
		for node := range r.mentions {
			if whom, acts := r.principalOf(int32(node)); acts {
				r.acting = append(r.acting, acting{int32(node), whom}) //nolint:gosec // as many as fit into memory
			}
		}
	}
	return r.acting
}

// principals returns for whom each set acts, both by their roots; a set that
// acts for several is left out.
func (r *resolver) principals() map[int32]int32 {
	found, several := map[int32]int32{}, map[int32]bool{}
	for _, a := range r.actors() {
		who, whom := r.sets.find(a.who), r.sets.find(a.whom)
		if other, is := found[who]; is && other != whom {
			several[who] = true
		}
		found[who] = whom
	}
	for who := range several {
		delete(found, who)
	}
	return found
}
