package edtf

import "strings"

// Time is an uncertain time: an EDTF expression and its bounds. It is an
// immutable value; two times are == exactly if they print the same. The zero
// value says that no time is known.
type Time struct {
	text   string // canonical EDTF, "" for the zero value
	bounds Bounds // read them with Bounds, which knows the zero value
	form   form
	qual   qualifier // of all parts together
}

// form tells the notations apart.
type form uint8

const (
	formNone     form = iota
	formDate          // a day, month, season, year ...
	formClock         // a date with a time of day
	formInterval      // a/b
	formOneOf         // [a,b]
	formAllOf         // {a,b}
)

// String returns the canonical EDTF of t, "" for the zero value.
// [Parse] of it returns t again.
//
// Canonical means: date-times in UTC; ISO weeks as their days; the members of
// a set sorted by their first and last day, without repetition, and a set of
// one date as that date. Days that follow one another stay as they were given,
// apart or as a range a..b.
func (t Time) String() string { return t.text }

// IsZero reports whether no time is known.
func (t Time) IsZero() bool { return t.form == formNone }

// Bounds returns the four bounds of t, all open for the zero value. A year so
// far off that [Day] cannot count its days has bounds at OpenPast or OpenFuture.
func (t Time) Bounds() Bounds {
	if t.IsZero() {
		return unknown
	}
	return t.bounds
}

// Qualified reports whether t or a part of it is marked uncertain (?),
// approximate (~) or both (%). Comparisons with such a time are never CERTAIN.
func (t Time) Qualified() bool { return t.qual != 0 }

// Within reads an interval a/b as "some day from a to b" and returns that set,
// [a..b]. Unknown and open ends both become open ends of the set. Any other
// time is returned unchanged.
func (t Time) Within() Time {
	if t.form != formInterval {
		return t
	}
	start, end, _ := strings.Cut(t.text, "/")
	first, last := strings.TrimPrefix(start, ".."), strings.TrimPrefix(end, "..")
	return MustParse("[" + first + ".." + last + "]")
}

// MarshalText returns the canonical EDTF, empty for the zero value.
func (t Time) MarshalText() ([]byte, error) { return []byte(t.text), nil }

// UnmarshalText reads EDTF as [Parse] does; empty text gives the zero value.
// The error is a *[SyntaxError], and then t is left as it was.
func (t *Time) UnmarshalText(text []byte) error {
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*t = parsed
	return nil
}
