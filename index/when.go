package index

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index/calendar"
)

// newCalendar sorts the events by their times. Of another segment, if any, it
// takes over the order of those that are the same.
func (s *segment) newCalendar(same *takeover) *calendar.Calendar {
	times := make([]edtf.Time, s.events.Len())
	for i, e := range s.events.All() {
		times[i] = e.When.Time
	}
	var sorted [calendar.Bounds][]uint32
	for bound := range sorted {
		sorted[bound] = same.carriedEvents(func(other *segment) []uint32 { return other.calendar.Sorted()[bound] })
	}
	return calendar.New(times, sorted, same.addedEvents())
}

// Before returns the events before t, see [calendar.Before].
func (s *Snapshot) Before(t edtf.Time) Matches { return s.Times(calendar.Before(t), nil) }

// After returns the events after t, see [calendar.After].
func (s *Snapshot) After(t edtf.Time) Matches { return s.Times(calendar.After(t), nil) }

// During returns the events during t, see [calendar.During].
func (s *Snapshot) During(t edtf.Time) Matches { return s.Times(calendar.During(t), nil) }

// Times returns the events of a scope that meet a condition, see
// [calendar.Calendar.Meeting].
func (s *Snapshot) Times(c calendar.Condition, scope *roaring.Bitmap) Matches {
	certain, possible := s.base.calendar.Meeting(c, scope, func(event uint32) edtf.Time { return s.EventAt(event).When.Time })
	return Matches{Certain: certain, Possible: possible}
}

// Calendar returns the calendar of all events. To ask it reads none of them.
func (s *Snapshot) Calendar() *calendar.Calendar { return s.base.calendar }
