package quadstore

import (
	"context"
	"errors"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/quad"
)

// NodesAllIterator returns an iterator over all values.
func (s *Store) NodesAllIterator() graph.Iterator { return legacy(&nodes{store: s}) }

// QuadsAllIterator returns an iterator over all quads.
func (s *Store) QuadsAllIterator() graph.Iterator { return legacy(s.having(quadRef{})) }

// QuadIterator returns an iterator over the quads that have a value in a direction.
func (s *Store) QuadIterator(d quad.Direction, ref graph.Ref) graph.Iterator {
	at, ok := position(d)
	id, known := s.nodeOf(ref)
	if !ok || !known {
		return iterator.NewNull()
	}
	var given quadRef
	given[at] = id
	return legacy(s.having(given))
}

// iterators is the new kind of Cayley's iterators, which the old kind wraps.
type iterators interface{ graph.IteratorShapeCompat }

// wrapped is the old kind, which Cayley 0.7 still passes around.
type wrapped struct {
	graph.Iterator
	shape iterators
}

func legacy(shape iterators) graph.Iterator {
	w := &wrapped{shape: shape}
	w.Iterator = graph.NewLegacy(shape, w)
	return w
}

// AsShape implements graph.IteratorFuture.
func (w *wrapped) AsShape() graph.IteratorShape {
	_ = w.Close() // reading from it begins anew
	return w.shape
}

// nodes iterates over all values.
type nodes struct{ store *Store }

func (n *nodes) String() string                                       { return "pebble(nodes)" }
func (n *nodes) AsLegacy() graph.Iterator                             { return legacy(n) }
func (n *nodes) SubIterators() []graph.IteratorShape                  { return nil }
func (n *nodes) Optimize(context.Context) (graph.IteratorShape, bool) { return n, false }
func (n *nodes) Lookup() graph.Index                                  { return &lookup{contains: n.contains} }
func (n *nodes) Stats(ctx context.Context) (graph.IteratorCosts, error) {
	stats, err := n.store.Stats(ctx, true)
	return graph.IteratorCosts{ContainsCost: costOfGet, NextCost: costOfNext, Size: stats.Nodes}, err
}

func (n *nodes) Iterate() graph.Scanner {
	return &scanner{store: n.store, prefix: []byte{tableValues}, read: func(key, _ []byte) (graph.Ref, error) {
		if len(key) != 1+idSize {
			return nil, fmt.Errorf("the key %x of a value: %w", key, ErrDamaged)
		}
		return nodeRef(getID(key[1:])), nil
	}}
}

func (n *nodes) contains(ref graph.Ref) (bool, error) {
	id, ok := n.store.nodeOf(ref)
	if !ok {
		return false, nil
	}
	return n.store.has(valueKey(id))
}

// The costs of iterators, in the time that one step takes.
const (
	costOfNext  = 1
	costOfGet   = 10
	costOfMatch = 1
)

// having iterates over the quads that have the ids that are given, those that are not 0.
type having struct {
	store *Store
	given quadRef
	table ordering
	bound int // how many ids of the table's order begin the keys

	size *graph.Size // once it was asked for, which Cayley does often
}

func (s *Store) having(given quadRef) *having {
	table, bound := bestOrdering(given)
	return &having{store: s, given: given, table: table, bound: bound}
}

func (h *having) String() string {
	return fmt.Sprintf("pebble(quads %c %v)", h.table.table, h.given)
}
func (h *having) AsLegacy() graph.Iterator                             { return legacy(h) }
func (h *having) SubIterators() []graph.IteratorShape                  { return nil }
func (h *having) Optimize(context.Context) (graph.IteratorShape, bool) { return h, false }
func (h *having) Lookup() graph.Index                                  { return &lookup{contains: h.contains} }

// Stats implements graph.IteratorShape.
func (h *having) Stats(ctx context.Context) (graph.IteratorCosts, error) {
	costs := graph.IteratorCosts{ContainsCost: costOfMatch, NextCost: costOfNext}
	if h.size == nil {
		size, err := h.store.sizeOf(ctx, h.given)
		if err != nil {
			return costs, err
		}
		h.size = &size
	}
	costs.Size = *h.size
	return costs, nil
}

// Iterate implements graph.IteratorShape.
func (h *having) Iterate() graph.Scanner {
	h.size = nil // reading again after a change sees another size
	return &scanner{store: h.store, prefix: h.table.prefix(h.given, h.bound), read: func(key, _ []byte) (graph.Ref, error) {
		q, ok := h.table.quad(key)
		if !ok {
			return nil, fmt.Errorf("the key %x of a quad: %w", key, ErrDamaged)
		}
		if !q.matches(h.given) {
			return nil, nil
		}
		return q, nil
	}}
}

// contains looks at nothing but the reference, which an iterator has found.
func (h *having) contains(ref graph.Ref) (bool, error) {
	q, ok := ref.(quadRef)
	return ok && q.matches(h.given), nil
}

// scanner goes through the keys with a prefix, as they are when it begins.
type scanner struct {
	store  *Store
	prefix []byte
	read   func(key, value []byte) (graph.Ref, error) // nil for a key that is passed over

	cursor *cursor
	steps  int
	ended  bool
	result graph.Ref
	err    error
}

// betweenLooks is how many steps are made from one look at the context to the next.
const betweenLooks = 64

// Next implements graph.Scanner. Where the context ends it, Err says so.
func (s *scanner) Next(ctx context.Context) bool {
	for s.result = nil; !s.ended && s.err == nil; {
		if s.steps%betweenLooks == 0 {
			if s.err = ctx.Err(); s.err != nil {
				break
			}
		}
		s.steps++
		if s.step() {
			return true
		}
	}
	if s.cursor != nil { // callers forget to close what has ended
		s.err = errors.Join(s.err, s.cursor.Close())
		s.cursor = nil
	}
	return false
}

// step goes to the next key, and tells whether it is a result.
func (s *scanner) step() bool {
	if s.cursor == nil {
		if s.cursor, s.err = s.store.cursor(s.prefix, after(s.prefix)); s.err != nil {
			return false
		}
	}
	more, err := s.cursor.next(func(key, value []byte) (err error) {
		s.result, err = s.read(key, value)
		return err
	})
	s.ended, s.err = !more, err
	return s.err == nil && s.result != nil
}

func (s *scanner) String() string                  { return "pebble(scan)" }
func (s *scanner) TagResults(map[string]graph.Ref) {}
func (s *scanner) Result() graph.Ref               { return s.result }
func (s *scanner) NextPath(context.Context) bool   { return false }
func (s *scanner) Err() error                      { return s.err }

// Close implements graph.Scanner.
func (s *scanner) Close() error {
	s.ended = true
	if s.cursor == nil {
		return nil
	}
	err := s.cursor.Close()
	s.cursor = nil
	return err
}

// lookup tells of references whether they are in a set.
type lookup struct {
	contains func(graph.Ref) (bool, error)
	result   graph.Ref
	err      error
}

// Contains implements graph.Index.
func (l *lookup) Contains(ctx context.Context, ref graph.Ref) bool {
	l.result = nil
	if l.err == nil {
		l.err = ctx.Err()
	}
	if l.err != nil || ref == nil {
		return false
	}
	var ok bool
	if ok, l.err = l.contains(ref); ok && l.err == nil {
		l.result = ref
	}
	return l.result != nil
}

func (l *lookup) String() string                  { return "pebble(lookup)" }
func (l *lookup) TagResults(map[string]graph.Ref) {}
func (l *lookup) Result() graph.Ref               { return l.result }
func (l *lookup) NextPath(context.Context) bool   { return false }
func (l *lookup) Err() error                      { return l.err }
func (l *lookup) Close() error                    { return nil }
