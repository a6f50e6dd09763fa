package index

import (
	"cmp"
	"slices"
	"sort"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph/edtf"
)

// timeColumns answer conditions on time by binary search: the events, sorted by
// each of their four bounds.
type timeColumns struct {
	earliestStart, latestStart, earliestEnd, latestEnd column
	// unknown are the events without a time; qualified those whose time is marked ~ ? or %. What is
	// true of them is never CERTAIN.
	unknown, qualified *roaring.Bitmap
}

// column is one bound of all events, ascending.
type column struct {
	days   []edtf.Day
	events []uint32
	// marks[i] holds the first i*step events, so that a long prefix need not be collected one by one.
	marks []*roaring.Bitmap
	step  int
}

// columnMarks is how many prefixes a column keeps.
const columnMarks = 32

func (s *segment) newTimeColumns() timeColumns {
	bounds := make([]edtf.Bounds, s.events.len())
	c := timeColumns{unknown: roaring.New(), qualified: roaring.New()}
	for i, e := range s.events.all() {
		t := e.When.Time
		bounds[i] = t.Bounds()
		if t.IsZero() {
			c.unknown.Add(i)
		}
		if t.Qualified() {
			c.qualified.Add(i)
		}
	}
	c.earliestStart = newColumn(bounds, func(b edtf.Bounds) edtf.Day { return b.EarliestStart })
	c.latestStart = newColumn(bounds, func(b edtf.Bounds) edtf.Day { return b.LatestStart })
	c.earliestEnd = newColumn(bounds, func(b edtf.Bounds) edtf.Day { return b.EarliestEnd })
	c.latestEnd = newColumn(bounds, func(b edtf.Bounds) edtf.Day { return b.LatestEnd })
	return c
}

func newColumn(bounds []edtf.Bounds, bound func(edtf.Bounds) edtf.Day) column {
	c := column{days: make([]edtf.Day, len(bounds)), events: make([]uint32, len(bounds))}
	for i := range bounds {
		c.events[i] = uint32(i)
	}
	slices.SortFunc(c.events, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(bound(bounds[a]), bound(bounds[b])), cmp.Compare(a, b))
	})
	for i, event := range c.events {
		c.days[i] = bound(bounds[event])
	}
	c.step = len(bounds)/columnMarks + 1
	held := roaring.New()
	for i := 0; i < len(c.events); i += c.step {
		c.marks = append(c.marks, held.Clone())
		held.AddMany(c.events[i:min(i+c.step, len(c.events))])
	}
	return c
}

// before returns the events whose bound is less than a day.
func (c *column) before(day edtf.Day) *roaring.Bitmap {
	n := sort.Search(len(c.days), func(i int) bool { return c.days[i] >= day })
	if len(c.marks) == 0 {
		return roaring.New()
	}
	mark := min(n/c.step, len(c.marks)-1)
	found := c.marks[mark].Clone()
	found.AddMany(c.events[mark*c.step : n])
	return found
}

// notBefore returns the events whose bound is a day or later.
func (c *column) notBefore(day edtf.Day) *roaring.Bitmap {
	all := roaring.New()
	all.AddRange(0, uint64(len(c.days)))
	all.AndNot(c.before(day))
	return all
}

// after returns the events whose bound is greater than a day.
func (c *column) after(day edtf.Day) *roaring.Bitmap {
	if day == edtf.OpenFuture {
		return roaring.New()
	}
	return c.notBefore(day + 1)
}

// notAfter returns the events whose bound is a day or earlier.
func (c *column) notAfter(day edtf.Day) *roaring.Bitmap {
	if day == edtf.OpenFuture {
		return c.notBefore(edtf.OpenPast)
	}
	return c.before(day + 1)
}

// timeCondition is one of the comparisons of edtf, and the same by bounds.
type timeCondition struct {
	compare  func(t, ref edtf.Time) edtf.Certainty
	certain  func(c *timeColumns, ref edtf.Bounds) *roaring.Bitmap
	possible func(c *timeColumns, ref edtf.Bounds) *roaring.Bitmap
}

var (
	isBefore = timeCondition{
		edtf.Time.Before,
		func(c *timeColumns, ref edtf.Bounds) *roaring.Bitmap { return c.latestEnd.before(ref.EarliestStart) },
		func(c *timeColumns, ref edtf.Bounds) *roaring.Bitmap { return c.earliestEnd.before(ref.EarliestStart) },
	}
	isAfter = timeCondition{
		edtf.Time.After,
		func(c *timeColumns, ref edtf.Bounds) *roaring.Bitmap { return c.earliestStart.after(ref.LatestEnd) },
		func(c *timeColumns, ref edtf.Bounds) *roaring.Bitmap { return c.latestStart.after(ref.LatestEnd) },
	}
	isDuring = timeCondition{
		edtf.Time.During,
		func(c *timeColumns, ref edtf.Bounds) *roaring.Bitmap {
			return roaring.And(c.earliestStart.notBefore(ref.EarliestStart), c.latestEnd.notAfter(ref.LatestEnd))
		},
		func(c *timeColumns, ref edtf.Bounds) *roaring.Bitmap {
			return roaring.And(c.latestStart.notBefore(ref.EarliestStart), c.earliestEnd.notAfter(ref.LatestEnd))
		},
	}
)

// matches returns the events for which the condition holds against t.
func (s *segment) matches(condition timeCondition, t edtf.Time) Matches {
	ref := t.Bounds()
	if t.IsZero() || ref.EarliestStart == edtf.OpenFuture || ref.LatestEnd == edtf.OpenPast {
		return s.matchesOneByOne(condition, t) // unknown, or farther off than days can be counted
	}
	possible := condition.possible(&s.columns, ref)
	possible.Or(s.columns.unknown)
	if t.Qualified() {
		return Matches{Certain: roaring.New(), Possible: possible}
	}
	certain := condition.certain(&s.columns, ref)
	certain.AndNot(s.columns.unknown)
	certain.AndNot(s.columns.qualified)
	return Matches{Certain: certain, Possible: possible}
}

// matchesOneByOne asks every event, for times whose bounds do not tell enough.
func (s *segment) matchesOneByOne(condition timeCondition, t edtf.Time) Matches {
	m := Matches{Certain: roaring.New(), Possible: roaring.New()}
	for i, e := range s.events.all() {
		switch condition.compare(e.When.Time, t) {
		case edtf.Certain:
			m.Certain.Add(i)
			m.Possible.Add(i)
		case edtf.Possible:
			m.Possible.Add(i)
		}
	}
	return m
}
