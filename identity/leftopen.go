package identity

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// question is what a person has said to be unable to tell: whether the one is
// the other, each by its nodes.
type question struct{ left, right []int32 }

// questions returns those that stand.
func (r *resolver) questions() []question {
	var open []question
	for i := range r.records {
		j := &r.records[i]
		if j.Verdict == graph.VerdictUnsure && j.SupersededBy == "" && graph.IsPerson(j.By) {
			open = append(open, question{r.denotedBy(j.Left).all(), r.denotedBy(j.Right).all()})
		}
	}
	return open
}

// leftOpen tells whether a person could not tell if two sets are one: then no
// likeness of names tells either.
func (r *resolver) leftOpen(a, b int32) bool {
	if len(r.open) == 0 {
		return false
	}
	a, b = r.sets.find(a), r.sets.find(b)
	in := func(nodes []int32, root int32) bool {
		return slices.ContainsFunc(nodes, func(node int32) bool { return r.sets.find(node) == root })
	}
	return slices.ContainsFunc(r.open, func(q question) bool {
		return in(q.left, a) && in(q.right, b) || in(q.left, b) && in(q.right, a)
	})
}
