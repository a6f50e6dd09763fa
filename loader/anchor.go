package loader

import (
	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// timeValue is when a mention is; given tells that the annotation says so.
type timeValue struct {
	edtf.Time
	given bool
}

// setTime reads the EDTF value of a Time, or of when a Position was held.
func (b *builder) setTime(e *entry, w word) {
	if e.Type != graph.MentionTime && e.Type != graph.MentionPosition {
		b.problems.add(w.pos, "a %s has no time: only a Time or a Position has", labelOf(e.Type))
		return
	}
	if w.s == "" {
		b.problems.add(w.pos, "the time is missing")
		return
	}
	t := b.time(w)
	if e.when.given && e.when.Time != t {
		b.problems.add(w.pos, "the time of %q is %s here and %s elsewhere", e.Text, t, e.when.Time)
	}
	e.when, e.whenAt = timeValue{t, true}, w.pos
}

// makeTimes gives every Time its value: its own, that of a coreferent mention,
// or what its words mean, counted from the day of publication. A time that
// gets none stays open.
func (b *builder) makeTimes() {
	given := map[graph.ID]*entry{}
	for _, e := range b.order {
		if e.Type != graph.MentionTime || !e.when.given {
			continue
		}
		root := b.same.of(e.ID)
		if known := given[root]; known != nil && known.when != e.when {
			b.problems.add(e.whenAt, "the time of %q is %s, that of the coreferent %q is %s",
				e.Text, e.when.Time, known.Text, known.when.Time)
		}
		given[root] = e
	}
	for _, e := range b.order {
		if e.Type != graph.MentionTime || e.when.given {
			continue
		}
		if from := given[b.same.of(e.ID)]; from != nil {
			e.when = from.when
		} else {
			e.when.Time = b.anchor(e, false)
		}
	}
}

// anchor reads the words of a time.
func (b *builder) anchor(e *entry, planned bool) edtf.Time {
	return edtf.FromWords(e.Text, firstNonEmpty(e.Lang, b.out.Article.Language), b.out.Article.Published, planned)
}

// timeOf is when the event of a claim was, by one mention. The weekday of a plan
// may be one to come, where that of a report is the last one.
func (b *builder) timeOf(e *entry, status graph.Status) edtf.Time {
	if e.when.given || status.Presence() != graph.PresenceExpected {
		return e.when.Time
	}
	return b.anchor(e, true)
}

func firstNonEmpty(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
