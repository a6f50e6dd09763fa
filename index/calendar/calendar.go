package calendar

import (
	"cmp"
	"slices"
	"sort"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index/tables"
)

// Calendar answers conditions on time by binary search: the events, sorted by
// each of the four bounds of their times.
type Calendar struct {
	earliestStart, latestStart, earliestEnd, latestEnd column
	// unknown are the events without a time; qualified those whose time is marked ~ ? or %. What is
	// true of them is never CERTAIN. gapped are those whose time is a set of days that do not follow
	// one another: its bounds do not tell all.
	unknown, qualified, gapped *roaring.Bitmap
	// bounds are those of each event, by its ordinal. They are told by the columns.
	bounds []edtf.Bounds
	// runs are told by the bounds.
	runs []Run
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

// New makes the calendar of as many events as there are times, by their
// ordinals. Of the events but those added it is known how they follow one another
// by each bound, see [Calendar.Sorted]; that may be of none.
func New(times []edtf.Time, sorted [Bounds][]uint32, added []uint32) *Calendar {
	c := &Calendar{unknown: roaring.New(), qualified: roaring.New(), gapped: roaring.New(), bounds: make([]edtf.Bounds, len(times))}
	for i, t := range times {
		event := uint32(i) //nolint:gosec // ordinals are of 32 bits
		c.bounds[i] = t.Bounds()
		if t.IsZero() {
			c.unknown.Add(event)
		}
		if t.Qualified() {
			c.qualified.Add(event)
		}
		if len(t.Covers()) > 1 {
			c.gapped.Add(event)
		}
	}
	for which, column := range c.all() {
		*column = newColumn(c.bounds, boundsInOrder[which], sorted[which], added)
	}
	c.runs = c.newRuns()
	return c
}

// Bounds is how many a time has.
const Bounds = 4

// Sorted returns the events sorted by each bound, then by their ordinals.
func (c *Calendar) Sorted() (sorted [Bounds][]uint32) {
	for which, column := range c.all() {
		sorted[which] = column.events
	}
	return sorted
}

// Parts writes the calendar to a file, or reads it.
func (c *Calendar) Parts(f *tables.File) {
	for _, column := range c.all() {
		tables.Numbers(f, &column.days)
		tables.Numbers(f, &column.events)
		tables.Bitmaps(f, &column.marks)
		tables.Number(f, &column.step)
	}
	tables.Bitmap(f, &c.unknown)
	tables.Bitmap(f, &c.qualified)
	tables.Bitmap(f, &c.gapped)
	if f.Reading() {
		f.Check(c.fillBounds(len(c.latestEnd.days)))
	}
}

// boundsInOrder are the four bounds in the order of [Calendar.all].
var boundsInOrder = [...]func(edtf.Bounds) edtf.Day{
	func(b edtf.Bounds) edtf.Day { return b.EarliestStart },
	func(b edtf.Bounds) edtf.Day { return b.LatestStart },
	func(b edtf.Bounds) edtf.Day { return b.EarliestEnd },
	func(b edtf.Bounds) edtf.Day { return b.LatestEnd },
}

// all returns the columns in the order of the bounds.
func (c *Calendar) all() [Bounds]*column {
	return [...]*column{&c.earliestStart, &c.latestStart, &c.earliestEnd, &c.latestEnd}
}

// fillBounds makes the bounds, and the runs, of columns that were read; it tells whether these
// can be of so many events.
func (c *Calendar) fillBounds(events int) bool {
	c.bounds = make([]edtf.Bounds, events)
	for which, column := range c.all() {
		if len(column.events) != events || len(column.days) != events {
			return false
		}
		for i, event := range column.events {
			if int(event) >= events {
				return false
			}
			b := &c.bounds[event]
			*[...]*edtf.Day{&b.EarliestStart, &b.LatestStart, &b.EarliestEnd, &b.LatestEnd}[which] = column.days[i]
		}
	}
	c.runs = c.newRuns()
	return true
}

// newColumn sorts events by a bound; those that are carried are sorted already.
func newColumn(bounds []edtf.Bounds, bound func(edtf.Bounds) edtf.Day, carried, added []uint32) column {
	compare := func(a, b uint32) int {
		return cmp.Or(cmp.Compare(bound(bounds[a]), bound(bounds[b])), cmp.Compare(a, b))
	}
	added = slices.SortedFunc(slices.Values(added), compare)
	c := column{days: make([]edtf.Day, len(bounds)), events: tables.Merge(carried, added, compare)}
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

// less returns how many events have a bound that is less than a day.
func (c *column) less(day edtf.Day) int {
	return sort.Search(len(c.days), func(i int) bool { return c.days[i] >= day })
}

// before returns the events whose bound is less than a day.
func (c *column) before(day edtf.Day) *roaring.Bitmap {
	n := c.less(day)
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

// notAfter returns the events whose bound is a day or earlier.
func (c *column) notAfter(day edtf.Day) *roaring.Bitmap {
	if day == edtf.OpenFuture {
		return c.notBefore(edtf.OpenPast)
	}
	return c.before(day + 1)
}

// count returns how many events have a bound among some days.
func (c *column) count(d Days) int {
	last := len(c.days)
	if d.Last < edtf.OpenFuture {
		last = c.less(d.Last + 1)
	}
	return max(0, last-c.less(d.First))
}
