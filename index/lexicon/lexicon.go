package lexicon

import (
	"cmp"
	"maps"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
	"github.com/parley-kg/parley/index/tables"
)

// How well a name answers to a text.
const (
	scoreWhole  = 1.0 // the text is the name
	scorePrefix = 0.8 // the name begins with the text
	scoreWords  = 0.6 // every word of the text begins a word of the name
)

// Hit is something whose name answers to a text; Score is from 0 to 1.
type Hit struct {
	ID    graph.ID
	Score float64
}

// Lexicon finds everything that has a name by the beginnings of its words, or by
// words that are like them. An entry is one name of one thing. It is safe for
// concurrent use.
type Lexicon struct {
	ids   []graph.ID
	names []string // normalised
	// words are those of all names, sorted; postings[i] are the entries with words[i].
	words    []string
	postings [][]uint32
	// spelt is made when a search first forgives spelling.
	spelt     *vocabulary
	speltOnce sync.Once
}

// New makes a lexicon of all names that it is told by nameAll.
func New(nameAll func(add func(id graph.ID, name string))) *Lexicon {
	x := &Lexicon{}
	lists := map[string][]uint32{}
	nameAll(func(id graph.ID, name string) { x.add(lists, id, name) })
	x.words = slices.Sorted(maps.Keys(lists))
	x.postings = make([][]uint32, len(x.words))
	for i, word := range x.words {
		x.postings[i] = lists[word]
	}
	return x
}

func (x *Lexicon) add(lists map[string][]uint32, id graph.ID, name string) {
	words := names.Words(name)
	if len(words) == 0 {
		return
	}
	at := uint32(len(x.ids)) //nolint:gosec // ordinals are of 32 bits
	x.ids, x.names = append(x.ids, id), append(x.names, strings.Join(words, " "))
	slices.Sort(words)
	for _, word := range slices.Compact(words) {
		lists[word] = append(lists[word], at)
	}
}

// Parts writes the lexicon to a file, or reads it.
func (x *Lexicon) Parts(f *tables.File) {
	tables.Words(f, &x.ids)
	tables.Words(f, &x.names)
	tables.Words(f, &x.words)
	tables.Lists(f, &x.postings)
}

// asked returns the words of a text, each once, and the text that they make.
func asked(text string) (words []string, whole string) {
	words = names.Words(text)
	whole = strings.Join(words, " ")
	slices.Sort(words)
	return slices.Compact(words), whole
}

// Find returns what has a name in which every word of the text begins a word:
// equal names first (score 1), then names that begin so (0.8), then the others
// (0.6); of one score by id. Case, diacritics, punctuation and leading articles
// do not matter.
func (x *Lexicon) Find(text string) []Hit {
	words, whole := asked(text)
	if len(words) == 0 {
		return nil
	}
	found := x.beginning(words[0])
	for i := 1; i < len(words) && !found.IsEmpty(); i++ {
		found.And(x.beginning(words[i]))
	}
	best := map[graph.ID]float64{}
	for it := found.Iterator(); it.HasNext(); {
		at := it.Next()
		best[x.ids[at]] = max(best[x.ids[at]], score(x.names[at], whole))
	}
	return sortedHits(best)
}

func sortedHits(best map[graph.ID]float64) []Hit {
	hits := make([]Hit, 0, len(best))
	for id, value := range best {
		hits = append(hits, Hit{id, value})
	}
	slices.SortFunc(hits, func(a, b Hit) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID)) })
	return hits
}

func score(name, text string) float64 {
	switch {
	case name == text:
		return scoreWhole
	case strings.HasPrefix(name, text):
		return scorePrefix
	default:
		return scoreWords
	}
}

// beginning returns the entries that have a word with this beginning.
func (x *Lexicon) beginning(prefix string) *roaring.Bitmap {
	found := roaring.New()
	for i := sort.SearchStrings(x.words, prefix); i < len(x.words) && strings.HasPrefix(x.words[i], prefix); i++ {
		found.AddMany(x.postings[i])
	}
	return found
}
