package loader

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// mirrors finds the rows of a table that tell of one event from its two sides:
// "X makes a visit to Y" and "Y hosts a visit by X", or "X consults Y" and "Y
// consults X". They have one day, one source and one sentence where the table
// names them, exchanged sides, and what they say comes out the same: the same
// roles of the same two. Whether rows of a label can be such is up to the
// mapping: those with a direction, INITIATOR and TARGET, never are.
type mirrors map[string]*unpaired

// unpaired are the claims that wait for their mirror, by which of the two sides
// comes first; pairs are those that found it.
type unpaired struct {
	waiting [2][]*rowClaim
	pairs   [][2]*rowClaim
}

// add pairs the claim of a row with one that waits for it.
func (m mirrors) add(t *eventTable, r tableRow, c *rowClaim, subject, object *tableActor) {
	if !c.kind.mirrored || subject.shown == object.shown || object.shown == "" {
		return
	}
	t.buffer = appendMirrorKey(t.buffer[:0], t, r, c)
	u := m[string(t.buffer)]
	if u == nil {
		u = &unpaired{}
		m[string(t.buffer)] = u
	}
	side := 0
	if subject.shown > object.shown {
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

// appendMirrorKey appends what two mirrored rows have in common. Where both sides
// have one role that is the label, too: a consultation does not mirror a negotiation.
func appendMirrorKey(key []byte, t *eventTable, r tableRow, c *rowClaim) []byte {
	part := func(s string) { key = append(append(key, s...), 0) }
	part(c.kind.name)
	part(string(c.kind.status))
	part(c.when.times[0].When.String())
	part(t.cell(r, colReport))
	part(t.cell(r, colSentence))
	if c.kind.subject == c.kind.object {
		part(c.kind.label)
	}
	for _, p := range c.participations {
		part(string(p.Role))
		part(string(p.Mention))
	}
	return key
}

// groups returns the pairs as coreference, sorted; the claims have their ids.
func (m mirrors) groups() [][]graph.ID {
	var all [][]graph.ID
	for _, u := range m {
		for _, p := range u.pairs {
			all = append(all, []graph.ID{min(p[0].id, p[1].id), max(p[0].id, p[1].id)})
		}
	}
	slices.SortFunc(all, slices.Compare)
	return all
}
