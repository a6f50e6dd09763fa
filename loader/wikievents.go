package loader

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-kg/parley/graph"
)

// readWikiEvents reads WikiEvents: sentences of tokens, mentions and triggers by
// half-open ranges of tokens of the document, events with arguments. The text is
// made of its sentences, a line each: that of the file runs them together, and the
// offsets of its tokens are those of another text.
func readWikiEvents(l *load, file string, yield func(Item) bool) bool {
	return l.readRecords(formatWikiEvents, file, yield, func(r *foreignReader, _ record) string {
		w := &wikiReader{foreignReader: r}
		r.object(r.metaFields(fields{
			{"doc_id", func() { r.f.name = r.scalar() }},
			{"text", func() { r.skip() }},
			{"tokens", func() { r.skip() }},
			{"sentences", func() { r.list(w.sentence) }},
			{"entity_mentions", func() { r.list(w.entity) }},
			{"event_mentions", func() { r.list(w.event) }},
			{"relation_mentions", func() { r.list(w.relation) }},
		}))
		r.text = word{r.f.name.pos, w.text.String()}
		for _, finish := range w.later {
			finish()
		}
		return ""
	})
}

// wikiReader gathers the text; spans wait until it is whole.
type wikiReader struct {
	*foreignReader
	text   strings.Builder
	length int // of the text, in code points
	tokens []wikiToken
	later  []func()
}

type wikiToken struct {
	word string
	span graph.Span
}

// sentence reads [[[token, start, end], ...], text].
func (w *wikiReader) sentence() {
	at := w.here()
	var tokens []word
	var text word
	n := 0
	w.list(func() {
		switch n++; n {
		case 1:
			w.list(func() {
				part := 0
				w.list(func() {
					if part++; part == 1 {
						tokens = append(tokens, w.scalar())
					} else {
						w.skip()
					}
				})
			})
		case 2:
			text = w.word()
		default:
			w.skip()
		}
	})
	if w.length > 0 {
		w.text.WriteByte('\n')
		w.length++
	}
	w.align(tokens, text.s, at)
	w.text.WriteString(text.s)
	w.length += utf8.RuneCountInString(text.s)
}

// align finds the tokens of a sentence, which follow one another with nothing
// but white space between.
func (w *wikiReader) align(tokens []word, sentence string, at pos) {
	rest, start := sentence, w.length
	for _, token := range tokens {
		trimmed := strings.TrimLeftFunc(rest, unicode.IsSpace)
		start += utf8.RuneCountInString(rest) - utf8.RuneCountInString(trimmed)
		after, ok := strings.CutPrefix(trimmed, token.s)
		if !ok {
			w.problems.add(given(token, at), "the token %s is not where the sentence goes on: %s", shown(token.s), shown(trimmed[:min(len(trimmed), 40)]))
			return
		}
		end := start + utf8.RuneCountInString(token.s)
		w.tokens = append(w.tokens, wikiToken{token.s, graph.Span{Start: start, End: end}})
		rest, start = after, end
	}
}

// wikiRange is what names tokens: a mention, or the trigger of an event.
type wikiRange struct {
	at              pos
	id, label, text word
	start, end      int
	given           bool
}

func (w *wikiReader) tokenRange(more fields) (r wikiRange) {
	ok1, ok2 := false, false
	known := fields{
		{"id", func() { r.id = w.scalar() }},
		{"entity_type", func() { r.label = w.scalar() }},
		{"text", func() { r.text = w.scalar() }},
		{"start", func() { r.start, ok1 = w.offset() }},
		{"end", func() { r.end, ok2 = w.offset() }},
	}
	for _, f := range more {
		known.set(f.key, f.read)
	}
	r.at, r.given = w.object(known)
	r.given = r.given && ok1 && ok2
	return r
}

// spanOf adds the span of a range under an id.
func (w *wikiReader) spanOf(r wikiRange, id, label word) {
	switch {
	case !r.given:
		w.problems.add(r.at, "a mention has start and end, which count tokens")
	case r.start < 0 || r.end > len(w.tokens):
		w.problems.add(r.at, "the span %d to %d lies beyond the text, which has %d tokens", r.start, r.end, len(w.tokens))
	case r.end <= r.start:
		w.problems.add(r.at, "the span %d to %d is empty", r.start, r.end)
	default:
		span := graph.Span{Start: w.tokens[r.start].span.Start, End: w.tokens[r.end-1].span.End}
		w.span(r.at, id, label, w.quote(r), span)
	}
}

// quote is the words of the range; where they are its tokens with spaces between,
// nothing is left to compare.
func (w *wikiReader) quote(r wikiRange) word {
	var words []string
	for _, t := range w.tokens[r.start:r.end] {
		words = append(words, t.word)
	}
	if strings.Join(words, " ") == r.text.s {
		return word{}
	}
	return r.text
}

func (w *wikiReader) entity() {
	r := w.tokenRange(nil)
	w.later = append(w.later, func() { w.spanOf(r, r.id, r.label) })
}

func (w *wikiReader) event() {
	e := &foreignEvent{}
	var trigger wikiRange
	at, ok := w.object(fields{
		{"id", func() { e.id = w.scalar() }},
		{"event_type", func() { e.label = w.scalar() }},
		{"trigger", func() { trigger = w.tokenRange(nil) }},
		{"arguments", func() { w.list(func() { w.argument(e) }) }},
	})
	if !ok {
		return
	}
	e.id, e.label = located(e.id, at), located(e.label, at)
	if trigger.at.src == nil {
		w.problems.add(at, "an event has a trigger: a mention, whose start and end count tokens")
		return
	}
	w.later = append(w.later, func() {
		e.trigger = word{trigger.at, e.id.s + " trigger"}
		w.spanOf(trigger, e.trigger, e.label)
		w.f.events = append(w.f.events, e)
	})
}

func (w *wikiReader) argument(e *foreignEvent) {
	var a foreignArgument
	at, ok := w.object(fields{{"entity_id", func() { a.target = w.scalar() }}, {"role", func() { a.role = w.scalar() }}})
	if ok {
		a.role, a.target = located(a.role, at), located(a.target, at)
		e.args = append(e.args, a)
	}
}

func (w *wikiReader) relation() {
	x := &foreignRelation{}
	var ends []word
	at, ok := w.object(fields{
		{"id", func() { x.id = w.scalar() }},
		{"relation_type", func() { x.label = w.scalar() }},
		{"arguments", func() {
			w.list(func() {
				var end word
				w.object(fields{{"entity_id", func() { end = w.scalar() }}})
				ends = append(ends, end)
			})
		}},
	})
	if ok && len(ends) == 2 {
		x.id, x.label, x.from, x.to = word{at, ""}, located(x.label, at), located(ends[0], at), located(ends[1], at)
		w.f.relations = append(w.f.relations, x)
	}
}
