package identity

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
)

// joinInsideArticles joins the mentions that only their article gives a meaning:
// family names without given names, and those who are named by an office that
// one of the article's people holds.
func (r *resolver) joinInsideArticles() {
	offices := r.offices()
	for _, group := range r.byArticle() {
		if r.inTable(group[0]) {
			continue
		}
		if !slices.ContainsFunc(group, r.asksForCast) {
			r.joinPlacesInside(group)
			continue
		}
		cast := r.castOf(group)
		for _, node := range cast.bare {
			r.joinBareName(node, cast.named)
		}
		r.joinBareNames(&cast)
		for _, node := range cast.described {
			r.joinDescribed(node, cast.named, offices)
		}
		r.joinPlacesInside(group)
	}
}

// cast are the people of an article: those with a full name, a mention of each
// name; and those without, a mention of each set and wording.
type cast struct {
	named, bare, described []int32
}

// asksForCast tells whether a mention names somebody otherwise than in full.
func (r *resolver) asksForCast(node int32) bool {
	name := r.names[node]
	return name.person != nil && !name.pronoun && (!name.proper || len(name.person.Words) == 0)
}

func (r *resolver) castOf(group []int32) cast {
	var c cast
	full := map[int32]bool{}
	for _, node := range group {
		m := r.mentions[node]
		if m.Type != graph.MentionPerson || !r.names[node].proper || len(r.names[node].person.Words) == 0 {
			continue
		}
		if root := r.sets.find(node); !full[root] {
			full[root] = true
			if !slices.ContainsFunc(c.named, func(o int32) bool { return r.sameName(node, o) }) {
				c.named = append(c.named, node)
			}
		}
	}
	type called struct {
		root int32
		name *form
	}
	seen := map[called]bool{}
	for _, node := range group {
		key := called{r.sets.find(node), r.names[node]}
		if key.name.kind != graph.MentionPerson || full[key.root] || seen[key] || key.name.pronoun {
			continue
		}
		seen[key] = true
		if key.name.personal {
			c.bare = append(c.bare, node)
		} else {
			c.described = append(c.described, node)
		}
	}
	return c
}

// sameName tells whether two mentions of an article have one name, perhaps in two
// spellings.
func (r *resolver) sameName(a, b int32) bool {
	return r.namesCompared.compare(r.names[a], r.names[b]).Verdict == graph.VerdictSame
}

// joinBareName joins a family name with the only person of the article who has
// it; one that is spelled otherwise only if the consonants are written alike and
// nobody has the very name. Of several persons none is chosen: each is a doubt.
func (r *resolver) joinBareName(node int32, named []int32) {
	bare := r.names[node].person
	if len(bare.Words) != 1 {
		return
	}
	best, found := names.Unlike, []int32(nil)
	for _, full := range named {
		likeness := bare.Family().Sounds.Compare(r.familyOf(full).Sounds)
		if likeness > names.SameButVowel || likeness > best {
			continue
		}
		if likeness < best {
			best, found = likeness, nil
		}
		found = append(found, full)
	}
	for _, full := range found {
		c := Comparison{}
		c.addWords(familyName, familyWeight, bare.Family(), r.familyOf(full))
		switch {
		case len(found) > 1:
			c.add("article", 0, 0.45, "%d people of the article have it", len(found))
		case best > names.SameConsonants || best > names.Equal && bare.Family().Sounds.Consonants() < 3:
			c.add("article", 0.5, 0.45, "the only one in the article, but by a name that is written otherwise")
		case r.isGivenName(bare, named):
			c.add("article", 0.5, 0.45, "the only one of the family in the article, but the given name of somebody there")
		default:
			c.add("article", 1, 0.45, "the only one of the family in the article")
		}
		addBeside(&c, r.claimsOf(node), r.claimsOf(full))
		r.decide(node, full, byFamily, c.conclude())
	}
}

// familyOf returns the last word of a mention's personal name.
func (r *resolver) familyOf(node int32) *names.Part {
	return r.names[node].person.Family()
}

// isGivenName tells whether a bare name is the given name of one of the people.
func (r *resolver) isGivenName(bare *personForm, named []int32) bool {
	return slices.ContainsFunc(named, func(node int32) bool {
		given := r.names[node].person.Given()
		return len(given) > 0 && given[0].Sounds.Compare(bare.Family().Sounds) <= names.SameSound
	})
}

// decide joins two sets, or records the doubt, as a comparison has it.
func (r *resolver) decide(a, b int32, by string, c Comparison) {
	p := r.pairOf(a, b, by, strings.TrimSpace(c.reason()))
	p.because = &c
	switch {
	case c.Verdict == graph.VerdictDifferent:
	case c.Verdict == graph.VerdictUnsure || r.leftOpen(a, b):
		r.doubt(p)
	default:
		r.propose(p)
	}
}
