package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers/internal/view"
)

// forward asks for a page of a list that is read from its start.
func forward(first int, after *string) query.PageArgs {
	return query.PageArgs{First: &first, After: after}
}

// pageArgs asks for a page of a list that is read from either end. The schema
// gives first a default; it must not stand in the way of last.
func pageArgs(ctx context.Context, first int, after *string, last *int, before *string) query.PageArgs {
	args := query.PageArgs{First: &first, After: after, Last: last, Before: before}
	if last != nil && !given(ctx, "first") {
		args.First = nil
	}
	return args
}

// given tells whether the question itself sets an argument of the field.
func given(ctx context.Context, argument string) bool {
	arg := graphql.GetFieldContext(ctx).Field.Arguments.ForName(argument)
	if arg == nil || arg.Value.Kind != ast.Variable {
		return arg != nil
	}
	_, set := graphql.GetOperationContext(ctx).Variables[arg.Value.Raw]
	return set
}

// connect shows a page as a connection.
func connect[N any](page *query.Page[N], err error) (*view.Connection[N], error) {
	if err != nil {
		return nil, err
	}
	return &view.Connection[N]{Page: page}, nil
}

// orElse is the value of an argument that has a default, which null means too.
func orElse[T any](value *T, standard T) T {
	if value == nil {
		return standard
	}
	return *value
}
