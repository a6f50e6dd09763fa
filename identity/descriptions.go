package identity

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
)

// descriptionWeight is that of two descriptions in the same words, storyWeight
// that of articles which tell one story: only the two together make it one whom
// they describe. Tuned on the training topics of ECB+ (docs/identity.md).
const descriptionWeight = 0.5

// joinDescriptions joins those whom the articles of one story describe in the same
// words, "the actress", and of whom they speak as of somebody known. It joins no
// groups and no more than one, nobody who is a source, and none where an article of
// the two has others whom the word describes: another judge, "judges".
func (r *resolver) joinDescriptions() {
	countries := r.countries()
	stories := map[describedAs][]describedHere{}
	for _, group := range r.byArticle() {
		if !slices.ContainsFunc(group, r.onlyDescribes) {
			continue
		}
		story := r.storyOf(group[0])
		if story == "" {
			continue
		}
		var told []string
		for words, here := range r.describedIn(group) {
			if words.kind == graph.MentionPerson {
				if told == nil {
					told = r.countriesOfArticle(group)
				}
				here.told = told
			}
			key := describedAs{story, words}
			stories[key] = append(stories[key], here)
		}
	}
	for _, key := range slices.SortedFunc(maps.Keys(stories), describedAs.compare) {
		r.joinDescribedAlike(key, stories[key], countries)
	}
}

// description is what somebody or something is called by: its words without
// article or possessive.
type description struct {
	kind  graph.MentionType
	words string
}

// describedAs is a description in the articles of one story.
type describedAs struct {
	story graph.ID
	description
}

func (d describedAs) compare(o describedAs) int {
	return cmp.Or(cmp.Compare(d.story, o.story), cmp.Compare(d.kind, o.kind), cmp.Compare(d.words, o.words))
}

// describedHere are the mentions of one description in one article.
type describedHere struct {
	nodes []int32
	// known tells that the article speaks of it as of something known at least once: not "an actress".
	known bool
	// among tells that the article speaks of others by the same word.
	among bool
	// leads are those, by their sets, before whose names it stands.
	leads []int32
	// told are the codes of the countries of which the article speaks, of a person: a crown prince is that of one.
	told []string
}

// countriesOfArticle returns the codes of the countries of which an article speaks, sorted.
func (r *resolver) countriesOfArticle(group []int32) []string {
	codes := []string{}
	for _, node := range group {
		for _, in := range r.speaksOf(node) {
			codes = append(codes, in.country)
		}
	}
	return sortedOnce(codes)
}

// onlyDescribes tells whether a mention may be a description, and is no name.
func (r *resolver) onlyDescribes(node int32) bool {
	name := r.names[node]
	return r.words[node] != nil && !name.proper && !name.pronoun
}

// describedIn returns what an article describes and does not name.
func (r *resolver) describedIn(group []int32) map[description]describedHere {
	found := map[description]describedHere{}
	heads := map[string]map[string]bool{} // by the word for what it is, the descriptions with it
	families := r.familiesIn(group)
	for _, node := range group {
		m, name, said := r.mentions[node], r.names[node], r.words[node]
		if said == nil {
			continue
		}
		as := name.asDescription()
		if heads[as.head] == nil {
			heads[as.head] = map[string]bool{}
		}
		heads[as.head][as.words] = true
		own := cmp.Or(as.own, said.Before)
		if name.proper || name.pronoun || families[as.words] || counts[own] || as.plural || m.Anonymous || r.told.cited[m.ID] || speaksForMany[as.head] {
			continue
		}
		key := description{m.Type, as.words}
		if said.Modifier != "" {
			key.words = said.Modifier + " " + key.words
		}
		here := found[key]
		if leads, known := r.nodeIn(r.homes[node], said.Leads); known {
			here.leads = sortedOnce(append(here.leads, r.sets.find(leads)))
		}
		here.nodes = append(here.nodes, node)
		here.known = here.known || !introduces[own]
		here.among = here.among || said.Among
		found[key] = here
	}
	for key, here := range found {
		here.among = here.among || len(heads[r.names[here.nodes[0]].asDescription().head]) > 1 || len(here.leads) > 1
		found[key] = here
	}
	return found
}

// familiesIn returns the family names of the people whom an article names in full:
// they describe nobody, and which of several Kims it means its own words tell or nobody.
func (r *resolver) familiesIn(group []int32) map[string]bool {
	found := map[string]bool{}
	for _, node := range group {
		if name := r.names[node]; name.proper && name.person != nil && len(name.person.Words) > 1 {
			found[name.person.Family().Text] = true
		}
	}
	return found
}

// wording is what the words of a name are as a description.
type wording struct {
	// words are those without article or possessive, which is own; head is the stem of the last.
	words, own, head string
	plural           bool
}

// asDescription reads the name as a description, once.
func (f *form) asDescription() *wording {
	if f.wording == nil {
		words, own := describingWords(f.text)
		f.wording = &wording{words: strings.Join(words, " "), own: own}
		if len(words) > 0 {
			f.wording.head, f.wording.plural = stemOf(words[len(words)-1]), isPlural(words)
		}
	}
	return f.wording
}

// saidOf is what a text says around a description.
type saidOf struct {
	MayBe  bool   // it may be one
	Before string // the word before it
	Among  bool   // it speaks of others by the same word
	// Leads is whom it stands before, “Agent McElroy”; "" for nobody.
	Leads graph.ID
	// Modifier is the word that belongs to it, though it was not marked: the "supreme" of a court.
	Modifier string
}

// readDescriptions reads what stands around the mentions that may be descriptions, in
// their order; nothing of the others.
func readDescriptions(a *graph.AnnotatedArticle, text []rune) []saidOf {
	all := make([]saidOf, len(a.Mentions))
	inText := map[string]bool{}
	for _, word := range wordsOf(a.Article.Text) {
		inText[word] = true
	}
	named := map[int]graph.ID{} // who is named, by where
	for i := range a.Mentions {
		if m := &a.Mentions[i]; m.Type == graph.MentionPerson && len(m.Fragments) > 0 && names.IsPersonal(m.Text) {
			named[m.Fragments[0].Start] = m.ID
		}
	}
	for i := range a.Mentions {
		m := &a.Mentions[i]
		words, _ := describingWords(m.Text)
		if len(words) == 0 || prefixOf(m.Type) == "" || m.Type == graph.MentionGroup || len(m.Fragments) != 1 {
			continue
		}
		last := words[len(words)-1]
		at := m.Fragments[0]
		all[i] = saidOf{
			MayBe: true, Before: wordBefore(text, at.Start), Among: inText[last+"s"] || inText[last+"es"],
			Leads: named[at.End+1], Modifier: modifierOf(text, at.Start),
		}
	}
	return all
}

// joinDescribedAlike joins what the articles of a story describe alike: inside an
// article, and each article's with that of the first one that speaks of it as of
// something known, unless they act for two countries.
func (r *resolver) joinDescribedAlike(key describedAs, articles []describedHere, countries *countries) {
	first := slices.IndexFunc(articles, func(a describedHere) bool { return a.known && !a.among })
	for i, a := range articles {
		if a.among {
			continue
		}
		for _, node := range a.nodes[1:] {
			r.joinDescription(key, a.nodes[0], node)
		}
		if first >= 0 && i != first && !disjoint(articles[first].leads, a.leads) && !disjoint(articles[first].told, a.told) && !countries.apart(r.sets.find(articles[first].nodes[0]), r.sets.find(a.nodes[0])) {
			r.joinDescription(key, articles[first].nodes[0], a.nodes[0])
		}
	}
}

func (r *resolver) joinDescription(key describedAs, a, b int32) {
	if r.sets.find(a) == r.sets.find(b) {
		return
	}
	c := Comparison{}
	c.add("description", 1, descriptionWeight, "both are “%s”", key.words)
	c.add("story", 1, storyWeight, "their articles tell one story, and speak of one such")
	r.decide(a, b, byDescription, c.conclude())
}

// describingWords returns the words of a description without the article or
// possessive that it begins with, and that.
func describingWords(text string) (words []string, own string) {
	words = wordsOf(text)
	if len(words) > 0 && (introduces[words[0]] || counts[words[0]] || refersBack[words[0]]) {
		return words[1:], words[0]
	}
	return words, ""
}

// modifierOf returns the word between an article and what was marked alone, in lower
// case: the "supreme" of "the supreme court", of which the court was; "" for none.
func modifierOf(text []rune, at int) string {
	if at < 2 || at > len(text) || text[at-1] != ' ' && text[at-1] != '-' {
		return ""
	}
	word := wordBefore(text, at)
	if own := wordBefore(text, at-1-len([]rune(word))); !introduces[own] && !refersBack[own] || introduces[word] || refersBack[word] || counts[word] {
		return ""
	}
	return word
}

// wordBefore returns the word that stands before a place in a text, in lower case.
func wordBefore(text []rune, at int) string {
	const longest = 24
	words := wordsOf(string(text[max(0, min(at, len(text))-longest):min(at, len(text))]))
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

var (
	// introduces are the words before something that was not spoken of yet, or of which there are several.
	introduces = wordSet("a an any every each no one")
	// counts are those before more than one.
	counts = wordSet("two three four five six seven eight nine ten several many few both all most some other another")
	// refersBack are those before something known.
	refersBack = wordSet("the this that his her its their our my your")
	// speaksForMany are words for those of whom every article may cite another, by their stems.
	speaksForMany = func() map[string]bool {
		stems := map[string]bool{}
		for word := range wordSet("source official spokesman spokeswoman spokesperson witness reporter diplomat analyst expert resident person man woman somebody someone anyone member") {
			stems[stemOf(word)] = true
		}
		return stems
	}()
	// plurals are those that do not end in s.
	plurals = wordSet("people men women children police folk crew staff team family couple public media press troops others those these them who whom whose all some two both")
)

// isPlural tells whether words describe more than one.
func isPlural(words []string) bool {
	last := words[len(words)-1]
	return plurals[last] || strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") && !strings.HasSuffix(last, "us")
}
