package index

import (
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// foldConflicts finds what the claims of one event say that cannot all hold. The
// event has all other fields but links; its claims are sorted by id, and inside are
// links between them. docs/conflicts.md says what is a conflict and what is not.
func (s *segment) foldConflicts(e *graph.Event, claims []*graph.Claim, inside []*graph.ClaimedLink) []graph.Conflict {
	if len(claims) < 2 {
		return nil
	}
	d := disputes{segment: s, event: e, claims: claims, telling: affirming(claims), inside: inside}
	d.time()
	d.place()
	d.roles()
	d.presences()
	d.status()
	d.scope()
	return d.found
}

// disputes collects the conflicts of one event.
type disputes struct {
	*segment
	event *graph.Event
	// claims are all of the event, telling those that say what it was.
	claims, telling []*graph.Claim
	inside          []*graph.ClaimedLink
	found           []graph.Conflict
}

// reading is one side of a conflict.
type reading struct {
	value  string
	claims []*graph.Claim
}

// add notes a conflict of two or more readings, fewer are none; actor is none
// where it is not about one.
func (d *disputes) add(kind graph.ConflictKind, actor uint32, readings []reading, rules ...rule) {
	if len(readings) < 2 {
		return
	}
	c := graph.Conflict{Kind: kind, Event: d.event.ID}
	if actor != tables.None {
		c.Actor = d.actors.IDs[actor]
	}
	c.ID = graph.NewConflictID(kind, c.Event, c.Actor)
	for _, r := range readings {
		c.Readings = append(c.Readings, graph.ConflictReading{Value: r.value, Claims: claimIDs(r.claims)})
	}
	c.Best, c.Rule = d.prefer(readings, rules)
	d.found = append(d.found, c)
}

func claimIDs(claims []*graph.Claim) []graph.ID {
	ids := make([]graph.ID, len(claims))
	for i, c := range claims {
		ids[i] = c.ID
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// told is one answer to a question, and the claims that give it.
type told[V comparable] struct {
	value  V
	claims []*graph.Claim
}

// gather groups claims by the answer that they give, in the order of first
// claims; what gives none is left out.
func gather[V comparable](claims []*graph.Claim, answer func(*graph.Claim) (V, bool)) []told[V] {
	var all []told[V]
	at := map[V]int{}
	for _, c := range claims {
		value, gives := answer(c)
		if !gives {
			continue
		}
		i, known := at[value]
		if !known {
			i = len(all)
			at[value] = i
			all = append(all, told[V]{value: value})
		}
		all[i].claims = append(all[i].claims, c)
	}
	return all
}

// side is answers that agree. The first excludes those of the other sides.
type side[V comparable] []told[V]

// sides divides answers that do not all agree. The first answer that excludes
// another leads a side, and so does each further one that excludes all who lead;
// who agrees with one of these alone is on its side, who agrees with several on
// none. The order of the answers decides who leads.
func sides[V comparable](answers []told[V], excludes func(a, b V) bool) []side[V] {
	opposed := slices.DeleteFunc(slices.Clone(answers), func(a told[V]) bool {
		return !slices.ContainsFunc(answers, func(b told[V]) bool { return excludes(a.value, b.value) })
	})
	var all []side[V]
	var others []told[V]
	for _, a := range opposed {
		if slices.ContainsFunc(all, func(s side[V]) bool { return !excludes(s[0].value, a.value) }) {
			others = append(others, a)
			continue
		}
		all = append(all, side[V]{a})
	}
	for _, a := range others {
		agrees := func(s side[V]) bool { return !excludes(s[0].value, a.value) }
		first := slices.IndexFunc(all, agrees)
		if !slices.ContainsFunc(all[first+1:], agrees) {
			all[first] = append(all[first], a)
		}
	}
	return all
}

// claims returns those of all answers of a side.
func (s side[V]) claims() []*graph.Claim {
	var all []*graph.Claim
	for _, t := range s {
		all = append(all, t.claims...)
	}
	return all
}
