package edtf

import "time"

// shift is where last, this and next lead, in units from the present one.
var shift = map[string]int{"last": -1, "this": 0, "next": 1}

// unitOf returns the day, ISO week, month or year that lies n units from the
// one d is in.
func unitOf(unit string, d Day, n int) span {
	year, month, _ := d.Date()
	switch unit {
	case "week":
		monday := mondayOf(d) + Day(7*n)
		return span{first: monday, last: monday + 6}
	case "month":
		return monthSpan(year, month+n)
	case "year":
		return span{first: DayOf(year+n, 1, 1), last: DayOf(year+n+1, 1, 0)}
	default:
		return daySpan(d + Day(n))
	}
}

func daySpan(d Day) span { return span{first: d, last: d} }

func monthSpan(year, month int) span {
	return span{first: DayOf(year, month, 1), last: DayOf(year, month+1, 0)}
}

// ago returns the days that "n units ago" may mean: days are counted exactly,
// other units give or take half a unit.
func ago(unit string, d Day, n int) span {
	switch unit {
	case "day":
		return daySpan(d - Day(n))
	case "week":
		return around(d-Day(7*n), 3)
	case "month":
		return around(monthsBefore(d, n), 15)
	default:
		return around(monthsBefore(d, 12*n), 183)
	}
}

// around is a day, give or take some.
func around(d, slack Day) span { return span{first: d - slack, last: d + slack} }

// monthsBefore goes back n months to the same day of the month, or to the last
// one if the month is shorter.
func monthsBefore(d Day, n int) Day {
	year, month, day := d.Date()
	return min(DayOf(year, month-n, day), DayOf(year, month-n+1, 0))
}

// partOf narrows a span to its early, middle or late part. The words are taken
// widely, so that the part rarely misses: early is the first half, late the
// second, mid the two quarters between. A year is parted by months. Earlier
// means up to d and later from d on, where d lies in the span.
func partOf(word, unit string, s span, d Day) span {
	switch word {
	case "earlier":
		if d >= s.first {
			s.last = min(s.last, d)
		}
		return s
	case "later":
		if d <= s.last {
			s.first = max(s.first, d)
		}
		return s
	case "":
		return s
	}
	if unit == "year" {
		from, to := stretch(word, 12)
		year, _, _ := s.first.Date()
		return span{first: DayOf(year, from+1, 1), last: DayOf(year, to+2, 0)}
	}
	from, to := stretch(word, int(s.last-s.first)+1)
	return span{first: s.first + Day(from), last: s.first + Day(to)}
}

// stretch returns the first and last of n steps that a part takes in.
func stretch(word string, n int) (from, to int) {
	switch word {
	case "early":
		return 0, (n+1)/2 - 1
	case "late":
		return n / 2, n - 1
	default: // mid
		return n / 4, n - 1 - n/4
	}
}

// weekdayUpTo returns the last such weekday that is not after d.
func weekdayUpTo(d Day, w time.Weekday) Day {
	return d - Day((d.Weekday()-w+7)%7)
}

// weekdayIn returns that weekday of the ISO week n weeks from d's.
func weekdayIn(d Day, w time.Weekday, n int) Day {
	return mondayOf(d) + Day((w+6)%7) + Day(7*n)
}

// monthUpTo returns the year of the last such month that has begun by d.
func monthUpTo(d Day, month int) int {
	year, present, _ := d.Date()
	if month > present {
		year--
	}
	return year
}

// dateUpTo returns the last such date that is not after d; ok is false for a
// date of no year.
func dateUpTo(d Day, month, day int) (found Day, ok bool) {
	year, _, _ := d.Date()
	for y := year; y > year-9; y-- { // 29 February may be 8 years back
		found = DayOf(y, month, day)
		if found <= d && validDate(y, month, day) {
			return found, true
		}
	}
	return 0, false
}

func validDate(year, month, day int) bool {
	return 1 <= day && day <= daysIn(year, month)
}
