package index

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/index/tables"
)

// What is carried over needs no sorting: it is in the same order here and there,
// and what is new is put in between. Lists of what belongs together need no
// looking up: the ordinals of the other segment become those of this one.

// inOrder sorts events by WHEN.
func (t *takeover) inOrder(events []folded) []folded {
	compare := func(a, b folded) int { return compareWhen(a.event, b.event) }
	var carried, added []folded
	if t.other != nil {
		carried = make([]folded, t.other.events.Len())
	}
	for _, f := range events {
		if f.there == tables.None {
			added = append(added, f)
		} else {
			carried[f.there] = f
		}
	}
	carried = slices.DeleteFunc(carried, func(f folded) bool { return f.event == nil })
	slices.SortFunc(added, compare)
	return tables.Merge(carried, added, compare)
}

// carry notes where the carried events are, here and there. Events are those of
// the segment, in order.
func (t *takeover) carry(events []folded) {
	t.eventsMoved.There = make([]uint32, len(events))
	if t.other != nil {
		t.eventsMoved.Here = slices.Repeat([]uint32{tables.None}, t.other.events.Len())
	}
	for i, f := range events {
		t.eventsMoved.There[i] = f.there
		if f.there != tables.None {
			t.eventsMoved.Here[f.there] = uint32(i) //nolint:gosec // ordinals are of 32 bits
		}
	}
}

// addedEvents returns the events that are not carried over, in order.
func (t *takeover) addedEvents() []uint32 {
	var added []uint32
	for i, there := range t.eventsMoved.There {
		if there == tables.None {
			added = append(added, uint32(i)) //nolint:gosec // ordinals are of 32 bits
		}
	}
	return added
}

// carriedEvents returns the carried events of a list of the other segment, in its
// order.
func (t *takeover) carriedEvents(list func(other *segment) []uint32) []uint32 {
	if t.other == nil {
		return nil
	}
	return moved(slices.Clone(list(t.other)), t.eventsMoved.Here)
}

// events returns the carried events of a set of the other segment.
func (t *takeover) events(there *roaring.Bitmap) []uint32 {
	return moved(there.ToArray(), t.eventsMoved.Here)
}

// ofActors returns the carried events by actors, of sets by those of the other
// segment. What is here and not there has none.
func (t *takeover) ofActors(there *tables.Rows[roaring.Bitmap]) ordinals {
	return t.of(there, t.actorsMoved.Here, t.segment.actors.Len())
}

// ofPlaces returns the carried events by places.
func (t *takeover) ofPlaces(there *tables.Rows[roaring.Bitmap]) ordinals {
	return t.of(there, t.placesMoved.Here, t.segment.places.Len())
}

func (t *takeover) of(there *tables.Rows[roaring.Bitmap], here []uint32, size int) ordinals {
	lists := make(ordinals, size)
	for key, events := range there.All() {
		if at := here[key]; at != tables.None && events != nil {
			lists[at] = t.events(events)
		}
	}
	return lists
}

// carriedBy returns the carried events of sets of the other segment, by the same
// keys; of those that have some.
func carriedBy[K comparable](t *takeover, there map[K]*roaring.Bitmap) map[K][]uint32 {
	lists := make(map[K][]uint32, len(there))
	for key, events := range there {
		if carried := t.events(events); len(carried) > 0 {
			lists[key] = carried
		}
	}
	return lists
}

// claim tells whether a claim is as in the other segment, and all that it names.
func (t *takeover) claim(claim uint32) bool { return t.other != nil && t.claims[claim] }

// carryClaims adds to lists of claims those of the other segment that are the same
// here, by the places of the keys here.
func (t *takeover) carryClaims(lists, there ordinals, keysHere []uint32) {
	for key, claims := range there {
		at := keysHere[key]
		if at == tables.None {
			continue
		}
		list := make([]uint32, 0, len(claims)+1)
		for _, claim := range claims {
			if here := t.claimsMoved.Here[claim]; here != tables.None && t.claims[here] {
				list = append(list, here)
			}
		}
		lists[at] = list
	}
}

// moved puts in the place of ordinals where they are here, and leaves out what is
// not. It changes the list.
func moved(list, here []uint32) []uint32 {
	kept := list[:0]
	for _, there := range list {
		if at := here[there]; at != tables.None {
			kept = append(kept, at)
		}
	}
	return kept
}
