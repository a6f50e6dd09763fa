package edtf

import (
	"cmp"
	"slices"
	"strings"
)

// span is a run of days, first and last inclusive, on one of which something
// happened; each end keeps the mark of the date that it comes from.
type span struct {
	first, last         Day
	firstQual, lastQual qualifier
}

// spans returns the possible days of t as runs that neither overlap nor touch,
// in order. Intervals and all-of sets give their whole possible range.
func (t Time) spans() []span {
	if t.form != formOneOf {
		b := t.Bounds()
		return []span{{b.EarliestStart, b.LatestEnd, t.qual, t.qual}}
	}
	members := t.members()
	spans := make([]span, len(members))
	for i, m := range members {
		spans[i] = span{m.first(), m.last(), m.start.qual, m.stop.qual}
	}
	return join(spans)
}

// join sorts spans and makes one of those that overlap or follow one another.
// Of two marks for one end the weaker claim gives way: an unmarked end wins.
func join(spans []span) []span {
	slices.SortFunc(spans, span.compare)
	joined := spans[:0]
	for _, s := range spans {
		if n := len(joined); n > 0 && int64(s.first) <= int64(joined[n-1].last)+1 {
			joined[n-1].extend(s)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}

// compare orders spans by their days, and unmarked ends first.
func (s span) compare(o span) int {
	return cmp.Or(
		cmp.Compare(s.first, o.first),
		cmp.Compare(s.firstQual, o.firstQual),
		cmp.Compare(s.last, o.last),
		cmp.Compare(o.lastQual, s.lastQual), // the unmarked end comes last and so stays
	)
}

// extend takes the days of o, which starts no earlier, into s.
func (s *span) extend(o span) {
	if o.last > s.last || o.last == s.last && o.lastQual < s.lastQual {
		s.last, s.lastQual = o.last, o.lastQual
	}
}

// sameDays reports whether a and b hold the same days, whatever their marks.
func sameDays(a, b []span) bool {
	return slices.EqualFunc(a, b, func(s, o span) bool { return s.first == o.first && s.last == o.last })
}

// compose writes "one of the days of these spans" in the shortest notation: a
// year, month, decade or day where the span is one, else a range whose ends are
// years or months if they fit. Days after the year 9999 and before -9999 have
// no notation; there the ends are the years around them. The spans must not
// all together cover all days.
func compose(spans []span) Time {
	texts := make([]string, len(spans))
	for i, s := range spans {
		texts[i] = s.text()
	}
	return MustParse("[" + strings.Join(texts, ",") + "]")
}

// text writes the span as a member of a set.
func (s span) text() string {
	s = s.countable()
	for _, write := range precisions {
		start, startOK := write.first(s.first)
		stop, stopOK := write.last(s.last)
		if !startOK || !stopOK {
			continue
		}
		if start == stop {
			return start + (s.firstQual | s.lastQual).String()
		}
		if decade, ok := s.decade(); ok && s.firstQual == s.lastQual {
			return decade + s.firstQual.String()
		}
		return mark(start, s.firstQual) + ".." + mark(stop, s.lastQual)
	}
	return mark(nearest(s.first), s.firstQual) + ".." + mark(nearest(s.last), s.lastQual)
}

// nearest writes the day, or the year around it where days have no notation.
func nearest(d Day) string {
	if text, ok := wholeDay(d); ok {
		return text
	}
	return yearOf(d)
}

// countable widens a span that lies beyond the days we can count by the last
// day that we can, so that one of its ends can be written.
func (s span) countable() span {
	s.first = min(s.first, OpenFuture-1)
	s.last = max(s.last, OpenPast+1)
	return s
}

// mark adds a qualifier to a date; an open end takes none.
func mark(date string, q qualifier) string {
	if date == "" {
		return ""
	}
	return date + q.String()
}

// precisions are the ways to write the ends of a span, coarsest first. Each
// writes the date that begins (first) or ends (last) on a day, if there is one;
// an open end is "" and goes with all of them.
var precisions = []struct {
	first, last func(Day) (text string, ok bool)
}{
	{firstOfYear, lastOfYear},
	{firstMonthDay, lastMonthDay},
	{wholeDay, wholeDay},
}

func firstOfYear(d Day) (string, bool) {
	_, month, day := d.Date()
	return yearOf(d), d.open() || month == 1 && day == 1
}

func lastOfYear(d Day) (string, bool) {
	_, month, day := d.Date()
	return yearOf(d), d.open() || month == 12 && day == 31
}

func firstMonthDay(d Day) (string, bool) {
	_, _, day := d.Date()
	return monthOf(d), d.open() || writable(d) && day == 1
}

func lastMonthDay(d Day) (string, bool) {
	year, month, day := d.Date()
	return monthOf(d), d.open() || writable(d) && day == daysIn(year, month)
}

func wholeDay(d Day) (string, bool) {
	return d.String(), d.open() || writable(d)
}

// yearOf writes the year that d is in, "" for an open day.
func yearOf(d Day) string {
	if d.open() {
		return ""
	}
	year, _, _ := d.Date()
	return yearText(year)
}

// monthOf writes the month that d is in, "" for an open day.
func monthOf(d Day) string {
	return d.String()[:max(0, len(d.String())-len("-24"))]
}

// decade writes a span of ten years, such as 1990 to 1999, as 199X.
func (s span) decade() (string, bool) {
	year, month, day := s.first.Date()
	if s.first.open() || year < 0 || year > 9990 || year%10 != 0 || month != 1 || day != 1 {
		return "", false
	}
	text := string(appendYear(nil, year))
	return text[:3] + "X", s.last == DayOf(year+10, 1, 0)
}
