package index

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// orderArticles lists what each article holds by its place in the text.
func (t *takeover) orderArticles() {
	s, other := t.segment, t.orNothing()
	mentions := heldRows[graph.Mention]{&s.mentions, &other.mentions, t.mentionsMoved, other.articleMentions}
	claims := heldRows[graph.Claim]{&s.claims, &other.claims, t.claimsMoved, other.articleClaims}
	together(
		func() {
			s.articleMentions = inTextOrder(t, mentions, func(m *graph.Mention) (graph.ID, graph.Span) { return m.Article, graph.Hull(m.Fragments) })
		},
		func() {
			s.articleClaims = inTextOrder(t, claims, func(c *graph.Claim) (graph.ID, graph.Span) { return c.Article, claimSpan(c) })
		},
	)
}

// claimSpan is where a claim stands: its trigger, else its sentence.
func claimSpan(c *graph.Claim) graph.Span {
	if len(c.Trigger) > 0 {
		return graph.Hull(c.Trigger)
	}
	return c.Sentence
}

// heldRows are the rows of one kind that articles hold, here and in the other segment,
// and the lists of them there.
type heldRows[T any] struct {
	rows, others *tables.Table[T]
	moved        tables.Moves
	lists        [][]uint32
}

// inTextOrder returns, by the ordinal of the article, the ordinals of rows by
// their place in its text, then by id. What an article holds unchanged stays in order.
func inTextOrder[T any](t *takeover, held heldRows[T], place func(*T) (graph.ID, graph.Span)) [][]uint32 {
	kept, added := held.compare(t.segment, place)
	compare := func(a, b uint32) int { // the table is sorted by id
		_, x := place(held.rows.At(a))
		_, y := place(held.rows.At(b))
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End), cmp.Compare(a, b))
	}
	all := make([]uint32, 0, held.rows.Len())
	for article, there := range t.articlesMoved.There {
		first := len(all)
		if there != tables.None {
			all = append(all, held.lists[there]...)
			all = all[:first+len(moved(all[first:], kept))]
		}
		if len(added[article]) > 0 {
			all = append(all, added[article]...)
			slices.SortFunc(all[first:], compare)
		}
		added[article] = all[first:len(all):len(all)]
	}
	return added
}

// compare tells where rows of the other segment are here, unless another row of the
// same id is, and lists by article those that are here only.
func (h *heldRows[T]) compare(s *segment, place func(*T) (graph.ID, graph.Span)) (kept []uint32, added [][]uint32) {
	kept, added = slices.Repeat([]uint32{tables.None}, h.others.Len()), make([][]uint32, s.articles.Len())
	var last graph.ID // the rows of an article mostly follow one another
	article := tables.None
	for i, there := range h.moved.There {
		here := uint32(i) //nolint:gosec // ordinals are of 32 bits
		row := h.rows.At(here)
		if there != tables.None && row == h.others.At(there) {
			kept[there] = here
			continue
		}
		if id, _ := place(row); id != last {
			last, article = id, s.articles.Find(id)
		}
		if article != tables.None {
			added[article] = append(added[article], here)
		}
	}
	return kept, added
}
