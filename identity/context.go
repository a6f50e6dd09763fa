package identity

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/gazetteer"
	"github.com/parley-kg/parley/graph/names"
)

// The weights of what stands around names. They turn doubts into answers, and
// never join names that differ.
const (
	officeWeight  = 0.15
	stateWeight   = 0.15
	countryWeight = 0.6
	kindWeight    = 0.05
	companyWeight = 0.05
	articleWeight = 0.25
	// unclearWeight makes a doubt of a bare name that its article may mean in several ways.
	unclearWeight = 0.35
	// smallDoubtWeight is that of a story in which both are named, of whom one has a second given name or another ending.
	smallDoubtWeight = 0.15
)

// addContext takes into account what is known of two sets besides their names.
func (p *profiles) addContext(c *Comparison, a, b *profile) {
	addBeside(c, p.claimsOf(a), p.claimsOf(b))
	switch a.kind {
	case graph.MentionPerson:
		addOffices(c, a, b)
		addStates(c, a, b, stateWeight)
		p.addCompany(c, a, b)
		p.addStory(c, a, b)
		if p.toldApart(a, b) {
			c.add("article", -1, articleWeight, "one article names both, and does not annotate them as one")
		}
	case graph.MentionPlace:
		addStates(c, a, b, countryWeight)
	default:
		addStates(c, a, b, stateWeight)
		if c.has("acronym") && len(common(a.articles, b.articles)) > 0 {
			c.add("article", 1, articleWeight, "one article has both")
		}
	}
}

// addStory takes the doubt of a second given name, or of an ending, away where
// articles of one story name both.
func (p *profiles) addStory(c *Comparison, a, b *profile) {
	small := func(f graph.Feature) bool {
		return f.Name == middleName && f.Value == onlyOneMiddle || f.Name == familyName && f.Value == likenessValue[names.SameButEnding]
	}
	if slices.ContainsFunc(c.Features, small) && len(common(p.storiesOf(a), p.storiesOf(b))) > 0 {
		c.add("story", 1, smallDoubtWeight, "their articles tell one story")
	}
}

func (p *profiles) storiesOf(a *profile) []graph.ID {
	var told []graph.ID
	for _, article := range a.articles[:min(len(a.articles), mostArticles)] {
		if story := p.storyOf(p.articles[article][0]); story != "" {
			told = append(told, story)
		}
	}
	return sortedOnce(told)
}

func addOffices(c *Comparison, a, b *profile) {
	if o := sharedOffice(a, b); o != (office{}) {
		c.add("office", 1, officeWeight, "both are said to be %s", o)
	}
}

// addStates compares on whose behalf actors act, and where places lie. To share a
// state tells little, to have different ones tells much.
func addStates(c *Comparison, a, b *profile, weight float64) {
	if len(a.states) == 0 || len(b.states) == 0 {
		return
	}
	for _, state := range a.states {
		if slices.Contains(b.states, state) {
			c.add("country", 0.4, min(weight, 0.2), "both belong to one country, %s", gazetteer.Name(state))
			return
		}
	}
	c.add("country", -1, weight, "they belong to two countries, %s and %s", gazetteer.Name(a.states[0]), gazetteer.Name(b.states[0]))
}

// mostArticles bounds how many articles of each are looked through for company.
const mostArticles = 20

// addCompany counts who else is named in articles of both.
func (p *profiles) addCompany(c *Comparison, a, b *profile) {
	others := 0
	for _, root := range common(p.company(a), p.company(b)) {
		if known := p.of(root); known != a && known != b {
			others++
		}
	}
	if others > 1 {
		c.add("company", min(1, float64(others)/4), companyWeight, "others are named with both")
	}
}

// company returns the sets that are named in articles that name one, as they were at first, sorted.
func (p *profiles) company(a *profile) []int32 {
	if a.company == nil {
		a.company = []int32{}
		for _, article := range a.articles[:min(len(a.articles), mostArticles)] {
			for root := range p.namedIn(article) {
				a.company = append(a.company, root)
			}
		}
		a.company = sortedOnce(a.company)
	}
	return a.company
}

// toldApart tells whether an article in which coreference is annotated names
// both.
func (p *profiles) toldApart(a, b *profile) bool {
	return slices.ContainsFunc(common(a.articles, b.articles), func(article int32) bool { return p.homeOf(article).annotated })
}

// firstShared returns where in the first of two sorted lists the first thing is that both
// have; -1 where they share nothing.
func firstShared[T cmp.Ordered](a, b []T) int {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			return i
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return -1
}

// common returns what two sorted lists share.
func common[T cmp.Ordered](a, b []T) []T {
	var both []T
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			both = append(both, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return both
}

// has tells whether a feature was looked at.
func (c *Comparison) has(name string) bool {
	return slices.ContainsFunc(c.Features, func(f graph.Feature) bool { return f.Name == name })
}
