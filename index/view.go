package index

import (
	"context"
	"fmt"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// keptViews is how many views of a snapshot are kept, those that were asked for
// last. A view shares articles, mentions and claims with its snapshot.
const keptViews = 8

// views are those of one snapshot; the zero value is good.
type views struct {
	publishing func() *publishing

	mutex sync.Mutex
	kept  *simplelru.LRU[viewKey, *pendingView]
}

// viewKey names what a view is of: the first articles in one of the orders of
// [publishing].
type viewKey struct {
	mode     graph.TimeMode
	articles int
}

// pendingView is a view that is being made, until ready is closed.
type pendingView struct {
	ready chan struct{}
	view  *Snapshot
}

// AsPublished returns what could be known from the articles that were published
// by t: certainly, or possibly, see [graph.AsOf]. Events, actors and places are
// folded from what these articles say; who is who, and which claims are one
// event, is as in this snapshot, and so are all ids, so that answers can be
// compared. A name in a question means whom it means in this snapshot. Where no
// article is left out the snapshot itself is the answer.
//
// The first question about the articles of a view folds them, see the figures in
// docs/queries.md; several views are kept. Whoever waits no longer than ctx lets
// the folding go on for those who ask again. The error is that of ctx.
func (s *Snapshot) AsPublished(ctx context.Context, t edtf.Time, mode graph.TimeMode) (*Snapshot, error) {
	articles := s.views.order(s).by(t, mode)
	if len(articles) == s.base.articles.len() {
		return s, nil
	}
	key := viewKey{mode, len(articles)}
	pending := s.views.get(key, func() *Snapshot {
		return &Snapshot{id: graph.Digest(32, s.id, fmt.Sprint(key)), base: s.base.only(articles), whole: s.Whole()}
	})
	select {
	case <-pending.ready:
		return pending.view, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// order returns the articles in the order of publication.
func (v *views) order(s *Snapshot) *publishing {
	v.mutex.Lock()
	defer v.mutex.Unlock()
	if v.publishing == nil {
		v.publishing = sync.OnceValue(func() *publishing { return newPublishing(&s.base.articles) })
	}
	return v.publishing()
}

// get returns the view of a key; a new one is made aside.
func (v *views) get(key viewKey, fold func() *Snapshot) *pendingView {
	v.mutex.Lock()
	defer v.mutex.Unlock()
	if v.kept == nil {
		v.kept, _ = simplelru.NewLRU[viewKey, *pendingView](keptViews, nil) // refuses sizes below 1 only
	}
	if pending, known := v.kept.Get(key); known {
		return pending
	}
	pending := &pendingView{ready: make(chan struct{})}
	v.kept.Add(key, pending)
	go func() {
		defer close(pending.ready)
		pending.view = fold()
	}()
	return pending
}

// Whole returns the snapshot that this is a view of; itself, where it is none.
func (s *Snapshot) Whole() *Snapshot {
	if s.whole == nil {
		return s
	}
	return s.whole
}
