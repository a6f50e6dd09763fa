package index

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
)

// placeMap finds the places around a point: those whose location is known, from
// south to north.
type placeMap struct {
	// latitudes are in millionths of a degree, rounded down; places are ordinals.
	latitudes []int32
	places    []uint32
	// elsewhere are the events at a place of which it is not known where it lies.
	elsewhere *roaring.Bitmap
}

const millionths = 1_000_000

func (s *segment) newPlaceMap() placeMap {
	m := placeMap{elsewhere: roaring.New()}
	type located struct {
		latitude int32
		place    uint32
	}
	var all []located
	for i, p := range s.places.All() {
		if p.Location == nil {
			m.elsewhere.Or(present(s.postings.at.At(i)))
			continue
		}
		all = append(all, located{int32(math.Floor(p.Location.Latitude * millionths)), i})
	}
	m.elsewhere.RunOptimize()
	slices.SortFunc(all, func(a, b located) int {
		return cmp.Or(cmp.Compare(a.latitude, b.latitude), cmp.Compare(a.place, b.place))
	})
	for _, l := range all {
		m.latitudes, m.places = append(m.latitudes, l.latitude), append(m.places, l.place)
	}
	return m
}

// kilometresOfLatitude is how long a degree from south to north is at least.
const kilometresOfLatitude = 111

// Near returns the events at a place that lies at most so many kilometres from a
// point, as graph.Location.Kilometres measures it. Those at a place of which it
// is not known where it lies are possibly there.
func (s *Snapshot) Near(point graph.Location, kilometres float64) Matches {
	m := &s.base.placeMap
	band := kilometres/kilometresOfLatitude + 2.0/millionths
	south, north := (point.Latitude-band)*millionths, (point.Latitude+band)*millionths
	from := sort.Search(len(m.latitudes), func(i int) bool { return float64(m.latitudes[i]) >= south })
	var near []*roaring.Bitmap
	for i := from; i < len(m.latitudes) && float64(m.latitudes[i]) <= north; i++ {
		if s.base.places.At(m.places[i]).Location.Kilometres(point) <= kilometres {
			near = append(near, present(s.base.postings.at.At(m.places[i])))
		}
	}
	certain := roaring.FastOr(near...)
	return Matches{Certain: certain, Possible: roaring.Or(certain, m.elsewhere)}
}
