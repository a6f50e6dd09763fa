package stories

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"strings"
)

// What makes articles tell one story; tuned on the training topics of ECB+
// (docs/coreference.md).
const (
	likeFrom     = 0.065 // mean cosine between the articles of two groups that are one, of few articles
	likeMore     = 0.02  // more of it for each step that there are more than few articles
	likeAtMost   = 0.2
	fewArticles  = 20   // as a step
	reach        = 64   // a word that stands in as many articles says nothing
	mostArticles = 1024 // as if there were no more
)

// unit is the length of a vector.
const unit = 1 << 14

// alikeFrom returns what the product of two vectors is from which on they are alike.
// The more articles there are, the more do the words of one subject stand out from
// all others, and the more alike are any two of that subject, though they tell of
// two earthquakes.
func alikeFrom(scale int) int64 {
	like := min(likeAtMost, likeFrom+likeMore*float64(max(0, scale-fewArticles)))
	return int64(math.Round(like * unit * unit))
}

// term is a word of an article, how often it stands there, and its weight (tf-idf).
type term struct {
	word          int32
	times, weight uint16
}

// vocabulary numbers the words of all articles.
type vocabulary struct {
	numbers map[string]int32
	all     []word
	free    []int32 // numbers of words that no article has any more
	// moved are the words whose weight changed since the articles were weighed.
	moved map[int32]bool
}

// word is a stem.
type word struct {
	text string
	in   int // how many articles it stands in
	// holders are the articles in which it weighs something, in no order.
	holders []holder
}

// holder is an article that has a word, and what this weighs there.
type holder struct {
	*article
	weight int64
}

// step counts articles in steps of a quarter of a power of two, as far as that matters.
func step(articles int) int {
	n := uint64(min(articles, mostArticles)) //nolint:gosec // never negative
	return bits.Len64(n*n*n*n) - 1
}

// count returns the words of an article, and counts it with each.
func (v *vocabulary) count(stems []string) []term {
	if v.numbers == nil {
		v.numbers, v.moved = map[string]int32{}, map[int32]bool{}
	}
	stems = slices.Sorted(slices.Values(stems))
	var words []term
	for from := 0; from < len(stems); {
		to := from + 1
		for to < len(stems) && stems[to] == stems[from] {
			to++
		}
		words = append(words, term{word: v.number(stems[from]), times: uint16(min(to-from, math.MaxUint16))}) //nolint:gosec // bounded
		from = to
	}
	slices.SortFunc(words, func(a, b term) int { return cmp.Compare(a.word, b.word) })
	return words
}

// number returns the number of a word that one article more has.
func (v *vocabulary) number(text string) int32 {
	number, known := v.numbers[text]
	switch {
	case known:
	case len(v.free) > 0:
		number = v.free[len(v.free)-1]
		v.free = v.free[:len(v.free)-1]
		v.all[number] = word{text: strings.Clone(text)}
	default:
		number = int32(len(v.all)) //nolint:gosec // as many words as fit into memory
		v.all = append(v.all, word{text: strings.Clone(text)})
	}
	v.numbers[v.all[number].text] = number
	v.add(number, 1)
	return number
}

// add counts articles with a word.
func (v *vocabulary) add(number int32, articles int) {
	w := &v.all[number]
	before := step(w.in)
	w.in += articles
	if step(w.in) != before {
		v.moved[number] = true
	}
}

// forget counts one article less with a word.
func (v *vocabulary) forget(number int32) {
	v.add(number, -1)
	if w := &v.all[number]; w.in == 0 {
		delete(v.numbers, w.text)
		delete(v.moved, number)
		*w = word{}
		v.free = append(v.free, number)
	}
}

// anyMoved tells whether the weight of one of the words changed.
func (v *vocabulary) anyMoved(words []term) bool {
	return len(v.moved) > 0 && slices.ContainsFunc(words, func(t term) bool { return v.moved[t.word] })
}

// weigh weighs the words of an article, so that they make a vector of one length
// for all articles.
func (v *vocabulary) weigh(words []term, scale int) {
	raw, square := make([]float64, len(words)), int64(0)
	for i, t := range words {
		if in := v.all[t.word].in; in < reach {
			weight := math.Round(1024 * (1 + math.Log(float64(t.times))) * float64(scale-step(in)))
			raw[i] = weight
			square += int64(weight) * int64(weight)
		}
	}
	length := max(1, math.Sqrt(float64(square)))
	for i := range words {
		words[i].weight = uint16(math.Round(unit * raw[i] / length))
	}
}
