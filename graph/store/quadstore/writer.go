package quadstore

import (
	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// NewQuadWriter returns a writer that adds quads, those that are there already
// excepted, in batches of a million, each of which is one change. What was
// written is on disk only after Close: the last batch is in memory until then,
// and is lost when the writer is not closed. All of it takes less than a
// gigabyte, unless values are long.
func (s *Store) NewQuadWriter() (quad.WriteCloser, error) { return &writer{store: s}, nil }

// writerBatch is how many quads a writer adds at once: as many as the memory for
// it allows, since Pebble merges the tables of many batches again and again.
const writerBatch = 1_000_000

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
	for i, q := range quads {
		if err := w.WriteQuad(q); err != nil {
			return i, err
		}
	}
	return len(quads), nil
}

func (w *writer) flush() error {
	if len(w.deltas) == 0 {
		return nil
	}
	err := w.store.ApplyDeltas(w.deltas, graph.IgnoreOpts{IgnoreDup: true})
	clear(w.deltas) // the values need not be kept in memory
	w.deltas = w.deltas[:0]
	return err
}

// Close writes the rest; closing twice is no error.
func (w *writer) Close() error { return w.flush() }
