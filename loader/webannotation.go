package loader

import (
	"errors"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/loader/unpack"
)

// readWebAnnotation reads W3C Web Annotations in JSON-LD: one, a list, or a page
// or collection of them. The text lies beside the file, under the name of the
// target or of the file itself; where there is none, what is annotated is only
// named by its quote. Where quote and position disagree, the quote holds.
// Offsets count code points.
func readWebAnnotation(l *load, file string, yield func(Item) bool) bool {
	src, problem := readSource(l.fsys, file)
	if problem != nil {
		return yield(Item{Path: file, Problems: []*ParseError{problem}})
	}
	p := &problems{}
	r := newForeignReader(src.withoutMark(), p)
	w := &webReader{foreignReader: r, bySource: map[string]*webArticle{}}
	w.annotations()
	r.end()
	w.link()
	if p.any() {
		return yield(Item{Path: file, Problems: p.sorted()})
	}
	if len(w.order) == 0 {
		if p = w.repairs; !p.any() {
			p.add(pos{src, 0}, "there is no annotation with a target")
		}
		return yield(Item{Path: file, Problems: p.sorted()})
	}
	names := map[string]int{}
	for _, source := range w.order {
		if !l.webArticle(w, source, file, names, yield) {
			return false
		}
		w.repairs = &problems{} // which were told with the first
	}
	return true
}

// webReader gathers annotations by the text that they are about.
type webReader struct {
	*foreignReader
	bySource map[string]*webArticle
	order    []string
	number   int
	links    []webLink
	unloaded []string // the ids of annotations of no words
}

// webLink is an annotation that links two others, which may stand behind it.
type webLink struct {
	relation *foreignRelation
	at       pos
}

// webArticle is what is said of one text.
type webArticle struct {
	spans      []foreignSpanDraft
	relations  []*foreignRelation
	attributes []foreignAttribute
}

// annotations reads whatever holds annotations.
func (w *webReader) annotations() {
	if w.peek() == '[' {
		w.list(w.annotations)
		return
	}
	a := &webAnnotation{}
	deeper := func() { w.annotations() }
	at, ok := w.object(fields{
		{"items", deeper},
		{"first", func() {
			if w.peek() == '"' {
				w.skip() // the address of a page that is elsewhere
			} else {
				deeper()
			}
		}},
		{"id", func() { a.id = w.scalar() }},
		{"motivation", func() { a.motivation = w.first() }},
		{"body", func() { w.each(func() { w.body(a) }) }},
		{"bodyValue", func() { a.say("comment", w.scalar()) }},
		{"target", func() { w.each(func() { a.targets = append(a.targets, w.target()) }) }},
	})
	if ok && len(a.targets) > 0 {
		w.number++
		a.id = located(a.id, at)
		if a.id.s == "" {
			a.id.s = "a" + strconv.Itoa(w.number)
		}
		w.take(a, at)
	}
}

// each reads one value, or each of a list.
func (w *webReader) each(read func()) {
	if w.peek() == '[' {
		w.list(read)
		return
	}
	read()
}

// first reads a word, or the first of a list.
func (w *webReader) first() (word word) {
	w.each(func() {
		if got := w.scalar(); word.s == "" {
			word = got
		}
	})
	return word
}

type webAnnotation struct {
	id, label, motivation word
	says                  []foreignAttribute // without a target yet
	targets               []webTarget
}

func (a *webAnnotation) say(name string, value word) {
	a.says = append(a.says, foreignAttribute{name: word{value.pos, name}, value: value})
}

// webTarget is a part of a text, or another annotation.
type webTarget struct {
	at                           pos
	id, source, quote            word
	before, after                string
	span                         graph.Span
	hasStart, hasEnd, isSelected bool
}

// body reads a tag, which labels, an identity, or a comment.
func (w *webReader) body(a *webAnnotation) {
	if w.peek() == '"' {
		a.say(attrReference, w.scalar())
		return
	}
	var value, purpose, source word
	w.object(fields{
		{"value", func() { value = w.scalar() }},
		{"purpose", func() { purpose = w.first() }},
		{"source", func() { source = w.webSource() }},
		{"id", func() { source = w.scalar() }},
	})
	switch {
	case (purpose.s == "tagging" || purpose.s == "classifying") && a.label.s == "":
		a.label = value
		if value.s == "" {
			a.label = source
		}
	case purpose.s == "tagging" || purpose.s == "classifying":
		a.say("tag", value)
	case source.s != "":
		a.say(attrReference, source)
	case value.s != "":
		name := purpose.s
		if name == "" {
			name = "comment"
		}
		a.say(name, value)
	}
}

// webSource reads an address, or an object that has it as its id.
func (w *webReader) webSource() (source word) {
	if w.peek() == '"' {
		return w.scalar()
	}
	w.object(fields{{"id", func() { source = w.scalar() }}})
	return source
}

func (w *webReader) target() webTarget {
	t := webTarget{at: w.here()}
	if w.peek() == '"' {
		t.id = w.scalar()
		return t
	}
	w.object(fields{
		{"id", func() { t.id = w.scalar() }},
		{"source", func() { t.source = w.webSource() }},
		{"selector", func() { w.each(func() { w.selector(&t) }) }},
	})
	return t
}

// selector reads a selector; those that refine another are read as if beside it.
func (w *webReader) selector(t *webTarget) {
	t.isSelected = true
	var kind word
	var place graph.Span
	var hasStart, hasEnd bool
	w.object(fields{
		{"type", func() { kind = w.first() }},
		{"exact", func() { t.quote = w.scalar() }},
		{"prefix", func() { t.before = w.scalar().s }},
		{"suffix", func() { t.after = w.scalar().s }},
		{"start", func() { place.Start, hasStart = w.offset() }},
		{"end", func() { place.End, hasEnd = w.offset() }},
		{"refinedBy", func() { w.each(func() { w.selector(t) }) }},
	})
	if kind.s == "" || kind.s == "TextPositionSelector" { // others count bytes, or elements
		t.span, t.hasStart, t.hasEnd = place, hasStart, hasEnd
	}
}

// take puts an annotation where it belongs: one that links others is a relation.
// One of a whole text, or of what is none, is told: there is no place for it.
func (w *webReader) take(a *webAnnotation, at pos) {
	first := a.targets[0]
	if len(a.targets) == 2 && !first.isSelected && !a.targets[1].isSelected {
		label := a.label
		if label.s == "" {
			label = word{at, "linking"}
		}
		from, to := located(first.id, first.at), located(a.targets[1].id, a.targets[1].at)
		w.links = append(w.links, webLink{&foreignRelation{a.id, label, from, to}, at})
		return
	}
	if first.quote.s == "" && (!first.hasStart || !first.hasEnd) {
		w.repairs.add(first.at, "the target has no TextQuoteSelector and no TextPositionSelector: only parts of texts can be loaded")
		w.unloaded = append(w.unloaded, a.id.s)
		return
	}
	source := first.source.s
	x := w.bySource[source]
	if x == nil {
		x = &webArticle{}
		w.bySource[source], w.order = x, append(w.order, source)
	}
	request := spanRequest{at: word{pos: first.at}, unit: unitCodePoint, quote: first.quote, before: first.before, after: first.after}
	for _, t := range a.targets {
		if t.hasStart && t.hasEnd {
			request.fragments = append(request.fragments, t.span)
		}
	}
	if len(a.targets) > 1 {
		if len(request.fragments) != len(a.targets) {
			w.problems.add(at, "of several targets each has a TextPositionSelector")
			return
		}
		for _, t := range a.targets[1:] {
			request.quote.s += " " + t.quote.s
		}
	}
	x.spans = append(x.spans, foreignSpanDraft{a.id, located(a.label, at), request})
	for _, s := range a.says {
		s.target = a.id
		x.attributes = append(x.attributes, s)
	}
}

// link gives each link to the article whose annotation it begins with; where none
// is known, to the first, which tells so.
func (w *webReader) link() {
	of := map[string]*webArticle{}
	for _, x := range w.bySource {
		for _, s := range x.spans {
			of[s.id.s] = x
		}
	}
	for _, link := range w.links {
		x := of[link.relation.from.s]
		if x == nil && len(w.order) > 0 {
			x = w.bySource[w.order[0]]
		}
		if x == nil {
			w.problems.add(link.at, "this links annotations of which none is here")
			continue
		}
		x.relations = append(x.relations, link.relation)
	}
}

// webArticle makes an article of what is said of one text.
func (l *load) webArticle(w *webReader, source, file string, names map[string]int, yield func(Item) bool) bool {
	x, alone := w.bySource[source], len(w.order) == 1
	p, repairs := &problems{}, w.repairs
	src := x.source()
	f := &foreign{src: src, broken: map[string]bool{}, relations: x.relations, attributes: x.attributes}
	for _, id := range w.unloaded {
		f.broken[id] = true
	}
	if isWebAddress(source) {
		f.meta.url = word{pos{src, 0}, source}
	}
	if text := l.webText(source, file, alone); text != nil {
		f.text = newText(text.text)
	}
	for _, s := range x.spans {
		s.request.repairs = repairs
		if f.text != nil {
			f.span(s.id, s.label, s.request, p)
			continue
		}
		if strings.TrimSpace(s.request.quote.s) == "" {
			p.add(s.request.at.pos, "there is no text beside this file, and no quote: put the text beside it, as %s", path.Base(l.stemOf(file))+endText)
			continue
		}
		f.spans = append(f.spans, &foreignSpan{id: s.id, label: s.label, name: s.request.quote.s})
	}
	id := word{pos{src, 0}, ""}
	if !alone {
		id.s = path.Base(source)
	}
	text := ""
	if f.text != nil {
		text = f.text.s
	}
	f.name = record{src, l.stemOf(file), alone}.name(id, text, names)
	return l.foreign(f, formatWebAnnotation, file, p, repairs, yield)
}

func (x *webArticle) source() *source { return x.spans[0].request.at.src }

// webText finds the text of a target: the file that its source names, or, where the
// file tells of one text alone, the one of the annotation's own name.
func (l *load) webText(source, file string, alone bool) *source {
	base := unpack.Stripped(file)
	for _, ending := range []string{".json", ".jsonld", ".w3c", ".annotations"} {
		base = strings.TrimSuffix(base, ending)
	}
	names := []string{path.Base(source), path.Base(source) + endText}
	if alone {
		names = append(names, path.Base(base)+endText)
	}
	for _, name := range names {
		name = path.Join(path.Dir(file), name)
		if name == file || !strings.HasSuffix(name, endText) {
			continue
		}
		if info, err := fs.Stat(l.fsys, name); err != nil || !info.Mode().IsRegular() {
			continue
		}
		text, problem := readSource(l.fsys, name)
		if problem == nil || !errors.Is(problem, fs.ErrNotExist) {
			return text
		}
	}
	return nil
}
