package edtf_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph/edtf"
)

func TestPeriod(t *testing.T) {
	for _, test := range []struct {
		by               edtf.Granularity
		day, first, last string
	}{
		{edtf.ByDay, "2025-07-24", "2025-07-24", "2025-07-24"},
		{edtf.ByWeek, "2025-07-24", "2025-07-21", "2025-07-27"},
		{edtf.ByWeek, "2025-01-01", "2024-12-30", "2025-01-05"},
		{edtf.ByMonth, "2024-02-10", "2024-02-01", "2024-02-29"},
		{edtf.ByMonth, "2025-12-31", "2025-12-01", "2025-12-31"},
		{edtf.ByYear, "2025-07-24", "2025-01-01", "2025-12-31"},
	} {
		first, last := test.by.Period(edtf.MustParse(test.day).Bounds().EarliestStart)
		if first.String() != test.first || last.String() != test.last {
			t.Errorf("%s of %s: %s to %s, want %s to %s", test.by, test.day, first, last, test.first, test.last)
		}
	}
}

// Two days lie in one period exactly if package time gives them the same week,
// month or year.
func TestPeriodsAreThoseOfTheCalendar(t *testing.T) {
	same := map[edtf.Granularity]func(a, b time.Time) bool{
		edtf.ByDay: time.Time.Equal,
		edtf.ByWeek: func(a, b time.Time) bool {
			ay, aw := a.ISOWeek()
			by, bw := b.ISOWeek()
			return ay == by && aw == bw
		},
		edtf.ByMonth: func(a, b time.Time) bool { return a.Year() == b.Year() && a.Month() == b.Month() },
		edtf.ByYear:  func(a, b time.Time) bool { return a.Year() == b.Year() },
	}
	date := func(d edtf.Day) time.Time { return time.Unix(int64(d)*86400, 0).UTC() }
	rapid.Check(t, func(t *rapid.T) {
		by := rapid.SampledFrom([]edtf.Granularity{edtf.ByDay, edtf.ByWeek, edtf.ByMonth, edtf.ByYear}).Draw(t, "granularity")
		a := edtf.Day(rapid.Int32Range(-800_000, 800_000).Draw(t, "day"))
		b := a + edtf.Day(rapid.Int32Range(-400, 400).Draw(t, "apart"))
		first, last := by.Period(a)
		if got, want := first <= b && b <= last, same[by](date(a), date(b)); got != want {
			t.Fatalf("%s: %s and %s in one period: %v, want %v", by, a, b, got, want)
		}
	})
}

func TestAnOpenDayIsAPeriodOfItsOwn(t *testing.T) {
	for _, by := range []edtf.Granularity{edtf.ByDay, edtf.ByWeek, edtf.ByMonth, edtf.ByYear} {
		for _, open := range []edtf.Day{edtf.OpenPast, edtf.OpenFuture} {
			if first, last := by.Period(open); first != open || last != open {
				t.Errorf("%s: %d to %d", by, first, last)
			}
		}
	}
}
