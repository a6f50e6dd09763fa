package identity

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// neighbours is with how many of its block an event is compared: those that
// begin next. It bounds the work, whatever the size of a block.
const neighbours = 16

// eventBlock holds the events that share something, and what came of comparing
// them. It stays as it is until an event of it comes or goes.
type eventBlock struct {
	key     eventKey
	members []*knownEvent // those that begin first come first
	coming  []*knownEvent
	changed bool // some come, or are gone
	alike   []alikeEvents
}

// alikeEvents is two events that may be one, and why: the comparison has no other
// verdict than SAME and UNSURE.
type alikeEvents struct {
	a, b    *knownEvent
	outcome *eventComparison
}

func (a alikeEvents) pair() eventPair { return newEventPair(a.a.at, a.b.at) }

// member is an event of a block, and where it was in it; -1 for one that comes.
type member struct {
	*knownEvent
	was int
}

// settle takes in those that come, leaves out those that are gone, and compares
// those that have become neighbours. What had been neighbours before, and was not
// alike, is not asked for again.
func (b *eventBlock) settle(compare func(a, b *knownEvent) *eventComparison) {
	members := b.next()
	before := make(map[[2]*knownEvent]*eventComparison, len(b.alike))
	for _, pair := range b.alike {
		before[[2]*knownEvent{pair.a, pair.b}] = pair.outcome
	}
	b.members, b.coming, b.changed, b.alike = make([]*knownEvent, len(members)), nil, false, nil
	for at, one := range members {
		b.members[at] = one.knownEvent
		for _, other := range members[at+1 : min(at+1+neighbours, len(members))] {
			if gap, known := daysApart(one.profile.reach, other.profile.reach); known && gap > daysInDispute {
				break // the others begin later
			}
			pair := alikeEvents{a: one.knownEvent, b: other.knownEvent}
			if one.was >= 0 && other.was >= 0 && other.was-one.was <= neighbours {
				pair.outcome = before[[2]*knownEvent{pair.a, pair.b}]
			} else {
				pair.outcome = compare(pair.a, pair.b)
			}
			if pair.outcome != nil {
				b.alike = append(b.alike, pair)
			}
		}
	}
}

// next returns the members that a block has from now on, those that begin first
// and then those of the smaller claim first: an order that does not change.
func (b *eventBlock) next() []member {
	members := make([]member, 0, len(b.members)+len(b.coming))
	for at, e := range b.members {
		if !e.gone {
			members = append(members, member{e, at})
		}
	}
	for _, e := range b.coming {
		members = append(members, member{e, -1})
	}
	slices.SortFunc(members, func(a, b member) int {
		return cmp.Or(cmp.Compare(a.profile.reach.EarliestStart, b.profile.reach.EarliestStart), cmp.Compare(a.at, b.at))
	})
	return members
}

// comparing compares the events of one resolver.
type comparing struct {
	*resolver
	profiles []*eventProfile
	// alike are those of several blocks.
	alike map[eventPair]*eventComparison
}

// compare returns what speaks for two events being one; nil where they differ.
func (c *comparing) compare(a, b *knownEvent) *eventComparison {
	pair := newEventPair(a.at, b.at)
	if known := c.alike[pair]; known != nil {
		return known
	}
	c.events.compared++
	like := c.compareEvents(c.profiles[pair.first()], c.profiles[pair.second()])
	if like.verdict == graph.VerdictDifferent {
		return nil
	}
	like.features = slices.Clip(like.features) // who takes it may add others
	c.alike[pair] = &like
	return &like
}
