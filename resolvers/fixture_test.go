package resolvers_test

import (
	"context"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
	"github.com/parley-kg/parley/loader"
	"github.com/parley-kg/parley/query"
)

// archive is one that can fail and counts how often it is asked.
type archive struct {
	texts
	asked atomic.Int64
	fail  func() error
}

func (a *archive) Texts(ctx context.Context, articles []graph.ID) (map[graph.ID]string, error) {
	a.asked.Add(1)
	if a.fail != nil {
		return nil, a.fail()
	}
	return a.texts.Texts(ctx, articles)
}

// fiveArticles loads the annotated articles once.
var fiveArticles = sync.OnceValues(func() (*graph.Corpus, error) {
	corpus := &graph.Corpus{}
	recorded := time.Date(2025, 9, 1, 0, 0, 0, 0, time.UTC)
	for item := range loader.Read(context.Background(), []string{"articles"}, loader.Options{FS: os.DirFS("../testdata")}) {
		if len(item.Problems) > 0 {
			return nil, item.Problems[0]
		}
		corpus.Judgements = append(corpus.Judgements, item.Judgements...)
		if item.Article == nil {
			continue
		}
		item.Article.Article.RecordedAt = recorded
		for i := range item.Article.Claims {
			item.Article.Claims[i].RecordedAt = recorded
		}
		corpus.Articles = append(corpus.Articles, *item.Article)
	}
	corpus.Judgements = append(corpus.Judgements, scored(corpus))
	return corpus, nil
})

// scored is a judgement with a score and its reasons.
func scored(corpus *graph.Corpus) graph.Judgement {
	score := 0.5
	return graph.Judgement{
		ID:   "judgement/scored",
		Left: corpus.Articles[0].Mentions[0].ID, Right: corpus.Articles[1].Mentions[0].ID,
		Verdict: graph.VerdictUnsure, Score: &score, By: "reviewer",
		Features: []graph.Feature{{Name: "name", Value: 0.5, Weight: 1, Detail: "half of the name"}},
		At:       time.Date(2025, 9, 2, 0, 0, 0, 0, time.UTC),
	}
}

// articlesReader reads the five articles; opened counts the sessions.
func articlesReader(t testing.TB) (reader *query.Reader, store *archive, opened *atomic.Int64) {
	t.Helper()
	corpus, err := fiveArticles()
	if err != nil {
		t.Fatal(err)
	}
	store, opened = &archive{texts: texts{}}, &atomic.Int64{}
	for _, a := range corpus.Articles {
		store.texts[a.Article.ID] = a.Article.Text
	}
	snapshot := index.Build(corpus, identity.Resolve(corpus))
	return query.NewReader(func() *index.Snapshot { opened.Add(1); return snapshot }, store), store, opened
}
