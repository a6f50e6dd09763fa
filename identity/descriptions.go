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
	told := r.stories()
	if len(told) == 0 {
		return
	}
	sources := r.sourceMentions()
	stories := map[describedAs][]describedHere{}
	for _, group := range r.byArticle() {
		article := r.articles[r.mentions[group[0]].Article]
		story, known := told[r.mentions[group[0]].Article]
		if !known {
			continue
		}
		for words, here := range r.describedIn(article, group, sources) {
			key := describedAs{story, words}
			stories[key] = append(stories[key], here)
		}
	}
	keys := slices.SortedFunc(maps.Keys(stories), func(a, b describedAs) int {
		return cmp.Or(cmp.Compare(a.story, b.story), cmp.Compare(a.kind, b.kind), cmp.Compare(a.words, b.words))
	})
	for _, key := range keys {
		r.joinDescribedAlike(key, stories[key])
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
	story int32
	description
}

// describedHere are the mentions of one description in one article.
type describedHere struct {
	nodes []int32
	// known tells that the article speaks of it as of something known at least once: not "an actress".
	known bool
	// among tells that the article speaks of others by the same word.
	among bool
}

// describedIn returns what an article describes and does not name.
func (r *resolver) describedIn(article *graph.Article, group []int32, sources map[graph.ID]bool) map[description]describedHere {
	found := map[description]describedHere{}
	var text []rune
	heads := map[string]map[string]bool{} // by the word for what it is, the descriptions with it
	for _, node := range group {
		m := r.mentions[node]
		words, own := describingWords(m.Text)
		if len(words) == 0 || m.Type == graph.MentionGroup || len(m.Fragments) != 1 {
			continue
		}
		if text == nil {
			text = []rune(article.Text)
		}
		head := stemOf(words[len(words)-1])
		if heads[head] == nil {
			heads[head] = map[string]bool{}
		}
		heads[head][strings.Join(words, " ")] = true
		if own == "" {
			own = wordBefore(text, m.Fragments[0].Start)
		}
		if r.form(m).proper || names.IsPronoun(m.Text) || counts[own] || isPlural(words) || m.Anonymous || sources[m.ID] || speaksForMany[head] {
			continue
		}
		key := description{m.Type, strings.Join(words, " ")}
		here := found[key]
		here.nodes = append(here.nodes, node)
		here.known = here.known || !introduces[own]
		found[key] = here
	}
	if len(found) == 0 {
		return nil
	}
	inText := map[string]bool{}
	for _, word := range wordsOf(article.Text) {
		inText[word] = true
	}
	for key, here := range found {
		words := strings.Fields(key.words)
		last := words[len(words)-1]
		here.among = len(heads[stemOf(last)]) > 1 || inText[last+"s"] || inText[last+"es"]
		found[key] = here
	}
	return found
}

// joinDescribedAlike joins what the articles of a story describe alike: inside an
// article, and each article's with that of the first one that speaks of it as of
// something known.
func (r *resolver) joinDescribedAlike(key describedAs, articles []describedHere) {
	first := slices.IndexFunc(articles, func(a describedHere) bool { return a.known && !a.among })
	for i, a := range articles {
		if a.among {
			continue
		}
		for _, node := range a.nodes[1:] {
			r.joinDescription(key, a.nodes[0], node)
		}
		if first >= 0 && i != first {
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

// sourceMentions are the mentions of those who are cited: one official who speaks
// may be another one than the next.
func (r *resolver) sourceMentions() map[graph.ID]bool {
	sources := map[graph.ID]bool{}
	for i := range r.corpus.Articles {
		for j := range r.corpus.Articles[i].Claims {
			for _, source := range r.corpus.Articles[i].Claims[j].Attribution {
				sources[source.Mention] = true
			}
		}
	}
	return sources
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
	introduces = wordSet("a an another any every each no one")
	// counts are those before more than one.
	counts = wordSet("two three four five six seven eight nine ten several many few both all most some other")
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
