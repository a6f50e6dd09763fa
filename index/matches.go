package index

import "github.com/RoaringBitmap/roaring/v2"

// Matches are the events that match a condition, as ordinals: those that
// certainly do, and those that possibly do, the certain ones among them.
// Certain is a subset of Possible. The zero value matches nothing. The bitmaps
// may belong to a [Snapshot]: do not change them.
type Matches struct{ Certain, Possible *roaring.Bitmap }

// Both returns Matches of events that certainly match.
func Both(events *roaring.Bitmap) Matches { return Matches{Certain: events, Possible: events} }

// And matches what both match.
func (m Matches) And(o Matches) Matches {
	return Matches{
		Certain:  roaring.And(present(m.Certain), present(o.Certain)),
		Possible: roaring.And(present(m.Possible), present(o.Possible)),
	}
}

// Or matches what either matches.
func (m Matches) Or(o Matches) Matches {
	return Matches{
		Certain:  roaring.Or(present(m.Certain), present(o.Certain)),
		Possible: roaring.Or(present(m.Possible), present(o.Possible)),
	}
}

// Not matches what of the universe m does not: certainly what m does not even
// possibly match, possibly what m does not certainly match.
func (m Matches) Not(universe *roaring.Bitmap) Matches {
	return Matches{
		Certain:  roaring.AndNot(present(universe), present(m.Possible)),
		Possible: roaring.AndNot(present(universe), present(m.Certain)),
	}
}

// present replaces the nil bitmap by the empty one.
func present(b *roaring.Bitmap) *roaring.Bitmap {
	if b == nil {
		return roaring.New()
	}
	return b
}
