package export

import (
	"context"
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
	if !ok || strings.Contains(string(iri), "://") {
		return v
	}
	return quad.IRI(base) + iri
}
