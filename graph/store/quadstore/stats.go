package quadstore

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// Stats returns the numbers of values and quads, which are always exact.
func (s *Store) Stats(ctx context.Context, _ bool) (graph.Stats, error) {
	if err := ctx.Err(); err != nil {
		return graph.Stats{}, err
	}
	m, found, err := s.readMeta()
	if err == nil && !found {
		err = fmt.Errorf("its description is gone: %w", ErrDamaged)
	}
	return graph.Stats{
		Nodes: graph.Size{Size: m.values, Exact: err == nil},
		Quads: graph.Size{Size: m.quads, Exact: err == nil},
	}, err
}

func (s *Store) readMeta() (m meta, found bool, err error) {
	found, err = s.get(metaKey, func(text []byte) error {
		m, err = decodeMeta(text)
		return err
	})
	return m, found, err
}

// QuadIteratorSize returns how many quads have the value in the direction:
// exactly where they are few, else an estimate.
func (s *Store) QuadIteratorSize(ctx context.Context, d quad.Direction, ref graph.Ref) (graph.Size, error) {
	at, ok := position(d)
	id, known := s.nodeOf(ref)
	if !ok || !known {
		return graph.Size{Exact: true}, ctx.Err()
	}
	var given quadRef
	given[at] = id
	return s.sizeOf(ctx, given)
}

// maxCounted is how many quads are counted before the rest is estimated.
const maxCounted = 128

// sizeOf returns how many quads have the ids that are given.
func (s *Store) sizeOf(ctx context.Context, given quadRef) (graph.Size, error) {
	if given == (quadRef{}) {
		stats, err := s.Stats(ctx, true)
		return stats.Quads, err
	}
	table, bound := bestOrdering(given)
	prefix := table.prefix(given, bound)
	looked, found := 0, int64(0)
	err := s.scan(prefix, func(key, _ []byte) (bool, error) {
		looked++
		if q, ok := table.quad(key); ok && q.matches(given) {
			found++
		}
		return looked < maxCounted, ctx.Err()
	})
	if err != nil || looked < maxCounted {
		return graph.Size{Size: found, Exact: err == nil}, err
	}
	share, err := s.share(prefix, []byte{table.table})
	if err != nil {
		return graph.Size{}, err
	}
	stats, err := s.Stats(ctx, true)
	estimate := int64(share * float64(stats.Quads.Size) * float64(found) / float64(looked))
	return graph.Size{Size: max(found, estimate), Exact: false}, err
}

// share estimates which part of a table begins with the prefix, by bytes on
// disk: what is in memory only is not seen.
func (s *Store) share(prefix, table []byte) (float64, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.usable(); err != nil {
		return 0, err
	}
	part, err := s.core.db.EstimateDiskUsage(prefix, after(prefix))
	if err != nil {
		return 0, unreadable(err)
	}
	whole, err := s.core.db.EstimateDiskUsage(table, after(table))
	if err != nil || whole == 0 {
		return 0, err
	}
	return float64(part) / float64(whole), nil
}
