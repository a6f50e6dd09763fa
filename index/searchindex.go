package index

import (
	"cmp"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
)

// How well a name answers to a text.
const (
	scoreWhole  = 1.0 // the text is the name
	scorePrefix = 0.8 // the name begins with the text
	scoreWords  = 0.6 // every word of the text begins a word of the name
)

// searchIndex finds everything that has a name by the beginnings of its words.
// An entry is one name of one thing.
type searchIndex struct {
	ids   []graph.ID
	names []string // normalised
	// words are those of all names, sorted; postings[i] are the entries with words[i].
	words    []string
	postings [][]uint32
}

func (s *segment) newSearchIndex() searchIndex {
	x := searchIndex{}
	lists := map[string][]uint32{}
	for _, a := range s.actors.all() {
		x.addNames(lists, a.ID, a.Names)
	}
	for _, p := range s.places.all() {
		x.addNames(lists, p.ID, p.Names)
	}
	for _, e := range s.events.all() {
		x.add(lists, e.ID, e.Label)
		for _, topic := range e.Topics {
			x.add(lists, e.ID, topic)
		}
	}
	for _, a := range s.articles.all() {
		x.add(lists, a.ID, a.Title)
	}
	x.words = slices.Sorted(maps.Keys(lists))
	x.postings = make([][]uint32, len(x.words))
	for i, word := range x.words {
		x.postings[i] = lists[word]
	}
	return x
}

func (x *searchIndex) addNames(lists map[string][]uint32, id graph.ID, spellings []graph.Name) {
	for _, name := range spellings {
		x.add(lists, id, name.Value)
	}
}

func (x *searchIndex) add(lists map[string][]uint32, id graph.ID, name string) {
	words := names.Words(name)
	if len(words) == 0 {
		return
	}
	at := uint32(len(x.ids))
	x.ids, x.names = append(x.ids, id), append(x.names, strings.Join(words, " "))
	for _, word := range words {
		addOnce(lists, word, at)
	}
}

// asked returns the words of a text, each once, and the text that they make.
func asked(text string) (words []string, whole string) {
	words = names.Words(text)
	whole = strings.Join(words, " ")
	slices.Sort(words)
	return slices.Compact(words), whole
}

// find returns what answers to a text, best first, then by id.
func (x *searchIndex) find(text string) []Hit {
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
func (x *searchIndex) beginning(prefix string) *roaring.Bitmap {
	found := roaring.New()
	for i := sort.SearchStrings(x.words, prefix); i < len(x.words) && strings.HasPrefix(x.words[i], prefix); i++ {
		found.AddMany(x.postings[i])
	}
	return found
}
