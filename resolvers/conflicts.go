package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers/internal/view"
)

// conflicts shows a page of conflicts. Where the question wants words of
// articles, it fetches the texts of the whole page at once.
func conflicts(ctx context.Context, page *query.Page[*graph.Conflict], err error) (*view.ConflictConnection, error) {
	if err == nil && wantsText(graphql.GetFieldContext(ctx).Field.Selections) {
		err = session(ctx).Prefetch(ctx, claimsInConflict(page))
	}
	return connect(page, err)
}

func claimsInConflict(page *query.Page[*graph.Conflict]) []graph.ID {
	var claims []graph.ID
	for _, edge := range page.Edges {
		for _, reading := range edge.Node.Readings {
			claims = append(claims, reading.Claims...)
		}
	}
	return claims
}
