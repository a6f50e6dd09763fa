package edtf

import "strings"

const (
	// maxPublicationDays is the widest publication that relative expressions are
	// read from; from a wider or open one they say nothing worth keeping.
	maxPublicationDays = 4000
	// maxAnchorRuns is how many separate runs of days a set may list; more are
	// written as one range from the first day to the last.
	maxAnchorRuns = 12
	// maxComing is how many days ahead a date without year may lie.
	maxComing = 30
)

// Anchor reads a time expression of English news prose, such as "Thursday
// evening", "last month", "July 18", "late last year", "two weeks ago", "since
// 1948" or "13 March 2025", or EDTF. Relative expressions count from the day of
// publication. ok is false if the expression is not known, or is relative and
// published is zero, open or wider than about ten years: Anchor never guesses.
//
// If published is not a single day, the result is the union of what the
// expression means on each of its possible days: a single time if they agree,
// else a set or range, never wrong though possibly wide. A publication given as
// an interval is read as [Time.Within]. If it is qualified, so is the result.
//
// How ambiguous words are read:
//   - a weekday alone: the most recent one, the day of publication included;
//   - "last Thursday": the most recent one before publication, or the one in
//     last week: both, if they differ; "next Thursday" in the same way;
//   - a month alone: the most recent one that has begun; "last March" and "next
//     March" as with weekdays;
//   - a date without year: the most recent one, though one that is at most 30
//     days ahead is taken to be coming;
//   - weeks run from Monday to Sunday (ISO 8601);
//   - early and late: the first and second half; mid: the two quarters between;
//     earlier and later: up to, or from, the day of publication;
//   - "two weeks ago": that many weeks back, give or take half a week, and so
//     for months and years; days are counted exactly;
//   - "since X": an interval X/.. that starts then and has no end.
func Anchor(text string, published Time) (t Time, ok bool) {
	return anchorAs(text, published, lookUp)
}

// AnchorPlanned is [Anchor] for the time of something that is told as planned.
// Where Anchor takes the most recent weekday, month or date without year, the
// next one may be meant as well: the result holds both.
func AnchorPlanned(text string, published Time) (t Time, ok bool) {
	return anchorAs(text, published, lookUpPlanned)
}

func anchorAs(text string, published Time, lookUp lookUpFunc) (t Time, ok bool) {
	expression, since := cutSince(strings.TrimSpace(text))
	t, err := Parse(expression)
	ok = err == nil && !t.IsZero()
	if !ok {
		t, ok = anchor(plain(expression), published, lookUp)
	}
	if ok && since {
		t = from(t)
	}
	return t, ok
}

// cutSince takes "since" off the front, in whatever case.
func cutSince(text string) (rest string, since bool) {
	const word = "since "
	if len(text) < len(word) || !strings.EqualFold(text[:len(word)], word) {
		return text, false
	}
	return strings.TrimSpace(text[len(word):]), true
}

// anchor finds the meaning of a plain expression on every possible day of
// publication.
func anchor(expression string, published Time, lookUp lookUpFunc) (Time, bool) {
	meaning, relative := lookUp(expression)
	if meaning == nil {
		return Time{}, false
	}
	days, ok := []Day{0}, true // any day serves an absolute expression
	var qual qualifier
	if relative {
		days, ok = publicationDays(published)
		qual = published.qual
	}
	if !ok {
		return Time{}, false
	}
	var spans []span
	for _, d := range days {
		found := meaning(d)
		if len(found) == 0 {
			return Time{}, false
		}
		spans = append(spans, found...)
	}
	return anchored(join(spans), qual), true
}

// anchored writes the union of meanings, with the marks of the publication.
func anchored(spans []span, qual qualifier) Time {
	if len(spans) > maxAnchorRuns {
		spans = []span{{first: spans[0].first, last: spans[len(spans)-1].last}}
	}
	for i := range spans {
		spans[i].firstQual, spans[i].lastQual = qual, qual
	}
	return compose(spans)
}

// publicationDays lists the days on which an article may have been published;
// ok is false if they are not known or too many.
func publicationDays(published Time) (days []Day, ok bool) {
	if published.IsZero() {
		return nil, false
	}
	for _, s := range published.spans() {
		if !writable(s.first) || !writable(s.last) || len(days)+int(s.last-s.first) >= maxPublicationDays {
			return nil, false
		}
		for d := s.first; d <= s.last; d++ {
			days = append(days, d)
		}
	}
	return days, true
}

// from is what starts at t and goes on. EDTF has no interval that starts on one
// of several days; then it is some time from the first of them on.
func from(t Time) Time {
	if t.form == formDate || t.form == formClock {
		return MustParse(t.day() + "/..")
	}
	first := t.Bounds().EarliestStart
	return compose([]span{{first: first, last: OpenFuture, firstQual: t.qual}})
}
