package identity

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// reading is what is kept of the text of an article.
type reading struct {
	revision, sha256 string
	// told tells that there was a text to read.
	told bool
	// first is the number of its first mention, among all that were read.
	first int32
	// names are those of its mentions, in their order; nil of such as are no nodes.
	names []*form
	// sameNames tells of two of them whether they are one name, where that was asked.
	sameNames map[[2]*form]bool
	// descriptions are what stands around these, in the same order; empty where there is no text.
	descriptions []*saidOf
	// claims are what it says in the words of claims about events, in their order; none where there is no text.
	claims []heard
	// appositions are in the order of the text.
	appositions []apposed
	// aloud is nil where no pronoun is annotated.
	aloud *aloud
}

// heard is what a text says in the words of a claim.
type heard struct {
	// happening is what kind of thing its trigger tells of; "" where it has none. Several tells that it tells of
	// several, common that any story may use the word of many things.
	happening       string
	several, common bool
	// topics are the stems of its topics, sorted, each once.
	topics []string
	// sentence are the stems of its sentence, sorted, each once; only of claims of the type "other".
	sentence []string
}

// of tells whether it is a reading of this article as it is annotated now.
func (r *reading) of(a *graph.Article) bool {
	return a.Revision != "" && a.Revision == r.revision && a.SHA256 == r.sha256 && (r.told || a.Text == "")
}

// readArticle reads the text of an article where its annotation points to it.
func readArticle(a *graph.AnnotatedArticle, words stems) *reading {
	r := &reading{revision: a.Article.Revision, sha256: a.Article.SHA256, told: a.Article.Text != ""}
	if !r.told || inTable(&a.Article) {
		return r
	}
	text := []rune(a.Article.Text)
	for i := range a.Claims {
		if c := &a.Claims[i]; c.IsEvent() {
			r.claims = append(r.claims, hear(text, c, words))
		}
	}
	r.aloud = readAloud(text, a.Mentions)
	r.descriptions = readDescriptions(a, text)
	r.appositions = readAppositions(text, a.Mentions)
	return r
}

func hear(text []rune, c *graph.Claim, words stems) heard {
	h := heard{}
	if trigger := wordsOf(wordsAt(text, c.Trigger...)); len(trigger) > 0 {
		h.happening, h.several, h.common = happening(trigger), tellsOfSeveral(trigger), commonVerbs[headStem(trigger)]
	}
	for _, id := range c.Topics {
		_, _, fragments, err := graph.ParseMentionID(id)
		if err != nil {
			continue
		}
		for _, stem := range words.of(wordsAt(text, fragments...)) {
			if len(stem) > 2 { // not the "de" of "de-escalation"
				h.topics = append(h.topics, stem)
			}
		}
	}
	h.topics = slices.Clip(sortedOnce(h.topics))
	if c.Type == otherType {
		h.sentence = sortedOnce(words.of(wordsAt(text, c.Sentence)))
	}
	return h
}

// wordsAt cuts spans out of a text.
func wordsAt(text []rune, fragments ...graph.Span) string {
	var parts []string
	for _, f := range fragments {
		if f.Start >= 0 && f.Start <= f.End && f.End <= len(text) {
			parts = append(parts, string(text[f.Start:f.End]))
		}
	}
	return strings.Join(parts, " ")
}
