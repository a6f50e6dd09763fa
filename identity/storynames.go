package identity

import (
	"maps"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/gazetteer"
	"github.com/parley-kg/parley/graph/names"
)

// storyWeight is that of articles which tell one story: there a part of a name
// means the one who has it, if only one there has.
const storyWeight = 0.35

// joinInStories joins short names with the full ones that articles of the same
// story give to somebody: "Teixeira" with Mark Teixeira, "Colts" with the
// Indianapolis Colts. Where nobody in the story has a full name that ends so, the
// short ones of its articles are one. Where two have, nothing is joined.
func (r *resolver) joinInStories() {
	shorts := map[graph.ID]*shortNames{} // by story
	for _, group := range r.byArticle() {
		if story := r.stories.Of(r.mentions[group[0]].Article); story != "" {
			if shorts[story] == nil {
				shorts[story] = &shortNames{short: map[shortName][]int32{}, full: map[shortName][]int32{}, given: map[string]bool{}, articles: map[graph.ID][]int32{}}
			}
			shorts[story].read(r, group)
		}
	}
	for _, story := range slices.Sorted(maps.Keys(shorts)) {
		shorts[story].join(r)
	}
}

// shortNames are the names of one story that are one word, and those of more.
type shortNames struct {
	// short are the mentions by that word; full those whose names end with it.
	short, full map[shortName][]int32
	given       map[string]bool // names that somebody goes by before the family name
	articles    map[graph.ID][]int32
}

type shortName struct {
	kind graph.MentionType
	word string
}

// read takes the mentions of an article into account.
func (s *shortNames) read(r *resolver, group []int32) {
	s.articles[r.mentions[group[0]].Article] = group
	for _, node := range group {
		f := r.names[node]
		switch {
		case f.person != nil:
			s.readPerson(r.mentions[node], node, f)
		case f.organization != nil && f.proper:
			s.readOrganization(node, f.organization)
		}
	}
}

func (s *shortNames) readPerson(m *graph.Mention, node int32, f *form) {
	if !f.personal || f.pronoun || names.IsInstitution(m.Text) || len(f.person.Words) == 0 {
		return
	}
	key := shortName{m.Type, f.person.Family().Text}
	if !f.proper {
		if len(f.person.Words) == 1 {
			s.short[key] = append(s.short[key], node)
		}
		return
	}
	s.full[key] = append(s.full[key], node)
	for _, given := range f.person.Given() {
		s.given[given.Text] = true
	}
}

func (s *shortNames) readOrganization(node int32, o *organizationForm) {
	if len(o.words) == 0 || o.country != "" {
		return
	}
	last := o.words[len(o.words)-1]
	if names.IsInstitution(last) || last[0] == '=' || len(last) < 4 || gazetteer.Cities(last) != nil {
		return // of which there are many: the council, the forces
	}
	key := shortName{graph.MentionOrganization, last}
	if len(o.words) == 1 {
		s.short[key] = append(s.short[key], node)
	} else {
		s.full[key] = append(s.full[key], node)
	}
}

// join joins each short name with the only one who has it in full, or with the
// other short ones.
func (s *shortNames) join(r *resolver) {
	keys := slices.SortedFunc(maps.Keys(s.short), func(a, b shortName) int {
		return slices.Compare([]string{string(a.kind), a.word}, []string{string(b.kind), b.word})
	})
	for _, key := range keys {
		full := r.distinctSets(s.full[key])
		if len(full) > 1 || key.kind == graph.MentionPerson && s.given[key.word] {
			continue
		}
		for _, node := range r.distinctSets(s.short[key]) {
			if len(full) == 0 {
				full = []int32{node} // nobody has more of a name: the first stands for all
				continue
			}
			if r.sets.find(node) != r.sets.find(full[0]) && !s.beside(r, node, full[0]) {
				r.joinShort(key, node, full[0])
			}
		}
	}
}

// beside tells whether the article of a short name has the other one as well:
// then it was for what the article says to join them.
func (s *shortNames) beside(r *resolver, node, other int32) bool {
	return slices.ContainsFunc(s.articles[r.mentions[node].Article], func(o int32) bool { return r.sets.find(o) == r.sets.find(other) })
}

func (r *resolver) joinShort(key shortName, short, full int32) {
	c := Comparison{}
	if key.kind == graph.MentionPerson {
		c.addWords(familyName, familyWeight, r.familyOf(short), r.familyOf(full))
	} else {
		c.add("name", 1, familyWeight, "“%s” is the name, or ends it", r.mentions[short].Text)
	}
	c.add("story", 1, storyWeight, "their articles tell one story, in which no other is called so")
	r.decide(short, full, byStory, c.conclude())
}
