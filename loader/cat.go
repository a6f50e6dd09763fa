package loader

import (
	"encoding/xml"
	"errors"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// readCAT reads the XML of the Content Annotation Tool, as in ECB+ and MEANTIME:
// tokens, markables that name tokens, and relations between markables. There is
// no text: it is made of the tokens, with a space between two of them and a line
// for each sentence. Markables without tokens are instances, which mentions of
// several documents may mean: what means one with an id becomes a judgement of
// the annotators, besides coreference in the article.
func readCAT(l *load, file string, yield func(Item) bool) bool {
	src, problem := readSource(l.fsys, file)
	if problem != nil {
		return yield(Item{Path: file, Problems: []*ParseError{problem}})
	}
	p := &problems{}
	doc := readCATDocument(src.withoutMark(), p)
	if len(doc.tokens) == 0 && !p.any() {
		p.add(pos{src, 0}, "there is no token: only annotated texts can be loaded")
	}
	if p.any() {
		return yield(Item{Path: file, Problems: p.sorted()})
	}
	repairs := &problems{}
	return l.foreign(doc.foreign(src, l.stemOf(file), p, repairs), formatCAT, file, p, repairs, yield)
}

// catDocument is a file as it stands.
type catDocument struct {
	tokens    []catToken
	byID      map[string]int // of tokens
	markables []*catMarkable
	relations []*catRelation
}

type catToken struct {
	sentence, word string
}

// catMarkable is a mention, or, without tokens, an instance.
type catMarkable struct {
	id, tag, instance word
	anchors           []word
	descriptor        string
	attributes        []foreignAttribute // without a target
}

func (m *catMarkable) isInstance() bool { return len(m.anchors) == 0 }

type catRelation struct {
	label, note      word
	sources, targets []word
}

// catReader goes through the elements of a file.
type catReader struct {
	*xmlReader
	doc *catDocument
}

func readCATDocument(src *source, p *problems) *catDocument {
	r := &catReader{newXMLReader(src, p), &catDocument{byID: map[string]int{}}}
	r.document(func(e xml.StartElement) error {
		if e.Name.Local != "Document" {
			return errors.New("the outermost element is not Document")
		}
		return r.elements(r.section)
	})
	return r.doc
}

// section reads a token, or what the sections hold.
func (r *catReader) section(e xml.StartElement, at pos) error {
	switch e.Name.Local {
	case "token":
		return r.token(e, at)
	case "Markables":
		return r.elements(r.markable)
	case "Relations":
		return r.elements(r.relation)
	}
	return r.xml.Skip()
}

func (r *catReader) token(e xml.StartElement, at pos) error {
	var value string
	if err := r.xml.DecodeElement(&value, &e); err != nil {
		return err
	}
	id := attr(e, at, "t_id").s
	if _, taken := r.doc.byID[id]; taken || id == "" {
		r.problems.add(at, "a token has a t_id of its own, not %s", shown(id))
		return nil
	}
	r.doc.byID[id] = len(r.doc.tokens)
	r.doc.tokens = append(r.doc.tokens, catToken{attr(e, at, "sentence").s, value})
	return nil
}

// catOwn are the attributes of a markable that say nothing of what it names.
var catOwn = []string{"m_id", "instance_id", "RELATED_TO", "TAG_DESCRIPTOR"}

func (r *catReader) markable(e xml.StartElement, at pos) error {
	m := &catMarkable{id: attr(e, at, "m_id"), tag: word{at, e.Name.Local}, instance: attr(e, at, "instance_id"), descriptor: attr(e, at, "TAG_DESCRIPTOR").s}
	for _, a := range e.Attr {
		if a.Value != "" && !slices.Contains(catOwn, a.Name.Local) {
			m.attributes = append(m.attributes, foreignAttribute{name: word{at, a.Name.Local}, value: word{at, a.Value}})
		}
	}
	if m.id.s == "" {
		r.problems.add(at, "a markable has an m_id")
	}
	r.doc.markables = append(r.doc.markables, m)
	return r.elements(func(e xml.StartElement, at pos) error {
		if e.Name.Local == "token_anchor" {
			m.anchors = append(m.anchors, attr(e, at, "t_id"))
		}
		return r.xml.Skip()
	})
}

func (r *catReader) relation(e xml.StartElement, at pos) error {
	x := &catRelation{label: word{at, e.Name.Local}, note: attr(e, at, "note")}
	if role := attr(e, at, "sem_role"); role.s != "" { // that of a participant
		x.label = role
	}
	r.doc.relations = append(r.doc.relations, x)
	return r.elements(func(e xml.StartElement, at pos) error {
		switch e.Name.Local {
		case "source":
			x.sources = append(x.sources, attr(e, at, "m_id"))
		case "target":
			x.targets = append(x.targets, attr(e, at, "m_id"))
		}
		return r.xml.Skip()
	})
}

// text makes the text, and returns the span of each token in code points.
func (d *catDocument) text() (string, []graph.Span) {
	var b strings.Builder
	spans, length := make([]graph.Span, len(d.tokens)), 0
	for i, t := range d.tokens {
		if i > 0 {
			between := " "
			if t.sentence != d.tokens[i-1].sentence {
				between = "\n"
			}
			b.WriteString(between)
			length++
		}
		n := len([]rune(t.word))
		spans[i] = graph.Span{Start: length, End: length + n}
		b.WriteString(t.word)
		length += n
	}
	return b.String(), spans
}
