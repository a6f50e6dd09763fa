package storetest

import (
	"context"
	"errors"
	"fmt"
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

// testCancelled: a cancelled context gives an error, never part of an answer.
func testCancelled(t *testing.T, b Backend) {
	s := b.open(t)
	apply(t, s, store.Change{Article: Meeting("000"), At: Noon})
	before := allQuads(t, s)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, corpusErr := s.Corpus(ctx)
	_, articleErr := s.Article(ctx, "article/000")
	_, textsErr := s.Texts(ctx, []graph.ID{"article/000"})
	_, unknownErr := s.Texts(ctx, []graph.ID{"article/unknown"})
	_, sizeErr := s.Size(ctx)
	var quadsErr error
	for q, err := range s.Quads(ctx) {
		if err == nil {
			t.Errorf("got a quad after the context was cancelled: %s", q.NQuad())
		}
		quadsErr = err
	}
	for what, err := range map[string]error{
		"Corpus": corpusErr, "Article": articleErr, "Texts": textsErr, "Texts of none": unknownErr, "Size": sizeErr, "Quads": quadsErr,
		"Apply": s.Apply(ctx, store.Change{Article: Meeting("001"), At: Noon}),
	} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got error %v, want context.Canceled", what, err)
		}
	}
	sameQuads(t, before, allQuads(t, s))
	apply(t, s, store.Change{Article: Meeting("001"), At: Noon})
	testCancelledWhileReading(t, s)
}

// testCancelledWhileReading: whenever the context ends, the answer is whole or an error.
func testCancelledWhileReading(t *testing.T, s *store.Store) {
	var more []store.Change
	for i := range 20 {
		more = append(more, store.Change{Article: Meeting(fmt.Sprintf("more-%d", i)), At: Noon})
	}
	apply(t, s, more...)
	want := len(corpusOf(t, s).Articles)
	for patience := time.Microsecond; patience < time.Second; patience *= 3 {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		corpus, err := s.Corpus(ctx)
		cancel()
		if err == nil && len(corpus.Articles) != want {
			t.Errorf("after %s: got %d articles of %d, and no error", patience, len(corpus.Articles), want)
		}
		if err != nil && !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("after %s: got error %v", patience, err)
		}
	}
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
	_, corpusErr := s.Corpus(context.Background())
	_, sizeErr := s.Size(context.Background())
	for what, err := range map[string]error{
		"Corpus": corpusErr, "Size": sizeErr,
		"Apply": s.Apply(context.Background(), store.Change{Article: Meeting("000"), At: Noon}),
	} {
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
