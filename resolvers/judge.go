package resolvers

import (
	"context"
	"errors"

	"github.com/parley-kg/parley/graph"
)

// JudgeFunc records what a person says of two ids, and makes the next snapshot
// seen by readers. Its errors wrap those of package graph.
type JudgeFunc func(ctx context.Context, left, right graph.ID, verdict graph.Verdict, reason string) (*graph.Ruling, error)

// errOnlyReads is what a server answers that changes nothing.
var errOnlyReads = errors.New("nothing can be changed here: start the server with --allow-writes, or use parley identity on the command line")

// onlyReads is the [JudgeFunc] of such a server.
func onlyReads(context.Context, graph.ID, graph.ID, graph.Verdict, string) (*graph.Ruling, error) {
	return nil, errOnlyReads
}
