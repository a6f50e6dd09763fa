package loader

import (
	"cmp"
	"iter"
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
	sides   []claimSides
	alike   []*rowClaim
	waiting [2][]*rowClaim
	pairs   [][]graph.ID
}

// claimSides has what few claims of a group have in common.
type claimSides struct {
	// first and second are the numbers of the two participants, in the order of their roles.
	first, second uint32
	claim         int // of the group
}

func compareSides(a, b claimSides) int {
	return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.second, b.second))
}

// find pairs the claims of a group, which are in the order of their digests. The
// prefix is that of their ids.
func (m *mirrors) find(prefix string, g claimGroup) {
	m.sides = m.sides[:0]
	for i, n := range g.claims {
		if n.claim.mayBeMirrored() {
			first, second := n.claim.sides()
			m.sides = append(m.sides, claimSides{first, second, i})
		}
	}
	slices.SortFunc(m.sides, func(a, b claimSides) int { return cmp.Or(compareSides(a, b), cmp.Compare(a.claim, b.claim)) })
	for same := range runs(m.sides, compareSides) {
		if len(same) < 2 {
			continue
		}
		m.alike = m.alike[:0]
		for _, s := range same {
			m.alike = append(m.alike, g.claims[s.claim].claim)
		}
		slices.SortStableFunc(m.alike, compareMirrors)
		for claims := range runs(m.alike, compareMirrors) {
			m.pair(prefix, claims)
		}
	}
}

// runs yields the pieces of a sorted list whose elements are equal.
func runs[T any](list []T, compare func(a, b T) int) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		for from, to := 0, 0; from < len(list); from = to {
			for to = from + 1; to < len(list) && compare(list[from], list[to]) == 0; to++ {
			}
			if !yield(list[from:to:to]) {
				return
			}
		}
	}
}

func (r *rowClaim) mayBeMirrored() bool {
	return r.within == nil && r.kind.mirrored && r.object.shown != "" && r.subject.shown != r.object.shown
}

// compareMirrors orders claims of the same sides by what else two mirrored rows have
// in common.
func compareMirrors(a, b *rowClaim) int {
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
func (r *rowClaim) sides() (first, second uint32) {
	first, second = r.subject.number, r.object.number
	if order := cmp.Or(cmp.Compare(r.kind.subject, r.kind.object), cmp.Compare(first, second)); order > 0 {
		first, second = second, first
	}
	return first, second
}

// pair pairs each claim with the first one that waits for it, of several that have
// all but the sides in common.
func (m *mirrors) pair(prefix string, claims []*rowClaim) {
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
