package quadstore

import (
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/shape"
)

// OptimizeShape implements shape.Optimizer: a question about quads that gives
// some of their values is answered by one range of one table.
func (s *Store) OptimizeShape(asked shape.Shape) (shape.Shape, bool) {
	action, ok := asked.(shape.QuadsAction)
	if !ok || len(action.Filter) == 0 {
		return asked, false
	}
	var given quadRef
	for d, ref := range action.Filter {
		at, ok := position(d)
		id, known := s.nodeOf(ref)
		if !ok || !known {
			return asked, false
		}
		given[at] = id
	}
	return action.SimplifyFrom(havingShape{given}), true
}

// havingShape is the plan to find the quads that have the ids that are given.
type havingShape struct{ Given quadRef }

// BuildIterator implements shape.Shape.
func (h havingShape) BuildIterator(qs graph.QuadStore) graph.Iterator {
	s, ok := graph.Unwrap(qs).(*Store)
	if !ok {
		return iterator.NewError(fmt.Errorf("a plan for the store pebble was given %T: plan again for that", qs))
	}
	return legacy(s.having(h.Given))
}

// Optimize implements shape.Shape.
func (h havingShape) Optimize(shape.Optimizer) (shape.Shape, bool) { return h, false }
