package identity

import (
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// Weights for a family name that its article leaves without a given name: only
// an office makes it that of a person of other articles.
const (
	bareOfficeWeight = 0.35
	bareStateWeight  = 0.1
	// bareCompanyWeight is that of people who are named with both.
	bareCompanyWeight = 0.35
)

// joinBareAcross joins those whom their article names by the family name only
// with the one person of other articles who has that name and holds the same
// office in that year, or is named with the same people. The only person of the
// name without that is a doubt.
func (r *resolver) joinBareAcross(p *profiles) {
	if !slices.ContainsFunc(r.names, (*form).isBare) {
		return
	}
	families := p.families()
	offices, countries := r.offices(), r.countries()
	full := r.fullNames()
	doubts := map[int32]int{}
	seen := map[int32]bool{}
	for node, m := range r.mentions {
		root := r.sets.find(int32(node))
		if !r.names[node].isBare() || full.has(root) || seen[root] || r.inTable(int32(node)) {
			continue
		}
		bare := r.names[node].person
		seen[root] = true
		known := &profile{kind: m.Type, offices: offices[root]}
		if whom, acts := r.principalOf(int32(node)); acts {
			known.addState(countries.ofActor(r.sets.find(whom)))
		}
		r.decideBare(int32(node), known, p, families[bare.Family().Text], doubts)
	}
}

// isBare tells whether it is a name of a person of one word.
func (f *form) isBare() bool {
	return f.person != nil && f.personal && !f.pronoun && len(f.person.Words) == 1
}

// families lists the roots of the people of each family name, in order.
func (p *profiles) families() map[string][]int32 {
	found := map[string][]int32{}
	for root, known := range p.sets {
		if known == nil {
			continue
		}
		for _, f := range known.forms {
			if f.person == nil || len(f.person.Words) < 2 {
				continue
			}
			family := f.person.Family().Text
			if all := found[family]; len(all) == 0 || all[len(all)-1] != int32(root) {
				found[family] = append(all, int32(root)) //nolint:gosec // as many as fit into memory
			}
		}
	}
	return found
}

// decideBare joins a family name with one of the people of the name, or records
// the doubt where there is one only.
func (r *resolver) decideBare(node int32, known *profile, p *profiles, people []int32, doubts map[int32]int) {
	var holders []int32
	for _, root := range people {
		if sharedOffice(known, p.of(root)) != (office{}) {
			holders = append(holders, root)
		}
	}
	if len(holders) == 0 && len(people) == 1 && !r.namedBeside(node, people[0], p) {
		holders = people
	}
	if len(holders) != 1 {
		return
	}
	other := p.of(holders[0])
	c := Comparison{}
	c.addWords(familyName, familyWeight, r.familyOf(node), r.familyOf(other.forms[0].node))
	if o := sharedOffice(known, other); o != (office{}) {
		c.add("office", 1, bareOfficeWeight, "both are said to be %s", o)
		if !p.withinAYear(r.publishedOf(node), other) {
			c.add("time", -1, 0.2, "the articles are not known to be of one year, and offices change hands")
		}
	}
	addStates(&c, known, other, bareStateWeight)
	if !c.has("office") {
		r.addPeople(&c, p, node, other)
	}
	c.conclude()
	if c.Verdict == graph.VerdictUnsure {
		if doubts[holders[0]] == mostDoubts {
			return
		}
		doubts[holders[0]]++
	}
	r.decide(node, other.forms[0].node, byFamily, c)
}

// addPeople counts the people whom the article of a mention and those that name the other have
// in common: two are as good as an office.
func (r *resolver) addPeople(c *Comparison, p *profiles, node int32, other *profile) {
	around, people := map[int32]bool{}, map[int32]bool{}
	for _, root := range p.company(other) {
		around[r.sets.find(root)] = true
	}
	for root := range p.namedIn(p.articleAt(node)) {
		root = r.sets.find(root)
		if k := p.of(root); around[root] && k != nil && k.kind == graph.MentionPerson && k != other {
			people[root] = true
		}
	}
	if len(people) > 0 {
		c.add("company", min(1, float64(len(people))/2), bareCompanyWeight, "the same people are named with both")
	}
}

// withinAYear tells whether an article that was published then is certainly less
// than a year from one that names the other.
func (p *profiles) withinAYear(then edtf.Bounds, other *profile) bool {
	return slices.ContainsFunc(other.articles, func(article int32) bool {
		b := p.publishedOf(p.articles[article][0])
		from, to := min(then.EarliestStart, b.EarliestStart), max(then.LatestEnd, b.LatestEnd)
		return int64(to)-int64(from) < 366
	})
}

// namedBeside tells whether the article of a mention names a person, with whom
// it was not joined there.
func (r *resolver) namedBeside(node, root int32, p *profiles) bool {
	article := r.mentions[node].Article
	return slices.ContainsFunc(p.of(root).forms, func(f namedForm) bool { return r.mentions[f.node].Article == article })
}

func sharedOffice(a, b *profile) office {
	for _, o := range a.offices {
		if slices.Contains(b.offices, o) {
			return o
		}
	}
	return office{}
}
