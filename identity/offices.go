package identity

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/gazetteer"
	"github.com/parley-kg/parley/graph/names"
)

// office is what somebody is: a foreign minister, an envoy; and of which country.
type office struct {
	role, country string
}

func (o office) compare(p office) int {
	return cmp.Or(cmp.Compare(o.role, p.role), cmp.Compare(o.country, p.country))
}

func (o office) String() string { return o.role + " (" + gazetteer.Name(o.country) + ")" }

// single are the roles that one person of a country has at a time.
var single = map[string]bool{
	"foreign minister": true, "defense minister": true, "interior minister": true, "president": true,
	"prime minister": true, "king": true, "vice president": true,
}

// roles are other words for a role.
var roles = map[string]string{
	"fm": "foreign minister", "top diplomat": "foreign minister", "chief diplomat": "foreign minister",
	"minister of foreign affairs": "foreign minister", "foreign affairs minister": "foreign minister",
	"foreign secretary": "foreign minister", "secretary of state": "foreign minister",
	"minister for foreign affairs": "foreign minister", "foreign ministers": "foreign minister",
	"defence minister": "defense minister", "minister of defense": "defense minister",
	"minister of defence": "defense minister", "minister of interior": "interior minister",
	"pm": "prime minister", "premier": "prime minister",
	"special envoy": "envoy",
}

// emptyRoleWords do not tell offices apart.
var emptyRoleWords = map[string]bool{"interim": true, "transitional": true, "acting": true, "new": true, "the": true, "s": true}

// readOffice reads an office and, where the words have it, its country: Syrian
// Foreign Minister, Damascus's top diplomat, US envoy for Syria.
func readOffice(text string) (o office, why string) {
	text = strings.NewReplacer("’s ", " ", "'s ", " ", "s’ ", "s ", "s' ", "s ").Replace(text + " ")
	words := names.Words(text)
	var left []string
	for i := 0; i < len(words); i++ {
		if code, n, reason := nationAt(words[i:]); code != "" && o.country == "" {
			o.country, why = code, reason
			i += n - 1
			continue
		}
		if (words[i] == "for" || words[i] == "to") && i > 0 {
			break // envoy for Syria: of another country
		}
		if !emptyRoleWords[words[i]] {
			left = append(left, words[i])
		}
	}
	o.role = strings.Join(left, " ")
	if plain, ok := roles[o.role]; ok {
		o.role = plain
	}
	return o, why
}

// title is what the words of an office say.
type title struct {
	office
	why string
}

// readOffice is the function of that name, which reads each text once.
func (r *resolver) readOffice(text string) (office, string) {
	t, known := r.titles[text]
	if !known {
		t.office, t.why = readOffice(text)
		r.titles[text] = t
	}
	return t.office, t.why
}

// titleOf is what the name of a mention says of an office, which is read once.
func (r *resolver) titleOf(node int32) (office, string) {
	name := r.names[node]
	if name.title == nil {
		o, why := r.readOffice(name.text)
		name.title = &title{o, why}
	}
	return name.title.office, name.title.why
}

// nationAt reads a country, its adjective or its seat at the beginning of words.
func nationAt(words []string) (code string, n int, why string) {
	for n := min(len(words), 3); n > 0; n-- {
		if code, _, why := denotedState(strings.Join(words[:n], " ")); code != "" {
			return code, n, why
		}
	}
	return "", 0, ""
}

// offices returns what offices of countries each set is said to hold, by its root.
func (r *resolver) offices() map[int32][]office {
	held := r.allOffices()
	for root, all := range held {
		known := slices.DeleteFunc(all, func(o office) bool { return o.country == "" })
		if held[root] = known; len(known) == 0 {
			delete(held, root)
		}
	}
	return held
}

// allOffices returns those of no known country as well.
func (r *resolver) allOffices() map[int32][]office {
	held := map[int32][]office{}
	for _, c := range r.told.offices {
		node, known := r.nodeIn(c.home, c.Position.Holder)
		titled, hasTitle := r.mentionIn(c.home, c.Position.Title)
		if !known || !hasTitle || r.inTable(node) {
			continue
		}
		o, _ := r.readOffice(titled.Text)
		if o.country == "" {
			o.country = r.stateNamed(c.home, c.Position.Organization, r.mentions[node].ActsFor)
		}
		if o.role != "" {
			root := r.sets.find(node)
			held[root] = unionOffices(held[root], []office{o})
		}
	}
	return held
}

// stateNamed returns the code of the country that the first of the mentions of an
// article to do so denotes.
func (r *resolver) stateNamed(in *home, ids ...graph.ID) string {
	for _, id := range ids {
		if m, known := r.mentionIn(in, id); known {
			if code := r.denotedState(m.Text).code; code != "" {
				return code
			}
		}
	}
	return ""
}

func unionOffices(a, b []office) []office {
	all := slices.Concat(a, b)
	slices.SortFunc(all, office.compare)
	return slices.Compact(all)
}
