package identity

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/gazetteer"
)

// traits are what speaks against joining sets by name, by root.
type traits struct{ byRoot[*trait] }

// trait is what is known of the members of a set besides their names.
type trait struct {
	kinds kinds
	// countries are the codes of those in which articles say that the place lies, sorted.
	countries []string
	// regions are the codes of the parts of countries in which it lies, sorted.
	regions []string
	iris    []string // of knowledge bases, without scheme, sorted
	// ids are the names in event tables, sorted: there a name is an id of its source.
	ids []string
}

// against says what makes two sets of one name two things: places of different
// kinds or in different countries, different ids of one knowledge base, or of event tables. Nothing is
// known of nil.
func (t *trait) against(o *trait) (why string, apart bool) {
	if t == nil || o == nil {
		return "", false
	}
	if t.kinds != 0 && o.kinds != 0 && t.kinds&o.kinds == 0 {
		return "one is a " + t.kinds.containing() + ", the other a " + o.kinds.containing(), true
	}
	if disjoint(t.countries, o.countries) {
		return "one lies in " + gazetteer.Name(t.countries[0]) + ", the other in " + gazetteer.Name(o.countries[0]), true
	}
	if disjoint(t.regions, o.regions) {
		return "one lies in " + t.regions[0] + ", the other in " + o.regions[0], true
	}
	if len(t.ids) > 0 && len(o.ids) > 0 && !slices.ContainsFunc(t.ids, func(id string) bool { return slices.Contains(o.ids, id) }) {
		return "event tables tell “" + t.ids[0] + "” from “" + o.ids[0] + "”", true
	}
	for _, a := range t.iris {
		for _, b := range o.iris {
			if knowledgeBase(a) == knowledgeBase(b) && !shareID(t.iris, o.iris, knowledgeBase(a)) {
				return "one is " + a + ", the other " + b, true
			}
		}
	}
	return "", false
}

// shareID tells whether both have an id of the knowledge base in common.
func shareID(a, b []string, base string) bool {
	return slices.ContainsFunc(a, func(iri string) bool {
		return knowledgeBase(iri) == base && slices.Contains(b, iri)
	})
}

// knowledgeBase returns an IRI without its last part.
func knowledgeBase(iri string) string { return iri[:strings.LastIndexAny(iri, "/#")+1] }

func (t *trait) add(o *trait) {
	t.kinds |= o.kinds
	for _, lists := range [][2]*[]string{{&t.countries, &o.countries}, {&t.regions, &o.regions}, {&t.iris, &o.iris}, {&t.ids, &o.ids}} {
		if !containsAll(*lists[0], *lists[1]) {
			*lists[0] = sortedOnce(slices.Concat(*lists[0], *lists[1]))
		}
	}
}

func containsAll(all, some []string) bool {
	return !slices.ContainsFunc(some, func(one string) bool { return !slices.Contains(all, one) })
}

// merge makes what is known of one root known of another.
func (t *traits) merge(kept, taken int32) {
	o := t.of(taken)
	if o == nil || kept == taken {
		return
	}
	t.note(taken, nil)
	if k := t.of(kept); k != nil {
		k.add(o)
	} else {
		t.note(kept, o)
	}
}

// readTraits gathers what is known of each set.
func (r *resolver) readTraits() {
	r.traits.byRoot = make(byRoot[*trait], len(r.sets.parent))
	for node, m := range r.mentions {
		k := kindOf(m)
		table := r.inTable(int32(node))
		in := r.lying(int32(node))
		if k == 0 && len(m.SameAs) == 0 && !table && in.country == "" {
			continue
		}
		one := &trait{kinds: k}
		one.lieIn(in)
		if table {
			one.ids = []string{m.Text}
		}
		for _, iri := range m.SameAs {
			one.iris = append(one.iris, graph.WithoutScheme(iri))
		}
		root := r.sets.find(int32(node))
		if known := r.traits.of(root); known != nil {
			known.add(one)
		} else {
			one.iris = sortedOnce(one.iris)
			r.traits.note(root, one)
		}
	}
	r.readCountries()
}

// lying returns in what a mention is known to lie, by its name or its article;
// of a country, itself where others share its name, else nothing.
func (r *resolver) lying(node int32) container {
	if p := r.placings.of(node); p != nil && sharedNames[r.names[node].plain] != nil {
		return p.lies
	}
	if r.names[node].place == nil || r.inTable(node) || r.nameFor(node).place.country != "" {
		return container{}
	}
	return r.lyingOf(node)
}

func (t *trait) lieIn(in container) {
	if in.country != "" {
		t.countries = []string{in.country}
	}
	if in.region != "" {
		t.regions = []string{in.region}
	}
}

// readCountries notes in which countries articles say that places lie.
func (r *resolver) readCountries() {
	c := r.countries()
	for inner := range c.within {
		if code := c.around(inner); code != "" && c.own[inner] == "" {
			t := r.traits.of(inner)
			if t == nil {
				t = &trait{}
				r.traits.note(inner, t)
			}
			if len(t.countries) > 0 {
				continue // the name, or what it lies in, tells already
			}
			t.countries = []string{code}
		}
	}
}
