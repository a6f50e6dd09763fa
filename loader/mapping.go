package loader

import (
	"strings"

	"github.com/parley-kg/parley/graph"
)

// mapping tells what the labels of a foreign annotation mean here. Labels are
// compared as they are, then without case, then with the entries that end in
// "*", of which the longest holds. What one mapping does not know is asked of
// the next: the user's file, that of the format, the one of all formats, and
// last our own words, which mean themselves.
type mapping struct {
	mentions   labelTable[[]mentionMeaning]
	events     labelTable[eventMeaning]
	roles      labelTable[string]
	relations  labelTable[relationMeaning]
	attributes labelTable[attributeMeaning]
	// references are the IRIs of ids in knowledge bases, with {id} in it, by the name of the base.
	references labelTable[string]
	// columns are the headers of an event table, by the names in columnNames.
	columns labelTable[string]
	next    *mapping
}

// Two meanings that any label may have.
const (
	meansKeep   = "keep"   // kept under its own name, on purpose
	meansIgnore = "ignore" // left out, on purpose
)

// mentionMeaning is a type of mention, a zone, Cue, keep or ignore, and the kind
// of an organization or place. A label may have several: the first holds, and
// another is taken where an argument demands it.
type mentionMeaning struct{ label, kind string }

// eventMeaning is an event type, keep or ignore, what else its label says, and
// what its roles are called if not as elsewhere.
type eventMeaning struct {
	label    string
	settings []setting
	roles    map[string]string
}

// relationMeaning is one of our relations, Coreference, an event type, keep or
// ignore. Where reversed, the second end is our first.
type relationMeaning struct {
	label    string
	reversed bool
}

// labelCoreference joins the ends of a relation.
const labelCoreference = "Coreference"

// setting gives one of our attributes a value; keep, ignore, Reference and Time
// are names without one.
type setting struct{ name, value string }

// attributeMeaning is what each value of an attribute means; "*" is any value.
type attributeMeaning map[string]setting

// of returns what the attribute means with a value. A flag that is false says nothing.
func (a attributeMeaning) of(value string) (setting, bool) {
	if s, ok := a[value]; ok {
		return s, true
	}
	s, ok := a["*"]
	if ok && value == "false" && s.name != attrReference && s.name != attrTime {
		return setting{name: meansIgnore}, true
	}
	return s, ok
}

// labelTable finds what a label means.
type labelTable[T any] struct {
	exact, folded map[string]T
	prefixes      map[string]T // without the "*"
}

func (t *labelTable[T]) set(label string, meaning T) {
	if t.exact == nil {
		t.exact, t.folded, t.prefixes = map[string]T{}, map[string]T{}, map[string]T{}
	}
	if prefix, ok := strings.CutSuffix(label, "*"); ok {
		t.prefixes[prefix] = meaning
		return
	}
	t.exact[label] = meaning
	if _, taken := t.folded[strings.ToLower(label)]; !taken {
		t.folded[strings.ToLower(label)] = meaning
	}
}

func (t *labelTable[T]) get(label string) (meaning T, ok bool) {
	if meaning, ok = t.exact[label]; ok {
		return meaning, ok
	}
	if meaning, ok = t.folded[strings.ToLower(label)]; ok || t.prefixes == nil {
		return meaning, ok
	}
	longest := -1
	for prefix, m := range t.prefixes {
		if len(prefix) > longest && strings.HasPrefix(label, prefix) {
			longest, meaning = len(prefix), m
		}
	}
	return meaning, longest >= 0
}

// lookUp asks one mapping after the other.
func lookUp[T any](m *mapping, table func(*mapping) *labelTable[T], label string) (meaning T, ok bool) {
	for ; m != nil; m = m.next {
		if meaning, ok = table(m).get(label); ok {
			return meaning, true
		}
	}
	return meaning, false
}

func (m *mapping) event(label string) (eventMeaning, bool) {
	return lookUp(m, func(m *mapping) *labelTable[eventMeaning] { return &m.events }, label)
}

func (m *mapping) role(label string) (string, bool) {
	return lookUp(m, func(m *mapping) *labelTable[string] { return &m.roles }, label)
}

func (m *mapping) relation(label string) (relationMeaning, bool) {
	return lookUp(m, func(m *mapping) *labelTable[relationMeaning] { return &m.relations }, label)
}

func (m *mapping) attribute(name string) (attributeMeaning, bool) {
	return lookUp(m, func(m *mapping) *labelTable[attributeMeaning] { return &m.attributes }, name)
}

// reference returns the IRI of an id written DATABASE:ID, or that is one already.
func (m *mapping) reference(value string) (iri string, ok bool) {
	if wikidata.MatchString(value) || isWebAddress(value) {
		return value, true
	}
	base, id, ok := strings.Cut(value, ":")
	if !ok || id == "" {
		return "", false
	}
	template, ok := lookUp(m, func(m *mapping) *labelTable[string] { return &m.references }, base)
	if !ok {
		return "", false
	}
	iri = strings.ReplaceAll(template, "{id}", id)
	return iri, isWebAddress(iri)
}

// ourWords is the mapping by which our own words mean themselves.
func ourWords() *mapping {
	m := &mapping{}
	for _, label := range mentionWords() {
		m.mentions.set(label, []mentionMeaning{{label: label}})
	}
	for _, label := range eventLabels() {
		m.events.set(label, eventMeaning{label: label})
	}
	for _, label := range roleWords() {
		m.roles.set(label, label)
	}
	for _, label := range relationWords() {
		m.relations.set(label, relationMeaning{label: label})
	}
	for _, a := range attributes {
		meaning := attributeMeaning{}
		for _, value := range valuesOf(a.name) {
			meaning[value] = setting{a.name, value}
		}
		if len(meaning) == 0 {
			meaning["*"] = setting{name: a.name} // the value is the source's
		}
		m.attributes.set(a.name, meaning)
	}
	m.attributes.set(attrReference, attributeMeaning{"*": {name: attrReference}})
	m.attributes.set(attrTime, attributeMeaning{"*": {name: attrTime}})
	return m
}

// mentionWords are what the label of a span may mean, beside an event.
func mentionWords() []string {
	return append(append(labels(mentionTypes), labels(zoneTypes)...), labelCue)
}

// roleWords are what an argument may mean.
func roleWords() []string { return append(roleLabels(), argPlace, argTime, argTopic, argSource) }

// relationWords are what a relation may mean, beside an event.
func relationWords() []string {
	return append([]string{relHolds, relOf, relActsFor, relWithin, labelCue, labelCoreference}, labels(links)...)
}

// valuesOf lists the values of one of our attributes; none where any is good.
func valuesOf(attribute string) []string {
	switch attribute {
	case "Status":
		return labels(statuses)
	case "Polarity":
		return labels(polarities)
	case "Modality":
		return labels(modalities)
	case "Presence":
		return labels(presences)
	}
	return nil
}

// typesOf returns the types of mentions among the meanings.
func typesOf(meanings []mentionMeaning) []graph.MentionType {
	var types []graph.MentionType
	for _, m := range meanings {
		if t, ok := find(mentionTypes, m.label); ok {
			types = append(types, t)
		}
	}
	return types
}
