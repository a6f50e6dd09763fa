package loader

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// mirrors finds the rows of a table that tell of one event from its two sides:
// "X makes a visit to Y" and "Y hosts a visit by X", or "X consults Y" and "Y
// consults X". They have one day, one source and one sentence where the table
// names them, exchanged sides, and what they say comes out the same: the same
// roles of the same two. Whether rows of a label can be such is up to the
// mapping: those with a direction, INITIATOR and TARGET, never are.
//
// Their ids differ in the digest only, so that they are looked for in one group
// of claims after the other. The lists are used again for each.
type mirrors struct {
	candidates []*rowClaim
	waiting    [2][]*rowClaim
	pairs      [][]graph.ID
}

// find pairs the claims of a group, which are in the order of their digests. The
// prefix is that of their ids.
func (m *mirrors) find(prefix string, g claimGroup) {
	m.candidates = m.candidates[:0]
	for _, n := range g.claims {
		if n.claim.mayBeMirrored() {
			m.candidates = append(m.candidates, n.claim)
		}
	}
	slices.SortStableFunc(m.candidates, compareMirrors)
	for from, to := 0, 0; from < len(m.candidates); from = to {
		for to = from + 1; to < len(m.candidates) && compareMirrors(m.candidates[from], m.candidates[to]) == 0; to++ {
		}
		m.pair(prefix, m.candidates[from:to])
	}
}

func (r *rowClaim) mayBeMirrored() bool {
	return r.within == nil && r.kind.mirrored && r.object.shown != "" && r.subject.shown != r.object.shown
}

// compareMirrors orders claims by what two mirrored rows have in common.
func compareMirrors(a, b *rowClaim) int {
	one, other := a.sides(), b.sides()
	if order := cmp.Or(cmp.Compare(one[0], other[0]), cmp.Compare(one[1], other[1])); order != 0 {
		return order
	}
	return cmp.Or(
		cmp.Compare(a.kind.mirror, b.kind.mirror),
		cmp.Compare(a.when.exactly, b.when.exactly),
		compareSources(a.more, b.more),
	)
}

// compareSources orders rows by the report and the sentence that they are read
// from; a row that has no more has neither.
func compareSources(a, b *rowMore) int {
	var nothing rowMore
	a, b = cmp.Or(a, &nothing), cmp.Or(b, &nothing)
	return cmp.Or(cmp.Compare(a.report, b.report), cmp.Compare(a.sentence, b.sentence))
}

// sides are the numbers of the two participants, in the order of their roles.
func (r *rowClaim) sides() [2]uint32 {
	first, second := r.subject.number, r.object.number
	if order := cmp.Or(cmp.Compare(r.kind.subject, r.kind.object), cmp.Compare(first, second)); order > 0 {
		first, second = second, first
	}
	return [2]uint32{first, second}
}

// pair pairs each claim with the first one that waits for it, of several that have
// all but the sides in common.
func (m *mirrors) pair(prefix string, claims []*rowClaim) {
	if len(claims) < 2 {
		return
	}
	m.waiting[0], m.waiting[1] = m.waiting[0][:0], m.waiting[1][:0]
	for _, c := range claims {
		side := 0
		if c.subject.shown > c.object.shown {
			side = 1
		}
		sameRow := func(other *rowClaim) bool { return other.digest == c.digest }
		if slices.ContainsFunc(m.waiting[side], sameRow) {
			continue // the same row again
		}
		if others := m.waiting[1-side]; len(others) > 0 {
			one, other := others[0].id(prefix), c.id(prefix)
			m.pairs = append(m.pairs, []graph.ID{min(one, other), max(one, other)})
			m.waiting[1-side] = others[1:]
			continue
		}
		m.waiting[side] = append(m.waiting[side], c)
	}
}
