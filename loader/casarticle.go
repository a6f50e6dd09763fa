package loader

import (
	"path"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// mappingINCEpTION is the built-in mapping of all formats of INCEpTION.
const mappingINCEpTION = "inception"

// articles yields an article for each text.
func (c *cas) articles(l *load, file string, p *problems, yield func(Item) bool) bool {
	texts := slices.DeleteFunc(slices.Clone(c.texts), func(t *casText) bool { return strings.TrimFunc(t.text.s, isBlank) == "" })
	if len(texts) == 0 && !p.any() {
		p.add(pos{c.src, 0}, "there is no text: only annotated texts can be loaded")
	}
	if p.any() {
		return yield(Item{Path: file, Problems: p.sorted()})
	}
	c.arrange()
	for _, t := range texts {
		p, repairs := &problems{}, &problems{}
		name := l.stemOf(file)
		if len(texts) > 1 {
			name += "-" + nameLetters(t.name.s)
		}
		a := &casArticle{cas: c, of: t, p: p, repairs: repairs, places: map[casPlace]*casStructure{}}
		if !l.foreign(a.foreign(name), mappingINCEpTION, file, p, repairs, yield) {
			return false
		}
	}
	return true
}

// casArticle makes an article of one text and what marks it.
type casArticle struct {
	*cas
	of         *casText
	f          *foreign
	p, repairs *problems
	// places are the annotations by what they cover, but for links of chains.
	places map[casPlace]*casStructure
}

type casPlace struct{ start, end int }

func (a *casArticle) foreign(name string) *foreign {
	a.f = &foreign{
		src: a.src, text: newText(a.of.text.s), broken: map[string]bool{}, unplaced: map[Label]int{},
		name: word{pos{a.src, 0}, name},
	}
	marks := a.marks[a.of.id.s]
	for _, s := range marks.structures {
		a.structure(s)
	}
	for _, links := range marks.chains {
		a.group(links)
	}
	if a.namesTooMuch() {
		a.p.add(pos{a.src, 0}, "the structures of this file name others more than %d times", maxNamed)
	}
	return a.f
}

// structure adds what one structure says.
func (a *casArticle) structure(s *casStructure) {
	from, to, isRelation := a.ends(s)
	switch {
	case s.isMetadata():
		a.metadata(s)
	case s.isPassedOver():
	case isRelation:
		a.relation(s, from, to)
	case s.isSpan && a.slots[s.layer]:
		a.event(s)
	case s.isSpan:
		a.span(s, a.label(s))
	}
}

// labelFeatures are the features that may tell what an annotation is, the most telling first.
var labelFeatures = []string{"value", "label", "kind", "category", "type", "class", "tag"}

// labelFeature is the feature whose value is the label: one that is set, and no address.
func (a *casArticle) labelFeature(s *casStructure) string {
	for _, name := range labelFeatures {
		if f, ok := s.feature(name); ok && f.refs == nil && f.value.s != "" && !isWebAddress(f.value.s) {
			return name
		}
	}
	return ""
}

// label is the value of the most telling feature, or else the name of the layer.
func (a *casArticle) label(s *casStructure) word {
	if name := a.labelFeature(s); name != "" {
		return s.word(name)
	}
	return word{s.id.pos, s.short()}
}

// place finds the words of an annotation. One without any is counted.
func (a *casArticle) place(s *casStructure, label word) ([]graph.Span, bool) {
	if s.start == s.end {
		a.f.lost(ofNoWords, label.s)
		a.f.broken[s.id.s] = true
		return nil, false
	}
	request := spanRequest{
		at: s.id, fragments: []graph.Span{{Start: s.start, End: s.end}}, unit: unitUTF16, quote: s.quote, repairs: a.repairs,
	}
	fragments, ok := a.f.text.resolve(request, a.p)
	if !ok {
		a.f.broken[s.id.s] = true
	}
	return fragments, ok
}

func (a *casArticle) span(s *casStructure, label word) {
	fragments, ok := a.place(s, label)
	if !ok {
		return
	}
	at := casPlace{s.start, s.end}
	if _, taken := a.places[at]; taken {
		a.places[at] = nil // a chain cannot tell which is meant
	} else {
		a.places[at] = s
	}
	a.f.spans = append(a.f.spans, &foreignSpan{id: s.id, label: label, fragments: fragments})
	a.attributes(s)
}

// event adds an annotation with slots, which tells of an event.
func (a *casArticle) event(s *casStructure) {
	e := &foreignEvent{id: s.id, label: a.label(s)}
	var ok bool
	if e.words, ok = a.place(s, e.label); !ok {
		return
	}
	a.places[casPlace{s.start, s.end}] = s
	for _, f := range s.features {
		refs := a.refs(f)
		if !a.allLinks(refs) {
			continue
		}
		for _, link := range refs {
			role, target, _ := a.link(link)
			role = located(role, link.id.pos)
			if role.s == "" {
				role.s = f.name
			}
			if target == nil {
				a.f.lost("role that nothing fills", role.s)
				continue
			}
			if !a.isLoaded(target) {
				a.f.lost("role of a "+target.short(), role.s)
				continue
			}
			e.args = append(e.args, foreignArgument{role, word{link.id.pos, target.id.s}})
		}
	}
	a.f.events = append(a.f.events, e)
	a.attributes(s)
}

// isLoaded tells whether a structure becomes a span or an event of this text.
func (a *casArticle) isLoaded(s *casStructure) bool {
	_, _, isRelation := a.ends(s)
	return s.isSpan && s.text == a.of.id.s && !s.isPassedOver() && !isRelation
}

func (a *casArticle) relation(s, from, to *casStructure) {
	if a.relate(s.id, a.label(s), from, to) {
		a.attributes(s)
	}
}

// relate adds a relation, whose id may be empty. One that ends at what is not
// loaded is counted, and not added.
func (a *casArticle) relate(id, label word, from, to *casStructure) bool {
	for _, end := range []*casStructure{from, to} {
		if !a.isLoaded(end) {
			a.f.lost("relation of a "+end.short(), label.s)
			return false
		}
	}
	a.f.relations = append(a.f.relations, &foreignRelation{id, label, word{id.pos, from.id.s}, word{id.pos, to.id.s}})
	return true
}

// attributes adds the features that are values and not the label; one that names
// annotations is a relation to them. The ends of a relation and the links of a
// chain are read elsewhere.
func (a *casArticle) attributes(s *casStructure) {
	elsewhere := []string{a.labelFeature(s), "first", "next", "Governor", "Dependent"}
	if _, _, isRelation := a.ends(s); isRelation {
		elsewhere = append(elsewhere, "source", "target")
	}
	for _, f := range s.features {
		switch {
		case slices.Contains(elsewhere, f.name):
		case f.refs != nil:
			a.references(s, f)
		case f.value.s != "" && (!a.guess || !a.isSlot(f)):
			a.f.attributes = append(a.f.attributes, foreignAttribute{s.id, word{f.value.pos, f.name}, f.value})
		}
	}
}

// references adds a relation to each annotation that a feature names.
func (a *casArticle) references(s *casStructure, f casFeature) {
	for _, target := range a.refs(f) {
		if _, _, isLink := a.link(target); !isLink {
			a.relate(word{pos: s.id.pos}, word{s.id.pos, f.name}, s, target)
		}
	}
}

// isSlot tells whether a feature, of a format that does not mark references, holds links.
func (a *casArticle) isSlot(f casFeature) bool {
	refs := a.refs(f)
	return len(refs) > 0 && a.allLinks(refs)
}

// group adds a chain. A link that covers what one annotation covers means that
// one; the others get a label from such, since all mean one thing.
func (a *casArticle) group(links []*casStructure) {
	var members []word
	var label word
	for _, link := range links {
		if twin := a.places[casPlace{link.start, link.end}]; twin != nil && label.s == "" {
			label = a.label(twin)
		}
	}
	for _, link := range links {
		if twin := a.places[casPlace{link.start, link.end}]; twin != nil {
			members = append(members, word{link.id.pos, twin.id.s})
			continue
		}
		own := label
		if own.s == "" {
			own = a.chainLabel(link)
		}
		if fragments, ok := a.place(link, own); ok {
			a.f.spans = append(a.f.spans, &foreignSpan{id: link.id, label: own, fragments: fragments})
			members = append(members, link.id)
			a.attributes(link)
		}
	}
	a.f.groups = append(a.f.groups, groupDraft{members})
}

// chainLabel is the label of a link that no other annotation tells anything of.
func (a *casArticle) chainLabel(link *casStructure) word {
	return located(word{s: link.short()}, link.id.pos)
}

// isMetadata tells whether the structure describes the document.
func (s *casStructure) isMetadata() bool {
	return s.short() == "DocumentMetaData" || s.layer == "uima.tcas.DocumentAnnotation"
}

func (a *casArticle) metadata(s *casStructure) {
	m := &a.f.meta
	if w := s.word("documentTitle"); w.s != "" {
		m.title = w
	}
	if w := s.word("language"); isLanguage(w.s) && !strings.HasPrefix(w.s, "x-") {
		m.language = w
	}
	if w := s.word("documentUri"); isWebAddress(w.s) {
		m.url = w
	}
	if id := nameLetters(path.Base(withoutEndings(s.word("documentId").s))); id != "" && id != "." && !strings.HasPrefix(a.f.name.s, id) {
		a.f.name.s += "-" + id
	}
}
