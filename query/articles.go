package query

import (
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// Articles lists articles by id: all, or those that any of the publishers
// published. Unknown publishers have published nothing. The error wraps
// graph.ErrInvalid or is a *graph.AmbiguousError.
func (s *Session) Articles(publisher []*graph.ActorRef, page PageArgs) (*Page[*graph.Article], error) {
	ids := s.snap.Articles()
	if publisher != nil {
		publishers, err := s.knownActors(publisher...)
		if err != nil {
			return nil, fmt.Errorf("publisher: %w", err)
		}
		if ids, err = s.publishedBy(publishers); err != nil {
			return nil, err
		}
	}
	articles := sequence[graph.ID]{"ARTICLES", len(ids), func(i int) graph.ID { return ids[i] }, compareIDs}
	return paginate(articles, page, certainly(s.snap.Article))
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
