package resolvers

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers/internal/view"
)

// node finds anything by its id; what is not known is null.
func node(ctx context.Context, id graph.ID) (view.Node, error) {
	v, err := session(ctx).Node(id)
	if err != nil {
		_, err = orNull[any](nil, err)
		return nil, err
	}
	return view.Wrap(v), nil
}

// nodes finds several things. Each keeps its position; an id that means
// several things is an error at its position and spoils no other.
func nodes(ctx context.Context, ids []graph.ID) ([]view.Node, error) {
	if len(ids) > query.MaxPage {
		return nil, fmt.Errorf("%d ids, of at most %d: %w", len(ids), query.MaxPage, graph.ErrInvalid)
	}
	found := make([]view.Node, len(ids))
	for i, id := range ids {
		n, err := node(ctx, id)
		if err != nil {
			graphql.AddError(graphql.WithPathContext(ctx, graphql.NewPathWithIndex(i)), err)
		}
		found[i] = n
	}
	return found, nil
}

// refersTo is what a mention names; null for a time, a topic or a position.
func refersTo(ctx context.Context, mention graph.ID) (view.Node, error) {
	id := session(ctx).Snapshot().RefersTo(mention)
	if id == "" {
		return nil, nil
	}
	return nodeOf(ctx, id)
}

// nodeOf follows a reference to anything.
func nodeOf(ctx context.Context, id graph.ID) (view.Node, error) {
	v, err := session(ctx).Node(id)
	if err != nil {
		return nil, dangling(err)
	}
	return view.Wrap(v), nil
}

// nodesOf follows references to anything, in their order.
func nodesOf(ctx context.Context, ids []graph.ID) ([]view.Node, error) {
	found := make([]view.Node, len(ids))
	for i, id := range ids {
		n, err := nodeOf(ctx, id)
		if err != nil {
			return nil, err
		}
		found[i] = n
	}
	return found, nil
}

// found shows a page of search results, actors wrapped in their types.
func found(page *query.Page[any], err error) (*view.SearchConnection, error) {
	if err != nil {
		return nil, err
	}
	return view.Convert(page, func(v any) view.SearchResult { return view.Wrap(v) }), nil
}
