package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
)

var errInjected = errors.New("the disk is full")

// testFailedWrite: after a write that failed, another and then the same again,
// the store is as one that never saw a failure.
func testFailedWrite(t *testing.T, b Backend) {
	s, fresh := b.open(t), b.open(t)
	a, other, third := Meeting("000"), Meeting("001"), Meeting("002")
	apply(t, s, store.Change{Article: a, At: Noon})
	before := allQuads(t, s)

	b.FailNextWrite(s, errInjected)
	change := store.Change{Article: other, At: Noon, Judgements: []graph.Judgement{Judged(a, other, graph.VerdictSame, Noon)}}
	err := s.Apply(context.Background(), change)
	if !errors.Is(err, errInjected) || !errors.Is(err, graph.ErrUnavailable) {
		t.Fatalf("got error %v, want one that wraps ErrUnavailable and the cause", err)
	}
	sameQuads(t, before, allQuads(t, s))
	if _, err := s.Article(context.Background(), other.Article.ID); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("got error %v for an article that was not stored, want ErrNotFound", err)
	}
	apply(t, s, store.Change{Article: third, At: Noon})
	apply(t, s, change)
	if b.Reopen != nil {
		s = b.Reopen(t, s)
	}
	apply(t, fresh, store.Change{Article: a, At: Noon}, store.Change{Article: third, At: Noon}, change)
	sameQuads(t, allQuads(t, fresh), allQuads(t, s))
	same(t, recorded(other, Noon), articleOf(t, s, other.Article.ID))
}

// testFailedWrites: every other write fails, corrections among them.
func testFailedWrites(t *testing.T, b Backend) {
	s, fresh := b.open(t), b.open(t)
	for i := range 5 {
		a := Meeting(fmt.Sprint(i))
		steps := []store.Change{{Article: a, At: Noon}, correction(a, Corrected(a), Noon.Add(time.Hour))}
		for _, step := range steps {
			b.FailNextWrite(s, errInjected)
			if err := s.Apply(context.Background(), step); !errors.Is(err, errInjected) {
				t.Fatalf("got error %v, want the injected one", err)
			}
			apply(t, s, step)
		}
		apply(t, fresh, steps...)
	}
	sameQuads(t, allQuads(t, fresh), allQuads(t, s))
}

// testReadersBesideWriter: who reads while articles are loaded and corrected
// sees each of them whole, in one revision or the other.
func testReadersBesideWriter(t *testing.T, b Backend) {
	s := b.open(t)
	const articles, readers = 12, 3
	done := make(chan struct{})
	var wait sync.WaitGroup
	for range readers {
		wait.Go(func() {
			for loaded := 0; ; {
				select {
				case <-done:
					return
				default:
				}
				corpus, err := s.Corpus(context.Background())
				if err != nil {
					t.Error(err)
					return
				}
				if len(corpus.Articles) < loaded {
					t.Errorf("there were %d articles, and now %d", loaded, len(corpus.Articles))
				}
				loaded = len(corpus.Articles)
				for i := range corpus.Articles {
					isWhole(t, &corpus.Articles[i])
				}
				if _, err := s.Texts(context.Background(), []graph.ID{"article/0", "article/11"}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for i := range articles {
		a := Meeting(fmt.Sprint(i))
		apply(t, s, store.Change{Article: a, At: Noon})
		apply(t, s, correction(a, Corrected(a), Noon.Add(time.Hour)))
	}
	close(done)
	wait.Wait()
}

// isWhole makes sure that the article is as Meeting or Corrected made it.
func isWhole(t *testing.T, a *graph.AnnotatedArticle) {
	want := Meeting(a.Article.ID.Local())
	if a.Article.Revision != want.Article.Revision {
		want = Corrected(want)
	}
	if len(a.Mentions) != len(want.Mentions) || a.Article.Title != want.Article.Title {
		t.Errorf("%s is torn: %d mentions, title %q", a.Article.ID, len(a.Mentions), a.Article.Title)
	}
	same(t, claimIDs(want), claimIDs(a))
}

// testWriters: many writers at once lose nothing.
func testWriters(t *testing.T, b Backend) {
	s := b.open(t)
	const writers = 8
	var wait sync.WaitGroup
	for i := range writers {
		wait.Go(func() {
			if err := s.Apply(context.Background(), store.Change{Article: Meeting(fmt.Sprint(i)), At: Noon}); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if n := len(corpusOf(t, s).Articles); n != writers {
		t.Errorf("got %d articles, want %d", n, writers)
	}
}

func testClosed(t *testing.T, b Backend) {
	s := b.Open(t)
	for range 2 {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	_, restoreErr := s.Restore(context.Background(), strings.NewReader(""))
	errs := map[string]error{
		"Apply": s.Apply(context.Background(), store.Change{Article: Meeting("000"), At: Noon}), "Restore": restoreErr,
	}
	for what, ask := range questions {
		_, errs[what] = ask(context.Background(), s)
	}
	for what, err := range errs {
		if !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("%s: got error %v, want one that wraps ErrUnavailable", what, err)
		}
	}
}

func testReopen(t *testing.T, b Backend) {
	if b.Reopen == nil {
		return // what is in memory lives as long as the store: nothing to open again
	}
	s := b.open(t)
	a := Meeting("000")
	apply(t, s, store.Change{Article: a, At: Noon})
	before := allQuads(t, s)
	s = b.Reopen(t, s)
	sameQuads(t, before, allQuads(t, s))
	same(t, recorded(a, Noon), articleOf(t, s, a.Article.ID))
	apply(t, s, store.Change{Article: a, At: Noon})
	sameQuads(t, before, allQuads(t, s))
	apply(t, s, correction(a, Corrected(a), Noon.Add(time.Hour)))
	s = b.Reopen(t, s)
	same(t, claimIDs(Corrected(a)), claimIDs(articleOf(t, s, a.Article.ID)))
}
