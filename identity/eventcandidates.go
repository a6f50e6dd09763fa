package identity

// sidesPaired is with how many of its sides that come next each side of an event
// makes two that others may have, too. It bounds the blocks of talks of many.
const sidesPaired = 3

// eventKey is what events share that are compared: their type, and a person, or a
// place, or two sides, by the names that outlast a resolver, see setNames.
type eventKey struct {
	kind string
	what byte // p for a person, l for a place, s for two sides
	a, b int32
}

// keys yields what an event may share with others.
func (n *setNamer) keys(e *eventProfile, yield func(eventKey)) {
	for _, p := range e.people {
		yield(eventKey{kind: e.kind, what: 'p', a: n.names[p]})
	}
	for _, p := range e.places {
		yield(eventKey{kind: e.kind, what: 'l', a: n.names[p]})
	}
	for i, s := range e.sides {
		for _, o := range e.sides[i+1 : min(i+1+sidesPaired, len(e.sides))] {
			yield(eventKey{kind: e.kind, what: 's', a: min(n.names[s], n.names[o]), b: max(n.names[s], n.names[o])})
		}
	}
}

// eventPair is two places in a list of profiles, the smaller in the upper half, so
// that pairs are sorted as numbers.
type eventPair uint64

func newEventPair(i, j int32) eventPair {
	return eventPair(min(i, j))<<32 | eventPair(max(i, j)) //nolint:gosec // places are never negative
}

func (p eventPair) first() int  { return int(p >> 32) }         //nolint:gosec // the half of a number
func (p eventPair) second() int { return int(p & (1<<32 - 1)) } //nolint:gosec // the half of a number
