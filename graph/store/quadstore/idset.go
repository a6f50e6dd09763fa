package quadstore

import (
	"iter"
	"maps"
	"slices"
)

// idSet is a set of ids, with a bit for each in pages.
type idSet map[uint64]*[idPage / 64]uint64

const idPage = 1 << 15

func (s idSet) add(id uint64) {
	if id == 0 {
		return // no label
	}
	page := s[id/idPage]
	if page == nil {
		page = new([idPage / 64]uint64)
		s[id/idPage] = page
	}
	page[id%idPage/64] |= 1 << (id % 64)
}

func (s idSet) has(id uint64) bool {
	page := s[id/idPage]
	return page != nil && page[id%idPage/64]&(1<<(id%64)) != 0
}

// without yields, in order, the ids that the other set does not have.
func (s idSet) without(other idSet) iter.Seq[uint64] {
	return func(yield func(uint64) bool) {
		for _, at := range slices.Sorted(maps.Keys(s)) {
			for id := at * idPage; id < (at+1)*idPage; id++ {
				if s.has(id) && !other.has(id) && !yield(id) {
					return
				}
			}
		}
	}
}
