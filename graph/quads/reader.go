package quads

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// reader looks things up in the quads of one graph. It finds what it can and
// reports nothing: [compare] reports what was not understood.
type reader struct {
	quads []quad.Quad // sorted
}

func newReader(quads []quad.Quad) *reader {
	if !slices.IsSortedFunc(quads, Compare) { // an export is sorted
		quads = slices.SortedFunc(slices.Values(quads), Compare)
	}
	return &reader{quads}
}

// of reads only what has the subject: where many things are asked of it.
func (r *reader) of(subject graph.ID) *reader {
	return &reader{r.between(func(q *quad.Quad) int { return compareIRI(q.Subject, string(subject)) })}
}

// about returns the quads with a subject and a predicate.
func (r *reader) about(subject graph.ID, predicate Term) []quad.Quad {
	return r.between(func(q *quad.Quad) int {
		if order := compareIRI(q.Subject, string(subject)); order != 0 {
			return order
		}
		return compareValues(q.Predicate, predicate.iri)
	})
}

// between returns the quads, which stand together, that the order says are neither
// before nor behind those that are wanted.
func (r *reader) between(order func(*quad.Quad) int) []quad.Quad {
	from := sort.Search(len(r.quads), func(i int) bool { return order(&r.quads[i]) >= 0 })
	to := from
	for to < len(r.quads) && order(&r.quads[to]) == 0 {
		to++
	}
	return r.quads[from:to]
}

// texts returns the objects, in order; nil where there are none.
func (r *reader) texts(subject graph.ID, predicate Term) []string {
	var texts []string
	for _, q := range r.about(subject, predicate) {
		texts = append(texts, textOf(q.Object))
	}
	return texts
}

// text returns the first object; "" where there is none.
func (r *reader) text(subject graph.ID, predicate Term) string {
	if found := r.about(subject, predicate); len(found) > 0 {
		return textOf(found[0].Object)
	}
	return ""
}

// textOr returns the first object, or the default where there is none.
func (r *reader) textOr(fallback string, subject graph.ID, predicate Term) string {
	if text := r.text(subject, predicate); text != "" {
		return text
	}
	return fallback
}

func (r *reader) id(subject graph.ID, predicate Term) graph.ID {
	return graph.ID(r.text(subject, predicate))
}

func (r *reader) ids(subject graph.ID, predicate Term) []graph.ID {
	var ids []graph.ID
	for _, text := range r.texts(subject, predicate) {
		ids = append(ids, graph.ID(text))
	}
	return ids
}

// when returns the uncertain time; the zero time where there is none that can be read.
func (r *reader) when(subject graph.ID, predicate Term) edtf.Time {
	t, err := edtf.Parse(r.text(subject, predicate))
	if err != nil {
		return edtf.Time{}
	}
	return t
}

// instants returns those that can be read, in order of time.
func (r *reader) instants(subject graph.ID, predicate Term) []time.Time {
	var instants []time.Time
	for _, text := range r.texts(subject, predicate) {
		if at, err := time.Parse(time.RFC3339Nano, text); err == nil {
			instants = append(instants, at.UTC())
		}
	}
	slices.SortFunc(instants, time.Time.Compare)
	return instants
}

// number returns nil where there is none that can be read.
func (r *reader) number(subject graph.ID, predicate Term) *float64 {
	number, err := strconv.ParseFloat(r.text(subject, predicate), 64)
	if err != nil {
		return nil
	}
	return &number
}

// fragments returns the parts of a text that the object, a span id, names.
func (r *reader) fragments(subject graph.ID, predicate Term) []graph.Span {
	_, spans, err := graph.ParseSpanID(r.id(subject, predicate))
	if err != nil {
		return nil
	}
	return spans
}

// with returns the quads that have the predicate, in order.
func (r *reader) with(predicate Term) []quad.Quad {
	var found []quad.Quad
	for _, q := range r.quads {
		if q.Predicate == predicate.iri {
			found = append(found, q)
		}
	}
	return found
}

// compare tells whether the quads that were read are those that what was read
// from them encodes to. The error names the first that is not, and wraps
// [graph.ErrInvalid].
func (r *reader) compare(encoded []quad.Quad, err error) error {
	if err != nil {
		return err
	}
	if q, ok := firstMissing(encoded, r.quads); ok {
		return fmt.Errorf("this quad is unknown or contradicts another: %s: %w", q.NQuad(), graph.ErrInvalid)
	}
	if q, ok := firstMissing(r.quads, encoded); ok {
		return fmt.Errorf("this quad is missing: %s: %w", q.NQuad(), graph.ErrInvalid)
	}
	return nil
}

// firstMissing returns the first of the wanted quads that is not among the
// others. Both are sorted.
func firstMissing(among, wanted []quad.Quad) (quad.Quad, bool) {
	for _, q := range wanted {
		for len(among) > 0 && Compare(among[0], q) < 0 {
			among = among[1:]
		}
		if len(among) == 0 || among[0] != q {
			return q, true
		}
	}
	return quad.Quad{}, false
}
