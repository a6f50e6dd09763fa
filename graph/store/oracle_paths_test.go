package store_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
)

// attendance returns who was at each meeting that may have been held, as Cayley
// finds it by the stored claims. That a meeting was only planned, and who acts for
// whom, is what the index makes of them.
func (o oracle) attendance() map[graph.ID][]graph.ID {
	there := map[graph.ID][]graph.ID{}
	for _, id := range o.snap.Actors() {
		actor, err := o.snap.Actor(id)
		if err != nil {
			o.t.Fatal(err)
		}
		for meeting := range o.met(actor.Mentions) {
			event, err := o.snap.Event(meeting)
			if err != nil {
				o.t.Fatal(err)
			}
			if event.Status == graph.StatusHeld || event.Status == graph.StatusUnknown {
				there[meeting] = append(there[meeting], id)
			}
		}
	}
	return there
}

// neighbours returns whom each actor met: all who were at a meeting with it, but
// those who were on one side with it.
func (o oracle) neighbours() map[graph.ID][]graph.ID {
	met := map[graph.ID][]graph.ID{}
	for _, there := range o.attendance() {
		for _, a := range there {
			for _, b := range there {
				oneSide := slices.ContainsFunc(there, func(x graph.ID) bool { return o.snap.ActsFor(x, a) && o.snap.ActsFor(x, b) })
				if a != b && !oneSide {
					met[a] = append(met[a], b)
				}
			}
		}
	}
	return met
}

// hops returns how many meetings each actor is away from one.
func hops(met map[graph.ID][]graph.ID, from graph.ID) map[graph.ID]int {
	away := map[graph.ID]int{from: 0}
	for queue := []graph.ID{from}; len(queue) > 0; queue = queue[1:] {
		for _, next := range met[queue[0]] {
			if _, seen := away[next]; !seen {
				away[next] = away[queue[0]] + 1
				queue = append(queue, next)
			}
		}
	}
	return away
}

// How many meetings lie between every two persons of the five articles, asked of
// Cayley and of query; nobody acts for a person.
func TestCayleyAndQueryAgreeOnPaths(t *testing.T) {
	o, session := newOracle(t)
	met := o.neighbours()
	persons := slices.DeleteFunc(slices.Sorted(maps.Keys(met)), func(id graph.ID) bool {
		actor, err := o.snap.Actor(id)
		return err != nil || actor.Type != graph.ActorPerson
	})
	longest := 0
	for _, from := range persons {
		away := hops(met, from)
		for _, to := range persons {
			paths, err := session.Paths(t.Context(), query.PathArgs{
				From: &graph.ActorRef{ID: &from}, To: &graph.ActorRef{ID: &to}, MaxHops: query.MaxHops, First: 1,
			})
			if err != nil {
				t.Fatal(err)
			}
			want, connected := away[to]
			if connected != (len(paths) > 0) || connected && paths[0].Length() != want {
				t.Errorf("from %s to %s: Cayley says %d %v, query %+v", from, to, want, connected, paths)
			}
			longest = max(longest, want)
		}
	}
	if longest < 2 {
		t.Errorf("the longest of the shortest chains has %d meetings", longest)
	}
}
