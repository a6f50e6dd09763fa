package service

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

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
	// memory makes it cheap to resolve the next corpus; it may have to be read first. It is used with the lock of the
	// service only.
	memory func() *identity.Memory
}

// newState resolves a corpus with what is remembered of the one before, and folds it
// with one of the makers of snapshots. Who reads the snapshot takes texts from the
// store: the corpus is left without.
func newState(corpus *graph.Corpus, mark store.Mark, memory *identity.Memory, fold func(*graph.Corpus, *graph.Resolution) *index.Snapshot) *state {
	resolution := memory.Resolve(corpus)
	for i := range corpus.Articles {
		corpus.Articles[i].Article.Text = ""
	}
	return &state{snapshot: fold(corpus, resolution), mark: mark, known: corpus, memory: func() *identity.Memory { return memory }}
}

// withTexts returns the corpus with the texts that [addTexts] adds.
func withTexts(ctx context.Context, corpus *graph.Corpus, memory *identity.Memory, from graph.Archive) (*graph.Corpus, error) {
	told := &graph.Corpus{Articles: slices.Clone(corpus.Articles), Judgements: corpus.Judgements}
	return told, addTexts(ctx, told, memory, from)
}

// addTexts gives the articles of a corpus their texts, by which reports of one
// event are known; but for those of which a memory knows what they say. Event
// tables have none.
func addTexts(ctx context.Context, corpus *graph.Corpus, memory *identity.Memory, from graph.Archive) error {
	var bare []graph.ID
	var at []int
	for i := range corpus.Articles {
		if a := &corpus.Articles[i].Article; a.Text == "" && a.Kind != graph.KindDataset && !memory.Knows(a) {
			bare, at = append(bare, a.ID), append(at, i)
		}
	}
	texts, err := from.Texts(ctx, bare)
	if err != nil {
		return fmt.Errorf("read the texts of the articles: %w", err)
	}
	for _, i := range at {
		corpus.Articles[i].Article.Text = texts[corpus.Articles[i].Article.ID]
	}
	return nil
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
	memory := s.memory()
	corpus := with(s.corpus(), news)
	if err := addTexts(ctx, corpus, memory, from); err != nil {
		return nil, err
	}
	return newState(corpus, news.Mark, memory, s.snapshot.Next), nil
}

// asRecorded returns what readers would have seen at an instant.
func asRecorded(ctx context.Context, from *store.Store, at time.Time) (*index.Snapshot, error) {
	corpus, err := from.At(ctx, at)
	if err != nil {
		return nil, fmt.Errorf("read the store as of %s: %w", at.Format(time.RFC3339Nano), err)
	}
	return newState(corpus, store.Mark{}, new(identity.Memory), index.Build).snapshot, nil
}

// readState reads the whole store.
func readState(ctx context.Context, from *store.Store) (*state, error) {
	corpus, mark, err := from.Whole(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the store: %w", err)
	}
	return newState(corpus, mark, new(identity.Memory), index.Build), nil
}

// with returns the corpus with the articles and judgements that are new in the
// place of those that were there.
func with(corpus *graph.Corpus, news *store.News) *graph.Corpus {
	return &graph.Corpus{
		Articles: replaced(corpus.Articles, news.Articles, func(a *graph.AnnotatedArticle) graph.ID { return a.Article.ID },
			func(a, b graph.AnnotatedArticle) int { return cmp.Compare(a.Article.ID, b.Article.ID) }),
		Judgements: replaced(corpus.Judgements, news.Judgements, func(j *graph.Judgement) graph.ID { return j.ID }, graph.CompareJudgements),
	}
}

// replaced returns a sorted list with what is new, in the place of what has the
// same ids.
func replaced[T any](all []T, news map[graph.ID]*T, id func(*T) graph.ID, compare func(a, b T) int) []T {
	added := make([]T, 0, len(news))
	for _, row := range news {
		added = append(added, *row)
	}
	slices.SortFunc(added, compare)
	kept := make([]T, 0, len(all)+len(added))
	for i := range all {
		for len(added) > 0 && compare(added[0], all[i]) < 0 {
			kept, added = append(kept, added[0]), added[1:]
		}
		if news[id(&all[i])] == nil {
			kept = append(kept, all[i])
		}
	}
	return append(kept, added...)
}
