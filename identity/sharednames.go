package identity

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
)

// meaning is one of the things that a name means: a country, or a part of one.
type meaning struct {
	in container
	// full is the name that means nothing else; empty for what the bare name means most often.
	full string
}

// sharedNames are names that the press gives to each of several countries, or to a
// country and, after it, a part of another.
var sharedNames = map[string][]meaning{
	"congo":   {{container{country: "CD"}, "Democratic Republic of the Congo"}, {container{country: "CG"}, "Republic of the Congo"}},
	"korea":   {{container{country: "KP"}, "North Korea"}, {container{country: "KR"}, "South Korea"}},
	"georgia": {{container{country: "GE"}, ""}, {container{"US", "US-GA"}, "Georgia, United States"}},
}

// sharedAdjectives are those of shared names.
var sharedAdjectives = map[string]string{"congolese": "congo", "korean": "korea"}

// sharedBy returns the meanings of a name, and how it reads with one of them in full:
// the Congolese army is that of either Congo.
func (f *form) sharedBy() (meanings []meaning, with func(full string) string) {
	if meanings := sharedNames[f.plain]; meanings != nil || f.kind != graph.MentionOrganization {
		return meanings, func(full string) string { return full }
	}
	if !slices.ContainsFunc(f.organization.words, func(w string) bool { return sharedAdjectives[w] != "" }) {
		return nil, nil
	}
	words := names.Words(f.text)
	for i, word := range words {
		if of, shared := sharedAdjectives[word]; shared && (i == 0 || words[i-1] != "north" && words[i-1] != "south") {
			return sharedNames[of], func(full string) string {
				return strings.Join(slices.Concat(words[:i], []string{full}, words[i+1:]), " ")
			}
		}
	}
	return nil, nil
}

// readShared finds out what the article of such a name means by it: what its kind
// says, or of which of them alone the article speaks otherwise.
func (r *resolver) readShared(group []int32) {
	var spoken []container
	for _, node := range group {
		m := r.mentions[node]
		meanings, with := r.names[node].sharedBy()
		if meanings == nil || m.Type != graph.MentionPlace && m.Type != graph.MentionOrganization {
			continue
		}
		if spoken == nil {
			spoken = r.spokenOf(group)
		}
		p := &placing{after: -1, unclear: true}
		if at := meant(meanings, m.Kind, spoken); at >= 0 {
			p.unclear, p.lies = false, meanings[at].in
			if full := meanings[at].full; full != "" {
				p.name = r.formOf(m.Type, with(full))
			}
		}
		r.placings[node] = p
	}
}

// spokenOf returns of which countries and parts of countries an article speaks by
// names that are not shared.
func (r *resolver) spokenOf(group []int32) []container {
	all := []container{}
	for _, node := range group {
		if sharedNames[r.names[node].plain] == nil {
			all = append(all, r.speaksOf(node)...)
		}
	}
	return all
}

// meant returns which of the meanings it is; -1 where that is not known.
func meant(meanings []meaning, kind string, spoken []container) int {
	var found []int
	for at, m := range meanings {
		part := m.in.region != ""
		switch {
		case part && (kind == "PROVINCE" || kind == "REGION"), !part && (kind == "COUNTRY" || kind == "STATE") && meanings[1].in.region != "":
			return at
		case slices.ContainsFunc(spoken, func(in container) bool {
			return in.country == m.in.country && (in.region == m.in.region || !part)
		}):
			found = append(found, at)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	if len(found) > 1 || len(spoken) == 0 || meanings[1].in.region == "" {
		return -1
	}
	// A country and a part of another: the article speaks of that other alone, or not at all.
	other := meanings[1].in.country
	in := slices.ContainsFunc(spoken, func(c container) bool { return c.country == other })
	elsewhere := slices.ContainsFunc(spoken, func(c container) bool { return c.country != other })
	switch {
	case in && !elsewhere:
		return 1
	case elsewhere && !in:
		return 0
	default:
		return -1
	}
}
