package loader

import (
	"slices"
	"strings"
)

// cas is what a Common Analysis Structure holds, as UIMA and INCEpTION write it
// in several formats: texts, and structures, each of a layer, that mark them or
// name one another.
type cas struct {
	src        *source
	texts      []*casText
	structures []*casStructure
	byID       map[string]*casStructure
	// guess tells that the format does not mark references, so that they are
	// known by what they name.
	guess bool
	// named counts what refs has returned; beyond maxNamed it returns nothing.
	named int
	// marks are the structures and chains by the text that they mark, and slots the layers with slots;
	// arrange makes both.
	marks map[string]*casMarks
	slots map[string]bool
}

// casMarks is what marks one text.
type casMarks struct {
	structures []*casStructure // but for the links of chains
	chains     [][]*casStructure
}

// maxNamed is how many structures those of one file may name, each time that one
// is looked at: as many as a file has bytes. Lists that many share could name far
// more.
const maxNamed = MaxFileBytes

// casText is a subject of analysis. Most files have one.
type casText struct {
	id, name, text word
}

// casStructure is an annotation, or what annotations refer to.
type casStructure struct {
	id word // its place is that of the structure
	// layer is the full name of its type.
	layer string
	// text is the id of what it marks.
	text       string
	start, end int // in UTF-16 units
	isSpan     bool
	quote      word // where the format repeats the words
	features   []casFeature
}

// casFeature is a value, or, where refs is not nil, names of structures.
type casFeature struct {
	name  string
	value word
	refs  []string
}

// feature returns the first feature of one of the names.
func (s *casStructure) feature(names ...string) (casFeature, bool) {
	for _, name := range names {
		if i := slices.IndexFunc(s.features, func(f casFeature) bool { return f.name == name }); i >= 0 {
			return s.features[i], true
		}
	}
	return casFeature{}, false
}

// word returns the value of a feature; the empty word where there is none.
func (s *casStructure) word(names ...string) word {
	f, _ := s.feature(names...)
	return f.value
}

// short is the last part of the name of the layer.
func (s *casStructure) short() string {
	return strings.TrimSuffix(s.layer[strings.LastIndexByte(s.layer, '.')+1:], "[]")
}

// maxStructures is how many structures a file may have, far more than annotators
// make of 16 MiB.
const maxStructures = 1_000_000

// add adds a structure under its id, which it alone may have.
func (c *cas) add(s *casStructure, p *problems) {
	if len(c.structures) >= maxStructures {
		p.add(s.id.pos, "the file has more than %d annotations", maxStructures)
		return
	}
	if c.byID[s.id.s] != nil {
		p.add(s.id.pos, "the id %s is taken", shown(s.id.s))
		return
	}
	c.byID[s.id.s] = s
	c.structures = append(c.structures, s)
}

// refs returns the structures that a feature names, those of an array for the
// array; nil where it is a value.
func (c *cas) refs(f casFeature) []*casStructure {
	if c.namesTooMuch() {
		return nil
	}
	ids := f.refs
	if c.guess {
		ids = strings.Fields(f.value.s)
	}
	var list []*casStructure
	defer func() { c.named += len(list) }()
	for _, id := range ids {
		s := c.byID[id]
		switch {
		case s == nil && c.guess && id != "0": // 0 is the reference to nothing
			return nil
		case s == nil:
		case s.isArray():
			list = append(list, c.elements(s)...)
		default:
			list = append(list, s)
		}
	}
	return list
}

func (c *cas) namesTooMuch() bool { return c.named > maxNamed }

// elements returns what an array lists; arrays in it are left out, so that there
// is no circle.
func (c *cas) elements(array *casStructure) []*casStructure {
	f, _ := array.feature("elements", "%ELEMENTS")
	ids := f.refs
	if c.guess {
		ids = strings.Fields(f.value.s)
	}
	var list []*casStructure
	for _, id := range ids {
		if s := c.byID[id]; s != nil && !s.isArray() {
			list = append(list, s)
		}
	}
	return list
}

// isArray tells whether the structure stands for those that it lists.
func (s *casStructure) isArray() bool {
	return s.layer == "uima.cas.FSArray" || strings.HasSuffix(s.layer, "[]")
}

// passedOver are layers that cut a text into words and tell their grammar, or
// say something of the file itself.
var passedOver = []string{
	"de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.",
	"de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.",
	"de.tudarmstadt.ukp.dkpro.core.api.syntax.type.",
	"de.tudarmstadt.ukp.dkpro.core.api.metadata.type.",
	"de.tudarmstadt.ukp.clarin.webanno.api.type.",
	"uima.cas.",
	"uima.tcas.DocumentAnnotation",
}

func (s *casStructure) isPassedOver() bool {
	return slices.ContainsFunc(passedOver, func(prefix string) bool { return strings.HasPrefix(s.layer, prefix) })
}

// ends returns the ends of a structure that is a relation: from the first to the second.
func (c *cas) ends(s *casStructure) (from, to *casStructure, ok bool) {
	for _, names := range [][2]string{{"Governor", "Dependent"}, {"source", "target"}} {
		first, has1 := s.feature(names[0])
		second, has2 := s.feature(names[1])
		if a, b := c.refs(first), c.refs(second); has1 && has2 && len(a) == 1 && len(b) == 1 {
			return a[0], b[0], true
		}
	}
	return nil, nil, false
}

// link returns what fills a slot, and its role, where the structure is that of a
// slot: no annotation itself, but with a role or a target. The target is nil where
// nothing fills the slot.
func (c *cas) link(s *casStructure) (role word, target *casStructure, ok bool) {
	f, hasTarget := s.feature("target")
	if _, hasRole := s.feature("role"); s.isSpan || !hasTarget && !hasRole {
		return word{}, nil, false
	}
	if targets := c.refs(f); len(targets) == 1 {
		target = targets[0]
	}
	return s.word("role"), target, true
}
