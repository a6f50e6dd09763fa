package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/quads"
)

// Options are the settings of a [Store]; the zero value is good.
type Options struct {
	// TextCache is how many bytes of article texts are kept in memory; 64 MiB where 0.
	TextCache int64
	// MustExist refuses a directory that is no store yet, instead of making one.
	MustExist bool
	// Patience is how long the store waits for a server that went away after it was opened; it fails
	// at once where it is 0. A directory does not go away.
	Patience time.Duration
	// Replicas are URLs of replicas of a store on PostgreSQL. What is read comes from one that holds
	// all that this process was shown or wrote before, if there is any, else from the store itself.
	Replicas []string
	// ReplicaChanged, where not nil, is told when a replica is lost, with the error, and with nil when
	// it is back.
	ReplicaChanged func(url string, err error)
}

// Store is an open store. It is safe for concurrent use.
type Store struct {
	backend backend
	texts   *texts

	changing sync.Mutex // held by Apply, from what it reads to what it writes
	open     sync.RWMutex
	closed   bool
}

var _ graph.Archive = (*Store)(nil)

// Open opens the store that the URL names: "memory:" for one that lives and
// dies with the process, "postgres://…" for one on PostgreSQL, where any number
// of processes may open it, else a directory, which is made where it is absent.
// A directory is open in one process at a time.
//
// The error wraps [graph.ErrInvalid] where the URL cannot name a store,
// [graph.ErrUnavailable] where the store is in use, of a newer format, or
// cannot be written, [graph.ErrNotFound] where there is none and it must exist.
func Open(ctx context.Context, url string, opts Options) (*Store, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	open, err := opener(url)
	if err != nil {
		return nil, err
	}
	if opts.MustExist && isNoStore(url) {
		return nil, fmt.Errorf("there is no store at %s: load something into it first: %w", url, graph.ErrNotFound)
	}
	b, err := open(ctx, url)
	if err != nil {
		return nil, err
	}
	err = prepare(ctx, b, opts.MustExist)
	if err == nil {
		err = configure(ctx, b, opts)
	}
	if err != nil {
		return nil, errors.Join(err, b.close())
	}
	return &Store{backend: b, texts: newTexts(cmp.Or(opts.TextCache, 64<<20))}, nil
}

// IndexPath names the file in which a copy of the index can be kept, beside what
// is stored; empty where the store has no directory of its own.
func (s *Store) IndexPath() string {
	if b, ok := s.backend.(interface{ indexPath() string }); ok {
		return b.indexPath()
	}
	return ""
}

// Close closes the store; nothing can be asked of it afterwards. Closing twice
// is no error.
func (s *Store) Close() error {
	s.changing.Lock()
	defer s.changing.Unlock()
	s.open.Lock()
	defer s.open.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	return s.backend.close()
}

// Corpus returns everything that stands: articles sorted by id, judgements by
// instant, then id. Which judgement supersedes which is left to identity.
func (s *Store) Corpus(ctx context.Context) (*graph.Corpus, error) {
	corpus, _, err := s.Whole(ctx)
	return corpus, err
}

// Article returns the article as it stands. The error wraps [graph.ErrNotFound]
// where it is not stored.
func (s *Store) Article(ctx context.Context, id graph.ID) (*graph.AnnotatedArticle, error) {
	found, err := s.Articles(ctx, id)
	if err != nil {
		return nil, err
	}
	if standing := found[id]; standing != nil {
		return standing, nil
	}
	return nil, fmt.Errorf("article %q: %w", id, graph.ErrNotFound)
}

// Articles returns the articles as they stand at one instant, by id. One that is
// not stored is left out; that is no error.
func (s *Store) Articles(ctx context.Context, ids ...graph.ID) (map[graph.ID]*graph.AnnotatedArticle, error) {
	var stored graphs
	err := s.view(ctx, func(v view) error {
		stored = make(graphs) // anew, where the view is looked at a second time
		return stored.readArticles(ctx, v, ids...)
	})
	if err != nil {
		return nil, err
	}
	found := make(map[graph.ID]*graph.AnnotatedArticle)
	for _, id := range ids {
		history, _, err := stored.history(id)
		if err != nil {
			return nil, err
		}
		if standing := history.Standing(); standing != nil {
			found[id] = standing
		}
	}
	return found, ctx.Err()
}

// Texts returns the texts of the articles, by id. An article that has no text
// or is not stored is left out; that is no error.
func (s *Store) Texts(ctx context.Context, ids []graph.ID) (map[graph.ID]string, error) {
	found := make(map[graph.ID]string, len(ids))
	var unknown []graph.ID
	for _, id := range ids {
		if text, ok := s.texts.get(id); ok {
			found[id] = text
		} else {
			unknown = append(unknown, id)
		}
	}
	if len(unknown) == 0 {
		return found, ctx.Err()
	}
	about, err := s.with(ctx, quad.Subject, unknown...)
	if err != nil {
		return nil, err
	}
	for id, quadsOf := range groupBy(quad.Subject, about) {
		if text := quads.TextOf(id, quadsOf); text != "" {
			s.texts.put(id, text)
			found[id] = text
		}
	}
	return found, ctx.Err()
}

// Quads returns everything that was ever recorded, sorted by label, subject,
// predicate and object. An error ends it.
func (s *Store) Quads(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		all, err := s.all(ctx)
		if err != nil {
			yield(quad.Quad{}, err)
			return
		}
		slices.SortFunc(all, quads.Compare)
		for _, q := range all {
			if !yield(q, nil) {
				return
			}
		}
	}
}

// Size returns the number of quads.
func (s *Store) Size(ctx context.Context) (size int64, err error) {
	err = s.view(ctx, func(v view) (err error) {
		size, err = v.size(ctx)
		return err
	})
	if err != nil {
		return 0, err
	}
	return size, nil
}

func (s *Store) all(ctx context.Context) (all []quad.Quad, err error) {
	err = s.view(ctx, func(v view) (err error) {
		all, err = v.all(ctx)
		return err
	})
	return all, err
}

func (s *Store) with(ctx context.Context, direction quad.Direction, ids ...graph.ID) (found []quad.Quad, err error) {
	err = s.view(ctx, func(v view) (err error) {
		found, err = v.with(ctx, direction, ids...)
		return err
	})
	return found, err
}

// view calls use with the present state of the database.
func (s *Store) view(ctx context.Context, use func(view) error) error {
	s.open.RLock()
	defer s.open.RUnlock()
	if s.closed {
		return errClosed
	}
	return databaseOf(s.backend).view(ctx, use)
}

func (s *Store) read(use func(cayley.QuadStore) error) error {
	s.open.RLock()
	defer s.open.RUnlock()
	if s.closed {
		return errClosed
	}
	return s.backend.read(use)
}

var errClosed = fmt.Errorf("the store is closed: %w", graph.ErrUnavailable)
