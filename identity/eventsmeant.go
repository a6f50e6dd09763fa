package identity

import (
	"slices"

	"github.com/parley-kg/parley/graph"
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
	ambiguous := map[int32]bool{}
	for head, roots := range meant {
		ambiguous[head] = j.excludeEachOther(events[head], roots)
	}
	return ambiguous
}

// excludeEachOther tells whether two of the events that one may be cannot both be it.
func (j *eventJoiner) excludeEachOther(e *eventProfile, roots []int32) bool {
	for i, one := range roots {
		for _, other := range roots[:i] {
			if j.excludes(e, j.profiles[one], j.profiles[other]) {
				return true
			}
		}
	}
	return false
}

// excludes tells whether two events that a third may be are two: by what makes them
// so whatever else agrees, or since they have not been joined though both give a
// day. That they name other people is none where the third names these all.
func (j *eventJoiner) excludes(third, a, b *eventProfile) bool {
	one, other := a.told.single(), b.told.single()
	if len(one) > 0 && len(other) > 0 && len(common(one, other)) == 0 || a.told.against(b.told) != "" {
		return true
	}
	c := j.weighEvents(a, b, false)
	return c.apart || c.bar != "" && (c.bar != featureOthers || !third.namesAll(a) || !third.namesAll(b))
}

// namesAll tells whether an event names all persons and sides of another.
func (e *eventProfile) namesAll(o *eventProfile) bool {
	return len(common(e.people, o.people)) == len(o.people) && len(common(e.sides, o.sides)) == len(o.sides)
}
