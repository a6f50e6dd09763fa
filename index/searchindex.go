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
type searchIndex struct {
	entries []entry
	// words are those of all entries, sorted; postings[i] are the entries with words[i].
	words    []string
	postings [][]uint32
}

// entry is one name of one thing.
type entry struct {
	id   graph.ID
	name string // normalised
}

func (s *segment) newSearchIndex() searchIndex {
	x := searchIndex{}
	lists := map[string][]uint32{}
	for i := range s.actors.rows {
		x.addNames(lists, s.actors.rows[i].ID, s.actors.rows[i].Names)
	}
	for i := range s.places.rows {
		x.addNames(lists, s.places.rows[i].ID, s.places.rows[i].Names)
	}
	for i := range s.events.rows {
		x.add(lists, s.events.rows[i].ID, s.events.rows[i].Label)
	}
	for i := range s.articles.rows {
		x.add(lists, s.articles.rows[i].ID, s.articles.rows[i].Title)
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
	at := uint32(len(x.entries))
	x.entries = append(x.entries, entry{id, strings.Join(words, " ")})
	for _, word := range words {
		addOnce(lists, word, at)
	}
}

// find returns what answers to a text, best first, then by id.
func (x *searchIndex) find(text string) []Hit {
	words := names.Words(text)
	if len(words) == 0 {
		return nil
	}
	whole := strings.Join(words, " ")
	slices.Sort(words)
	words = slices.Compact(words)
	found := x.beginning(words[0])
	for i := 1; i < len(words) && !found.IsEmpty(); i++ {
		found.And(x.beginning(words[i]))
	}
	best := map[graph.ID]float64{}
	for it := found.Iterator(); it.HasNext(); {
		e := &x.entries[it.Next()]
		best[e.id] = max(best[e.id], score(e.name, whole))
	}
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
