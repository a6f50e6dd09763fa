package identity

import (
	"cmp"
	"slices"
)

// neighbours is with how many of its block an event is compared: those that
// begin next. It bounds the work, whatever the size of a block.
const neighbours = 16

// eventBlock is what events share that are compared: their type, and a person, or
// a place, or two sides.
type eventBlock struct {
	kind int32 // as numbered among those compared
	what byte  // p for a person, l for a place, s for two sides
	a, b int32
}

// eventPair is two places in a list of profiles, the smaller in the upper half, so
// that pairs are sorted as numbers.
type eventPair uint64

func newEventPair(i, j int32) eventPair {
	return eventPair(min(i, j))<<32 | eventPair(max(i, j)) //nolint:gosec // places are never negative
}

func (p eventPair) first() int  { return int(p >> 32) }         //nolint:gosec // the half of a number
func (p eventPair) second() int { return int(p & (1<<32 - 1)) } //nolint:gosec // the half of a number

// eventCandidates returns pairs of profiles that share a block and a time, each
// once, sorted.
func eventCandidates(profiles []*eventProfile) []eventPair {
	blocks, kinds, keys := map[eventBlock][]int32{}, map[string]int32{}, []eventBlock(nil)
	for i, e := range profiles {
		kind, known := kinds[e.kind]
		if !known {
			kind = int32(len(kinds)) //nolint:gosec // as many types as are told of
			kinds[e.kind] = kind
		}
		keys = e.blocks(keys[:0], kind)
		for _, key := range keys {
			blocks[key] = append(blocks[key], int32(i))
		}
	}
	var pairs []eventPair
	for _, members := range blocks {
		if len(members) < 2 {
			continue
		}
		slices.SortFunc(members, func(i, j int32) int {
			return cmp.Or(cmp.Compare(profiles[i].reach.EarliestStart, profiles[j].reach.EarliestStart), cmp.Compare(i, j))
		})
		for at, i := range members {
			for _, j := range members[at+1 : min(at+1+neighbours, len(members))] {
				if gap, known := daysApart(profiles[i].reach, profiles[j].reach); known && gap > daysInDispute {
					break // the others begin later
				}
				pairs = append(pairs, newEventPair(i, j))
			}
		}
	}
	slices.Sort(pairs)
	return slices.Compact(pairs)
}

// blocks adds the keys of the blocks in which an event is.
func (e *eventProfile) blocks(keys []eventBlock, kind int32) []eventBlock {
	for _, p := range e.people {
		keys = append(keys, eventBlock{kind: kind, what: 'p', a: p})
	}
	for _, p := range e.places {
		keys = append(keys, eventBlock{kind: kind, what: 'l', a: p})
	}
	for i, s := range e.sides {
		for _, o := range e.sides[i+1 : min(i+4, len(e.sides))] {
			keys = append(keys, eventBlock{kind: kind, what: 's', a: s, b: o})
		}
	}
	return keys
}
