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
		if slices.ContainsFunc(group, func(node int32) bool { return r.names[node].asInStory().short }) {
			if story := r.storyOf(group[0]); story != "" && shorts[story] == nil {
				shorts[story] = &shortNames{short: map[shortName][]int32{}, full: map[shortName][]int32{}, given: map[string]bool{}, articles: map[graph.ID][]int32{}}
			}
		}
	}
	if len(shorts) == 0 {
		return
	}
	for _, group := range r.byArticle() {
		if story := shorts[r.storyOf(group[0])]; story != nil {
			story.read(r, group)
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
		switch name := r.names[node].asInStory(); {
		case name.short:
			s.short[name.shortName] = append(s.short[name.shortName], node)
		case name.word != "":
			s.full[name.shortName] = append(s.full[name.shortName], node)
			for _, given := range name.given {
				s.given[given] = true
			}
		}
	}
}

// storyName is what a name is in a story: short, or one that ends with a short one;
// without a word where it is neither.
type storyName struct {
	shortName
	short bool
	given []string // names before the family name
}

// asInStory reads the name as one of a story, once.
func (f *form) asInStory() *storyName {
	if f.inStory == nil {
		switch {
		case f.person != nil:
			f.inStory = f.personInStory()
		case f.organization != nil && f.proper:
			f.inStory = f.organization.inStory()
		default:
			f.inStory = &storyName{}
		}
	}
	return f.inStory
}

func (f *form) personInStory() *storyName {
	if !f.personal || f.pronoun || len(f.person.Words) == 0 || names.IsInstitution(f.text) || !f.proper && len(f.person.Words) > 1 {
		return &storyName{}
	}
	name := &storyName{shortName: shortName{f.kind, f.person.Family().Text}, short: !f.proper}
	if f.proper {
		for _, given := range f.person.Given() {
			name.given = append(name.given, given.Text)
		}
	}
	return name
}

func (o *organizationForm) inStory() *storyName {
	if len(o.words) == 0 || o.country != "" {
		return &storyName{}
	}
	last := o.words[len(o.words)-1]
	if names.IsInstitution(last) || last[0] == '=' || len(last) < 4 || gazetteer.Cities(last) != nil {
		return &storyName{} // of which there are many: the council, the forces
	}
	return &storyName{shortName: shortName{graph.MentionOrganization, last}, short: len(o.words) == 1}
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
