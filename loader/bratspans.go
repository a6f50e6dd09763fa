package loader

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/parley-kg/parley/graph"
)

// span reads a T line: a mention, a zone, a trigger or a cue.
func (b *bratArticle) span(l bratLine) {
	head, quote, ok := l.body.cut("\t")
	label, where, _ := head.cut(" ")
	if !ok {
		b.problems.add(l.id.pos, "a T line has three fields, separated by TABs: id, type with offsets, text")
		b.draft.broken[l.id.s] = true
		return
	}
	fragments, ok := b.fragments(where)
	if ok {
		request := spanRequest{at: where, fragments: fragments, unit: unitCodePoint, quote: quote}
		fragments, ok = b.draft.text.resolve(request, b.problems)
	}
	s := &bratSpan{id: l.id, label: label, fragments: fragments}
	if ok {
		s.words = b.draft.text.words(fragments)
	}
	b.spans[l.id.s] = s
	sorted := b.sort(s)
	b.draft.broken[l.id.s] = !ok || !sorted
}

// fragments reads "12 18;31 40".
func (b *bratArticle) fragments(w word) ([]graph.Span, bool) {
	var list []graph.Span
	for rest, more := w, true; more; {
		var part word
		part, rest, more = rest.cut(";")
		ends := part.split()
		if len(ends) != 2 {
			b.problems.add(part.pos, "a fragment is two numbers, start and end, not %s", shown(part.s))
			return nil, false
		}
		start, err1 := strconv.Atoi(ends[0].s)
		end, err2 := strconv.Atoi(ends[1].s)
		if err1 != nil || err2 != nil {
			b.problems.add(part.pos, "a fragment is two numbers, start and end, not %s", shown(part.s))
			return nil, false
		}
		list = append(list, graph.Span{Start: start, End: end})
	}
	return list, true
}

// sort puts a T line where its type belongs.
func (b *bratArticle) sort(s *bratSpan) bool {
	d := b.draft
	if _, ok := find(mentionTypes, s.label.s); ok {
		m := &mentionDraft{id: s.id, label: s.label, fragments: s.fragments}
		d.mentions = append(d.mentions, m)
		b.targets[s.id.s] = target{mention: m}
		return true
	}
	if _, ok := find(zoneTypes, s.label.s); ok {
		d.zones = append(d.zones, &zoneDraft{s.label, s.fragments})
		d.others[s.id.s] = "a zone"
		return true
	}
	if _, ok := graph.EventTypeByLabel(s.label.s); ok {
		d.others[s.id.s] = "the trigger of an event"
		return true
	}
	if s.label.s == labelCue {
		d.others[s.id.s] = "a cue"
		return true
	}
	known := append(append(labels(mentionTypes), labels(zoneTypes)...), labelCue)
	b.problems.add(s.label.pos, "unknown type %s: %s", shown(s.label.s), suggestion(s.label.s, append(known, eventLabels()...)))
	return false
}

// checkTriggers finds triggers without an event: something was told and is lost.
func (b *bratArticle) checkTriggers() {
	for _, l := range b.lines['T'] {
		s := b.spans[l.id.s]
		if s == nil || s.used || b.draft.broken[l.id.s] {
			continue
		}
		if _, isTrigger := graph.EventTypeByLabel(s.label.s); isTrigger {
			b.problems.add(l.id.pos, "%s is the trigger of no event: add its E line", l.id.s)
		}
	}
}

// nearestCue chooses the reporting words of a source where it has several:
// those that stand nearest to the trigger, of two equally near the first.
func nearestCue(cues []*bratSpan, trigger []graph.Span) string {
	if len(cues) == 0 {
		return ""
	}
	hull := graph.Hull(trigger)
	nearest := slices.MinFunc(cues, func(a, b *bratSpan) int {
		return cmp.Or(cmp.Compare(distance(a.fragments, hull), distance(b.fragments, hull)),
			cmp.Compare(a.fragments[0].Start, b.fragments[0].Start), cmp.Compare(a.words, b.words))
	})
	return nearest.words
}

// distance is how many code points lie between the fragments and a span.
func distance(fragments []graph.Span, s graph.Span) int {
	hull := graph.Hull(fragments)
	return max(0, hull.Start-s.End, s.Start-hull.End)
}
