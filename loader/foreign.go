package loader

import (
	"github.com/parley-kg/parley/graph"
)

// foreign is one article as the format of another tool gives it: spans with
// labels, events, relations and attributes in the tool's own words, each with
// its place in the file, spans already resolved. An importer makes one, and
// [load.translate] makes a draft of it by a mapping: an importer knows nothing
// of our types.
type foreign struct {
	// src is the file of the annotation.
	src *source
	// name is the article's short name, and where it is given.
	name       word
	meta       metadata
	kind       graph.ArticleKind // empty: news
	text       *text
	spans      []*foreignSpan
	events     []*foreignEvent
	relations  []*foreignRelation
	attributes []foreignAttribute
	groups     []groupDraft
	instances  []foreignInstance
	// equivalences are groups under a label, which the mapping must call Coreference.
	equivalences []foreignEquivalence
	// unplaced counts what is said that there is no place for.
	unplaced map[Label]int
	// broken holds the ids of what could not be read; references to them are not told again.
	broken map[string]bool
}

// foreignSpan is a piece of the text with a label, or a thing that has only a
// name. What it is, a mention, the trigger of an event or a zone, the mapping
// tells. The id may be any string; relations name it.
type foreignSpan struct {
	id, label word
	fragments []graph.Span
	name      string
}

// foreignEvent is an event in a format that has such; in others a span whose
// label means an event is one, with its relations as arguments.
type foreignEvent struct {
	id, label word
	// trigger is the id of the span that tells of it, which is then no mention; or else the words themselves.
	trigger word
	words   []graph.Span
	args    []foreignArgument
}

// foreignArgument is what fills a role: a span, or an event.
type foreignArgument struct{ role, target word }

// foreignRelation is binary, and directed.
type foreignRelation struct{ id, label, from, to word }

// foreignEquivalence is a symmetric and transitive relation of any number of things.
type foreignEquivalence struct {
	label   word
	members []word
}

// foreignInstance is a thing that mentions of several documents mean: its id in
// the corpus, and those of its mentions that are in this one.
type foreignInstance struct {
	id      word
	members []word
}

// foreignAttribute says something of a span, an event or a relation. Names
// that the mapping calls Reference or Time are ids of knowledge bases and EDTF
// times; the value is empty where the attribute is a mere flag.
type foreignAttribute struct{ target, name, value word }

// The names of attributes that every importer may give, mapped or not.
const (
	attrReference = "Reference" // the value is DATABASE:ID, or an IRI
	attrTime      = "Time"      // the value is EDTF
)

// What labels that are not kept belong to.
const (
	ofWholeText   = "label of a whole text"
	ofNoWords     = "label of no words"
	ofOneEnd      = "relation with one end"
	ofWhatIsNot   = "relation of what is not kept"
	saidOfWhatNot = "attribute of what is not kept"
)

// lost counts what is said that there is no place for.
func (f *foreign) lost(what, name string) {
	if f.unplaced == nil {
		f.unplaced = map[Label]int{}
	}
	f.unplaced[Label{What: what, Name: name, Lost: true}]++
}

// place gives every word that an importer has no place for that of the article,
// so that whatever is wrong with it can be told.
func (f *foreign) place() {
	var words []*word
	for _, s := range f.spans {
		words = append(words, &s.id, &s.label)
	}
	for _, e := range f.events {
		words = append(words, &e.id, &e.label, &e.trigger)
		for i := range e.args {
			words = append(words, &e.args[i].role, &e.args[i].target)
		}
	}
	for _, r := range f.relations {
		words = append(words, &r.id, &r.label, &r.from, &r.to)
	}
	for i := range f.attributes {
		words = append(words, &f.attributes[i].target, &f.attributes[i].name, &f.attributes[i].value)
	}
	for _, w := range words {
		w.pos = given(*w, pos{f.src, 0})
	}
}

// span adds a span with a label. One whose place cannot be found in the text is
// told, and broken; one that covers no words, but at most spaces, is counted.
func (f *foreign) span(id, label word, request spanRequest, p *problems) {
	if f.text == nil {
		p.add(request.at.pos, "a span in an article without text")
		f.broken[id.s] = true
		return
	}
	if request.isEmpty() {
		f.broken[id.s] = true
		f.lost(ofNoWords, label.s)
		return
	}
	fragments, ok := f.text.resolve(request, p)
	if !ok {
		f.broken[id.s] = true
	}
	if ok && isBlankText(f.text.words(fragments)) {
		f.broken[id.s] = true
		f.lost(ofNoWords, label.s)
		return
	}
	f.spans = append(f.spans, &foreignSpan{id: id, label: label, fragments: fragments})
}
