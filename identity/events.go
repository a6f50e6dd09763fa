package identity

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// nameEvents gives each event the id of its best-informed claim. It answers to
// those that its other claims would have given it, and to the claims.
func (r *resolver) nameEvents(sets []set) {
	for i := range sets {
		s := &sets[i]
		if s.prefix != graph.PrefixEvent {
			continue
		}
		if s.before != nil { // the claims alone tell it
			s.cluster.ID, s.cluster.Aliases = s.before.cluster.ID, s.before.cluster.Aliases
			continue
		}
		best := slices.MinFunc(s.members, func(a, b int32) int {
			return compareInformed(r.claim(a), r.claim(b))
		})
		s.cluster.ID = eventID(r.claim(best).ID)
		for _, node := range s.members {
			claim := r.claim(node).ID
			s.cluster.Aliases = append(s.cluster.Aliases, claim)
			if id := eventID(claim); id != s.cluster.ID {
				s.cluster.Aliases = append(s.cluster.Aliases, id)
			}
		}
		slices.Sort(s.cluster.Aliases)
		s.cluster.Aliases = slices.Clip(s.cluster.Aliases)
	}
}

func eventID(claim graph.ID) graph.ID { return graph.ID(graph.PrefixEvent + "/" + claim.Local()) }

// claim returns the claim of a node that is one.
func (r *resolver) claim(node int32) *graph.Claim { return r.claims[int(node)-len(r.mentions)] }

// saidIn returns what the words of the claim of a node say; nil where there are none.
func (r *resolver) saidIn(node int32) *heard { return r.said[int(node)-len(r.mentions)] }

// compareInformed puts the claim first that knows more: a day, then a place,
// then more participants; at last the smaller id.
func compareInformed(a, b *graph.Claim) int {
	return cmp.Or(
		-compareBool(knowsDay(a), knowsDay(b)),
		-compareBool(len(a.Places) > 0, len(b.Places) > 0),
		cmp.Compare(len(b.Participations), len(a.Participations)),
		cmp.Compare(a.ID, b.ID),
	)
}

// knowsDay tells whether the claim gives the time to the day.
func knowsDay(c *graph.Claim) bool {
	return slices.ContainsFunc(c.Times, func(t graph.ClaimedTime) bool {
		b := t.When.Bounds()
		return !t.When.IsZero() && b.EarliestStart == b.LatestEnd
	})
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	default:
		return -1
	}
}
