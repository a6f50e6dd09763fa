package store

import (
	"container/list"
	"sync"

	"github.com/parley-kg/parley/graph"
)

// texts keeps the texts of articles that were asked for last. A text never
// changes, so that none is ever stale.
type texts struct {
	mu    sync.Mutex
	limit int64 // bytes
	size  int64
	order *list.List // of articleText, the last used first
	known map[graph.ID]*list.Element
}

type articleText struct {
	article graph.ID
	text    string
}

func newTexts(limit int64) *texts {
	return &texts{limit: limit, order: list.New(), known: make(map[graph.ID]*list.Element)}
}

func (t *texts) get(article graph.ID) (string, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	e, ok := t.known[article]
	if !ok {
		return "", false
	}
	t.order.MoveToFront(e)
	return e.Value.(articleText).text, true
}

func (t *texts) put(article graph.ID, text string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, ok := t.known[article]; ok || int64(len(text)) > t.limit {
		return
	}
	t.known[article] = t.order.PushFront(articleText{article, text})
	for t.size += int64(len(text)); t.size > t.limit; {
		oldest := t.order.Remove(t.order.Back()).(articleText)
		delete(t.known, oldest.article)
		t.size -= int64(len(oldest.text))
	}
}
