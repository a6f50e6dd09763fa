package identity

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// ambiguity finds what may mean several events.
type ambiguity struct {
	*eventJoiner
	known map[eventPair]contradiction // between roots
}

// talksOfThree are told as talks of each two of them; of more, two may have met by themselves.
const talksOfThree = 3

// contradiction is what keeps two events from being one that a third may be.
type contradiction uint8

const (
	noContradiction contradiction = iota
	ofOthers                      // each names others: none to who names these all
	plainContradiction
)

// ambiguous returns the heads of those events of some pairs that are like several
// which cannot be one: "this week", where two met on Monday and on Friday.
func (j *eventJoiner) ambiguous(pairs []likeEvents) map[int32]bool {
	events, meant := map[int32]*eventProfile{}, map[int32][]int32{} // by head: the roots that it may be one with
	note := func(e, other *eventProfile) {
		events[e.head] = e
		if root := j.sets.find(other.head); !slices.Contains(meant[e.head], root) {
			meant[e.head] = append(meant[e.head], root)
		}
	}
	for _, like := range pairs {
		if like.verdict == graph.VerdictSame {
			note(like.a, like.b)
			note(like.b, like.a)
		}
	}
	a, found := ambiguity{j, map[eventPair]contradiction{}}, map[int32]bool{}
	for head, roots := range meant {
		found[head] = a.excludeEachOther(events[head], roots)
	}
	return found
}

// excludeEachOther tells whether two of the events that one may be cannot both be it.
func (a ambiguity) excludeEachOther(e *eventProfile, roots []int32) bool {
	for i, x := range roots {
		for _, y := range roots[:i] {
			left, right := a.profiles[x], a.profiles[y]
			switch a.between(x, y) {
			case plainContradiction:
				return true
			case ofOthers:
				if len(e.people) > talksOfThree || !e.namesAll(left) || !e.namesAll(right) {
					return true
				}
			}
		}
	}
	return false
}

func (a ambiguity) between(x, y int32) contradiction {
	pair := newEventPair(x, y)
	found, known := a.known[pair]
	if !known {
		found = a.contradict(a.profiles[x], a.profiles[y])
		a.known[pair] = found
	}
	return found
}

// contradict tells whether two events are two: by what makes them so whatever else
// agrees, or since they have not been joined though both give a day.
func (a ambiguity) contradict(left, right *eventProfile) contradiction {
	one, other := left.told.single(), right.told.single()
	c := a.weighEvents(left, right, false)
	switch {
	case len(one) > 0 && len(other) > 0 && len(common(one, other)) == 0, left.told.against(right.told) != "", c.apart:
		return plainContradiction
	case c.bar == featureOthers:
		return ofOthers
	case c.bar != "":
		return plainContradiction
	}
	return noContradiction
}

// namesAll tells whether an event names all persons and sides of another.
func (e *eventProfile) namesAll(o *eventProfile) bool {
	return len(common(e.people, o.people)) == len(o.people) && len(common(e.sides, o.sides)) == len(o.sides)
}
