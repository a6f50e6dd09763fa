package identity

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/gazetteer"
	"github.com/parley-kg/parley/graph/names"
)

// governmentWords stand for the government of the country beside them.
var governmentWords = map[string]bool{"government": true, "authorities": true, "administration": true, "regime": true}

// newWords may stand before these; others, such as former or rebel, make another
// government of it.
var newWords = map[string]bool{"of": true, "the": true, "new": true, "interim": true, "transitional": true, "current": true}

// denotedState tells which state the name of an organization denotes, or whose
// government, and why: Syrian is the adjective of Syria; Damascus stands for its
// government. The code is empty where it denotes none.
func denotedState(text string) (code string, government bool, why string) {
	if code := gazetteer.Country(text); code != "" {
		return code, false, "“" + text + "” is a name of " + gazetteer.Name(code)
	}
	if code := gazetteer.CountryOfAdjective(text); code != "" {
		return code, false, "“" + text + "” is the adjective or people of " + gazetteer.Name(code)
	}
	if code := gazetteer.CountryOfSeat(text); code != "" {
		return code, true, "“" + text + "”, the seat, stands for the government of " + gazetteer.Name(code)
	}
	if code := governed(text); code != "" {
		return code, true, "“" + text + "” is the government of " + gazetteer.Name(code)
	}
	return "", false, ""
}

// governed returns the code of the country in Syrian government, government of
// Syria, the new Syrian authorities; "" for anything else.
func governed(text string) string {
	code, government := "", false
	words := names.Words(text)
	for i := 0; i < len(words); i++ {
		w := words[i]
		switch {
		case governmentWords[w]:
			government = true
		case newWords[w]:
		default:
			// A country may have several words: Saudi Arabia's government.
			found, n := countryAt(words[i:])
			if found == "" || code != "" {
				return ""
			}
			code = found
			i += n - 1
		}
	}
	if !government {
		return ""
	}
	return code
}

func countryAt(words []string) (code string, n int) {
	for n := min(len(words), 4); n > 0; n-- {
		if code := countryOf(strings.Join(words[:n], " ")); code != "" {
			return code, n
		}
	}
	return "", 0
}

// nation is a state, or its government.
type nation struct {
	code       string
	government bool
}

// stateName is what the name of an organization denotes, and why.
type stateName struct {
	nation
	why string
}

// denotedState is the function of that name, which reads each text once.
func (r *resolver) denotedState(text string) stateName {
	s, known := r.states[text]
	if !known {
		s.code, s.government, s.why = denotedState(text)
		r.states[text] = s
	}
	return s
}

// stateOf is what the name of a mention denotes, which is read once.
func (r *resolver) stateOf(node int32) stateName {
	name := r.nameFor(node)
	if name.state == nil {
		denoted := r.denotedState(name.text)
		name.state = &denoted
	}
	return *name.state
}

// nationName is a mention by whose words a set is a nation.
type nationName struct {
	node int32
	why  string
}

// joinStates joins the sets that name one state, and those that name its
// government: by its adjective, by its seat.
func (r *resolver) joinStates() {
	stated := r.statedOrganizations()
	named := map[nation][]nationName{}
	last := map[nation]map[int32]bool{}
	for node, m := range r.mentions {
		if m.Type != graph.MentionOrganization || r.inTable(int32(node)) {
			continue
		}
		root := r.sets.find(int32(node))
		denoted := r.stateOf(int32(node))
		n := denoted.nation
		if n.code == "" || r.isUnclear(int32(node)) || last[n][root] || !n.fits(stated[root]) {
			continue
		}
		if last[n] == nil {
			last[n] = map[int32]bool{}
		}
		last[n][root] = true
		named[n] = append(named[n], nationName{int32(node), denoted.why})
	}
	for _, n := range slices.SortedFunc(maps.Keys(named), nation.compare) {
		r.joinNation(named[n])
	}
}

func (n nation) compare(o nation) int {
	return cmp.Or(cmp.Compare(n.code, o.code), compareBool(n.government, o.government))
}

// fits tells whether organizations of the stated kinds may be the nation.
func (n nation) fits(stated map[string]bool) bool {
	kind := "STATE"
	if n.government {
		kind = "GOVERNMENT"
	}
	return len(stated) == 0 || len(stated) == 1 && stated[kind]
}

// statedOrganizations returns the kinds that are stated of organizations, by
// their roots.
func (r *resolver) statedOrganizations() map[int32]map[string]bool {
	stated := map[int32]map[string]bool{}
	for node, m := range r.mentions {
		if m.Type != graph.MentionOrganization || m.Kind == "" {
			continue
		}
		root := r.sets.find(int32(node))
		if stated[root] == nil {
			stated[root] = map[string]bool{}
		}
		stated[root][m.Kind] = true
	}
	return stated
}

// joinNation joins the sets of a nation's names, each with the first that it may
// be joined with.
func (r *resolver) joinNation(all []nationName) {
	why := map[int32]string{}
	nodes := make([]int32, len(all))
	for i, name := range all {
		nodes[i], why[name.node] = name.node, name.why
	}
	r.joinGroup(nodes, func(a, b int32) bool {
		if r.sets.find(a) == r.sets.find(b) {
			return true
		}
		reason := why[a]
		if why[b] != reason {
			reason += "; " + why[b]
		}
		return r.propose(r.pairOf(a, b, byState, reason))
	})
}
