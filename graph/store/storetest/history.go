package storetest

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
)

// testHistory: the log tells, of every change that changed something, what it
// is about, and what changed since any place in it.
func testHistory(t *testing.T, b Backend) {
	ctx := context.Background()
	s := b.open(t)
	markOf := func() store.Mark {
		t.Helper()
		mark, err := s.Mark(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return mark
	}
	same(t, store.Mark{}, markOf())
	one, other := Meeting("000"), Meeting("001")
	judged := Judged(one, other, graph.VerdictSame, Noon)
	apply(t, s, store.Change{Article: one, At: Noon})
	first := markOf()
	apply(t, s, store.Change{Article: one, At: Noon.Add(time.Hour)}) // is there already
	same(t, first, markOf())
	apply(t, s, store.Change{Article: other, At: Noon}, store.Change{Judgements: []graph.Judgement{judged}, At: Noon})
	second := markOf()
	apply(t, s, correction(one, Corrected(one), Noon.Add(time.Hour)))
	third := markOf()

	entries, err := s.Log(ctx, 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	same(t, []store.Entry{
		{Mark: first, At: Noon, Articles: []graph.ID{"article/000"}},
		{Mark: second, At: Noon, Articles: []graph.ID{"article/001"}, Judgements: []graph.ID{judged.ID}},
		{Mark: third, At: Noon.Add(time.Hour), Articles: []graph.ID{"article/000"}},
	}, entries)

	whole, mark, err := s.Whole(ctx)
	if err != nil {
		t.Fatal(err)
	}
	same(t, third, mark)
	same(t, corpusOf(t, s), whole)
	for _, test := range []struct {
		since                store.Mark
		untold               bool
		articles, judgements int
	}{
		{since: third},
		{since: second, articles: 1},
		{since: first, articles: 2, judgements: 1},
		{since: store.Mark{}, untold: true},                                               // everything is new
		{since: store.Mark{Sequence: 9, Digest: first.Digest}, untold: true},              // not yet
		{since: store.Mark{Sequence: 1, Digest: second.Digest}, untold: true},             // another store's
		{since: store.Mark{Sequence: 2, Digest: strings.Repeat("0", 32)}, untold: true},   // likewise
		{since: store.Mark{Sequence: third.Sequence, Digest: first.Digest}, untold: true}, // likewise
		{since: store.Mark{Sequence: -1, Digest: third.Digest}, untold: true},             // none
	} {
		news, err := s.Since(ctx, test.since)
		if err != nil {
			t.Fatal(err)
		}
		if news.Mark != third || news.Untold != test.untold || len(news.Articles) != test.articles || len(news.Judgements) != test.judgements {
			t.Errorf("since %v: %+v", test.since, news)
		}
		for id, a := range news.Articles {
			same(t, articleOf(t, s, id), a)
		}
		for _, j := range news.Judgements {
			same(t, &judged, j)
		}
	}
}
