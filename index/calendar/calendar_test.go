package calendar_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index/calendar"
	"github.com/parley-kg/parley/index/tables"
)

// drawTime draws times of every kind, close enough to meet one another.
func drawTime(t *rapid.T, what string) edtf.Time {
	text := rapid.SampledFrom([]string{
		"", "2025-07-24", "2025-07-25", "2025-07", "2025", "1948", "2025-07-24?", "../2025-07-24", "2025-07-24/..", "2025-07-24/", "/2025-07-24",
		"[..2025-07]", "[2025-07..]", "[2025-07-24,2025-07-26]", "{2025-07-24,2025-07-26}", "[2025-07-24?,2025-07-28..2025-08]",
		"[2025,Y17000000]", "Y17000000", "Y-17000000", "2025-07-20/2025-07-28",
	}).Draw(t, what)
	if text == "" {
		return edtf.Time{}
	}
	return edtf.MustParse(text)
}

// Whatever the scope, what meets a condition is what a comparison of each time says.
func TestConditionsAgreeWithAScan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		times := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) edtf.Time { return drawTime(t, "time") }), 0, 80).Draw(t, "times")
		ref := drawTime(t, "ref")
		scope := rapid.Ptr(rapid.SliceOf(rapid.Uint32Max(uint32(max(len(times), 1)-1))), true).Draw(t, "scope") //nolint:gosec // 80
		c := calendar.New(times, [calendar.Bounds][]uint32{}, ordinals(len(times)))
		for what, tt := range map[string]struct {
			condition calendar.Condition
			compare   func(t, ref edtf.Time) edtf.Certainty
		}{
			"before": {calendar.Before(ref), edtf.Time.Before},
			"after":  {calendar.After(ref), edtf.Time.After},
			"during": {calendar.During(ref), edtf.Time.During},
		} {
			wantCertain, wantPossible := roaring.New(), roaring.New()
			var asked *roaring.Bitmap
			if scope != nil && len(times) > 0 {
				asked = roaring.BitmapOf(*scope...)
			}
			for i, when := range times {
				event := uint32(i) //nolint:gosec // 80
				if asked != nil && !asked.Contains(event) {
					continue
				}
				switch tt.compare(when, ref) {
				case edtf.Certain:
					wantCertain.Add(event)
					wantPossible.Add(event)
				case edtf.Possible:
					wantPossible.Add(event)
				}
			}
			certain, possible := c.Meeting(tt.condition, asked, func(event uint32) edtf.Time { return times[event] })
			if !certain.Equals(wantCertain) || !possible.Equals(wantPossible) {
				t.Fatalf("%s %s: certain %s, want %s; possible %s, want %s", what, ref, certain, wantCertain, possible, wantPossible)
			}
			if asked == nil && c.AtMost(tt.condition) < possible.GetCardinality() {
				t.Fatalf("%s %s: at most %d of %d", what, ref, c.AtMost(tt.condition), possible.GetCardinality())
			}
		}
	})
}

// What is taken over from a calendar of some of the events makes the calendar of all.
func TestACalendarIsMadeFromTheOrderOfAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		times := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) edtf.Time { return drawTime(t, "time") }), 0, 80).Draw(t, "times")
		known := rapid.IntRange(0, len(times)).Draw(t, "known")
		before := calendar.New(times[:known], [calendar.Bounds][]uint32{}, ordinals(known))
		after := calendar.New(times, before.Sorted(), ordinals(len(times))[known:])
		if !bytes.Equal(content(t, after), content(t, calendar.New(times, [calendar.Bounds][]uint32{}, ordinals(len(times))))) {
			t.Fatal("it differs from one that is made anew")
		}
	})
}

func content(t *rapid.T, c *calendar.Calendar) []byte {
	var b bytes.Buffer
	f := tables.Writer(&b)
	if c.Parts(f); f.Err() != nil {
		t.Fatal(f.Err())
	}
	return b.Bytes()
}

func ordinals(n int) []uint32 {
	all := slices.Repeat([]uint32{0}, n)
	for i := range all {
		all[i] = uint32(i) //nolint:gosec // 80
	}
	return all
}
