package quads

import (
	"cmp"

	"github.com/cayleygraph/quad"
)

// Compare orders quads by label, subject, predicate and object, so that the
// quads of one graph stand together. IRIs come before strings, and strings
// before typed literals.
func Compare(a, b quad.Quad) int {
	if order := compareValues(a.Label, b.Label); order != 0 {
		return order
	}
	if order := compareValues(a.Subject, b.Subject); order != 0 {
		return order
	}
	if order := compareValues(a.Predicate, b.Predicate); order != 0 {
		return order
	}
	return compareValues(a.Object, b.Object)
}

func compareValues(a, b quad.Value) int {
	if x, ok := a.(quad.IRI); ok { // as most values are
		if y, ok := b.(quad.IRI); ok {
			return cmp.Compare(x, y)
		}
	}
	if order := cmp.Compare(rank(a), rank(b)); order != 0 {
		return order
	}
	return cmp.Or(cmp.Compare(textOf(a), textOf(b)), cmp.Compare(datatypeOf(a), datatypeOf(b)))
}

// compareIRI is compareValues for an IRI that is not yet a value.
func compareIRI(v quad.Value, iri string) int {
	if order := cmp.Compare(rank(v), rank(quad.IRI(""))); order != 0 {
		return order
	}
	return cmp.Compare(textOf(v), iri)
}

func rank(v quad.Value) int {
	switch v.(type) {
	case nil:
		return 0
	case quad.IRI:
		return 1
	case quad.String:
		return 2
	case quad.TypedString:
		return 3
	}
	return 4
}

// textOf returns an IRI or the text of a literal, without brackets, quotes and
// datatype; of any other value its N-Quads form.
func textOf(v quad.Value) string {
	switch v := v.(type) {
	case nil:
		return ""
	case quad.IRI:
		return string(v)
	case quad.String:
		return string(v)
	case quad.TypedString:
		return string(v.Value)
	}
	return v.String()
}

func datatypeOf(v quad.Value) string {
	if typed, ok := v.(quad.TypedString); ok {
		return string(typed.Type)
	}
	return ""
}
