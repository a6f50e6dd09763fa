package edtf

import (
	"math"
	"testing"
	"time"
)

func TestDayAgreesWithTimePackage(t *testing.T) {
	epoch := time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := Day(-800_000); d <= 800_000; d += 13 { // about the years -220 to 4160
		want := epoch.AddDate(0, 0, int(d))
		year, month, day := d.Date()
		if year != want.Year() || month != int(want.Month()) || day != want.Day() {
			t.Fatalf("Day(%d).Date() = %d-%d-%d, want %v", d, year, month, day, want)
		}
		if d.Weekday() != want.Weekday() {
			t.Fatalf("Day(%d).Weekday() = %v, want %v", d, d.Weekday(), want.Weekday())
		}
		if got := DayOf(year, month, day); got != d {
			t.Fatalf("DayOf(%d, %d, %d) = %d, want %d", year, month, day, got, d)
		}
	}
}

func TestDayOf(t *testing.T) {
	tests := []struct {
		year, month, day int
		want             string
	}{
		{1970, 1, 1, "1970-01-01"},
		{2024, 2, 29, "2024-02-29"},
		{2025, 2, 29, "2025-03-01"},
		{1900, 2, 29, "1900-03-01"},
		{2000, 2, 29, "2000-02-29"},
		{0, 2, 29, "0000-02-29"},
		{-1, 12, 31, "-0001-12-31"},
		{0, 1, 0, "-0001-12-31"},
		{-4, 2, 29, "-0004-02-29"},
		{2025, 13, 1, "2026-01-01"},
		{2025, 0, 1, "2024-12-01"},
		{2025, -11, 1, "2024-01-01"},
		{2025, 8, 0, "2025-07-31"},
		{12345, 6, 7, "+12345-06-07"},
		{-12345, 6, 7, "-12345-06-07"},
		{170000002, 1, 1, ""},
		{-170000002, 1, 1, ""},
	}
	for _, tt := range tests {
		if got := DayOf(tt.year, tt.month, tt.day).String(); got != tt.want {
			t.Errorf("DayOf(%d, %d, %d) = %q, want %q", tt.year, tt.month, tt.day, got, tt.want)
		}
	}
}

func TestDayOfSaturates(t *testing.T) {
	future := []Day{
		DayOf(math.MaxInt, 1, 1), DayOf(math.MaxInt, math.MaxInt, math.MaxInt),
		DayOf(2025, 1, math.MaxInt), DayOf(5_881_580, 7, 11), DayOf(6_000_001, 1, 1),
	}
	for _, d := range future {
		if d != OpenFuture {
			t.Errorf("got day %d, want OpenFuture", d)
		}
	}
	past := []Day{
		DayOf(math.MinInt, 1, 1), DayOf(math.MinInt, math.MinInt, math.MinInt),
		DayOf(-300_000, 1, math.MinInt), DayOf(-5_877_641, 6, 23), DayOf(-6_000_001, 1, 1),
	}
	for _, d := range past {
		if d != OpenPast {
			t.Errorf("got day %d, want OpenPast", d)
		}
	}
	for _, d := range []Day{OpenFuture - 1, OpenPast + 1} {
		if year, month, day := d.Date(); DayOf(year, month, day) != d {
			t.Errorf("day %d does not come back from %d-%d-%d", d, year, month, day)
		}
	}
}

func TestOpenDayHasNoDate(t *testing.T) {
	for _, d := range []Day{OpenPast, OpenFuture} {
		if year, month, day := d.Date(); year != 0 || month != 0 || day != 0 || d.String() != "" {
			t.Errorf("open day %d has the date %d-%d-%d %q", d, year, month, day, d)
		}
	}
}
