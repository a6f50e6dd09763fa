package tables

import (
	"github.com/cespare/xxhash/v2"

	"github.com/parley-kg/parley/graph"
)

// slots find the place of an id in a list: a hash table that holds places only, so
// that it takes 8 to 12 bytes an id and can be read from a file as it is. The places
// of slot i are those from starts[i] to starts[i+1], ascending. What they are follows
// from the ids alone, whichever way these came together.
type slots struct{ starts, places []uint32 }

// slotsFor is how many slots so many ids have: a power of two.
func slotsFor(ids int) int {
	size := 1
	for size < ids {
		size *= 2
	}
	return size
}

// slotOf returns the slot of an id, of so many.
func slotOf(id graph.ID, size int) uint32 {
	return uint32(xxhash.Sum64String(string(id)) & uint64(size-1)) //nolint:gosec // less than the size
}

// next returns the slots of a list of ids. Moves say which of them are in the list of
// these slots, and where; nil stands for none.
func (s slots) next(ids []graph.ID, moves *Moves) slots {
	size := slotsFor(len(ids))
	if len(s.starts) != size+1 {
		s, moves = slots{starts: make([]uint32, size+1)}, nil
	}
	added := newBuckets(ids, size, moves)
	n := slots{starts: make([]uint32, size+1), places: make([]uint32, 0, len(ids))}
	for slot := range size {
		fresh := added.in(slot)
		for _, there := range s.places[s.starts[slot]:s.starts[slot+1]] {
			here := moves.Here[there]
			if here == None {
				continue
			}
			for len(fresh) > 0 && fresh[0] < here {
				n.places, fresh = append(n.places, fresh[0]), fresh[1:]
			}
			n.places = append(n.places, here)
		}
		n.places = append(n.places, fresh...)
		n.starts[slot+1] = uint32(len(n.places)) //nolint:gosec // ordinals are of 32 bits
	}
	return n
}

func (s slots) find(ids []graph.ID, id graph.ID) uint32 {
	if len(s.starts) == 0 { // the zero value
		return None
	}
	slot := slotOf(id, len(s.starts)-1)
	for _, place := range s.places[s.starts[slot]:s.starts[slot+1]] {
		if ids[place] == id {
			return place
		}
	}
	return None
}

// fit tells whether slots that were read can be those of so many ids.
func (s slots) fit(ids int) bool { return len(s.starts) == slotsFor(ids)+1 && len(s.places) == ids }

// buckets are the places of ids that are new, by their slots.
type buckets struct{ ends, places []uint32 }

func newBuckets(ids []graph.ID, size int, moves *Moves) buckets {
	var added, slot []uint32
	b := buckets{ends: make([]uint32, size+1)}
	for i, id := range ids {
		if moves == nil || moves.There[i] == None {
			at := slotOf(id, size)
			added, slot = append(added, uint32(i)), append(slot, at) //nolint:gosec // ordinals are of 32 bits
			b.ends[at+1]++
		}
	}
	for i := range size {
		b.ends[i+1] += b.ends[i]
	}
	b.places = make([]uint32, len(added))
	for i, place := range added { // moves each end from the one before to its own
		b.places[b.ends[slot[i]]] = place
		b.ends[slot[i]]++
	}
	return b
}

// in returns the places of a slot.
func (b buckets) in(slot int) []uint32 {
	if slot == 0 {
		return b.places[:b.ends[0]]
	}
	return b.places[b.ends[slot-1]:b.ends[slot]]
}
