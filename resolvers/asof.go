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

// root is one question of a request, a field of Query: what it and all that hangs
// on its answer read from, and what they do not use.
type root struct {
	session *query.Session
	unused  *query.Unused
	// changes tells that the answer is changes, each of which has a session of its own.
	changes bool
}

func (r *root) ask(s *query.Session) { r.session, r.unused = s.Counting() }

// aroundRootField gives each question a session of its own.
func aroundRootField(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	r := &root{}
	r.ask(session(ctx))
	answer := next(context.WithValue(ctx, rootKey, r))
	remarksOf(ctx).unused(graphql.GetRootFieldContext(ctx).Field.Alias, r.unused)
	return answer
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
		ctx.Value(rootKey).(*root).ask(at)
	}
	return next(ctx)
}
