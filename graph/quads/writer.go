package quads

import (
	"fmt"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// writer collects the quads of one graph. It keeps the first error, so that
// what writes to it need not check each step.
type writer struct {
	label, subject quad.Value // the latter of the quad before
	quads          []quad.Quad
	err            error
}

// quadsInGraph is how many quads most graphs have at most.
const quadsInGraph = 16

func newWriter(label graph.ID) *writer {
	return &writer{label: quad.IRI(label), quads: make([]quad.Quad, 0, quadsInGraph)}
}

// refer writes a quad whose object is a thing; nothing where there is none.
func (w *writer) refer(subject graph.ID, predicate Term, object graph.ID) {
	if object != "" {
		w.add(subject, predicate, quad.IRI(object))
	}
}

// say writes a quad whose object is a string; nothing where it is empty.
func (w *writer) say(subject graph.ID, predicate Term, text string) {
	if text != "" {
		w.add(subject, predicate, quad.String(text))
	}
}

// must writes a quad whose object is a string that may not be empty.
func (w *writer) must(subject graph.ID, predicate Term, text string) {
	if text == "" {
		w.fail("%s has no %s", subject, predicate)
	}
	w.say(subject, predicate, text)
}

// unless is must, but leaves out what is the default.
func (w *writer) unless(fallback string, subject graph.ID, predicate Term, text string) {
	if text != fallback {
		w.must(subject, predicate, text)
	}
}

// when writes an uncertain time; nothing where it is not known.
func (w *writer) when(subject graph.ID, predicate Term, t edtf.Time) {
	if !t.IsZero() {
		w.typed(subject, predicate, t.String(), typeEDTF)
	}
}

// instants writes when something was recorded or retracted.
func (w *writer) instants(subject graph.ID, predicate Term, instants []time.Time) {
	for _, at := range instants {
		if at = at.UTC(); at.Year() < 1 || at.Year() > 9999 || at.IsZero() {
			w.fail("%s: %s is not an instant that can be recorded", subject, at)
			return
		}
		w.typed(subject, predicate, at.Format(time.RFC3339Nano), typeDateTime)
	}
}

func (w *writer) number(subject graph.ID, predicate Term, number float64) {
	w.typed(subject, predicate, strconv.FormatFloat(number, 'g', -1, 64), typeDouble)
}

func (w *writer) typed(subject graph.ID, predicate Term, text string, datatype quad.IRI) {
	w.add(subject, predicate, quad.TypedString{Value: quad.String(text), Type: datatype})
}

func (w *writer) add(subject graph.ID, predicate Term, object quad.Value) {
	if w.subject != quad.Value(quad.IRI(subject)) { // quads of one subject share it
		w.subject = quad.IRI(subject)
	}
	if !utf8.ValidString(string(subject)) || !utf8.ValidString(textOf(object)) {
		w.fail("%s: %s is not valid UTF-8: %q", subject, predicate, textOf(object))
	}
	w.quads = append(w.quads, quad.Quad{Subject: w.subject, Predicate: predicate.iri, Object: object, Label: w.label})
}

func (w *writer) fail(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf(format+": %w", append(args, graph.ErrInvalid)...)
	}
}

// done returns the quads, sorted. That one thing is said twice is an error: of
// a set of quads it could not be read back.
func (w *writer) done() ([]quad.Quad, error) {
	if label := textOf(w.label); label == "" || !utf8.ValidString(label) {
		w.fail("%q cannot be an id", label)
	}
	if w.err != nil {
		return nil, w.err
	}
	slices.SortFunc(w.quads, Compare)
	for i := 1; i < len(w.quads); i++ {
		if w.quads[i] == w.quads[i-1] {
			w.fail("%s says one thing twice: %s", textOf(w.label), w.quads[i].NQuad())
			return nil, w.err
		}
	}
	return w.quads, nil
}
