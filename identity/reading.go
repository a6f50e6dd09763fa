package identity

import (
	"slices"
	"strings"
	"time"

	"github.com/parley-kg/parley/graph"
)

// reading is what is kept of the text of an article.
type reading struct {
	Revision, SHA256 string
	// Told tells that there was a text to read.
	Told bool
	// first is the number of its first mention, among all that were read.
	first int32
	// names are those of its mentions, in their order; nil of such as are no nodes, and of a reading that was kept and
	// not asked for yet.
	names []*form
	// outline is what of it is a node.
	outline outline
	// kept is what came of its mentions, then of its claims, when it had been stored at recorded.
	kept     []keptOf
	recorded time.Time
	// offsets are where its nodes are, by ids, where they are many and were asked for.
	offsets map[graph.ID]int32
	// Descriptions are what stands around these, in the same order; empty where there is no text.
	Descriptions []saidOf
	// Claims are what it says in the words of claims about events, in their order; none where there is no text.
	Claims []heard
	// Appositions are in the order of the text.
	Appositions []apposed
	// Shortened are sorted by the initials.
	Shortened []shortened
	// Aloud is nil where no pronoun is annotated.
	Aloud *aloud
}

// heard is what a text says in the words of a claim.
type heard struct {
	// Happening is what kind of thing its trigger tells of; "" where it has none. Several tells that it tells of
	// several, Common that any story may use the word of many things.
	Happening       string
	Several, Common bool
	// Periodic tells that its trigger tells of what comes back.
	Periodic bool
	// Hour is what its sentence says of the time of the day.
	Hour hour
	// Topics are the stems of its topics, sorted, each once.
	Topics []string
	// Sentence are the stems of its sentence, sorted, each once; only of claims of the type "other".
	Sentence []string
}

// of tells whether it is a reading of this article as it is annotated now.
func (r *reading) of(a *graph.Article) bool {
	return a.Revision != "" && a.Revision == r.Revision && a.SHA256 == r.SHA256 && (r.Told || a.Text == "")
}

// readArticle reads the text of an article where its annotation points to it.
func readArticle(a *graph.AnnotatedArticle, words stems) *reading {
	r := &reading{Revision: a.Article.Revision, SHA256: a.Article.SHA256, Told: a.Article.Text != ""}
	if !r.Told || inTable(&a.Article) {
		return r
	}
	text := []rune(a.Article.Text)
	for i := range a.Claims {
		if c := &a.Claims[i]; c.IsEvent() {
			r.Claims = append(r.Claims, hear(text, c, words))
		}
	}
	r.Aloud = readAloud(text, a.Mentions)
	r.Descriptions = readDescriptions(a, text)
	r.Appositions = readAppositions(text, a.Mentions)
	r.Shortened = readShortened(text, a.Mentions)
	return r
}

func hear(text []rune, c *graph.Claim, words stems) heard {
	h := heard{Hour: readHour(wordsOf(wordsAt(text, c.Sentence)))}
	if trigger := wordsOf(wordsAt(text, c.Trigger...)); len(trigger) > 0 {
		h.Happening, h.Several, h.Common = happening(trigger), tellsOfSeveral(trigger), commonVerbs[headStem(trigger)]
		h.Periodic = tellsOfOneOfMany(trigger)
	}
	for _, id := range c.Topics {
		_, _, fragments, err := graph.ParseMentionID(id)
		if err != nil {
			continue
		}
		for _, stem := range words.of(wordsAt(text, fragments...)) {
			if len(stem) > 2 { // not the "de" of "de-escalation"
				h.Topics = append(h.Topics, stem)
			}
		}
	}
	h.Topics = slices.Clip(sortedOnce(h.Topics))
	if c.Type == otherType {
		h.Sentence = sortedOnce(words.of(wordsAt(text, c.Sentence)))
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
