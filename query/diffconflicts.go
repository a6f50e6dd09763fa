package query

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// compareConflicts lists the conflicts that came up and those that are gone, but
// for those of times, which are told with the time.
func (d *differ) compareConflicts(old, current *graph.Event) {
	for _, c := range current.Conflicts {
		if c.Kind != graph.ConflictTime && !d.has(old, &c) {
			d.add(&difference{kind: graph.ChangeConflict, old: old, new: current, after: conflictSaid(&c), carries: isIn(&c)}, conflictItem(&c))
		}
	}
	for _, c := range old.Conflicts {
		if c.Kind != graph.ConflictTime && !d.has(current, &c) {
			d.add(&difference{kind: graph.ChangeConflictResolved, old: old, new: current, before: conflictSaid(&c)}, conflictItem(&c))
		}
	}
}

// has tells whether an event has a conflict of this kind, about the same actor.
func (d *differ) has(e *graph.Event, c *graph.Conflict) bool {
	same := func(id graph.ID) graph.ID {
		if actor, err := d.after.snap.Actor(id); err == nil {
			return actor.ID
		}
		return id
	}
	return slices.ContainsFunc(e.Conflicts, func(o graph.Conflict) bool { return o.Kind == c.Kind && same(o.Actor) == same(c.Actor) })
}

// conflictSaid says a conflict in words: "PRESENCE_DISPUTED: PRESENT / DENIED".
func conflictSaid(c *graph.Conflict) string {
	values := make([]string, len(c.Readings))
	for i, r := range c.Readings {
		values[i] = r.Value
	}
	return string(c.Kind) + ": " + strings.Join(values, " / ")
}

func conflictItem(c *graph.Conflict) string { return string(c.Kind) + " " + string(c.Actor) }

func isIn(c *graph.Conflict) func(*graph.Claim) bool {
	return func(claim *graph.Claim) bool {
		return slices.ContainsFunc(c.Readings, func(r graph.ConflictReading) bool { return slices.Contains(r.Claims, claim.ID) })
	}
}
