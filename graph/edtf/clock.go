package edtf

import "strings"

const (
	clockHelp    = "write the time of day as hh:mm:ss after the T, with Z or an offset such as +02:00"
	secondsInDay = 24 * 60 * 60
)

// parseClock reads a date with a time of day (EDTF level 0) and moves it to UTC.
// Without an offset its zone is not known, and it stays as it is.
func parseClock(s string) (Time, *SyntaxError) {
	dayText, clockText, _ := strings.Cut(s, "T")
	d, err := parseDate(dayText, 0)
	if err != nil {
		return Time{}, err
	}
	if d.qual != 0 || d.first != d.last || d.first.String() != dayText {
		return Time{}, wrong(0, "a time of day needs a whole day before it, as in 2025-07-24T20:30:00Z")
	}
	offset := len(dayText) + 1
	if len(clockText) < 8 {
		return Time{}, wrong(offset, clockHelp)
	}
	seconds, err := parseTimeOfDay(clockText[:8], offset)
	if err != nil {
		return Time{}, err
	}
	east, zone, err := parseZone(clockText[8:], offset+8)
	if err != nil {
		return Time{}, err
	}
	return clockTime(d.first, seconds-east, zone)
}

// clockTime makes a date-time of a day and the seconds since it began, which
// may lie on the day before or after.
func clockTime(day Day, seconds int, zone string) (Time, *SyntaxError) {
	day += Day(floorDiv(seconds, secondsInDay))
	seconds = floorMod(seconds, secondsInDay)
	if !writable(day) {
		return Time{}, wrong(0, "in UTC this time lies beyond the years -9999 to 9999")
	}
	text := append([]byte(day.String()), 'T')
	text = appendTwo(text, seconds/3600)
	text = appendTwo(append(text, ':'), seconds/60%60)
	text = appendTwo(append(text, ':'), seconds%60)
	return Time{text: string(text) + zone, bounds: within(day, day), form: formClock}, nil
}

// parseTimeOfDay reads hh:mm:ss as seconds since midnight.
func parseTimeOfDay(s string, offset int) (int, *SyntaxError) {
	hour, hourOK := twoDigits(s[0:2], 0, 23)
	minute, minuteOK := twoDigits(s[3:5], 0, 59)
	second, secondOK := twoDigits(s[6:8], 0, 59)
	if !hourOK || !minuteOK || !secondOK || s[2] != ':' || s[5] != ':' {
		return 0, wrong(offset, clockHelp)
	}
	return hour*3600 + minute*60 + second, nil
}

// parseZone reads Z or an offset and returns the seconds east of UTC, and the
// zone to print: Z, or nothing if there is none.
func parseZone(s string, offset int) (east int, zone string, err *SyntaxError) {
	switch {
	case s == "":
		return 0, "", nil
	case s == "Z":
		return 0, s, nil
	case s[0] == '.' || s[0] == ',':
		return 0, "", wrong(offset, "leave out the fraction of the second")
	case len(s) == 3:
		s += ":00" // the offset may stop at the hours
	}
	if len(s) != 6 || s[0] != '+' && s[0] != '-' || s[3] != ':' {
		return 0, "", wrong(offset, "end the time with Z or an offset such as +02:00")
	}
	hours, hoursOK := twoDigits(s[1:3], 0, 23)
	minutes, minutesOK := twoDigits(s[4:6], 0, 59)
	if !hoursOK || !minutesOK {
		return 0, "", wrong(offset, "write the offset as hours and minutes, as in +02:00")
	}
	east = hours*3600 + minutes*60
	if s[0] == '-' {
		east = -east
	}
	return east, "Z", nil
}
