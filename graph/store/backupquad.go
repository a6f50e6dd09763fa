package store

import (
	"fmt"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
)

// backupQuad is a quad as a backup writes it. Subject, predicate and label are
// IRIs; the object is an IRI, or a text with or without a datatype.
type backupQuad struct {
	Subject   quad.IRI `json:"s"`
	Predicate quad.IRI `json:"p"`
	Label     quad.IRI `json:"l"`
	Object    quad.IRI `json:"o,omitempty"`
	Text      *string  `json:"text,omitempty"`
	Type      quad.IRI `json:"type,omitempty"`
}

// newBackupQuad refuses values that package quads never writes.
func newBackupQuad(q quad.Quad) (backupQuad, error) {
	var b backupQuad
	var known [4]bool
	b.Subject, known[0] = q.Subject.(quad.IRI)
	b.Predicate, known[1] = q.Predicate.(quad.IRI)
	b.Label, known[2] = q.Label.(quad.IRI)
	known[3] = true
	switch o := q.Object.(type) {
	case quad.IRI:
		b.Object = o
	case quad.String:
		b.Text = (*string)(&o)
	case quad.TypedString:
		b.Text, b.Type = (*string)(&o.Value), o.Type
	default:
		known[3] = false
	}
	if known != [4]bool{true, true, true, true} {
		return b, fmt.Errorf("%v holds a value that is not of a parley store: %w", q, graph.ErrInvalid)
	}
	return b, nil
}

// knownIRIs are those of the lines that were read so far. Most are in many
// lines, and are kept once.
type knownIRIs map[quad.IRI]quad.Value

func (k knownIRIs) value(iri quad.IRI) quad.Value {
	known, ok := k[iri]
	if !ok {
		known = iri
		k[iri] = known
	}
	return known
}

func (b *backupQuad) quad(known knownIRIs) quad.Quad {
	q := quad.Quad{Subject: known.value(b.Subject), Predicate: known.value(b.Predicate), Label: known.value(b.Label)}
	switch {
	case b.Text != nil && b.Type != "":
		q.Object = quad.TypedString{Value: quad.String(*b.Text), Type: known.value(b.Type).(quad.IRI)}
	case b.Text != nil:
		q.Object = quad.String(*b.Text)
	default:
		q.Object = known.value(b.Object)
	}
	return q
}
