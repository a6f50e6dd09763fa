package loader

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// foreign makes an article of the document. A mention becomes a span; those of
// one instance a group, and an instance, where that has an id.
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
	pairs := 0
	for _, x := range d.relations {
		if pairs += len(x.sources) * len(x.targets); pairs > maxPairs {
			p.add(x.label.pos, "the relations of this document have more than %d pairs of a source and a target", maxPairs)
			break
		}
		x.addTo(f, markables, p)
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

// addTo adds coreference, where the target is an instance; else a relation from
// each source to each target.
func (x *catRelation) addTo(f *foreign, markables map[string]*catMarkable, p *problems) {
	for _, end := range slices.Concat(x.sources, x.targets) {
		if markables[end.s] == nil {
			p.add(end.pos, "there is no markable %s", shown(end.s))
			return
		}
	}
	for _, target := range x.targets {
		instance := markables[target.s]
		if !instance.isInstance() {
			for _, source := range x.sources {
				f.relations = append(f.relations, &foreignRelation{label: x.label, from: source, to: target})
			}
			continue
		}
		members := slices.DeleteFunc(slices.Clone(x.sources), func(w word) bool { return markables[w.s].isInstance() })
		f.groups = append(f.groups, groupDraft{members})
		if id := located(x.note, instance.instance.pos); id.s != "" {
			f.instances = append(f.instances, foreignInstance{id, members})
		} else if instance.instance.s != "" {
			f.instances = append(f.instances, foreignInstance{instance.instance, members})
		}
	}
}
