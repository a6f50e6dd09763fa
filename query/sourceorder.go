package query

import (
	"cmp"
	"sort"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
)

// sourcesKey is a place in SOURCES order: number of independent sources, then as
// in WHEN order.
type sourcesKey struct {
	Sources int     `json:"n"`
	When    whenKey `json:"w"`
}

func compareSources(a, b sourcesKey) int {
	return cmp.Or(cmp.Compare(a.Sources, b.Sources), compareWhen(a.When, b.When))
}

func (s *Session) bySources(p positions, d graph.Direction) sequence[sourcesKey] {
	when := s.byWhen(p, d)
	key := func(i int) sourcesKey {
		return sourcesKey{len(s.snap.EventAt(p.ordinal(i)).Independent), when.key(i)}
	}
	return sequence[sourcesKey]{"SOURCES " + string(d), p.length, key, directed(d, compareSources)}
}

// bySourcesFrom finds the ordinals of events by position in SOURCES order. Events
// with equally many sources follow one another as their ordinals do, so that
// nothing is sorted: there is a bitmap for each number of sources.
func (s *Session) bySourcesFrom(events *roaring.Bitmap) func(i int) uint32 {
	var levels []*roaring.Bitmap // with as many sources, the fewest first
	var ends []int               // how many events there are up to the end of each
	total := 0
	for n := 1; n <= s.snap.MostSources(); n++ {
		level := roaring.And(events, s.snap.WithSources(n))
		level.AndNot(s.snap.WithSources(n + 1))
		if total += int(level.GetCardinality()); !level.IsEmpty() { //nolint:gosec // ordinals are of 32 bits
			levels, ends = append(levels, level), append(ends, total)
		}
	}
	return func(i int) uint32 {
		at := sort.SearchInts(ends, i+1)
		if at > 0 {
			i -= ends[at-1]
		}
		return ordinalAt(levels[at], i)
	}
}
