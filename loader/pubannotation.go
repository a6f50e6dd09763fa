package loader

import (
	"strings"

	"github.com/parley-kg/parley/graph"
)

// readPubAnnotation reads PubAnnotation's JSON: denotations, relations and
// attributes, all of one project or in tracks by project. Offsets count code
// points.
func readPubAnnotation(l *load, file string, yield func(Item) bool) bool {
	return l.readRecords(formatPubAnnotation, file, yield, func(r *foreignReader, at record) string {
		var db, id, part word
		r.object(r.pubLayer("", r.metaFields(fields{
			{"text", func() { r.text = r.pubText() }},
			{"sourcedb", func() { db = r.scalar() }},
			{"sourceid", func() { id = r.scalar() }},
			{"divid", func() { part = r.scalar() }},
			{"source_url", func() { r.pubAddress() }},
			{"tracks", func() { r.list(r.pubTrack) }},
		})))
		if db.s != "" && id.s != "" || !at.alone {
			r.f.name = word{id.pos, strings.Trim(db.s+"-"+id.s+"-"+part.s, "-")}
		}
		return ""
	})
}

// pubText reads the text; the snippets of a search are none.
func (r *foreignReader) pubText() word {
	if r.peek() != '[' {
		return r.word()
	}
	at := r.here()
	r.skip()
	r.problems.add(at, "the text is a list of snippets, as a search gives: load the document itself")
	return word{}
}

func (r *foreignReader) pubAddress() {
	if w := r.scalar(); isWebAddress(w.s) {
		r.f.meta.url = w
	}
}

// pubTrack reads the annotation of one project; ids are unique in a track only.
func (r *foreignReader) pubTrack() {
	project := ""
	// the project may come behind what it names, so that it is looked for first
	if at := r.here(); at.off < len(r.src.text) {
		ahead := newJSONReader(&source{name: r.src.name, text: r.src.text[at.off:], firstLine: 1}, &problems{})
		ahead.lenient = true
		ahead.object(fields{{"project", func() { project = ahead.scalar().s }}})
	}
	r.object(r.pubLayer(project+":", fields{{"project", func() { r.skip() }}}))
}

// pubLayer adds the keys that hold annotation; ids get the prefix.
func (r *foreignReader) pubLayer(prefix string, known fields) fields {
	named := func() word {
		w := r.scalar()
		return word{w.pos, prefix + w.s}
	}
	spans := func() { r.list(func() { r.denotation(named) }) }
	known.set("denotations", spans)
	known.set("blocks", spans)
	known.set("relations", func() {
		r.list(func() {
			x := &foreignRelation{}
			at, ok := r.object(fields{
				{"id", func() { x.id = named() }},
				{"pred", func() { x.label = r.scalar() }},
				{"subj", func() { x.from = named() }},
				{"obj", func() { x.to = named() }},
			})
			if ok {
				x.label, x.from, x.to = located(x.label, at), located(x.from, at), located(x.to, at)
				r.f.relations = append(r.f.relations, x)
			}
		})
	})
	known.set("attributes", func() {
		r.list(func() {
			var a foreignAttribute
			at, ok := r.object(fields{
				{"pred", func() { a.name = r.scalar() }}, {"subj", func() { a.target = named() }}, {"obj", func() { a.value = r.scalar() }},
			})
			if ok {
				r.attribute(located(a.target, at), located(a.name, at), located(a.value, at))
			}
		})
	})
	known.set("modifications", func() { // the older form of attributes without a value
		r.list(func() {
			var a foreignAttribute
			at, ok := r.object(fields{{"pred", func() { a.name = r.scalar() }}, {"obj", func() { a.target = named() }}})
			if ok {
				r.attribute(located(a.target, at), located(a.name, at), word{pos: at})
			}
		})
	})
	return known
}

func (r *foreignReader) denotation(named func() word) {
	var id, label word
	var fragments []graph.Span
	at, ok := r.object(fields{
		{"id", func() { id = named() }},
		{"obj", func() { label = r.scalar() }},
		{"span", func() {
			if r.peek() == '[' {
				r.list(func() { fragments = append(fragments, r.pubSpan()) })
				return
			}
			fragments = append(fragments, r.pubSpan())
		}},
	})
	if !ok {
		return
	}
	if id.s == "" {
		id = r.numbered("s", at)
	}
	if len(fragments) == 0 {
		r.problems.add(at, "a denotation has a span")
		return
	}
	r.span(at, id, label, word{}, fragments...)
}

func (r *foreignReader) pubSpan() graph.Span {
	var s graph.Span
	ok1, ok2 := false, false
	at, ok := r.object(fields{
		{"begin", func() { s.Start, ok1 = r.offset() }}, {"end", func() { s.End, ok2 = r.offset() }},
	})
	if ok && (!ok1 || !ok2) {
		r.problems.add(at, "a span has begin and end")
	}
	return s
}
