package export_test

import (
	"context"
	"iter"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
)

// fixed is a store that holds one corpus and gives no quads.
type fixed struct{ corpus *graph.Corpus }

func (f fixed) Corpus(context.Context) (*graph.Corpus, error) { return f.corpus, nil }

func (f fixed) Quads(context.Context) iter.Seq2[quad.Quad, error] {
	return func(func(quad.Quad, error) bool) {}
}
