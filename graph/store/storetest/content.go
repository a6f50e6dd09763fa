package storetest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
)

// changesOf are the changes that make a corpus from nothing.
func changesOf(c *graph.Corpus) []store.Change {
	var changes []store.Change
	for i := range c.Articles {
		changes = append(changes, store.Change{Article: &c.Articles[i], At: c.Articles[i].Article.RecordedAt})
	}
	return append(changes, store.Change{Judgements: c.Judgements})
}

// recorded returns the article as it stands after it was recorded at the instant.
func recorded(a *graph.AnnotatedArticle, at time.Time) *graph.AnnotatedArticle {
	standing := *a
	standing.Article.RecordedAt = at
	standing.Claims = slices.Clone(a.Claims)
	for i := range standing.Claims {
		standing.Claims[i].RecordedAt = at
	}
	return &standing
}

func testEmpty(t *testing.T, b Backend) {
	s := b.open(t)
	apply(t, s)
	same(t, &graph.Corpus{}, corpusOf(t, s))
	if quads := allQuads(t, s); len(quads) > 0 {
		t.Errorf("an empty store holds %v", quads)
	}
	if _, err := s.Article(context.Background(), "article/000"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("got error %v, want one that wraps ErrNotFound", err)
	}
}

func testRoundTrip(t *testing.T, b Backend) {
	s := b.open(t)
	first, second := recorded(Meeting("000"), Noon), recorded(Meeting("001"), Noon.Add(time.Nanosecond))
	judged := Judged(first, second, graph.VerdictSame, Noon)
	want := &graph.Corpus{Articles: []graph.AnnotatedArticle{*first, *second}, Judgements: []graph.Judgement{judged}}
	apply(t, s, changesOf(want)...)
	same(t, want, corpusOf(t, s))
	same(t, second, articleOf(t, s, second.Article.ID))
}

func testRandomRoundTrip(t *testing.T, b Backend) {
	s := b.open(t)
	stored := make(map[graph.ID]bool)
	rapid.Check(t, func(rt *rapid.T) {
		want := Corpora().Draw(rt, "corpus")
		want.Judgements = nil // their ids repeat from draw to draw
		want.Articles = slices.DeleteFunc(want.Articles, func(a graph.AnnotatedArticle) bool { return stored[a.Article.ID] })
		for i := range want.Articles {
			stored[want.Articles[i].Article.ID] = true
		}
		if err := s.Apply(context.Background(), changesOf(want)...); err != nil {
			rt.Fatal(err)
		}
		for i := range want.Articles {
			same(rt, &want.Articles[i], articleOf(t, s, want.Articles[i].Article.ID))
		}
	})
	corpusOf(t, s) // all of them together can be read, too
}

func testTwice(t *testing.T, b Backend) {
	s := b.open(t)
	a, other := Meeting("000"), Meeting("001")
	changes := []store.Change{
		{Article: a, At: Noon},
		{Article: other, At: Noon, Judgements: []graph.Judgement{Judged(a, other, graph.VerdictSame, Noon)}},
	}
	apply(t, s, changes...)
	once := allQuads(t, s)
	apply(t, s, changes...)
	for i := range changes {
		changes[i].At = Noon.Add(time.Hour)
	}
	apply(t, s, changes...)
	sameQuads(t, once, allQuads(t, s))
}

func testOrder(t *testing.T, b Backend) {
	forwards, backwards, together := b.open(t), b.open(t), b.open(t)
	var changes []store.Change
	for i := range 6 {
		changes = append(changes, store.Change{Article: Meeting(fmt.Sprint(i)), At: Noon})
	}
	apply(t, together, changes...)
	for _, c := range changes {
		apply(t, forwards, c)
	}
	for _, c := range slices.Backward(changes) {
		apply(t, backwards, c)
	}
	want := allQuads(t, together)
	sameQuads(t, want, allQuads(t, forwards))
	sameQuads(t, want, allQuads(t, backwards))
}

func testLargeBatch(t *testing.T, b Backend) {
	s := b.open(t)
	const articles = 150 // some 10 000 quads
	var changes []store.Change
	for i := range articles {
		changes = append(changes, store.Change{Article: Meeting(fmt.Sprintf("%03d", i)), At: Noon})
	}
	apply(t, s, changes...)
	corpus := corpusOf(t, s)
	if len(corpus.Articles) != articles {
		t.Fatalf("got %d articles, want %d", len(corpus.Articles), articles)
	}
	for i := range corpus.Articles {
		if want := recorded(changes[i].Article, Noon); i%50 == 0 {
			same(t, want, &corpus.Articles[i])
		} else if len(corpus.Articles[i].Claims) != len(want.Claims) {
			t.Errorf("%s has %d claims, want %d", want.Article.ID, len(corpus.Articles[i].Claims), len(want.Claims))
		}
	}
}

func testTexts(t *testing.T, b Backend) {
	s := b.open(t)
	table := Meeting("table") // an event table has no text
	table.Article.Kind, table.Article.Text = graph.KindDataset, ""
	apply(t, s, store.Change{Article: Meeting("000"), At: Noon}, store.Change{Article: table, At: Noon})
	for range 2 { // the second time they are remembered
		texts, err := s.Texts(context.Background(), []graph.ID{"article/000", "article/table", "article/unknown", ""})
		if err != nil {
			t.Fatal(err)
		}
		if want := map[graph.ID]string{"article/000": meetingText}; !maps.Equal(texts, want) {
			t.Errorf("got %q, want %q", texts, want)
		}
	}
	same(t, recorded(table, Noon), articleOf(t, s, "article/table"))
}
