package index

import (
	"context"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// OnlyPossiblyKnown returns the events, as ordinals, none of whose claims was
// certainly published by the day of a view that holds what possibly was. Nothing
// about them is certain as of that day, whatever their claims say. It is empty in
// what is no such view.
func (s *Snapshot) OnlyPossiblyKnown() *roaring.Bitmap { return present(s.onlyPossibly) }

// Certainly returns the view of what certainly was published by the day of a view
// that holds what possibly was; nil for what is no such view.
func (s *Snapshot) Certainly() *Snapshot { return s.certainly }

// knowing returns the view, of what was possibly published, that tells which of
// its events were told by articles that certainly were, of the snapshot from which
// it is, and has the view of these at its side. It is the view itself where all its
// articles were.
func (s *Snapshot) knowing(ctx context.Context, from *Snapshot, certainly []publication) (*Snapshot, error) {
	if len(certainly) == s.base.articles.Len() {
		return s, nil
	}
	return s.views.doubted.get(ctx, len(certainly), func(ctx context.Context) (*Snapshot, error) {
		sure, err := from.holding(ctx, certainly, graph.Certainly)
		if err != nil {
			return nil, err
		}
		id := graph.Digest(32, s.id, fmt.Sprint("certainly ", len(certainly)))
		view := newSnapshot(id, s.base, from.Whole())
		view.onlyPossibly, view.certainly = s.base.untold(from.base, certainly), sure
		return view, nil
	})
}

// untold returns the events of which none of some articles tells, given by the
// ordinals of the segment from which this one is.
func (s *segment) untold(from *segment, articles []publication) *roaring.Bitmap {
	told := roaring.New()
	for _, p := range articles {
		for _, claim := range s.articleClaims[s.articles.Find(from.articles.IDs[p.article])] {
			if event := s.eventOf[claim]; event != tables.None {
				told.Add(event)
			}
		}
	}
	return roaring.AndNot(s.postings.all, told)
}
