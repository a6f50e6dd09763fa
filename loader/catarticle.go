package loader

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// foreign makes an article of the document. A mention becomes a span; those of
// one instance a group, and an instance, where that has an id. An instance that
// a relation names besides, such as a day that no word tells of, is a thing that
// has only a name.
func (d *catDocument) foreign(src *source, name string, p, repairs *problems) *foreign {
	text, tokens := d.text()
	f := &foreign{
		src: src, name: word{pos{src, 0}, name}, text: newText(text),
		broken: map[string]bool{}, unplaced: map[Label]int{},
	}
	markables := make(map[string]*catMarkable, len(d.markables))
	for _, m := range d.markables {
		if markables[m.id.s] != nil {
			p.add(m.id.pos, "the m_id %s is taken", shown(m.id.s))
			continue
		}
		markables[m.id.s] = m
		if fragments, ok := d.fragments(m, tokens, p); ok && len(fragments) > 0 {
			f.span(m.id, m.tag, spanRequest{at: m.id, fragments: fragments, unit: unitCodePoint, repairs: repairs}, p)
			for _, a := range m.attributes {
				a.target = m.id
				f.attributes = append(f.attributes, a)
			}
		}
	}
	named := map[string]bool{}
	pairs := 0
	for _, x := range d.relations {
		if pairs += len(x.sources) * len(x.targets); pairs > maxPairs {
			p.add(x.label.pos, "the relations of this document have more than %d pairs of a source and a target", maxPairs)
			break
		}
		if x.mayBeAdded(f, markables, p) {
			x.addTo(f, markables, named)
		}
	}
	return f
}

// maxPairs is how many relations between two a document may have: one of many
// sources with many targets is far more than the file shows.
const maxPairs = 100_000

// fragments are the tokens of a mention, neighbours as one.
func (d *catDocument) fragments(m *catMarkable, tokens []graph.Span, p *problems) ([]graph.Span, bool) {
	var places []int
	for _, anchor := range m.anchors {
		at, known := d.byID[anchor.s]
		if !known {
			p.add(anchor.pos, "there is no token %s", shown(anchor.s))
			return nil, false
		}
		places = append(places, at)
	}
	slices.Sort(places)
	places = slices.Compact(places)
	var fragments []graph.Span
	for i, at := range places {
		if i > 0 && at == places[i-1]+1 {
			fragments[len(fragments)-1].End = tokens[at].End
			continue
		}
		fragments = append(fragments, tokens[at])
	}
	return fragments, true
}

// mayBeAdded tells whether all ends of the relation are there. One with an end
// that the tool left empty says nothing, and is counted.
func (x *catRelation) mayBeAdded(f *foreign, markables map[string]*catMarkable, p *problems) bool {
	for _, end := range slices.Concat(x.sources, x.targets) {
		if markables[end.s] == nil {
			p.add(end.pos, "there is no markable %s", shown(end.s))
			return false
		}
	}
	if len(x.sources) == 0 || len(x.targets) == 0 {
		f.lost(ofOneEnd, x.label.s)
		return false
	}
	return true
}

// addTo adds coreference with an instance, or a relation from each source to each target.
func (x *catRelation) addTo(f *foreign, markables map[string]*catMarkable, named map[string]bool) {
	for _, target := range x.targets {
		if instance := markables[target.s]; instance.isInstance() && x.isCoreference() {
			x.refer(f, instance, markables)
			continue
		}
		for _, source := range x.sources {
			for _, end := range []word{source, target} {
				if m := markables[end.s]; m.isInstance() && !named[end.s] {
					named[end.s] = true
					f.thing(m)
				}
			}
			f.relations = append(f.relations, &foreignRelation{label: x.label, from: source, to: target})
		}
	}
}

// isCoreference tells whether the sources mean the instance; other relations
// only have it as their end.
func (x *catRelation) isCoreference() bool {
	return x.label.s == "REFERS_TO" || strings.HasSuffix(x.label.s, "_COREF")
}

// refer joins the mentions of an instance.
func (x *catRelation) refer(f *foreign, instance *catMarkable, markables map[string]*catMarkable) {
	members := slices.DeleteFunc(slices.Clone(x.sources), func(w word) bool { return markables[w.s].isInstance() })
	f.groups = append(f.groups, groupDraft{members})
	if id := located(x.note, instance.instance.pos); id.s != "" {
		f.instances = append(f.instances, foreignInstance{id, members})
	} else if instance.instance.s != "" {
		f.instances = append(f.instances, foreignInstance{instance.instance, members})
	}
}

// thing adds an instance as something that has only a name.
func (f *foreign) thing(m *catMarkable) {
	f.spans = append(f.spans, &foreignSpan{id: m.id, label: m.tag, name: cmp.Or(m.descriptor, m.instance.s, m.id.s)})
	for _, a := range m.attributes {
		a.target = m.id
		f.attributes = append(f.attributes, a)
	}
}
