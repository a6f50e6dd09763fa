package quadstore

import (
	"bytes"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"
)

// write writes all that a load adds to tables, several at once, and returns
// their paths. Together they are ordered, as Pebble demands: none has a key
// between two of another.
func (l *load) write(next meta, note []byte) ([]string, error) {
	staged, err := l.store.core.staging.begin()
	if err != nil {
		return nil, err
	}
	var all errgroup.Group
	all.SetLimit(runtime.GOMAXPROCS(0)) // bounds the copies that are sorted
	for _, table := range orderings {
		all.Go(func() error {
			return staged.write(func(w *tableWriter) error { return l.writeQuads(w, table) })
		})
	}
	all.Go(func() error {
		return staged.write(func(w *tableWriter) error { return l.writeHashes(w, next, note) })
	})
	all.Go(func() error { return staged.write(l.writeValues) })
	err = all.Wait()
	return staged.paths, err
}

// writeQuads writes one table of quads.
func (l *load) writeQuads(w *tableWriter, table ordering) error {
	quads := l.quads // ordered by subject
	if table != bySubject {
		quads = make([]ranked, 0, len(l.quads))
		for _, q := range l.quads {
			if q[table.order[0]] != 0 {
				quads = append(quads, q)
			}
		}
		quads = sortRanked(quads, make([]ranked, len(quads)), table.order, l.largest())
	}
	var key [keySize]byte
	for _, q := range quads {
		table.put(key[:], l.quad(q))
		if err := w.set(key[:], nil); err != nil {
			return err
		}
	}
	return nil
}

// writeHashes writes how values are found, the entry of the log and the
// description of the store, whose tables follow one another.
func (l *load) writeHashes(w *tableWriter, next meta, note []byte) error {
	type entry struct {
		hash hash
		id   uint64
	}
	entries := make([]entry, len(l.born))
	for i, number := range l.born {
		entries[i] = entry{l.hashes[number], l.store.core.meta.next + uint64(i)}
	}
	slices.SortFunc(entries, func(a, b entry) int { return bytes.Compare(a.hash[:], b.hash[:]) })
	key, value := [1 + len(hash{})]byte{tableHashes}, [idSize]byte{}
	for i := range entries {
		copy(key[1:], entries[i].hash[:])
		putID(value[:], entries[i].id)
		if err := w.set(key[:], value[:]); err != nil {
			return err
		}
	}
	if err := w.set(logKey(next.mark.Sequence), next.mark.entry(note)); err != nil {
		return err
	}
	return w.set(metaKey, next.encode())
}

// writeValues writes the new values.
func (l *load) writeValues(w *tableWriter) error {
	for i, number := range l.born {
		key := valueKey(l.store.core.meta.next + uint64(i))
		if err := w.set(key, l.values.encoded(number)); err != nil {
			return err
		}
	}
	return nil
}
