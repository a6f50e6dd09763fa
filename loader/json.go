package loader

import (
	"context"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// jsonVersion is the value of the key "format" that this package reads.
const jsonVersion = "parley/1"

// jsonArticle reads one object of the JSON notation, which docs/formats.md
// defines, into a draft. Spans wait until the text and the unit are known,
// because keys come in any order.
type jsonArticle struct {
	*jsonReader
	draft              *draft
	format, text, unit word
	spans              []pendingSpan
	times              []timeDraft
	judgements         []judgementDraft
}

// timeDraft is the time that a use of a mention gives it.
type timeDraft struct{ mention, when word }

// readJSON reads an article and the judgements beside it. The draft is nil where
// what could be read is not worth going on with; the problems tell why.
func readJSON(ctx context.Context, src *source, p *problems) (*draft, []judgementDraft) {
	a := &jsonArticle{jsonReader: newJSONReader(src, p)}
	a.draft = &draft{src: src, others: map[string]string{}, broken: map[string]bool{}}
	at, ok := a.object(a.fields())
	a.end()
	if !ok && !p.any() {
		p.add(at, "an object is wanted here")
	}
	if a.stopped {
		return nil, nil
	}
	if a.format.s != jsonVersion {
		p.add(given(a.format, at), "the format is %s: write \"format\": %q", shown(a.format.s), jsonVersion)
	}
	whole := !p.any()
	a.resolve(ctx)
	if !whole {
		return nil, nil // with a part misread, the ids of the rest would only seem to dangle
	}
	return a.draft, a.judgements
}

func (a *jsonArticle) fields() fields {
	d := a.draft
	return fields{
		{"format", func() { a.format = a.word() }},
		{"id", func() { d.meta.id = a.word() }},
		{"article", func() { a.object(articleFields(a.jsonReader, &d.meta)) }},
		{"text", func() { a.text = a.word() }},
		{"offsetUnit", func() { a.unit = a.word() }},
		{"mentions", func() { a.list(a.mention) }},
		{"entities", func() { a.list(a.entity) }},
		{"events", func() { a.list(a.event) }},
		{"relations", func() { a.list(a.relation) }},
		{"coreference", func() { a.list(func() { d.groups = append(d.groups, groupDraft{a.words()}) }) }},
		{"zones", func() { a.list(a.zone) }},
		{"judgements", func() { a.list(func() { a.judgements = append(a.judgements, readJudgement(a.jsonReader)) }) }},
	}
}

// resolve finds all spans in the text.
func (a *jsonArticle) resolve(ctx context.Context) {
	if a.text.s != "" {
		a.draft.text = newText(a.text.s)
	}
	if a.text.src != nil && strings.TrimFunc(a.text.s, isBlank) == "" && a.src.text[a.text.off] == '"' {
		a.problems.add(a.text.pos, "the text is empty: leave the key out where the source gives none")
	}
	unit := valueOf(a.problems, offsetUnits, "offset unit", a.unit)
	for _, s := range a.spans {
		if ctx.Err() != nil {
			return // a quote without offsets is searched: much work in a long text
		}
		s.request.unit = unit
		if a.draft.text == nil {
			a.problems.add(s.request.at.pos, "a span in an article without text: give the text, or a name instead of a span")
			continue
		}
		fragments, ok := a.draft.text.resolve(s.request.spanRequest, a.problems)
		s.store(fragments, ok)
	}
	byID := map[string]*mentionDraft{}
	for _, m := range a.draft.mentions {
		byID[m.id.s] = m
	}
	for _, t := range a.times {
		if m := byID[t.mention.s]; m != nil {
			m.when = append(m.when, t.when)
		}
	}
}

// given is the place of a word, or a place instead where there is none.
func given(w word, instead pos) pos {
	if w.src == nil {
		return instead
	}
	return w.pos
}

// jsonSpan is a span as the notation writes it.
type jsonSpan struct {
	spanRequest
	start, end int // -1 where not given
	before     int // how many problems there were when it began
}

// pendingSpan is a span to resolve at the end, and where the result goes.
type pendingSpan struct {
	request *jsonSpan
	store   func(fragments []graph.Span, ok bool)
}

// spanFields adds the keys of a span to those of an object.
func (a *jsonArticle) spanFields(known fields, s *jsonSpan) fields {
	known = slices.Grow(known, 8)
	s.start, s.end, s.before = -1, -1, a.problems.count()
	known.set("start", func() { s.start = a.integer() })
	known.set("end", func() { s.end = a.integer() })
	known.set("fragments", func() { a.list(func() { s.fragments = append(s.fragments, a.fragment()) }) })
	known.set("quote", func() { s.quote = a.word() })
	known.set("occurrence", func() {
		at := a.here()
		if s.occurrence = a.integer(); s.occurrence == 0 {
			a.problems.add(at, "an occurrence counts from 1")
		}
	})
	return known
}

// fragment reads one pair of offsets.
func (a *jsonArticle) fragment() graph.Span {
	at := a.here()
	var ends []int
	a.list(func() { ends = append(ends, a.integer()) })
	if len(ends) != 2 {
		a.problems.add(at, "a fragment is a pair of offsets: [start, end]")
		return graph.Span{}
	}
	return graph.Span{Start: ends[0], End: ends[1]}
}

// spanOf reads an object that is a span and nothing else.
func (a *jsonArticle) spanOf(store func([]graph.Span, bool)) {
	var s jsonSpan
	if at, ok := a.object(a.spanFields(fields{}, &s)); ok {
		a.later(at, &s, store)
	}
}

// later checks the form of a span and has it resolved at the end.
func (a *jsonArticle) later(at pos, s *jsonSpan, store func([]graph.Span, bool)) {
	s.at = word{pos: at}
	pair := s.start >= 0 || s.end >= 0
	switch {
	case pair && (s.start < 0 || s.end < 0):
		a.problems.add(at, "start and end go together")
	case pair && len(s.fragments) > 0:
		a.problems.add(at, "give start and end, or fragments, not both")
	case (pair || len(s.fragments) > 0) && s.occurrence > 0:
		a.problems.add(at, "give offsets or an occurrence, not both")
	}
	if pair {
		s.fragments = []graph.Span{{Start: s.start, End: s.end}}
	}
	if s.quote.src == nil {
		s.quote.pos = at
	}
	if a.problems.count() == s.before { // of a span that is misread, no more is to be said
		a.spans = append(a.spans, pendingSpan{s, store})
	}
}
