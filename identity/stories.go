package identity

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"

	"github.com/parley-kg/parley/graph"
)

// What makes articles tell one story; tuned on the training topics of ECB+
// (docs/coreference.md).
const (
	storyLikeness  = 0.06 // mean cosine between the articles of two groups that are one
	storyTermReach = 64   // articles that a word may stand in to bring articles together
	storyTerms     = 24   // words of an article that do so, the weightiest
)

// stories numbers the stories that articles tell, by article. Event tables tell none.
type stories map[graph.ID]int32

// stories returns the stories that the articles tell; they are found once.
func (r *resolver) stories() stories {
	if r.told == nil {
		r.told = r.findStories()
	}
	return r.told
}

// term is a word of an article and its weight there: tf-idf, the whole vector of length 1.
type term struct {
	word   int32
	weight float64
}

// findStories groups articles by their words: pairs that share a word which few
// have, the most alike first, join the groups of both where these are alike on
// the average (UPGMA, over those pairs alone).
func (r *resolver) findStories() stories {
	var told []*graph.Article
	for i := range r.corpus.Articles {
		if a := &r.corpus.Articles[i].Article; a.Text != "" && !inTable(a) {
			told = append(told, a)
		}
	}
	slices.SortFunc(told, func(a, b *graph.Article) int { return cmp.Compare(a.ID, b.ID) })
	vectors, reach := vectorsOf(told)
	sets := partition{}
	for range told {
		sets.add()
	}
	sums := slices.Clone(vectors)
	for _, p := range likePairs(vectors, reach) {
		a, b := sets.find(p.a), sets.find(p.b)
		if a == b || dot(sums[a], sums[b]) < storyLikeness*float64(sets.size[a])*float64(sets.size[b]) {
			continue
		}
		sum := added(sums[a], sums[b])
		kept, taken := sets.union(a, b)
		sums[kept], sums[taken] = sum, nil
	}
	all := stories{}
	for i, a := range told {
		all[a.ID] = sets.find(int32(i))
	}
	return all
}

// vectorsOf weighs the words of each article, and lists for each word the
// articles that it stands in.
func vectorsOf(articles []*graph.Article) (vectors [][]term, standsIn [][]int32) {
	numbers := map[string]int32{}
	for i, a := range articles {
		counts := map[int32]float64{}
		var words []int32
		for _, stem := range contentStems(a.Text) {
			word, known := numbers[stem]
			if !known {
				word = int32(len(standsIn))
				numbers[stem] = word
				standsIn = append(standsIn, nil)
			}
			if counts[word] == 0 {
				words = append(words, word)
				standsIn[word] = append(standsIn[word], int32(i))
			}
			counts[word]++
		}
		slices.Sort(words)
		vector := make([]term, len(words))
		for at, word := range words {
			vector[at] = term{word, 1 + math.Log(counts[word])}
		}
		vectors = append(vectors, vector)
	}
	for _, vector := range vectors {
		weigh(vector, func(word int32) float64 {
			return math.Log(float64(len(articles)+1) / float64(len(standsIn[word])))
		})
	}
	return vectors, standsIn
}

// weigh multiplies the counts of a vector and makes its length 1.
func weigh(vector []term, by func(word int32) float64) {
	square := 0.0
	for i := range vector {
		vector[i].weight *= by(vector[i].word)
		square += vector[i].weight * vector[i].weight
	}
	if square > 0 {
		for i := range vector {
			vector[i].weight /= math.Sqrt(square)
		}
	}
}

// likePair is two articles and how alike they are.
type likePair struct {
	a, b int32
	like float64
}

// likePairs returns the pairs of articles that share a word which few have and
// are alike enough, the most alike first.
func likePairs(vectors [][]term, standsIn [][]int32) []likePair {
	var pairs []likePair
	for a, vector := range vectors {
		seen := map[int32]bool{}
		for _, t := range weightiest(vector) {
			if len(standsIn[t.word]) > storyTermReach {
				continue
			}
			for _, b := range standsIn[t.word] {
				if int(b) >= a || seen[b] {
					continue
				}
				seen[b] = true
				if like := dot(vector, vectors[b]); like >= storyLikeness {
					pairs = append(pairs, likePair{b, int32(a), like})
				}
			}
		}
	}
	slices.SortFunc(pairs, func(p, o likePair) int {
		return cmp.Or(cmp.Compare(o.like, p.like), cmp.Compare(p.a, o.a), cmp.Compare(p.b, o.b))
	})
	return pairs
}

// weightiest returns the terms of a vector that weigh most.
func weightiest(vector []term) []term {
	sorted := slices.SortedFunc(slices.Values(vector), func(a, b term) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.word, b.word))
	})
	return sorted[:min(len(sorted), storyTerms)]
}

// dot multiplies two vectors, in the order of words so that the sum is the same each time.
func dot(a, b []term) float64 {
	sum := 0.0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].word < b[0].word:
			a = a[1:]
		case a[0].word > b[0].word:
			b = b[1:]
		default:
			sum += a[0].weight * b[0].weight
			a, b = a[1:], b[1:]
		}
	}
	return sum
}

// added returns the sum of two vectors.
func added(a, b []term) []term {
	sum := make([]term, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].word < b[0].word:
			sum, a = append(sum, a[0]), a[1:]
		case a[0].word > b[0].word:
			sum, b = append(sum, b[0]), b[1:]
		default:
			sum = append(sum, term{a[0].word, a[0].weight + b[0].weight})
			a, b = a[1:], b[1:]
		}
	}
	return append(append(sum, a...), b...)
}

// contentStems returns the stems of the words of an English text that say
// something, in order.
func contentStems(text string) []string {
	var stems []string
	for _, word := range wordsOf(text) {
		if len(word) > 1 && !english.IsStopWord(word) {
			stems = append(stems, stemOf(word))
		}
	}
	return stems
}

// wordsOf returns the words of a text in lower case.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}
