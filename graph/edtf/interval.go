package edtf

import "strings"

// end is one end of an interval or of a range in a set.
type end struct {
	date
	kind endKind
}

type endKind uint8

const (
	endDated   endKind = iota
	endOpen            // goes on without end
	endUnknown         // there is an end, and it is not known
)

// text writes the end as it stands in an interval.
func (e end) text() string {
	if e.kind == endOpen {
		return ".."
	}
	return e.date.text
}

// parseInterval reads a/b (EDTF level 0, and level 1 for open, unknown and
// qualified ends).
func parseInterval(s string) (Time, *SyntaxError) {
	if n := strings.Count(s, "/"); n != 1 {
		return Time{}, wrong(strings.Index(s, "/"), "an interval has one slash between its ends; write a day as 2025-07-24")
	}
	startText, endText, _ := strings.Cut(s, "/")
	start, err := parseEnd(startText, 0)
	if err != nil {
		return Time{}, err
	}
	stop, err := parseEnd(endText, len(startText)+1)
	if err != nil {
		return Time{}, err
	}
	if start.kind != endDated && stop.kind != endDated {
		return Time{}, wrong(0, "one end of an interval must be a date, as in 1948/.. or ../2025")
	}
	bounds, err := spanning(start, stop, len(startText)+1)
	if err != nil {
		return Time{}, err
	}
	text := start.text() + "/" + stop.text()
	return Time{text: text, bounds: bounds, form: formInterval, qual: start.qual | stop.qual}, nil
}

// parseEnd reads an end of an interval: a date, ".." or nothing.
func parseEnd(s string, offset int) (end, *SyntaxError) {
	switch s {
	case "":
		return end{kind: endUnknown}, nil
	case "..":
		return end{kind: endOpen}, nil
	}
	d, err := parseDate(s, offset)
	return end{date: d}, err
}

// spanning bounds what goes on from the one end to the other, and refuses an
// end that lies wholly before the start. offset is the place of the second end.
func spanning(start, stop end, offset int) (Bounds, *SyntaxError) {
	b := unknown
	switch start.kind {
	case endDated:
		b.EarliestStart, b.LatestStart = start.first, start.last
	case endOpen:
		b.LatestStart = OpenPast
	}
	switch stop.kind {
	case endDated:
		b.EarliestEnd, b.LatestEnd = stop.first, stop.last
	case endOpen:
		b.EarliestEnd = OpenFuture
	}
	if b.LatestEnd < b.EarliestStart {
		return Bounds{}, wrong(offset, "the end lies before the start: write the earlier date first")
	}
	return b.normalised(), nil
}
