package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
)

// writeNQuads writes what is stored as N-Quads (W3C Recommendation of 25
// February 2014), with full IRIs.
func writeNQuads(ctx context.Context, w io.Writer, source Source) error {
	out := nquads.NewWriter(w)
	for q, err := range source.Quads.Quads(ctx) {
		if err != nil {
			return err
		}
		for _, d := range quad.Directions {
			q.Set(d, absolute(q.Get(d), source.Base))
		}
		if err := out.WriteQuad(q); err != nil {
			return err
		}
	}
	return out.Close()
}

// absolute puts the base before an id, which is stored as a relative IRI;
// every other value stays as it is.
func absolute(v quad.Value, base string) quad.Value {
	iri, ok := v.(quad.IRI)
	switch {
	case !ok:
		return v
	case strings.Contains(string(iri), "://"):
		return escaped(iri)
	default:
		return quad.IRI(base) + escaped(iri)
	}
}

// escaped writes what may not stand in an IRI as N-Quads have it.
func escaped(iri quad.IRI) quad.IRI {
	forbidden := func(r rune) bool { return r <= ' ' || strings.ContainsRune("<>\"{}|^`\\", r) }
	if !strings.ContainsFunc(string(iri), forbidden) {
		return iri
	}
	var b strings.Builder
	for _, r := range string(iri) {
		if forbidden(r) {
			fmt.Fprintf(&b, "\\u%04X", r)
		} else {
			b.WriteRune(r)
		}
	}
	return quad.IRI(b.String())
}
