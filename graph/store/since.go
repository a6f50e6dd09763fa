package store

import (
	"context"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/quads"
)

// News is what changed in a store since some place in its history.
type News struct {
	// Mark is the place in the history at which this was read.
	Mark Mark
	// Untold is set where the history does not tell what changed, or so much did that reading
	// everything is quicker: [Store.Whole] does.
	Untold bool
	// Articles and Judgements are those that changed, as they stand.
	Articles   map[graph.ID]*graph.AnnotatedArticle
	Judgements map[graph.ID]*graph.Judgement
}

// mostNews is how many articles and judgements are read one by one.
const mostNews = 2000

// Whole returns everything that stands, as [Store.Corpus] does, and the place in
// the history at which it does.
func (s *Store) Whole(ctx context.Context) (corpus *graph.Corpus, mark Mark, err error) {
	err = s.view(ctx, func(v view) (err error) {
		if mark, err = v.mark(ctx); err != nil {
			return err
		}
		all, err := v.all(ctx)
		if err != nil {
			return err
		}
		if corpus, err = quads.Decode(all); err != nil {
			return damaged(err)
		}
		return nil
	})
	if err != nil {
		return nil, Mark{}, err
	}
	return corpus, mark, nil
}

// At returns everything that stood at an instant, as [Store.Corpus] does what
// stands: claims that were retracted since are there, and say when; judgements
// that were given since are not. It reads the whole store.
func (s *Store) At(ctx context.Context, instant time.Time) (*graph.Corpus, error) {
	all, err := s.all(ctx)
	if err != nil {
		return nil, err
	}
	corpus, err := quads.DecodeAt(all, instant)
	if err != nil {
		return nil, damaged(err)
	}
	return corpus, nil
}

// Since returns what changed since a place in the history. All of it is read at
// one instant.
func (s *Store) Since(ctx context.Context, known Mark) (news *News, err error) {
	err = s.view(ctx, func(v view) (err error) {
		news, err = since(ctx, v, known)
		return err
	})
	if err != nil {
		return nil, err
	}
	return news, nil
}

func since(ctx context.Context, v view, known Mark) (*News, error) {
	mark, err := v.mark(ctx)
	if err != nil || mark == known {
		return &News{Mark: mark}, err
	}
	articles, judgements, told, err := changed(ctx, v, known)
	if err != nil || !told {
		return &News{Mark: mark, Untold: true}, err
	}
	news := &News{
		Mark: mark, Articles: make(map[graph.ID]*graph.AnnotatedArticle), Judgements: make(map[graph.ID]*graph.Judgement),
	}
	stored := make(graphs)
	if err := stored.readArticles(ctx, v, articles...); err != nil {
		return nil, err
	}
	if err := stored.read(ctx, v, judgements...); err != nil {
		return nil, err
	}
	for _, id := range articles {
		history, _, err := stored.history(id)
		if err != nil {
			return nil, err
		}
		news.Articles[id] = history.Standing()
	}
	for _, id := range judgements {
		j, _, err := quads.DecodeJudgement(id, stored[id])
		if err != nil {
			return nil, damaged(err)
		}
		news.Judgements[id] = &j
	}
	return news, nil
}

// changed returns what the log names after the mark. It tells nothing where the
// mark is not one of this history, where a change names nothing, or where there
// is too much of it.
func changed(ctx context.Context, v view, known Mark) (articles, judgements []graph.ID, told bool, err error) {
	if known.Sequence < 1 {
		return nil, nil, false, nil
	}
	entries, err := v.log(ctx, known.Sequence-1, mostNews)
	if err != nil || len(entries) == 0 || entries[0].Mark != known || len(entries) == mostNews {
		return nil, nil, false, err
	}
	seen := make(map[graph.ID]bool)
	for _, e := range entries[1:] {
		if len(e.Articles)+len(e.Judgements) == 0 {
			return nil, nil, false, nil
		}
		articles = appendNew(articles, seen, e.Articles)
		judgements = appendNew(judgements, seen, e.Judgements)
	}
	return articles, judgements, len(seen) <= mostNews, nil
}

func appendNew(to []graph.ID, seen map[graph.ID]bool, ids []graph.ID) []graph.ID {
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			to = append(to, id)
		}
	}
	return to
}
