package query

import (
	"cmp"
	"context"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/lexicon"
)

// Search finds actors, places, events by their label and topics, and articles by
// their title, also where the text is spelt otherwise; best first, then by id:
// *graph.Actor, *graph.Place, *graph.Event or *graph.Article. See
// [index.Snapshot.Search]. The error wraps graph.ErrInvalid, see [PageArgs].
func (s *Session) Search(ctx context.Context, text string, page PageArgs) (*Page[any], error) {
	hits, touched := s.snap.Search(text)
	planOf(ctx).read(touched)
	return paginate(byScore("SEARCH", text, hits), page,
		certainly(func(k hitKey) (any, error) { return s.Node(k.ID) }))
}

// hitKey is a place in a list of hits.
type hitKey struct {
	Score float64  `json:"s"`
	ID    graph.ID `json:"id"`
}

func compareHits(a, b hitKey) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), compareIDs(a.ID, b.ID))
}

// byScore sorts hits. A digest of the text is part of the order's name: a cursor
// of another search names a place in another order.
func byScore(order, text string, hits []lexicon.Hit) sequence[hitKey] {
	keys := make([]hitKey, len(hits))
	for i, hit := range hits {
		keys[i] = hitKey{hit.Score, hit.ID}
	}
	return sorted(order+" "+graph.Digest(16, text), keys, compareHits)
}
