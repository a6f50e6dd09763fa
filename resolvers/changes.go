package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers/internal/view"
)

// changes asks what became different. Each change reads from the state that its
// event is of, and so does all that hangs on it.
func changes(ctx context.Context, from, to *graph.AsOf, where *graph.EventFilter, page query.PageArgs) (*view.ChangeConnection, error) {
	found, err := session(ctx).Diff(ctx, from, to, where, page)
	ctx.Value(rootKey).(*root).changes = true
	return connect(found, err)
}

// changeAround returns the change that a field hangs on; nil for none.
func changeAround(ctx context.Context, of *root) *query.Change {
	if !of.changes {
		return nil
	}
	for field := graphql.GetFieldContext(ctx); field != nil; field = field.Parent {
		switch on := field.Result.(type) {
		case *query.Change:
			return on
		case **query.Change: // the member of a list
			return *on
		}
	}
	return nil
}
