package index

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// How many views of a snapshot are kept. Those of publication share articles,
// mentions and claims with it; those of recording share nothing.
const (
	keptPublished = 8
	keptRecorded  = 2
)

// Past gives the snapshot that readers would have seen at an instant.
type Past func(ctx context.Context, at time.Time) (*Snapshot, error)

// views are the views of one snapshot.
type views struct {
	past       Past
	publishing func() *publishing
	// claimCounts and leftOut are made once, see [Snapshot.CountClaims] and [Snapshot.LeftOut].
	claimCounts func() []uint32
	leftOut     func() int
	published   kept[publishedKey]
	// doubted are, of a view of what possibly was published, those that tell what certainly was, by
	// the number of these articles.
	doubted  kept[int]
	recorded kept[time.Time]
}

// publishedKey names the first articles in one of the orders of [publishing].
type publishedKey struct {
	mode     graph.TimeMode
	articles int
}

// newSnapshot makes a snapshot of a segment; whole is what it is a view of, nil
// where it is none.
func newSnapshot(id string, base *segment, whole *Snapshot) *Snapshot {
	s := &Snapshot{id: id, base: base, whole: whole}
	s.views.publishing = sync.OnceValue(func() *publishing { return newPublishing(&base.articles) })
	s.views.claimCounts = sync.OnceValue(base.claimCounts)
	s.views.leftOut = func() int { return 0 }
	if whole != nil {
		s.views.leftOut = sync.OnceValue(func() int { return base.lacks(whole.base) })
	}
	s.views.published.most, s.views.doubted.most, s.views.recorded.most = keptPublished, keptPublished, keptRecorded
	return s
}

// Remember tells a snapshot, before readers see it, where its past can be asked
// for. Without, [Snapshot.AsRecorded] has no answer.
func (s *Snapshot) Remember(past Past) { s.views.past = past }

// Whole returns the snapshot that this is a view of; itself, where it is none.
func (s *Snapshot) Whole() *Snapshot {
	if s.whole == nil {
		return s
	}
	return s.whole
}

// AsOf returns what could be known then: what was recorded, and of that what was
// published. The errors are those of [Snapshot.AsRecorded].
func (s *Snapshot) AsOf(ctx context.Context, then *graph.AsOf) (view *Snapshot, err error) {
	view = s
	if then.IsZero() {
		return view, nil
	}
	if then.Recorded != nil {
		if view, err = s.AsRecorded(ctx, *then.Recorded); err != nil {
			return nil, err
		}
	}
	if then.Published != nil {
		return view.AsPublished(ctx, *then.Published, then.PublishedMode())
	}
	return view, nil
}

// AsPublished returns what could be known from the articles that were published
// by t: certainly, or possibly, see [graph.AsOf]. Events, actors and places are
// folded from what these articles say; who is who, and which claims are one
// event, is as in this snapshot, and so are all ids, so that answers can be
// compared. A name in a question means whom it means in this snapshot. Where no
// article is left out, and each was certainly published where mode is Possibly,
// the snapshot itself is the answer. A view of what possibly was published tells
// of which events nothing certainly was: see [Snapshot.OnlyPossiblyKnown].
//
// The first question about the articles of a view folds them; several views are
// kept. Whoever waits no longer than ctx lets the folding go on for those who ask
// again. The error is that of ctx.
func (s *Snapshot) AsPublished(ctx context.Context, t edtf.Time, mode graph.TimeMode) (*Snapshot, error) {
	publishing := s.views.publishing()
	view, err := s.holding(ctx, publishing.by(t, mode), mode)
	if err != nil || mode != graph.Possibly {
		return view, err
	}
	return view.knowing(ctx, s, publishing.by(t, graph.Certainly))
}

// holding returns the view of articles that are the first in one of the orders of
// [publishing].
func (s *Snapshot) holding(ctx context.Context, articles []publication, mode graph.TimeMode) (*Snapshot, error) {
	if len(articles) == s.base.articles.Len() {
		return s, nil
	}
	key := publishedKey{mode, len(articles)}
	return s.views.published.get(ctx, key, func(context.Context) (*Snapshot, error) {
		return newSnapshot(graph.Digest(32, s.id, fmt.Sprint(key)), s.base.only(articles), s.Whole()), nil
	})
}

// AsRecorded returns what readers would have seen at an instant: the claims that
// stood then, those among them that were retracted since, and who is who as far
// as was judged by then. It is made of the whole store, and takes as long as the
// start of a process without a copy of the index; few are kept. Ids may differ
// from those of today, and answer to them; a name in a question means whom it
// means in this snapshot. The error wraps graph.ErrUnavailable where the past is
// not kept.
func (s *Snapshot) AsRecorded(ctx context.Context, at time.Time) (*Snapshot, error) {
	if s.views.past == nil {
		return nil, fmt.Errorf("what was recorded by %s is not kept here: %w", at.Format(time.RFC3339), graph.ErrUnavailable)
	}
	return s.views.recorded.get(ctx, at.UTC(), func(ctx context.Context) (*Snapshot, error) {
		then, err := s.views.past(ctx, at)
		if err != nil || then.id == s.id {
			return s, err
		}
		return newSnapshot(then.id, then.base, s), nil
	})
}
