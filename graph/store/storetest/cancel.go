package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"sync/atomic"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
)

// questions are everything that a store is asked with a context. An answer that
// was not given is nil.
var questions = map[string]func(context.Context, *store.Store) (answer any, err error){
	"Corpus": func(ctx context.Context, s *store.Store) (any, error) {
		corpus, err := s.Corpus(ctx)
		if corpus == nil {
			return nil, err
		}
		return corpus, err
	},
	"Article": func(ctx context.Context, s *store.Store) (any, error) {
		article, err := s.Article(ctx, "article/000")
		if article == nil {
			return nil, err
		}
		return article, err
	},
	"Texts": func(ctx context.Context, s *store.Store) (any, error) {
		texts, err := s.Texts(ctx, []graph.ID{"article/000", "article/unknown"})
		if err != nil {
			return nil, err
		}
		return texts, err
	},
	"Size": func(ctx context.Context, s *store.Store) (any, error) {
		size, err := s.Size(ctx)
		if size == 0 {
			return nil, err
		}
		return size, err
	},
	"Mark": func(ctx context.Context, s *store.Store) (any, error) {
		mark, err := s.Mark(ctx)
		if mark == (store.Mark{}) {
			return nil, err
		}
		return mark, err
	},
	"Log": func(ctx context.Context, s *store.Store) (any, error) {
		entries, err := s.Log(ctx, 0, 10)
		if entries == nil {
			return nil, err
		}
		return entries, err
	},
	"Quads": func(ctx context.Context, s *store.Store) (any, error) {
		var all []quad.Quad
		for q, err := range s.Quads(ctx) {
			if err != nil {
				return nil, err // which tells that what came before is not all
			}
			all = append(all, q)
		}
		return all, nil
	},
	"Verify": func(ctx context.Context, s *store.Store) (any, error) {
		defects, err := s.Verify(ctx)
		if err != nil {
			return nil, err
		}
		return len(defects), nil
	},
	"Backup": func(ctx context.Context, s *store.Store) (any, error) {
		var backup bytes.Buffer
		if _, err := s.Backup(ctx, &backup); err != nil {
			return nil, err
		}
		return backup.String(), nil
	},
}

// impatient is a context that ends when it was looked at so many times.
type impatient struct {
	context.Context
	looks  atomic.Int64
	cancel context.CancelFunc
}

func newImpatient(looks int64) *impatient {
	c := &impatient{}
	c.Context, c.cancel = context.WithCancel(context.Background())
	c.looks.Store(looks)
	return c
}

func (c *impatient) look() {
	if c.looks.Add(-1) < 0 {
		c.cancel()
	}
}

// Err implements context.Context.
func (c *impatient) Err() error {
	c.look()
	return c.Context.Err()
}

// Done implements context.Context.
func (c *impatient) Done() <-chan struct{} {
	c.look()
	return c.Context.Done()
}

// eachPatience calls try with contexts that end later and later, until one
// lasts.
func eachPatience(t *testing.T, what string, try func(ctx context.Context, looks int64) (lasted bool)) {
	t.Helper()
	const tooLong = 1 << 24
	for looks := int64(0); looks < tooLong; looks += 1 + looks/2 {
		ctx := newImpatient(looks)
		lasted := try(ctx, looks)
		ctx.cancel()
		if lasted {
			return
		}
	}
	t.Errorf("%s looked at its context %d times", what, tooLong)
}

// testCancelled: whenever the context ends, the answer is whole or an error.
func testCancelled(t *testing.T, b Backend) {
	s := b.open(t)
	for i := range 6 {
		apply(t, s, store.Change{Article: Meeting(fmt.Sprintf("%03d", i)), At: Noon})
	}
	for what, ask := range questions {
		want, err := ask(context.Background(), s)
		if err != nil || want == nil {
			t.Fatalf("%s: got %v and error %v", what, want, err)
		}
		eachPatience(t, what, func(ctx context.Context, looks int64) bool {
			got, err := ask(ctx, s)
			switch {
			case err == nil && !cmp.Equal(want, got, equal...):
				t.Errorf("%s, cancelled after %d looks: part of an answer, and no error: %v", what, looks, got)
			case err != nil && (!errors.Is(err, context.Canceled) || got != nil):
				t.Errorf("%s, cancelled after %d looks: got %v and error %v, want context.Canceled", what, looks, got, err)
			}
			return err == nil
		})
	}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Texts(cancelled, []graph.ID{"article/000"}); !errors.Is(err, context.Canceled) { // remembered by now
		t.Errorf("Texts: got error %v, want context.Canceled", err)
	}
}

// testCancelledChange: a change whose context ends is made whole or not, and can
// be repeated.
func testCancelledChange(t *testing.T, b Backend) {
	s, fresh := b.open(t), b.open(t)
	eachPatience(t, "Apply", func(ctx context.Context, looks int64) bool {
		a := Meeting(fmt.Sprint(looks))
		before := allQuads(t, s)
		change := store.Change{Article: a, At: Noon}
		err := s.Apply(ctx, change)
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled after %d looks: got error %v, want context.Canceled", looks, err)
		}
		if _, unknown := s.Article(context.Background(), a.Article.ID); unknown != nil { // else it was committed at the last moment
			sameQuads(t, before, allQuads(t, s))
		}
		apply(t, s, change)
		apply(t, fresh, change)
		return err == nil
	})
	sameQuads(t, allQuads(t, fresh), allQuads(t, s))
	apply(t, s, store.Change{Article: Meeting("after"), At: Noon.Add(time.Hour)})
}

// testBackup: what a backup holds comes back, in a store of another kind as
// well; one that is cancelled, cut or poured on something restores nothing.
func testBackup(t *testing.T, b Backend) {
	s := b.open(t)
	a, other := Meeting("000"), Meeting("001")
	apply(t, s, store.Change{Article: a, At: Noon}, store.Change{Article: other, At: Noon})
	apply(t, s, correction(a, Corrected(a), Noon.Add(time.Hour)))
	apply(t, s, store.Change{Judgements: []graph.Judgement{Judged(a, other, graph.VerdictSame, Noon)}})
	want := allQuads(t, s)
	var backup bytes.Buffer
	if n, err := s.Backup(context.Background(), &backup); err != nil || n != len(want) {
		t.Fatalf("%d quads of %d, error %v", n, len(want), err)
	}
	for _, restored := range []*store.Store{b.open(t), inMemory(t)} {
		eachPatience(t, "Restore", func(ctx context.Context, looks int64) bool {
			_, err := restored.Restore(ctx, bytes.NewReader(backup.Bytes()))
			if err != nil && !errors.Is(err, context.Canceled) {
				t.Errorf("cancelled after %d looks: got error %v, want context.Canceled", looks, err)
			}
			size, sizeErr := restored.Size(context.Background())
			if sizeErr != nil || size != 0 && size != int64(len(want)) {
				t.Errorf("cancelled after %d looks: %d quads of %d are there, error %v", looks, size, len(want), sizeErr)
			}
			return err == nil || size > 0 // it was committed at the last moment
		})
		sameQuads(t, want, allQuads(t, restored))
		for name, from := range map[string]io.Reader{"again": &backup, "half": bytes.NewReader(backup.Bytes()[:backup.Len()/2])} {
			if _, err := restored.Restore(context.Background(), from); err == nil {
				t.Errorf("it was restored %s", name)
			}
		}
		sameQuads(t, want, allQuads(t, restored))
	}
}

func inMemory(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), "memory:", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// testUpkeepBesideWriter: a backup that is taken while articles are loaded and
// corrected holds whole ones, and the store is whole at any time.
func testUpkeepBesideWriter(t *testing.T, b Backend) {
	s := b.open(t)
	loaded := make(chan error, 1)
	go func() {
		for i := range 12 {
			a := Meeting(fmt.Sprint(i))
			for _, change := range []store.Change{{Article: a, At: Noon}, correction(a, Corrected(a), Noon.Add(time.Hour))} {
				if err := s.Apply(context.Background(), change); err != nil {
					loaded <- err
					return
				}
			}
		}
		loaded <- nil
	}()
	for done := false; !done; {
		select {
		case err := <-loaded:
			if done = true; err != nil {
				t.Error(err)
			}
		default:
		}
		var backup bytes.Buffer
		if _, err := s.Backup(context.Background(), &backup); err != nil {
			t.Fatal(err)
		}
		restored := inMemory(t)
		if _, err := restored.Restore(context.Background(), &backup); err != nil {
			t.Fatal(err)
		}
		corpus := corpusOf(t, restored)
		for i := range corpus.Articles {
			isWhole(t, &corpus.Articles[i])
		}
		if defects, err := s.Verify(context.Background()); err != nil || len(defects) > 0 {
			t.Errorf("beside a writer: %q, error %v", defects, err)
		}
	}
}
