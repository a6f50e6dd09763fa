package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
)

// asOfArgument is the argument by which a question is asked as of a day. A field
// of Query needs no more than to have it: its resolver, and all below it, then
// read from a session of that day.
const asOfArgument = "asOf"

// root is what one question of a request reads from: a field of Query, and all
// that hangs on its answer.
type root struct{ session *query.Session }

// aroundRootField gives each question a place for a session of its own.
func aroundRootField(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	return next(context.WithValue(ctx, rootKey, &root{session(ctx)}))
}

// asOfField turns the session of a question to the day it is asked for, before
// its resolver runs.
func asOfField(ctx context.Context, next graphql.Resolver) (any, error) {
	field := graphql.GetFieldContext(ctx)
	if then, ok := field.Args[asOfArgument].(*graph.AsOf); ok && then != nil {
		at, err := session(ctx).AsOf(ctx, then)
		if err != nil {
			return nil, err
		}
		ctx.Value(rootKey).(*root).session = at
	}
	return next(ctx)
}
