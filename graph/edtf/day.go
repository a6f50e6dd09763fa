package edtf

import (
	"math"
	"strconv"
	"time"
)

// Day counts days since 1970-01-01 in the proleptic Gregorian calendar, UTC.
// It reaches some 5.8 million years either way.
type Day int32

// The two ends of all days. A bound with such a value is open; a day that lies
// farther off than Day can count is held to be open as well.
const (
	OpenPast   Day = math.MinInt32
	OpenFuture Day = math.MaxInt32
)

const (
	daysPerEra  = 146097 // 400 Gregorian years
	epochOffset = 719468 // days from 0000-03-01 to 1970-01-01
	farYear     = 6_000_000
)

// DayOf returns the day of a date; months count from 1. Months and days out of
// their usual range carry over, as in [time.Date]: day 0 is the last day of the
// month before. A date that Day cannot count becomes OpenPast or OpenFuture.
func DayOf(year, month, day int) Day {
	year, month = carryMonths(year, month)
	if year > farYear {
		return OpenFuture
	}
	if year < -farYear {
		return OpenPast
	}
	day = min(max(day, -math.MaxInt32), math.MaxInt32)
	return saturate(int64(firstOfMonth(year, month)) + int64(day) - 1)
}

// carryMonths brings the month into 1..12.
func carryMonths(year, month int) (int, int) {
	const far = 1 << 40 // keeps the sums from overflowing
	year = min(max(year, -far), far)
	month = min(max(month, -far), far)
	return year + floorDiv(month-1, 12), floorMod(month-1, 12) + 1
}

// firstOfMonth counts the days from the epoch to the first of a month. Years
// are taken to begin in March, so that the leap day is the last of its year
// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms",
// days_from_civil).
func firstOfMonth(year, month int) int {
	if month <= 2 {
		year--
	}
	era, yearOfEra := floorDiv(year, 400), floorMod(year, 400)
	dayOfYear := (153*floorMod(month-3, 12) + 2) / 5
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear
	return era*daysPerEra + dayOfEra - epochOffset
}

// Date returns the day's year, month (1 to 12) and day of the month (1 to 31);
// year 0 is 1 BC. An open day has no date: all three are 0.
// (Howard Hinnant, as above, civil_from_days.)
func (d Day) Date() (year, month, day int) {
	if d.open() {
		return 0, 0, 0
	}
	n := int(d) + epochOffset
	dayOfEra := floorMod(n, daysPerEra)
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	fromMarch := (5*dayOfYear + 2) / 153

	year = floorDiv(n, daysPerEra)*400 + yearOfEra
	month = (fromMarch+2)%12 + 1
	day = dayOfYear - (153*fromMarch+2)/5 + 1
	if month <= 2 {
		year++
	}
	return year, month, day
}

// Weekday returns the day of the week. It means nothing for an open day.
func (d Day) Weekday() time.Weekday {
	return time.Weekday(floorMod(int(d)+int(time.Thursday), 7))
}

// String returns the ISO 8601 date, such as "2025-07-24", and "" for an open
// day. Years of more than four digits get a sign, as ISO 8601 asks.
func (d Day) String() string {
	if d.open() {
		return ""
	}
	year, month, day := d.Date()
	text := make([]byte, 0, 16)
	if year > 9999 {
		text = append(text, '+')
	}
	text = appendYear(text, year)
	text = appendTwo(append(text, '-'), month)
	text = appendTwo(append(text, '-'), day)
	return string(text)
}

// open reports whether the day is one of the two ends of all days.
func (d Day) open() bool { return d == OpenPast || d == OpenFuture }

// saturate turns a count of days into a Day, open where it does not fit.
func saturate(n int64) Day {
	return Day(min(max(n, int64(OpenPast)), int64(OpenFuture)))
}

// daysIn returns the number of days of a month, 28 to 31.
func daysIn(year, month int) int {
	_, _, last := DayOf(year, month+1, 0).Date()
	return last
}

// appendYear appends a year with at least four digits, and a minus if negative.
func appendYear(text []byte, year int) []byte {
	if year < 0 {
		text, year = append(text, '-'), -year
	}
	for limit := 1000; limit > year && limit > 1; limit /= 10 {
		text = append(text, '0')
	}
	return strconv.AppendInt(text, int64(year), 10)
}

// appendTwo appends a number below 100 as two digits.
func appendTwo(text []byte, n int) []byte {
	return append(text, byte('0'+n/10), byte('0'+n%10))
}

// floorDiv divides and rounds down; b is positive.
func floorDiv(a, b int) int { return (a - floorMod(a, b)) / b }

// floorMod is the remainder of floorDiv, never negative; b is positive.
func floorMod(a, b int) int { return (a%b + b) % b }
