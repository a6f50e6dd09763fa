package identity

import "iter"

// within yields the mentions of places of which an article says that the one lies
// in the other, in the order of the claims.
func (r *resolver) within() iter.Seq2[int32, int32] {
	return func(yield func(inner, outer int32) bool) {
		for _, claim := range r.told.lying {
			inner, known := r.nodeIn(claim.home, claim.Within.Inner)
			outer, alsoKnown := r.nodeIn(claim.home, claim.Within.Outer)
			if known && alsoKnown && !yield(inner, outer) {
				return
			}
		}
	}
}
