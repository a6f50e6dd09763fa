package quadstore

import "encoding/binary"

// recentIDs remember the ids of values by hash, at most one for each slot. Whom
// and what one change is about the next ones often are about again, and asking
// Pebble for them is a large part of a change. Only writers use it, under
// core.writing; it must be emptied when values are removed.
type recentIDs struct {
	slots []recentID
}

type recentID struct {
	hash hash
	id   uint64
}

const recentSlots = 1 << 17 // 3 MB

func (r *recentIDs) slot(h hash) *recentID {
	return &r.slots[binary.BigEndian.Uint64(h[:])%recentSlots]
}

// get returns 0 for a value that is not remembered, which says nothing of it.
func (r *recentIDs) get(h hash) uint64 {
	if r.slots == nil {
		return 0
	}
	if found := r.slot(h); found.hash == h {
		return found.id
	}
	return 0
}

// put remembers a value that is stored.
func (r *recentIDs) put(h hash, id uint64) {
	if r.slots == nil {
		r.slots = make([]recentID, recentSlots)
	}
	*r.slot(h) = recentID{h, id}
}

// lookUpToWrite returns the id of the value with the hash, and 0 where there is
// none, as [Store.lookUp] does, from what writers remember where that suffices.
func (s *Store) lookUpToWrite(h hash) (id uint64, err error) {
	core := s.core
	if id := core.recent.get(h); id != 0 {
		return id, nil
	}
	if !core.maybeStored(h) {
		return 0, nil
	}
	if id, err = s.lookUp(h); err == nil && id != 0 {
		core.recent.put(h, id)
	}
	return id, err
}

// maybeStored tells false only of a hash of no stored value.
func (c *core) maybeStored(h hash) bool { return c.known == nil || c.known.maybe(h) }
