package quadstore

import (
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// limits are from how many quads on a change that only adds is a load, and a
// load is written as tables: where the one becomes as quick as the other. Tests
// set them.
type limits struct{ load, inTables int }

var usualLimits = limits{load: 1_000, inTables: 20_000}

// load is a change that only adds, to which much belongs. Its end is that of a
// [change], byte for byte; the way is another: everything is numbered and sorted
// at once, and where it is very much it is written to tables, which Pebble takes
// in as they are. It is not used where anything is to be refused, since what and
// why a change tells exactly.
type load struct {
	store  *Store
	values *distinct
	quads  []ranked // at first of numbers of values, plus one
	hashes []hash   // by number
	stored []uint64 // ids of values that were stored, by rank; that of rank 0 is 0
	born   []int    // numbers of new values, in the order of their ids and ranks, which follow
}

// isLoad tells whether the changes can be a load.
func (c *core) isLoad(deltas []graph.Delta) bool {
	if len(deltas) < c.limits.load {
		return false
	}
	for i := range deltas {
		if deltas[i].Action != graph.Add {
			return false
		}
	}
	return true
}

// load makes the changes as a load; done is false where they must be made one
// after the other, and nothing was changed.
func (s *Store) load(deltas []graph.Delta, ignore graph.IgnoreOpts, note []byte) (done bool, err error) {
	l := &load{store: s, values: newDistinct()}
	if !l.read(deltas) {
		return false, nil
	}
	if err := l.identify(); err != nil {
		return false, err
	}
	l.quads = sortRanked(l.quads, make([]ranked, len(l.quads)), bySubject.order, l.largest())
	l.quads = slices.Compact(l.quads)
	if err := l.dropStored(); err != nil {
		return false, fmt.Errorf("look up what is stored: %w", err)
	}
	if len(l.quads) < len(deltas) && !ignore.IgnoreDup {
		return false, nil
	}
	if len(l.quads) == 0 {
		return true, nil
	}
	return true, l.apply(note)
}

// read numbers the values. It returns false where a quad cannot be stored.
func (l *load) read(deltas []graph.Delta) bool {
	l.quads = make([]ranked, len(deltas))
	// What is not looked up again: quads of one subject often follow one another.
	var last [4]struct {
		iri    quad.IRI
		number uint32
	}
	var text []byte
	for i := range deltas {
		q := &deltas[i].Quad
		if !q.IsValid() || q.Label != nil && !quad.IsValidValue(q.Label) {
			return false
		}
		for at, v := range [...]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
			if v == nil {
				continue
			}
			iri, isIRI := v.(quad.IRI)
			if isIRI && iri == last[at].iri && last[at].number != 0 {
				l.quads[i][at] = last[at].number
				continue
			}
			var err error
			if text, err = appendValue(text[:0], v); err != nil {
				return false
			}
			l.quads[i][at] = uint32(l.values.number(text)) + 1
			if isIRI {
				last[at].iri, last[at].number = iri, l.quads[i][at]
			}
		}
	}
	return true
}

// largest returns the last rank.
func (l *load) largest() uint32 { return uint32(len(l.stored) + len(l.born) - 1) }

func (l *load) quad(q ranked) quadRef {
	return quadRef{l.id(q[0]), l.id(q[1]), l.id(q[2]), l.id(q[3])}
}

func (l *load) id(rank uint32) uint64 {
	if int(rank) < len(l.stored) {
		return l.stored[rank]
	}
	return l.store.core.meta.next + uint64(rank) - uint64(len(l.stored))
}

// dropStored drops the quads that are stored. One with a new value is not.
func (l *load) dropStored() error {
	rest := l.quads[:0]
	for _, q := range l.quads {
		if int(max(q[0], q[1], q[2], q[3])) < len(l.stored) {
			var key [keySize]byte
			bySubject.put(key[:], l.quad(q))
			stored, err := l.store.has(key[:])
			if err != nil {
				return err
			}
			if stored {
				continue
			}
		}
		rest = append(rest, q)
	}
	l.quads = rest
	return nil
}

// apply makes the load part of the store, in one step.
func (l *load) apply(note []byte) error {
	core := l.store.core
	next := core.meta
	next.next += uint64(len(l.born))
	next.values += int64(len(l.born))
	next.quads += int64(len(l.quads))
	next.mark = l.mark(note)
	write := l.inBatch
	if len(l.quads) >= core.limits.inTables {
		write = l.inTables
	}
	if err := write(next, note); err != nil {
		return err
	}
	for i, number := range l.born {
		if core.known != nil {
			core.known.add(l.hashes[number])
		}
		core.recent.put(l.hashes[number], core.meta.next+uint64(i))
	}
	core.meta = next
	return nil
}

func (l *load) mark(note []byte) Mark {
	chain := newChain(l.store.core.meta.mark)
	chain.number(uint64(len(l.quads)))
	for _, q := range l.quads {
		chain.quad(l.quad(q))
	}
	chain.number(0) // of quads that are removed
	for _, number := range l.born {
		chain.text(l.hashes[number][:])
	}
	return chain.mark(note)
}
