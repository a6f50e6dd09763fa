package index

import "slices"

// What is carried over needs no sorting: it is in the same order here and there,
// and what is new is put in between. Lists of what belongs together need no
// looking up: the ordinals of the other segment become those of this one.

// inOrder sorts events by WHEN.
func (t *takeover) inOrder(events []folded) []folded {
	compare := func(a, b folded) int { return compareWhen(a.event, b.event) }
	var carried, added []folded
	if t.other != nil {
		carried = make([]folded, t.other.events.len())
	}
	for _, f := range events {
		if f.there == none {
			added = append(added, f)
		} else {
			carried[f.there] = f
		}
	}
	carried = slices.DeleteFunc(carried, func(f folded) bool { return f.event == nil })
	slices.SortFunc(added, compare)
	return merged(carried, added, compare)
}

// carry notes where the carried events are, here and there. Events are those of
// the segment, in order.
func (t *takeover) carry(events []folded) {
	t.eventsThere = make([]uint32, len(events))
	if t.other != nil {
		t.eventsHere = slices.Repeat([]uint32{none}, t.other.events.len())
	}
	for i, f := range events {
		t.eventsThere[i] = f.there
		if f.there != none {
			t.eventsHere[f.there] = uint32(i) //nolint:gosec // ordinals are of 32 bits
		}
	}
}

// addedEvents returns the events that are not carried over, in order.
func (t *takeover) addedEvents() []uint32 {
	var added []uint32
	for i, there := range t.eventsThere {
		if there == none {
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
	return moved(slices.Clone(list(t.other)), t.eventsHere)
}

// moved puts in the place of ordinals where they are here, and leaves out what is
// not. It changes the list.
func moved(list, here []uint32) []uint32 {
	kept := list[:0]
	for _, there := range list {
		if at := here[there]; at != none {
			kept = append(kept, at)
		}
	}
	return kept
}

// merged makes one of two sorted lists, of which the second is short: what is in
// the first is hardly compared.
func merged[T any](long, short []T, compare func(a, b T) int) []T {
	if len(long) == 0 {
		return short
	}
	all := make([]T, 0, len(long)+len(short))
	for _, next := range short {
		at, _ := slices.BinarySearchFunc(long, next, compare)
		all = append(append(all, long[:at]...), next)
		long = long[at:]
	}
	return append(all, long...)
}
