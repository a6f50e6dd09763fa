package quadstore

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"
)

// set writes the keys of one part of a load, in their order.
type set func(key, value []byte) error

// parts are what a load writes. None has a key between two of another, as Pebble
// demands of tables that it takes in together.
func (l *load) parts(next meta, note []byte) []func(set) error {
	parts := []func(set) error{
		func(to set) error { return l.writeHashes(to, next, note) },
		l.writeValues,
	}
	for _, table := range orderings {
		parts = append(parts, func(to set) error { return l.writeQuads(to, table) })
	}
	return parts
}

// inBatch makes a load of moderate size part of the store by a batch.
func (l *load) inBatch(next meta, note []byte) error {
	batch := l.store.core.db.NewBatchWithSize(len(l.quads) * 128)
	for _, write := range l.parts(next, note) {
		if err := write(func(key, value []byte) error { return batch.Set(key, value, nil) }); err != nil {
			return errors.Join(err, batch.Close())
		}
	}
	return l.store.core.commit(batch)
}

// inTables makes a large one part of it by tables.
func (l *load) inTables(next meta, note []byte) error {
	core := l.store.core
	tables, err := l.stage(next, note)
	if err != nil {
		return errors.Join(fmt.Errorf("write the tables of a load: %w", err), core.staging.clear())
	}
	return core.ingest(tables) // what is left of them is removed when the store is opened again
}

// stage writes tables, several at once, and returns their paths.
func (l *load) stage(next meta, note []byte) ([]string, error) {
	staged, err := l.store.core.staging.begin()
	if err != nil {
		return nil, err
	}
	var all errgroup.Group
	all.SetLimit(runtime.GOMAXPROCS(0)) // bounds the copies that are sorted
	for _, write := range l.parts(next, note) {
		all.Go(func() error { return staged.write(write) })
	}
	err = all.Wait()
	return staged.paths, err
}

// writeQuads writes one table of quads.
func (l *load) writeQuads(to set, table ordering) error {
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
		if err := to(key[:], nil); err != nil {
			return err
		}
	}
	return nil
}

// writeHashes writes how values are found, the entry of the log and the
// description of the store, whose tables follow one another.
func (l *load) writeHashes(to set, next meta, note []byte) error {
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
		if err := to(key[:], value[:]); err != nil {
			return err
		}
	}
	if err := to(logKey(next.mark.Sequence), next.mark.entry(note)); err != nil {
		return err
	}
	return to(metaKey, next.encode())
}

// writeValues writes the new values.
func (l *load) writeValues(to set) error {
	for i, number := range l.born {
		key := valueKey(l.store.core.meta.next + uint64(i))
		if err := to(key, l.values.encoded(number)); err != nil {
			return err
		}
	}
	return nil
}
