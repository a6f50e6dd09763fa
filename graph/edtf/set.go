package edtf

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// member is a part of a set: a single date, where both ends are the same, or a
// range of dates, open at one end or at none.
type member struct{ start, stop end }

// single makes a date a member.
func single(d date) member { return member{end{date: d}, end{date: d}} }

// isSingle reports whether the member is one date. A range from a date to the
// same date is one: it has no other value.
func (m member) isSingle() bool { return m.start == m.stop }

// first and last are the ends of the possible range.
func (m member) first() Day {
	if m.start.kind == endOpen {
		return OpenPast
	}
	return m.start.first
}

func (m member) last() Day {
	if m.stop.kind == endOpen {
		return OpenFuture
	}
	return m.stop.last
}

func (m member) qual() qualifier { return m.start.qual | m.stop.qual }

func (m member) text() string {
	if m.isSingle() {
		return m.start.date.text
	}
	return m.start.date.text + ".." + m.stop.date.text
}

// parseSet reads [a,b..c] or {a,b..c} (EDTF level 2).
func parseSet(s string) (Time, *SyntaxError) {
	form, closing := formOneOf, "]"
	if s[0] == '{' {
		form, closing = formAllOf, "}"
	}
	if len(s) < 2 || !strings.HasSuffix(s, closing) {
		return Time{}, wrong(len(s), "close the set with %s", closing)
	}
	members, err := parseMembers(s[1 : len(s)-1])
	if err != nil {
		return Time{}, err
	}
	return setOf(form, members), nil
}

// parseMembers reads what stands between the brackets of a set.
func parseMembers(s string) ([]member, *SyntaxError) {
	members := make([]member, 0, strings.Count(s, ",")+1)
	offset := 1
	for text := range strings.SplitSeq(s, ",") {
		trimmed := text
		if len(members) > 0 {
			trimmed = strings.TrimPrefix(text, " ")
		}
		m, err := parseMember(trimmed, offset+len(text)-len(trimmed))
		if err != nil {
			return nil, err
		}
		members = append(members, m)
		offset += len(text) + 1
	}
	return members, nil
}

// parseMember reads a, a..b, ..b or a.. .
func parseMember(s string, offset int) (member, *SyntaxError) {
	startText, stopText, ranged := strings.Cut(s, "..")
	if !ranged {
		d, err := parseDate(s, offset)
		return single(d), err
	}
	if startText == "" && stopText == "" {
		return member{}, wrong(offset, "one end of a range must be a date, as in 2025.. or ..2025")
	}
	start, err := parseRangeEnd(startText, offset)
	if err != nil {
		return member{}, err
	}
	stop, err := parseRangeEnd(stopText, offset+len(startText)+2)
	if err != nil {
		return member{}, err
	}
	_, err = spanning(start, stop, offset+len(startText)+2)
	return member{start, stop}, err
}

// parseRangeEnd reads an end of a range in a set: a date, or nothing if open.
func parseRangeEnd(s string, offset int) (end, *SyntaxError) {
	if s == "" {
		return end{kind: endOpen}, nil
	}
	d, err := parseDate(s, offset)
	return end{date: d}, err
}

// setOf makes the canonical set of one or more members.
func setOf(form form, members []member) Time {
	members = canonical(members)
	if len(members) == 1 && members[0].isSingle() {
		return members[0].start.time() // one of one date, or all of it, is that date
	}
	t := Time{form: form}
	texts := make([]string, len(members))
	for i, m := range members {
		texts[i] = m.text()
		t.qual |= m.qual()
		switch b := m.bounds(form); {
		case i == 0:
			t.bounds = b
		case form == formAllOf:
			t.bounds = t.bounds.allOf(b)
		default:
			t.bounds = t.bounds.oneOf(b)
		}
	}
	brackets := "[]"
	if form == formAllOf {
		brackets = "{}"
	}
	t.text = brackets[:1] + strings.Join(texts, ",") + brackets[1:]
	return t
}

// bounds reads a range as some day of it in a one-of set, and as all of it in an
// all-of set.
func (m member) bounds(form form) Bounds {
	if form == formOneOf || m.isSingle() {
		return within(m.first(), m.last())
	}
	b, _ := spanning(m.start, m.stop, 0) // the order of the ends was checked when m was read
	return b
}

// canonical sorts members by their possible range and drops repetitions. Only
// the widest range open to the past is kept, and it comes first; only the widest
// open to the future, and it comes last: EDTF allows them in those places alone.
func canonical(members []member) []member {
	sorted := slices.SortedFunc(slices.Values(members), member.compare)
	sorted = slices.CompactFunc(sorted, func(m, o member) bool { return m.text() == o.text() })
	var kept []member
	for i, m := range sorted {
		narrowerPast := m.start.kind == endOpen && i+1 < len(sorted) && sorted[i+1].start.kind == endOpen
		narrowerFuture := m.stop.kind == endOpen && i > 0 && sorted[i-1].stop.kind == endOpen
		if !narrowerPast && !narrowerFuture {
			kept = append(kept, m)
		}
	}
	return kept
}

// compare is the order of members in a canonical set.
func (m member) compare(o member) int {
	return cmp.Or(
		cmp.Compare(o.start.kind, m.start.kind), // open to the past: first
		cmp.Compare(m.stop.kind, o.stop.kind),   // open to the future: last
		cmp.Compare(m.first(), o.first()),
		cmp.Compare(m.last(), o.last()),
		cmp.Compare(m.text(), o.text()),
	)
}

// errNoTimes is the error of OneOf without arguments.
var errNoTimes = errors.New("edtf: a set needs at least one time")

// OneOf returns the EDTF set "one of these times", sorted and without
// repetition. Members that are themselves one-of sets are flattened; a single
// time is returned as it is; a date-time becomes its UTC day, for a set holds
// dates. It is an error to give no time, one that is not known, or beside others
// an interval or an all-of set: EDTF has no notation for these in a set, though
// [Time.Within] makes an interval fit.
func OneOf(times ...Time) (Time, error) {
	if len(times) == 0 {
		return Time{}, errNoTimes
	}
	if slices.ContainsFunc(times, Time.IsZero) {
		return Time{}, errors.New("edtf: a time that is not known cannot be in a set")
	}
	if !slices.ContainsFunc(times, func(t Time) bool { return t != times[0] }) {
		return times[0], nil
	}
	var members []member
	for _, t := range times {
		if t.form == formInterval || t.form == formAllOf {
			return Time{}, fmt.Errorf("edtf: %s spans more than one day and cannot be in a one-of set", t)
		}
		members = append(members, t.members()...)
	}
	return setOf(formOneOf, members), nil
}

// members returns the dates and ranges of a set, the date itself, or the day of
// a date-time. Other times have no members.
func (t Time) members() []member {
	switch t.form {
	case formOneOf, formAllOf:
		members, _ := parseMembers(t.text[1 : len(t.text)-1]) // canonical text is well-formed
		return members
	case formDate, formClock:
		d, _ := parseDate(t.day(), 0)
		return []member{single(d)}
	default:
		return nil
	}
}

// day is the text of t without its time of day.
func (t Time) day() string {
	if t.form == formClock {
		return t.bounds.EarliestStart.String()
	}
	return t.text
}
