package resolvers

import (
	"context"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/query"
)

// positions are all offices of an actor, or those that may have been held at a time.
func positions(ctx context.Context, actor *graph.Actor, at *edtf.Time) []*graph.Position {
	if at == nil {
		return pointers(actor.Positions)
	}
	return pointers(query.PositionsAt(ctx, actor.Positions, *at))
}
