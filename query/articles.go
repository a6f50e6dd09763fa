package query

import (
	"context"
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// ArticleArgs says which articles are wanted: all, where nothing else is said.
type ArticleArgs struct {
	// Publishers are those of which any published the article; nil for all. Unknown ones have published nothing.
	Publishers []*graph.ActorRef
	// Text holds words that its title and text must have, all of them; nil for any text.
	Text *string
	Page PageArgs
}

// Articles lists articles by id. The error wraps graph.ErrInvalid or
// graph.ErrUnavailable, is a *graph.AmbiguousError, or that of ctx.
func (s *Session) Articles(ctx context.Context, args ArticleArgs) (*Page[*graph.Article], error) {
	ids := s.snap.Articles()
	if args.Publishers != nil {
		publishers, err := s.knownActors(args.Publishers...)
		if err != nil {
			return nil, fmt.Errorf("publisher: %w", err)
		}
		if ids, err = s.publishedBy(publishers); err != nil {
			return nil, err
		}
	}
	if args.Text != nil {
		with, err := s.articlesWith(ctx, *args.Text)
		if err != nil {
			return nil, err
		}
		ids = slices.DeleteFunc(with, func(id graph.ID) bool {
			_, among := slices.BinarySearch(ids, id)
			return !among
		})
	}
	articles := sequence[graph.ID]{"ARTICLES", len(ids), func(i int) graph.ID { return ids[i] }, compareIDs}
	return paginate(articles, args.Page, certainly(s.snap.Article))
}

// articlesWith returns the articles that have all words of a text, sorted.
func (s *Session) articlesWith(ctx context.Context, text string) ([]graph.ID, error) {
	words, err := wordsAsked(text)
	if err != nil {
		return nil, err
	}
	full := s.texts.full
	if err := full.cover(ctx, s.snap); err != nil {
		return nil, err
	}
	articles, touched := full.articlesWith(words, s.snap)
	planOf(ctx).read(touched)
	return articles, nil
}

// publishedBy returns the articles of the publishers, sorted. The outlet's name
// is a mention of its article, so that the outlet's own mentions lead there.
func (s *Session) publishedBy(publishers []graph.ID) ([]graph.ID, error) {
	var found []graph.ID
	for _, id := range publishers {
		publisher, err := s.snap.Actor(id)
		if err != nil {
			return nil, err
		}
		for _, mention := range publisher.Mentions {
			article, err := s.snap.Article(mention.Article())
			if err != nil {
				return nil, err
			}
			if article.Publisher == mention {
				found = append(found, article.ID)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}
