package identity

import (
	"iter"

	"github.com/parley-kg/parley/graph"
)

// within yields the mentions of places of which an article says that the one lies
// in the other, in the order of the claims.
func (r *resolver) within() iter.Seq2[int32, int32] {
	return func(yield func(inner, outer int32) bool) {
		for i := range r.corpus.Articles {
			for j := range r.corpus.Articles[i].Claims {
				claim := &r.corpus.Articles[i].Claims[j]
				if claim.Within == nil || claim.Polarity == graph.PolarityNegative {
					continue
				}
				inner, known := r.nodes[claim.Within.Inner]
				outer, alsoKnown := r.nodes[claim.Within.Outer]
				if known && alsoKnown && !yield(inner, outer) {
					return
				}
			}
		}
	}
}
