package query

import (
	"context"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// PositionsAt returns those of the offices that may have been held at some time
// within another: one of which no time is told always may. The order stays.
func PositionsAt(ctx context.Context, positions []graph.Position, at edtf.Time) []graph.Position {
	planOf(ctx).read(len(positions))
	return slices.DeleteFunc(slices.Clone(positions), func(p graph.Position) bool { return p.When.Time.Conflicts(at) })
}
