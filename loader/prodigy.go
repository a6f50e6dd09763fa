package loader

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// readProdigy reads what Prodigy's db-out writes, and the training data of
// spaCy, [text, {"entities": [[start, end, label]]}]. Offsets count code
// points; the numbers of tokens end with the last token.
func readProdigy(l *load, file string, yield func(Item) bool) bool {
	return l.readRecords(formatProdigy, file, yield, func(r *foreignReader, _ record) string {
		if r.peek() == '[' {
			r.spacyPair()
			return ""
		}
		return r.prodigyTask()
	})
}

func (r *foreignReader) spacyPair() {
	n := 0
	r.list(func() {
		switch n++; n {
		case 1:
			r.text = r.word()
		case 2:
			r.object(fields{{"entities", func() { r.list(r.doccanoLabel) }}})
		default:
			r.skip()
		}
	})
}

// prodigyTask reads a task; one that was not accepted is not loaded.
func (r *foreignReader) prodigyTask() (skip string) {
	var answer word
	var chosen []word
	var relations []func()
	isWikidata := map[string]bool{}
	r.object(r.metaFields(fields{
		{"text", func() { r.text = r.word() }},
		{"answer", func() { answer = r.scalar() }},
		{"spans", func() { r.list(r.prodigySpan) }},
		{"label", r.wholeLabel},
		{"meta", func() { r.object(r.metaFields(fields{})) }},
		{"accept", func() { r.list(func() { chosen = append(chosen, r.scalar()) }) }},
		{"options", func() {
			r.list(func() {
				var id, shows word
				r.object(fields{{"id", func() { id = r.scalar() }}, {"html", func() { shows = r.scalar() }}, {"text", func() { shows = r.scalar() }}})
				isWikidata[id.s] = strings.Contains(shows.s, "wikidata.org/wiki/"+id.s+"'") || strings.Contains(shows.s, `wikidata.org/wiki/`+id.s+`"`)
			})
		}},
		{"relations", func() { r.list(func() { relations = append(relations, r.prodigyRelation()) }) }},
	}))
	if answer.s != "" && answer.s != "accept" {
		return "the annotator's answer is " + answer.s
	}
	for _, relation := range relations {
		relation()
	}
	for _, c := range chosen {
		r.prodigyChoice(c, isWikidata[c.s])
	}
	return ""
}

// spanID names a span by its offsets, by which relations find it.
func spanID(at pos, s graph.Span) word { return word{at, fmt.Sprintf("%d-%d", s.Start, s.End)} }

func (r *foreignReader) prodigySpan() {
	s, at := r.prodigyOffsets()
	id := spanID(at, s.span)
	if r.known[id.s] { // relations mean the first
		id = r.numbered(id.s+"_", at)
	}
	r.span(at, id, s.label, s.quote, s.span)
	if s.base.s != "" && s.base.s != "NIL" {
		r.attribute(id, word{s.base.pos, "kb_id"}, s.base)
	}
}

type prodigySpan struct {
	span               graph.Span
	label, quote, base word
	given              bool
}

func (r *foreignReader) prodigyOffsets() (s prodigySpan, at pos) {
	ok1, ok2 := false, false
	at, _ = r.members(func(key string) bool {
		switch key {
		case "start":
			s.span.Start, ok1 = r.offset()
		case "end":
			s.span.End, ok2 = r.offset()
		case "label":
			s.label = r.scalar()
		case "text":
			s.quote = r.scalar()
		case "kb_id":
			s.base = r.scalar()
		default:
			return false
		}
		return true
	})
	if s.given = ok1 && ok2; !s.given {
		r.problems.add(at, "a span has start and end")
	}
	return s, at
}

// prodigyRelation reads a relation, which is made once all spans are known.
func (r *foreignReader) prodigyRelation() func() {
	var ends [2]prodigySpan
	var at [2]pos
	x := &foreignRelation{}
	where, _ := r.object(fields{
		{"head_span", func() { ends[0], at[0] = r.prodigyOffsets() }},
		{"child_span", func() { ends[1], at[1] = r.prodigyOffsets() }},
		{"label", func() { x.label = r.scalar() }},
	})
	return func() {
		if !ends[0].given || !ends[1].given {
			r.problems.add(where, "a relation has head_span and child_span")
			return
		}
		x.label = located(x.label, where)
		x.from, x.to = r.prodigyEnd(ends[0], at[0]), r.prodigyEnd(ends[1], at[1])
		r.f.relations = append(r.f.relations, x)
	}
}

// prodigyEnd is the span that a relation names, which need not be among the spans.
func (r *foreignReader) prodigyEnd(s prodigySpan, at pos) word {
	id := spanID(at, s.span)
	if !r.known[id.s] {
		s.label.s = cmp.Or(s.label.s, "token")
		r.span(at, id, s.label, s.quote, s.span)
	}
	return id
}

// prodigyChoice keeps what was chosen with the one span of the task.
func (r *foreignReader) prodigyChoice(choice word, isWikidata bool) {
	if len(r.spans) != 1 {
		r.f.lost(ofWholeText, "accept")
		return
	}
	if isWikidata {
		choice.s = "Wikidata:" + choice.s
	}
	name := "accept"
	if isWikidata {
		name = attrReference
	}
	r.attribute(r.spans[0].id, word{choice.pos, name}, choice)
}
