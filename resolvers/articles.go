package resolvers

import (
	"context"
	"errors"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// originals returns what an article copies or paraphrases: the articles of the
// graph, and the names of everything else.
func originals(ctx context.Context, a *graph.Article) (articles []*graph.Article, names []string, err error) {
	sources := slices.Sorted(slices.Values(a.DerivedFrom))
	for _, source := range slices.Compact(sources) {
		original, err := session(ctx).Snapshot().Article(graph.ID(source))
		switch {
		case err == nil:
			articles = append(articles, original)
		case errors.Is(err, graph.ErrNotFound):
			names = append(names, source)
		default:
			return nil, nil, err
		}
	}
	return articles, names, nil
}
