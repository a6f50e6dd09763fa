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
	sides   []claimSides
	alike   []*rowClaim
	waiting [2][]*rowClaim
	pairs   [][]graph.ID
}

// claimSides has what few claims of a group have in common.
type claimSides struct {
	// first and second are the two participants, in the order of their roles.
	first, second uint32
	claim         int // of the group
}

// find pairs the claims of a group, which are in the order of their digests.
func (m *mirrors) find(t *claimTable, g claimGroup) {
	m.sides = m.sides[:0]
	for i := range g.claims {
		if r := &g.claims[i]; t.mayBeMirrored(r) {
			first, second := t.sides(r)
			m.sides = append(m.sides, claimSides{first, second, i})
		}
	}
	slices.SortFunc(m.sides, func(a, b claimSides) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.second, b.second), cmp.Compare(a.claim, b.claim))
	})
	sameSides := func(a, b *claimSides) bool { return a.first == b.first && a.second == b.second }
	sameRest := func(a, b **rowClaim) bool { return t.compareMirrors(*a, *b) == 0 }
	for same := range runs(m.sides, sameSides) {
		if len(same) < 2 {
			continue
		}
		m.alike = m.alike[:0]
		for _, s := range same {
			m.alike = append(m.alike, &g.claims[s.claim])
		}
		slices.SortStableFunc(m.alike, t.compareMirrors)
		for claims := range runs(m.alike, sameRest) {
			m.pair(t, claims)
		}
	}
}

func (t *claimTable) mayBeMirrored(r *rowClaim) bool {
	return r.kind != withinKind && t.kinds[r.kind].mirrored && r.object != nothing && r.subject != r.object
}

// sides are the two participants, in the order of their roles.
func (t *claimTable) sides(r *rowClaim) (first, second uint32) {
	kind := t.kinds[r.kind]
	if order := cmp.Or(cmp.Compare(kind.subject, kind.object), cmp.Compare(r.subject, r.object)); order > 0 {
		return r.object, r.subject
	}
	return r.subject, r.object
}

// compareMirrors orders claims of the same two by what else mirrored rows have in
// common: a report and a sentence that they are read from, where they have them.
func (t *claimTable) compareMirrors(a, b *rowClaim) int {
	one, other := t.mores.at(a.more), t.mores.at(b.more)
	return cmp.Or(
		cmp.Compare(t.kinds[a.kind].mirror, t.kinds[b.kind].mirror),
		cmp.Compare(t.days[a.day].exactly, t.days[b.day].exactly),
		cmp.Compare(one.report, other.report),
		cmp.Compare(one.sentence, other.sentence),
	)
}

// pair pairs each claim with the first one that waits for it, of those that have all
// but the sides in common.
func (m *mirrors) pair(t *claimTable, claims []*rowClaim) {
	m.waiting[0], m.waiting[1] = m.waiting[0][:0], m.waiting[1][:0]
	for _, c := range claims {
		side := 0
		if c.subject > c.object {
			side = 1
		}
		sameRow := func(other *rowClaim) bool { return other.digest == c.digest }
		if slices.ContainsFunc(m.waiting[side], sameRow) {
			continue // the same row again
		}
		if others := m.waiting[1-side]; len(others) > 0 {
			one, other := t.id(others[0]), t.id(c)
			m.pairs = append(m.pairs, []graph.ID{min(one, other), max(one, other)})
			m.waiting[1-side] = others[1:]
			continue
		}
		m.waiting[side] = append(m.waiting[side], c)
	}
}
