package quadstore

import (
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// NewQuadWriter returns a writer that adds quads, those that are there already
// excepted, in batches. What was written is on disk only after Close.
func (s *Store) NewQuadWriter() (quad.WriteCloser, error) { return &writer{store: s}, nil }

// writerBatch is how many quads a writer adds at once.
const writerBatch = 10_000

type writer struct {
	store  *Store
	deltas []graph.Delta
}

// WriteQuad implements quad.Writer.
func (w *writer) WriteQuad(q quad.Quad) error {
	w.deltas = append(w.deltas, graph.Delta{Quad: q, Action: graph.Add})
	if len(w.deltas) < writerBatch {
		return nil
	}
	return w.flush()
}

// WriteQuads implements quad.BatchWriter.
func (w *writer) WriteQuads(quads []quad.Quad) (int, error) {
	written := 0
	for part := range slices.Chunk(quads, writerBatch) {
		for _, q := range part {
			if err := w.WriteQuad(q); err != nil {
				return written, err
			}
		}
		written += len(part)
	}
	return written, nil
}

func (w *writer) flush() error {
	if len(w.deltas) == 0 {
		return nil
	}
	err := w.store.ApplyDeltas(w.deltas, graph.IgnoreOpts{IgnoreDup: true})
	w.deltas = w.deltas[:0]
	return err
}

// Close writes the rest; closing twice is no error.
func (w *writer) Close() error { return w.flush() }
