// Package copies tells which articles have the same text, edited or cut or not:
// reprints of one another, or of a text that is not here.
//
// Articles are copies where their texts are equal, or where at least half of what
// is compared of the shorter text stands in the longer, which is at most three
// times as long; and so are copies of copies. What is compared is runs of five words
// of the body, without quotations. Texts with less than about twenty such words are
// copies only where they are equal. docs/sources.md says why.
//
// Neighbours: identity calls it; index counts sources by it.
package copies

import (
	"cmp"
	"crypto/sha256"
	"slices"

	"github.com/parley-kg/parley/graph"
)

const (
	// sharePercent is how much of the wording of the shorter of two copies the longer holds, at least.
	// No two of the five articles share more than 2 percent; with every twentieth word changed 75 are left.
	sharePercent = 50
	// timesLonger is how much longer the longer may be, at most: a review of the press that quotes many
	// texts in full is not each of them.
	timesLonger = 3
	// leastWording is how many hashes the wording of a text must have to be compared.
	leastWording = 8
	// nextLonger bounds with how many texts one is compared for one run of words that they share; see
	// findCopies.
	nextLonger = 64
)

// Of returns the groups of copies among some articles, by their texts, each sorted by id and of
// two at least, sorted by their first. The order of the articles does not matter.
// It takes time in proportion to the texts, as long as few of them share much.
func Of(articles []graph.AnnotatedArticle) [][]graph.ID {
	var m Memory
	for i := range articles {
		m.Take(&articles[i].Article)
	}
	return m.Groups()
}

// text is what is compared of an article.
type text struct {
	id      graph.ID
	whole   [sha256.Size]byte
	wording []uint32
	// place is that in the list of a memory.
	place uint32
	// longest is by how many texts that hash is held of which most hold it, of those by which its copies were
	// looked for; 0 where it shares too little to have any. What more texts hold than that does not matter.
	longest int
	// copies are the texts that come after it and of which it is one, in no order.
	copies []*text
	// set is another text of its set, or itself, while sets are made; else nil.
	set *text
}

// compare puts the shortest wording first, then the smallest id.
func (t *text) compare(o *text) int {
	return cmp.Or(cmp.Compare(len(t.wording), len(o.wording)), cmp.Compare(t.id, o.id))
}

// share tells whether enough of the wording of the shorter text stands in the
// longer one.
func share(shorter, longer []uint32) bool {
	shared := 0
	for _, hash := range shorter {
		for len(longer) > 0 && longer[0] < hash {
			longer = longer[1:]
		}
		if len(longer) > 0 && longer[0] == hash {
			shared++
		}
	}
	return 100*shared >= sharePercent*len(shorter)
}

// sortGroups sorts groups of ids.
func sortGroups(groups [][]graph.ID) {
	for _, g := range groups {
		slices.Sort(g)
	}
	slices.SortFunc(groups, func(a, b []graph.ID) int { return cmp.Compare(a[0], b[0]) })
}
