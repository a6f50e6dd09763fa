package service

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
)

// state is what readers see, and where in the store's history that is.
type state struct {
	snapshot *index.Snapshot
	mark     store.Mark
	// known is what the snapshot was built from, without texts; nil where it was read from a file.
	known *graph.Corpus
}

func newState(corpus *graph.Corpus, mark store.Mark) *state {
	return &state{snapshot: snapshotOf(corpus), mark: mark, known: corpus}
}

func snapshotOf(corpus *graph.Corpus) *index.Snapshot {
	return index.Build(corpus, identity.Resolve(corpus))
}

// corpus returns what the snapshot was built from, without texts.
func (s *state) corpus() *graph.Corpus {
	if s.known == nil {
		s.known = s.snapshot.Corpus()
	}
	return s.known
}

// next returns what the store holds now. Where its history tells what changed,
// only that is read.
func (s *state) next(ctx context.Context, from *store.Store) (*state, error) {
	news, err := from.Since(ctx, s.mark)
	if err != nil {
		return nil, fmt.Errorf("read what changed in the store: %w", err)
	}
	switch {
	case news.Mark == s.mark:
		return s, nil
	case news.Untold:
		return readState(ctx, from)
	}
	return newState(with(s.corpus(), news), news.Mark), nil
}

// readState reads the whole store.
func readState(ctx context.Context, from *store.Store) (*state, error) {
	corpus, mark, err := from.Whole(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the store: %w", err)
	}
	for i := range corpus.Articles {
		corpus.Articles[i].Article = corpus.Articles[i].Article.WithoutText()
	}
	return newState(corpus, mark), nil
}

// with returns the corpus with the articles and judgements that are new in the
// place of those that were there.
func with(corpus *graph.Corpus, news *store.News) *graph.Corpus {
	next := &graph.Corpus{
		Articles: slices.DeleteFunc(slices.Clone(corpus.Articles), func(a graph.AnnotatedArticle) bool {
			return news.Articles[a.Article.ID] != nil
		}),
		Judgements: slices.DeleteFunc(slices.Clone(corpus.Judgements), func(j graph.Judgement) bool {
			return news.Judgements[j.ID] != nil
		}),
	}
	for _, a := range news.Articles {
		textless := *a
		textless.Article = a.Article.WithoutText()
		next.Articles = append(next.Articles, textless)
	}
	for _, j := range news.Judgements {
		next.Judgements = append(next.Judgements, *j)
	}
	slices.SortFunc(next.Articles, func(a, b graph.AnnotatedArticle) int { return cmp.Compare(a.Article.ID, b.Article.ID) })
	graph.SortJudgements(next.Judgements)
	return next
}
