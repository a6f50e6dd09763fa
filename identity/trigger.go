package identity

import (
	"strings"

	"github.com/kljensen/snowball/english"

	"github.com/parley-kg/parley/graph"
)

// stemOf returns the stem of an English word in lower case (Porter's Snowball
// stemmer), the irregular forms first put back to their verb.
func stemOf(word string) string {
	if base, irregular := irregularForms[word]; irregular {
		word = base
	}
	return english.Stem(word, true)
}

// happening returns what kind of thing a trigger tells of: the class of its
// words where the table has one, else the stem of its head.
func happening(trigger string) string {
	words := wordsOf(trigger)
	for _, word := range words {
		if class, known := classOfStem[stemOf(word)]; known {
			return class
		}
	}
	return headStem(words)
}

// headStem returns the stem of the head of a trigger: its first word that says
// something and is no verb that any noun may go with ("held talks").
func headStem(words []string) string {
	for _, word := range words {
		if stem := stemOf(word); !english.IsStopWord(word) && !lightVerbs[stem] {
			return stem
		}
	}
	if len(words) == 0 {
		return ""
	}
	return stemOf(words[0])
}

// textsOf cuts the words of spans out of articles; it keeps the runes of one
// article, for claims come article by article.
type textsOf struct {
	resolver *resolver
	article  graph.ID
	runes    []rune
}

func (t *textsOf) words(article graph.ID, fragments ...graph.Span) string {
	if a := t.resolver.articles[article]; a != nil && t.article != article {
		t.article, t.runes = article, []rune(a.Text)
	}
	var parts []string
	for _, f := range fragments {
		if f.Start >= 0 && f.Start <= f.End && f.End <= len(t.runes) {
			parts = append(parts, string(t.runes[f.Start:f.End]))
		}
	}
	return strings.Join(parts, " ")
}
