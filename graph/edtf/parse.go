package edtf

import (
	"strings"
	"unicode"
)

// Parse reads one EDTF expression; the package comment lists the notations. An
// empty text is the zero Time. The error is a *[SyntaxError].
//
// Beyond the standard, Parse takes ISO weeks, which it turns into their days,
// and a space after the comma of a set. Of a time of day it wants hours, minutes
// and seconds; one with an offset is moved to UTC, and its bounds are its day
// there. One without offset stays as it is written.
func Parse(s string) (Time, error) {
	t, err := parseExpression(s)
	if err != nil {
		err.Input = s
		return Time{}, err
	}
	return t, nil
}

// MustParse is Parse for texts known to be right, in tests and tables. It
// panics on an error.
func MustParse(s string) Time {
	t, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return t
}

// parseExpression finds out which notation s is in.
func parseExpression(s string) (Time, *SyntaxError) {
	if err := checkSpace(s); err != nil {
		return Time{}, err
	}
	switch {
	case s == "":
		return Time{}, nil
	case s[0] == '[' || s[0] == '{':
		return parseSet(s)
	case strings.Contains(s, "/"):
		return parseInterval(s)
	case strings.Contains(s, ".."):
		return Time{}, wrong(strings.Index(s, ".."), "write a range in brackets, as in [2025-07-21..2025-07-27]")
	case strings.Contains(s, "T"):
		return parseClock(s)
	case isWholeWeek(s):
		return parseWholeWeek(s)
	}
	d, err := parseDate(s, 0)
	if err != nil {
		return Time{}, err
	}
	return d.time(), nil
}

// checkSpace refuses white space at either end: a caller that has it has not
// yet decided where the time begins and ends.
func checkSpace(s string) *SyntaxError {
	if left := strings.TrimLeftFunc(s, unicode.IsSpace); len(left) < len(s) {
		return wrong(0, "remove the white space before the time")
	}
	if right := strings.TrimRightFunc(s, unicode.IsSpace); len(right) < len(s) {
		return wrong(len(right), "remove the white space after the time")
	}
	return nil
}

// number reads s as decimal digits only; ok is false for anything else and for
// more digits than an int holds.
func number(s string) (n int, ok bool) {
	if s == "" || len(s) > 18 {
		return 0, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// twoDigits reads exactly two digits as a number from low to high.
func twoDigits(s string, low, high int) (n int, ok bool) {
	n, ok = number(s)
	return n, ok && len(s) == 2 && low <= n && n <= high
}
