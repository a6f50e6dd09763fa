package quadstore

import "encoding/binary"

// filter remembers hashes well enough to tell of most others that they were
// never added. Asking Pebble for what is not there is a large part of a load
// into an empty store, in which most values are new. It is a Bloom filter that
// grows: each part has twice the room of the one before.
type filter struct {
	parts []filterPart
}

type filterPart struct {
	bits []uint64
	room int // for how many more
}

const (
	filterFirst  = 1 << 14 // hashes in the first part
	filterBits   = 12      // for a hash
	filterProbes = 8
)

func (f *filter) add(h hash) {
	last := len(f.parts) - 1
	if last < 0 || f.parts[last].room == 0 {
		room := filterFirst << len(f.parts)
		f.parts = append(f.parts, filterPart{bits: make([]uint64, room*filterBits/64), room: room})
		last++
	}
	part := &f.parts[last]
	part.room--
	for at := range part.probes(h) {
		part.bits[at/64] |= 1 << (at % 64)
	}
}

// maybe tells false only of a hash that was never added.
func (f *filter) maybe(h hash) bool {
	for i := range f.parts {
		if f.parts[i].has(h) {
			return true
		}
	}
	return false
}

func (p *filterPart) has(h hash) bool {
	for at := range p.probes(h) {
		if p.bits[at/64]&(1<<(at%64)) == 0 {
			return false
		}
	}
	return true
}

// probes yields the bits of a hash, which is as good as random already.
func (p *filterPart) probes(h hash) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		at, step := binary.BigEndian.Uint64(h[:]), binary.BigEndian.Uint64(h[8:])|1
		for range filterProbes {
			if !yield(at % uint64(len(p.bits)*64)) {
				return
			}
			at += step
		}
	}
}
