package lexicon

import (
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
)

// How well a name answers of which a word is only like one of the text, by the
// word that is least alike.
var likeScores = [closenesses]float64{begins: scoreWords, sameVowel: 0.5, sameSound: 0.4, oneEdit: 0.3, farther: 0.2}

const (
	// coverageScore is added to an actor or place in proportion to how many of the words of the name are in
	// the text, and titledScore is taken from an event or article; together they are less than what
	// tells likeScores apart.
	coverageScore = 0.09
	titledScore   = 0.005
)

// vocabulary returns the words of all names, made once.
func (x *Lexicon) vocabulary() *vocabulary {
	x.speltOnce.Do(func() { x.spelt = newVocabulary(x.words) })
	return x.spelt
}

// Forgive finds what [Lexicon.Find] does, and after it what has a name in which
// each word of the text begins a word or is like one: of which the consonants
// are written alike (0.5), that sounds alike (0.4), that is one letter away or
// has two letters swapped (0.3), and that is two such steps away or has no more
// than its consonants in common (0.2). To actors and places less than 0.1 is
// added by the share of the name that the text has, so that they come before
// events and articles. Short words are like few others. Best first, then by id.
// Touched counts the words that were compared and the entries of their lists.
func (x *Lexicon) Forgive(text string) (hits []Hit, touched int) {
	words, whole := asked(withoutArticles(text))
	if len(words) == 0 {
		return nil, 0
	}
	var found [closenesses]*roaring.Bitmap
	for i, word := range words {
		answers, looked := x.answers(word, x.vocabulary())
		touched += looked
		for how := range closenesses {
			if i == 0 {
				found[how] = answers[how]
				continue
			}
			found[how].And(answers[how])
		}
	}
	best := map[graph.ID]float64{}
	for how := range closenesses {
		entries := found[how]
		if how > begins {
			entries = roaring.AndNot(entries, found[how-1])
		}
		for it := entries.Iterator(); it.HasNext(); {
			at := it.Next()
			id := x.ids[at]
			best[id] = max(best[id], likeScore(id, x.names[at], whole, how, len(words)))
		}
	}
	return sortedHits(best), touched
}

// withoutArticles leaves out Arabic articles, which sound as what follows:
// ash-Sharaa, an-Nusra.
func withoutArticles(text string) string {
	words := names.Words(text)
	var kept []string
	for i, word := range words {
		if i+1 == len(words) || !names.IsArabicArticle(word, words[i+1]) {
			kept = append(kept, word)
		}
	}
	return strings.Join(kept, " ")
}

// likeScore says how well an entry answers to a text of so many words. What is
// known by its name comes before what only has that name in its label, topics or
// title.
func likeScore(id graph.ID, name, text string, how closeness, words int) float64 {
	value := likeScores[how]
	if how == begins {
		value = score(name, text)
	}
	switch {
	case id.Prefix() != graph.PrefixActor && id.Prefix() != graph.PrefixPlace:
		return value - titledScore
	case value > scoreWords:
		return value
	}
	return value + coverageScore*float64(words)/float64(max(words, strings.Count(name, " ")+1))
}
