package edtf

import "strings"

// isWholeWeek reports whether s looks like an ISO week without weekday.
func isWholeWeek(s string) bool {
	return strings.Contains(s, "W") && strings.Count(s, "-") == 1
}

// parseWholeWeek reads 2025-W30 as one of the days of that week, Monday to
// Sunday: EDTF has no notation for weeks.
func parseWholeWeek(s string) (Time, *SyntaxError) {
	body, qual := cutQualifier(s)
	monday, err := parseWeek(body, 0)
	if err != nil {
		return Time{}, err
	}
	if !writable(monday + 6) {
		return Time{}, wrong(0, "this week reaches beyond the year 9999, where days have no notation")
	}
	return compose([]span{{first: monday, last: monday + 6, firstQual: qual, lastQual: qual}}), nil
}

// parseWeekDay reads 2025-W30-4, days counted from Monday, as that day.
func parseWeekDay(s string, offset int) (date, *SyntaxError) {
	if len(s) != len("2025-W30-4") || s[8] != '-' {
		return date{}, wrong(offset, "write a week alone, as in 2025-W30, and here a day of it, as in 2025-W30-4")
	}
	monday, err := parseWeek(s[:8], offset)
	if err != nil {
		return date{}, err
	}
	weekday, ok := number(s[9:])
	if !ok || weekday < 1 || weekday > 7 {
		return date{}, wrong(offset+9, "write the weekday as a digit from 1 (Monday) to 7 (Sunday)")
	}
	day := monday + Day(weekday-1)
	if !writable(day) {
		return date{}, wrong(offset, "this day lies beyond the year 9999, where days have no notation")
	}
	return date{text: day.String(), first: day, last: day}, nil
}

// parseWeek reads YYYY-Www and returns its Monday (ISO 8601-1).
func parseWeek(s string, offset int) (Day, *SyntaxError) {
	yearText, weekText, _ := strings.Cut(s, "-W")
	year, err := parseYear(yearText, false, offset)
	if err != nil {
		return 0, err
	}
	first := firstMonday(year)
	weeks := int(firstMonday(year+1)-first) / 7
	week, ok := twoDigits(weekText, 1, weeks)
	if !ok {
		return 0, wrong(offset+5, "write the week as W and two digits from 01 to %d, the last of %s", weeks, yearText)
	}
	return first + Day(7*(week-1)), nil
}

// firstMonday returns the day on which the ISO year's week 1 begins, which is
// the week of 4 January.
func firstMonday(year int) Day { return mondayOf(DayOf(year, 1, 4)) }

// mondayOf returns the Monday of the week that d is in.
func mondayOf(d Day) Day { return d - Day((d.Weekday()+6)%7) }

// writable reports whether EDTF can write the day: years of more than four
// digits have neither months nor days.
func writable(d Day) bool {
	year, _, _ := d.Date()
	return !d.open() && year >= -9999 && year <= 9999
}
