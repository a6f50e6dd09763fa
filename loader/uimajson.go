package loader

import "strings"

// readUIMAJSON reads the JSON of UIMA's Common Analysis Structure, version 0.4:
// structures as a list, or as an object by their ids; the name of a feature that
// is a reference begins with @. Offsets count UTF-16 units.
func readUIMAJSON(l *load, file string, yield func(Item) bool) bool {
	src, problem := readSource(l.fsys, file)
	if problem != nil {
		return yield(Item{Path: file, Problems: []*ParseError{problem}})
	}
	p := &problems{}
	r := &uimaReader{newJSONReader(src.withoutMark(), p), &cas{src: src, byID: map[string]*casStructure{}}}
	r.lenient = true
	r.object(fields{{"%FEATURE_STRUCTURES", r.structures}})
	r.end()
	return r.cas.articles(l, file, p, yield)
}

// uimaReader goes through the values of a file.
type uimaReader struct {
	*jsonReader
	cas *cas
}

func (r *uimaReader) structures() {
	if r.peek() != '{' {
		r.list(func() { r.structure("") })
		return
	}
	r.unknown = r.structure
	r.object(nil)
	r.unknown = nil
}

// structure reads one, whose id is given where it is a key.
func (r *uimaReader) structure(id string) {
	s := &casStructure{id: word{s: id}}
	before := r.unknown
	r.unknown = func(key string) { r.feature(s, key) }
	var starts, ends bool
	at, ok := r.object(fields{
		{"%ID", func() { s.id = r.scalar() }},
		{"%TYPE", func() { s.layer = r.word().s }},
		{"%FLAGS", func() { r.skip() }},
		{"@sofa", func() { s.text = r.scalar().s }},
		{"begin", func() { s.start, starts = r.offset() }},
		{"end", func() { s.end, ends = r.offset() }},
		{"^begin", func() { s.start, starts = r.offset() }},
		{"^end", func() { s.end, ends = r.offset() }},
	})
	r.unknown = before
	if !ok {
		return
	}
	s.id.pos = at
	s.isSpan = starts && ends && s.text != ""
	switch {
	case s.layer == "":
		r.problems.add(at, "a structure has a %%TYPE")
	case s.id.s == "":
		r.problems.add(at, "a structure has an %%ID")
	case s.layer == sofaLayer:
		r.cas.texts = append(r.cas.texts, &casText{s.id, s.word("sofaID"), s.word("sofaString")})
	default:
		r.cas.add(s, r.problems)
	}
}

// sofaLayer is the type of what is analysed.
const sofaLayer = "uima.cas.Sofa"

// feature reads a value or references. The first letter of a key may tell which:
// @ a reference, ^ an offset, # a number that may be NaN or infinite.
func (r *uimaReader) feature(s *casStructure, key string) {
	name, isReference := strings.CutPrefix(key, "@")
	if !isReference && len(name) > 1 && strings.IndexByte("^#", name[0]) >= 0 {
		name = name[1:]
	}
	f := casFeature{name: name}
	switch {
	case r.peek() == '[' && (isReference || key == "%ELEMENTS"):
		f.refs = []string{}
		r.list(func() { f.refs = append(f.refs, r.element()) })
	case isReference:
		f.refs = []string{r.scalar().s}
	case r.peek() == '[':
		r.list(func() { s.features = append(s.features, casFeature{name: name, value: r.plain()}) })
		return
	case r.peek() == '{':
		r.skip()
		return
	default:
		f.value = r.scalar()
	}
	s.features = append(s.features, f)
}

// plain reads a value that is no object and no list; such is passed over.
func (r *uimaReader) plain() word {
	if c := r.peek(); c == '{' || c == '[' {
		r.skip()
		return word{}
	}
	return r.scalar()
}

// element reads an element of an array, which is a reference, a number or null.
func (r *uimaReader) element() string {
	if c := r.peek(); c == '{' || c == '[' || c == 'n' {
		r.skip()
		return ""
	}
	return r.scalar().s
}
