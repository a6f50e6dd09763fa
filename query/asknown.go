package query

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
)

// certainly returns the session that reads what certainly was known on the day of
// which this one reads what possibly was; nil for all others.
func (s *Session) certainly() *Session {
	if sure := s.snap.Certainly(); sure != nil {
		return &Session{snap: sure, texts: s.texts}
	}
	return nil
}

// inEither asks for events, and again by what certainly was known where the
// session reads what possibly was: CERTAIN is then what both certainly tell, and
// POSSIBLE what either does.
func (s *Session) inEither(ask func(*Session) (index.Matches, error)) (index.Matches, error) {
	found, err := ask(s)
	sure := s.certainly()
	if sure == nil || err != nil {
		return found, err
	}
	then, err := ask(sure)
	if err != nil {
		return index.Matches{}, err
	}
	return s.together(found, sure.snap, then), nil
}

// together puts what the session tells together with what a view tells of what
// certainly was known.
func (s *Session) together(found index.Matches, sure *index.Snapshot, then index.Matches) index.Matches {
	found = whole(found)
	return index.Matches{
		Certain:  roaring.And(found.Certain, s.snap.Shared(sure, then.Certain)),
		Possible: roaring.Or(found.Possible, s.snap.Shared(sure, then.Possible)),
	}
}

// ofWhom asks of whom an event tells something. Nobody is CERTAIN of whom it is
// not by what certainly was known as well.
func (s *Session) ofWhom(event *graph.Event, ask func(*Session, *graph.Event) []Attendee) []Attendee {
	found := ask(s, event)
	sure := s.certainly()
	if sure == nil {
		return found
	}
	var then []Attendee
	if ordinal, known := sure.snap.Ordinal(event.ID); known {
		then = ask(sure, sure.snap.EventAt(ordinal))
	}
	for i, a := range found {
		if !slices.Contains(then, Attendee{a.Actor, edtf.Certain}) {
			found[i].Certainty = a.Certainty.And(edtf.Possible)
		}
	}
	return found
}

// timeKnown tells whether what certainly was known gives the event the same time.
func (s *Session) timeKnown(event uint32) bool {
	sure := s.snap.Certainly()
	if sure == nil {
		return true
	}
	told := s.snap.EventAt(event)
	then, known := sure.Ordinal(told.ID)
	return known && sure.EventAt(then).When.Time == told.When.Time
}

// asKnown makes POSSIBLE of matches what was only possibly known on the day that
// the session reads. It is applied to lists and to what is compared with, not to
// conditions: the contrary of what is not known is not known either.
func (s *Session) asKnown(m index.Matches) index.Matches {
	doubted := s.snap.OnlyPossiblyKnown()
	if m.Certain == nil || doubted.IsEmpty() {
		return m
	}
	return index.Matches{Certain: roaring.AndNot(m.Certain, doubted), Possible: m.Possible}
}
