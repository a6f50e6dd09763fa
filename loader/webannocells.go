package loader

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// webAnnoUnit is where a reference finds an annotation: its layer, a token of it,
// and its number, which is 0 where it is the only one of one token.
type webAnnoUnit struct {
	layer, token string
	number       int
}

// webAnnoLink is a link of a chain.
type webAnnoLink struct {
	layer          string
	chain, element int
}

var (
	webAnnoNumber    = regexp.MustCompile(`^((?s:.*[^\\])?)\[(\d+)\]$`)
	webAnnoChain     = regexp.MustCompile(`^((?s:.*))->(\d+)-(\d+)$`)
	webAnnoReference = regexp.MustCompile(`^(\d+-\d+(?:\.\d+)?)(?:\[(\d+)(?:_(\d+))?\])?$`)
)

// What a cell says where it has no value.
const (
	webAnnoNone = "_" // no annotation
	webAnnoNull = "*" // an annotation, without this feature
)

// annotations reads the cells of a layer in one row: stacked annotations have
// their values one beside the other.
func (r *webAnnoReader) annotations(layer *webAnnoLayer, t *webAnnoToken, cells []string) {
	if !slices.ContainsFunc(cells, func(c string) bool { return c != webAnnoNone }) {
		return
	}
	var columns [][]string
	stacked := 0
	for _, cell := range cells {
		parts := splitUnescaped(cell, '|')
		columns = append(columns, parts)
		stacked = max(stacked, len(parts))
	}
	if stacked*len(columns) > maxStacked {
		r.problems.add(t.at, "the layer %s has more than %d values at one token", layer.name, maxStacked)
		return
	}
	for i := range stacked {
		values := make([]string, len(columns))
		for j, parts := range columns {
			values[j] = webAnnoNone
			if i < len(parts) {
				values[j] = parts[i]
			}
		}
		switch layer.kind {
		case "SP":
			r.spanCells(layer, t, values)
		case "RL":
			r.relationCells(layer, t, values)
		case "CH":
			r.chainCells(layer, t, values)
		}
	}
}

// withoutNumber takes the number off a value.
func withoutNumber(value string) (string, int) {
	if !strings.HasSuffix(value, "]") { // as most do
		return value, 0
	}
	if m := webAnnoNumber.FindStringSubmatch(value); m != nil {
		n, _ := strconv.Atoi(m[2]) // one too large is as good as none
		return m[1], n
	}
	return value, 0
}

// at adds a structure that marks the token.
func (r *webAnnoReader) at(layer string, t *webAnnoToken) *casStructure {
	s := &casStructure{id: r.newID(t.at), layer: layer, text: webAnnoTextID, start: t.start, end: t.end, isSpan: true}
	r.cas.add(s, r.problems)
	return s
}

// grow makes the annotation reach over another of its tokens.
func (s *casStructure) grow(t *webAnnoToken) {
	s.start, s.end = min(s.start, t.start), max(s.end, t.end)
}

// give gives the structure a feature, unless it has none.
func (s *casStructure) give(name, value string, t *webAnnoToken) {
	if value != webAnnoNone && value != webAnnoNull && name != "" {
		s.features = append(s.features, casFeature{name: name, value: word{t.at, unescaped(value)}})
	}
}

func (r *webAnnoReader) spanCells(layer *webAnnoLayer, t *webAnnoToken, values []string) {
	number := 0
	for j, f := range layer.features {
		if f.target == "" { // the numbers of references are those of what they name
			var n int
			values[j], n = withoutNumber(values[j])
			number = max(number, n)
		}
	}
	unit := webAnnoUnit{layer.name, t.number, number}
	if number > 0 {
		everywhere := webAnnoUnit{layer.name, "", number}
		if s := r.units[everywhere]; s != nil {
			s.grow(t)
			r.name(unit, s)
			return
		}
		defer func() { r.units[everywhere] = r.units[unit] }()
	}
	s := r.at(layer.name, t)
	r.name(unit, s)
	for j, f := range layer.features {
		switch {
		case f.isRole && j+1 < len(values):
			r.slots(s, t, f.name, layer.features[j+1].target, values[j], values[j+1])
		case f.target == "":
			s.give(f.name, values[j], t)
		}
	}
}

// name makes an annotation known to references, also to those to any layer, which
// mean the first that is there.
func (r *webAnnoReader) name(unit webAnnoUnit, s *casStructure) {
	r.units[unit] = s
	if unit.layer = anyLayer; r.units[unit] == nil {
		r.units[unit] = s
	}
}

// slots adds links from what is in the columns of roles and of what fills them.
func (r *webAnnoReader) slots(s *casStructure, t *webAnnoToken, name, target, roles, fillers string) {
	place := len(s.features)
	s.features = append(s.features, casFeature{name: name, refs: []string{}})
	if fillers == webAnnoNone || fillers == webAnnoNull {
		return
	}
	role := splitUnescaped(roles, ';')
	for i, filler := range strings.Split(fillers, ";") {
		link := &casStructure{id: r.newID(t.at), layer: s.layer + "Link"}
		if i < len(role) {
			link.give("role", role[i], t)
		}
		r.cas.add(link, r.problems)
		s.features[place].refs = append(s.features[place].refs, link.id.s)
		r.later = append(r.later, func() {
			if to := r.refer(target, filler, false, t); to != "" {
				link.features = append(link.features, casFeature{name: "target", refs: []string{to}})
			}
		})
	}
}

// relationCells adds a relation from the annotation in the last column to that of the row.
func (r *webAnnoReader) relationCells(layer *webAnnoLayer, t *webAnnoToken, values []string) {
	last := len(values) - 1
	s := &casStructure{id: r.newID(t.at), layer: layer.name, text: webAnnoTextID, start: t.start, end: t.end, isSpan: true}
	for j, f := range layer.features[:last] {
		s.give(f.name, values[j], t)
	}
	r.cas.add(s, r.problems)
	base := layer.features[last].target
	r.later = append(r.later, func() {
		from, to := r.refer(base, values[last], false, t), r.refer(base, values[last], true, t)
		if from != "" && to != "" {
			s.features = append(s.features, casFeature{name: "Governor", refs: []string{from}}, casFeature{name: "Dependent", refs: []string{to}})
		}
	})
}

// refer returns the id of what a reference names: "1-2", "1-2[3]", or, from the
// third annotation of 1-2 to the fourth of the row, "1-2[3_4]".
func (r *webAnnoReader) refer(layer, reference string, second bool, t *webAnnoToken) string {
	m := webAnnoReference.FindStringSubmatch(reference)
	if m == nil {
		r.problems.add(t.at, "%s names no annotation: write a token, as 1-2, and where it has several the number of one, as 1-2[1]", shown(reference))
		return ""
	}
	token, digits := m[1], m[2]
	if second {
		token, digits = t.number, m[3]
	}
	number, _ := strconv.Atoi(digits)
	if layer == tokenLayer {
		return r.token(token, t)
	}
	if s := r.units[webAnnoUnit{layer, token, number}]; s != nil {
		return s.id.s
	}
	r.problems.add(t.at, "there is no annotation %s of the layer %s at the token %s", shown(reference), layer, token)
	return ""
}

const (
	tokenLayer = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
	anyLayer   = "uima.tcas.Annotation"
)

// token returns the id of a token, of which only its name is known.
func (r *webAnnoReader) token(number string, t *webAnnoToken) string {
	unit := webAnnoUnit{tokenLayer, number, 0}
	if r.units[unit] == nil {
		r.units[unit] = r.at(tokenLayer, t)
	}
	return r.units[unit].id.s
}

func (r *webAnnoReader) chainCells(layer *webAnnoLayer, t *webAnnoToken, values []string) {
	for j, value := range values {
		m := webAnnoChain.FindStringSubmatch(value)
		if m == nil {
			continue
		}
		chain, _ := strconv.Atoi(m[2])
		element, _ := strconv.Atoi(m[3])
		link := webAnnoLink{layer.name, chain, element}
		if s := r.chains[link]; s != nil {
			s.grow(t)
			return
		}
		s := r.at(layer.name, t)
		r.chains[link] = s
		s.give(layer.features[j].name, m[1], t)
		for k, f := range layer.features {
			if other, _ := withoutNumber(values[k]); k != j {
				s.give(f.name, other, t)
			}
		}
		return
	}
	r.problems.add(t.at, "a link of a chain names the chain and its place in it, as *->1-2")
}

// linkChains puts the links of each chain in order.
func (r *webAnnoReader) linkChains() {
	links := make([]webAnnoLink, 0, len(r.chains))
	for link := range r.chains {
		links = append(links, link)
	}
	slices.SortFunc(links, func(a, b webAnnoLink) int {
		return cmp.Or(cmp.Compare(a.layer, b.layer), cmp.Compare(a.chain, b.chain), cmp.Compare(a.element, b.element))
	})
	for i, link := range links {
		s := r.chains[link]
		if i > 0 && links[i-1].layer == link.layer && links[i-1].chain == link.chain {
			before := r.chains[links[i-1]]
			before.features = append(before.features, casFeature{name: "next", refs: []string{s.id.s}})
			continue
		}
		head := &casStructure{id: r.newID(s.id.pos), layer: link.layer + "Chain"}
		head.features = []casFeature{{name: "first", refs: []string{s.id.s}}}
		r.cas.add(head, r.problems)
	}
}
