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
type mirrors map[mirrorKey]*unpaired

// mirrorKey is what two mirrored rows have in common.
type mirrorKey struct {
	what, day, report, sentence string
	// first and second are the participants in the order of their roles.
	first, second graph.ID
}

// unpaired are the claims that wait for their mirror, by which of the two sides
// comes first; pairs are those that found it.
type unpaired struct {
	waiting [2][]*rowClaim
	pairs   [][2]*rowClaim
}

// add pairs the claim of a row with one that waits for it.
func (m mirrors) add(t *eventTable, r tableRow, c *rowClaim) {
	if !c.kind.mirrored || c.subject.shown == c.object.shown || c.object.shown == "" {
		return
	}
	key := mirrorKey{
		what: c.kind.mirrorOf(), day: c.when.times[0].When.String(),
		report: t.cell(r, colReport), sentence: t.cell(r, colSentence),
		first: c.subject.mention, second: c.object.mention,
	}
	if order := cmp.Or(cmp.Compare(c.kind.subject, c.kind.object), compareIDs(key.first, key.second)); order > 0 {
		key.first, key.second = key.second, key.first
	}
	u := m[key]
	if u == nil {
		u = &unpaired{}
		m[key] = u
	}
	side := 0
	if c.subject.shown > c.object.shown {
		side = 1
	}
	sameRow := func(other *rowClaim) bool { return other.group == c.group && other.digest == c.digest }
	if slices.ContainsFunc(u.waiting[side], sameRow) {
		return // the same row again
	}
	if others := u.waiting[1-side]; len(others) > 0 {
		u.pairs = append(u.pairs, [2]*rowClaim{others[0], c})
		u.waiting[1-side] = others[1:]
		return
	}
	u.waiting[side] = append(u.waiting[side], c)
}

// groups returns the pairs as coreference, sorted.
func (m mirrors) groups() [][]graph.ID {
	var all [][]graph.ID
	for _, u := range m {
		for _, p := range u.pairs {
			one, other := p[0].id(), p[1].id()
			all = append(all, []graph.ID{min(one, other), max(one, other)})
		}
	}
	slices.SortFunc(all, slices.Compare)
	return all
}
