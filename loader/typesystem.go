package loader

import (
	"encoding/xml"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// typeSystem is what the file beside an XMI declares: which types there are, and
// which of their features name structures. Without it a reference cannot be told
// from a number.
type typeSystem map[string]*casType

type casType struct {
	super  string
	ranges map[string]string // the type of the value, by feature
}

// systemNames are the names under which tools put a type system beside an XMI.
var systemNames = []string{"TypeSystem.xml", "typesystem.xml"}

// systemOf finds the type system of a folder; nil where there is none.
func (l *load) systemOf(dir string, p *problems) typeSystem {
	if known, is := l.systems.get(dir); is {
		return known
	}
	var system typeSystem
	for _, name := range systemNames {
		src, problem := readSource(l.fsys, path.Join(dir, name))
		if problem != nil && errors.Is(problem, fs.ErrNotExist) {
			continue
		}
		if problem != nil {
			p.take(problem)
		} else {
			system = readTypeSystem(src.withoutMark(), p)
		}
		break
	}
	if !p.any() { // else each file of the folder tells
		l.systems.put(dir, system)
	}
	return system
}

func readTypeSystem(src *source, p *problems) typeSystem {
	system := typeSystem{}
	r := newXMLReader(src, p)
	r.document(func(e xml.StartElement) error {
		if e.Name.Local != "typeSystemDescription" {
			return errors.New("the outermost element is not typeSystemDescription")
		}
		return r.elements(func(e xml.StartElement, _ pos) error {
			if e.Name.Local != "types" {
				return r.xml.Skip()
			}
			return r.elements(func(xml.StartElement, pos) error { return r.casType(system) })
		})
	})
	return system
}

// casType reads a typeDescription.
func (r *xmlReader) casType(system typeSystem) error {
	t := &casType{ranges: map[string]string{}}
	var name string
	err := r.elements(func(e xml.StartElement, _ pos) error {
		switch e.Name.Local {
		case "name":
			return r.xml.DecodeElement(&name, &e)
		case "supertypeName":
			return r.xml.DecodeElement(&t.super, &e)
		case "features":
			return r.elements(func(xml.StartElement, pos) error { return r.casFeature(t) })
		}
		return r.xml.Skip()
	})
	system[strings.TrimSpace(name)] = t
	t.super = strings.TrimSpace(t.super)
	return err
}

// casFeature reads a featureDescription.
func (r *xmlReader) casFeature(t *casType) error {
	var name, kind string
	err := r.elements(func(e xml.StartElement, _ pos) error {
		switch e.Name.Local {
		case "name":
			return r.xml.DecodeElement(&name, &e)
		case "rangeTypeName":
			return r.xml.DecodeElement(&kind, &e)
		}
		return r.xml.Skip()
	})
	t.ranges[strings.TrimSpace(name)] = strings.TrimSpace(kind)
	return err
}

// maxSupers bounds how many types lie above one, should a file have a circle.
const maxSupers = 64

// isReference tells whether a feature of a layer is declared to name structures.
func (t typeSystem) isReference(layer, feature string) bool {
	for range maxSupers {
		declared := t[layer]
		if declared == nil {
			return false
		}
		if kind, ok := declared.ranges[feature]; ok {
			return !t.isValue(kind)
		}
		layer = declared.super
	}
	return false
}

// valueTypes are the types of UIMA whose values stand for themselves.
var valueTypes = []string{"String", "Boolean", "Byte", "Short", "Integer", "Long", "Float", "Double"}

// isValue tells whether a type is one of plain values, or a list of such; a set of
// allowed strings is a type below that of strings.
func (t typeSystem) isValue(kind string) bool {
	for range maxSupers {
		base, isPlain := strings.CutPrefix(kind, "uima.cas.")
		for _, list := range []string{"Array", "List", "[]"} {
			base = strings.TrimSuffix(base, list)
		}
		if isPlain && slices.Contains(valueTypes, base) {
			return true
		}
		declared := t[kind]
		if declared == nil {
			return false
		}
		kind = declared.super
	}
	return false
}

// tellReferences marks the features that name structures.
func (t typeSystem) tellReferences(structures []*casStructure) {
	for _, s := range structures {
		for i := range s.features {
			if f := &s.features[i]; f.value.s != "" && t.isReference(s.layer, f.name) {
				f.refs = strings.Fields(f.value.s)
			}
		}
	}
}
