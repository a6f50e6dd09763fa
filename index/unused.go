package index

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/index/tables"
)

// CountClaims returns how many claims tell of these events. It reads none of them.
func (s *Snapshot) CountClaims(events *roaring.Bitmap) int {
	counts := s.views.claimCounts()
	n := 0
	for ordinals := events.Iterator(); ordinals.HasNext(); {
		n += int(counts[ordinals.Next()])
	}
	return n
}

// claimCounts counts the claims of each event, by ordinal.
func (s *segment) claimCounts() []uint32 {
	counts := make([]uint32, s.events.Len())
	for _, event := range s.eventOf {
		if event != tables.None {
			counts[event]++
		}
	}
	return counts
}

// LeftOut returns how many claims about events of the whole are not in this view
// of it: 0 where it is none.
func (s *Snapshot) LeftOut() int { return s.views.leftOut() }

func (s *segment) lacks(whole *segment) int {
	n := 0
	for claim, event := range whole.eventOf {
		if event != tables.None && s.claims.Find(whole.claims.IDs[claim]) == tables.None {
			n++
		}
	}
	return n
}
