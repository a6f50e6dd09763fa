package query

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/index"
)

// asKnown makes POSSIBLE of matches what was only possibly known on the day that
// the session reads. It is applied to whole answers, not to conditions: the
// contrary of what is not known is not known either.
func (s *Session) asKnown(m index.Matches) index.Matches {
	doubted := s.snap.OnlyPossiblyKnown()
	if m.Certain == nil || doubted.IsEmpty() {
		return m
	}
	return index.Matches{Certain: roaring.AndNot(m.Certain, doubted), Possible: m.Possible}
}
