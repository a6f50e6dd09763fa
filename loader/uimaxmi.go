package loader

import (
	"encoding/xml"
	"errors"
	"path"
	"slices"
	"strconv"
	"strings"
)

// readXMI reads the XMI of UIMA's Common Analysis Structure. Of the features, the
// type system beside it tells which name structures; without one, the ends of
// relations, slots and chains are known by what they name, and others are kept as
// they stand. Offsets count UTF-16 units.
func readXMI(l *load, file string, yield func(Item) bool) bool {
	src, problem := readSource(l.fsys, file)
	if problem != nil {
		return yield(Item{Path: file, Problems: []*ParseError{problem}})
	}
	p := &problems{}
	r := &xmiReader{
		xmlReader: newXMLReader(src.withoutMark(), p),
		cas:       &cas{src: src, byID: map[string]*casStructure{}, guess: true},
	}
	r.document(func(e xml.StartElement) error {
		if e.Name.Local != "XMI" {
			return errors.New("the outermost element is not XMI")
		}
		return r.elements(r.structure)
	})
	l.systemOf(path.Dir(file), p).tellReferences(r.cas.structures)
	return r.cas.articles(l, file, p, yield)
}

// xmiReader goes through the elements of a file, each a structure.
type xmiReader struct {
	*xmlReader
	cas *cas
}

const xmiNamespace = "http://www.omg.org/XMI"

// layerOf makes the name of a type of that of an element, whose namespace is
// "http:///webanno/custom.ecore".
func layerOf(name xml.Name) string {
	space := strings.TrimSuffix(strings.TrimPrefix(name.Space, "http:///"), ".ecore")
	if space == "" || space == "uima/noNamespace" {
		return name.Local
	}
	return strings.ReplaceAll(space, "/", ".") + "." + name.Local
}

func (r *xmiReader) structure(e xml.StartElement, at pos) error {
	s := &casStructure{layer: layerOf(e.Name), id: word{pos: at}}
	for _, a := range e.Attr {
		switch {
		case a.Name.Space == xmiNamespace && a.Name.Local == "id":
			s.id.s = a.Value
		case a.Name.Space == "" && a.Name.Local == "sofa":
			s.text = a.Value
		case a.Name.Space == "":
			s.features = append(s.features, casFeature{name: a.Name.Local, value: word{at, a.Value}})
		}
	}
	if err := r.values(s); err != nil {
		return err
	}
	s.start, s.end, s.isSpan = r.span(s)
	switch s.layer {
	case "uima.cas.NULL", "uima.cas.View":
	case sofaLayer:
		r.cas.texts = append(r.cas.texts, &casText{s.id, s.word("sofaID"), s.word("sofaString")})
	default:
		if s.id.s == "" {
			r.problems.add(at, "a structure has an xmi:id")
			return nil
		}
		r.cas.add(s, r.problems)
	}
	return nil
}

// values reads the features that are written as elements: strings of a list.
func (r *xmiReader) values(s *casStructure) error {
	return r.elements(func(e xml.StartElement, at pos) error {
		var value string
		if err := r.xml.DecodeElement(&value, &e); err != nil {
			return err
		}
		s.features = append(s.features, casFeature{name: e.Name.Local, value: word{at, value}})
		return nil
	})
}

// span takes begin and end from the features; one that is left out is 0, the
// default of a number.
func (r *xmiReader) span(s *casStructure) (start, end int, ok bool) {
	begin, end1 := s.word("begin"), s.word("end")
	if s.text == "" || begin.s == "" && end1.s == "" {
		return 0, 0, false
	}
	start, err1 := strconv.Atoi(begin.s)
	end, err2 := strconv.Atoi(end1.s)
	if err1 != nil && begin.s != "" || err2 != nil && end1.s != "" {
		r.problems.add(s.id.pos, "begin and end are numbers, not %s and %s", shown(begin.s), shown(end1.s))
		return 0, 0, false
	}
	s.features = slices.DeleteFunc(s.features, func(f casFeature) bool { return f.name == "begin" || f.name == "end" })
	return start, end, true
}
