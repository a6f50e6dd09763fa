package edtf

import "strings"

// date is one EDTF date: some time from the first day to the last.
type date struct {
	text        string // canonical, with its qualifier
	first, last Day
	qual        qualifier
}

// time makes the date a Time of its own.
func (d date) time() Time {
	return Time{text: d.text, bounds: within(d.first, d.last), form: formDate, qual: d.qual}
}

// parseDate reads a date of any precision, with or without qualifier; offset is
// its place in the input. Whole weeks and times of day are no such dates.
func parseDate(s string, offset int) (date, *SyntaxError) {
	body, qual := cutQualifier(s)
	d, err := parsePlainDate(body, offset)
	if err != nil {
		return date{}, err
	}
	d.qual = qual
	if qual != 0 {
		d.text += qual.String()
	}
	return d, nil
}

func parsePlainDate(s string, offset int) (date, *SyntaxError) {
	switch {
	case s == "":
		return date{}, wrong(offset, "write a date here, such as 2025, 2025-07 or 2025-07-24")
	case s[0] == 'Y':
		return parseLongYear(s, offset)
	case strings.Contains(s, "T"):
		return date{}, wrong(offset+strings.Index(s, "T"), "write the day only: a time of day stands alone, without qualifier")
	case strings.Contains(s, "W"):
		return parseWeekDay(s, offset)
	}
	return parseCalendar(s, offset)
}

// parseCalendar reads a year, a month or season, or a day.
func parseCalendar(s string, offset int) (date, *SyntaxError) {
	negative := s[0] == '-'
	if negative {
		s, offset = s[1:], offset+1
	}
	if len(s) == 4 && !negative && s[3] == 'X' {
		return parseUnspecifiedYear(s, offset)
	}
	yearText, rest, longer := strings.Cut(s, "-")
	year, err := parseYear(yearText, negative, offset)
	if err != nil {
		return date{}, err
	}
	if !longer {
		return wholeYear(year), nil
	}
	monthText, dayText, longer := strings.Cut(rest, "-")
	if !longer {
		return parseMonth(year, monthText, offset+5)
	}
	return parseDay(year, monthText, dayText, offset+5)
}

// parseYear reads the four digits of a year.
func parseYear(s string, negative bool, offset int) (int, *SyntaxError) {
	year, ok := number(s)
	switch {
	case !ok || len(s) != 4:
		return 0, wrong(offset, "start with the year as four digits, as in 2025, 2025-07 or 2025-07-24; "+
			"X stands for unknown last digits, as in 201X")
	case negative && year == 0:
		return 0, wrong(offset, "year 0 has no sign: write 0000")
	case negative:
		return -year, nil
	}
	return year, nil
}

// parseUnspecifiedYear reads 201X, a decade, or 20XX, a century (EDTF level 1).
func parseUnspecifiedYear(s string, offset int) (date, *SyntaxError) {
	known := strings.TrimRight(s, "X")
	n, ok := number(known)
	if !ok || len(known) < 2 {
		return date{}, wrong(offset, "only the last one or two digits of a year may be X, as in 201X or 20XX")
	}
	years := 10
	if len(known) == 2 {
		years = 100
	}
	return date{text: s, first: DayOf(n*years, 1, 1), last: DayOf(n*years+years, 1, 0)}, nil
}

// parseMonth reads what follows the year in YYYY-MM: a month, a season or
// another part of the year, or XX.
func parseMonth(year int, s string, offset int) (date, *SyntaxError) {
	text := string(appendYear(nil, year)) + "-" + s
	if s == "XX" {
		return date{text: text, first: DayOf(year, 1, 1), last: DayOf(year+1, 1, 0)}, nil
	}
	if month, ok := twoDigits(s, 1, 12); ok {
		return date{text: text, first: DayOf(year, month, 1), last: DayOf(year, month+1, 0)}, nil
	}
	if code, ok := twoDigits(s, firstPart, lastPart); ok {
		first, last := partOfYear(year, code)
		return date{text: text, first: first, last: last}, nil
	}
	return date{}, wrong(offset, "write the month as two digits from 01 to 12, as in 2025-07, "+
		"a season as 21 to 24, or XX if it is not known")
}

// parseDay reads what follows the year in YYYY-MM-DD; the month or the day or
// both may be XX, though not the month alone.
func parseDay(year int, monthText, dayText string, offset int) (date, *SyntaxError) {
	if monthText == "XX" && dayText != "XX" {
		return date{}, wrong(offset+3, "the day of an unknown month is not known either: write XX-XX")
	}
	month, ok := twoDigits(monthText, 1, 12)
	if !ok && monthText != "XX" {
		return date{}, wrong(offset, "write the month as two digits from 01 to 12, as in 2025-07-24")
	}
	d, err := parseMonth(year, monthText, offset)
	if err != nil {
		return date{}, err
	}
	d.text += "-" + dayText
	if dayText == "XX" {
		return d, nil
	}
	day, ok := twoDigits(dayText, 1, daysIn(year, month))
	if !ok {
		return date{}, wrong(offset+3, "write the day as two digits from 01 to %d, the last of %04d-%s, or XX if it is not known",
			daysIn(year, month), year, monthText)
	}
	d.first = DayOf(year, month, day)
	d.last = d.first
	return d, nil
}

// parseLongYear reads Y and a year of more than four digits (EDTF level 1). Its
// days are open where Day cannot count them.
func parseLongYear(s string, offset int) (date, *SyntaxError) {
	digits := strings.TrimPrefix(s[1:], "-")
	year, ok := number(digits)
	if !ok || len(digits) < 5 || digits[0] == '0' {
		return date{}, wrong(offset, "after Y write a year of 5 to 18 digits, as in Y170000002; shorter years need no Y")
	}
	if s[1] == '-' {
		year = -year
	}
	return wholeYear(year), nil
}

// wholeYear is the date that says no more than the year.
func wholeYear(year int) date {
	return date{text: yearText(year), first: DayOf(year, 1, 1), last: DayOf(year+1, 1, 0)}
}

// yearText writes a year of any length as EDTF.
func yearText(year int) string {
	if year < -9999 || year > 9999 {
		return "Y" + string(appendYear(nil, year))
	}
	return string(appendYear(nil, year))
}
