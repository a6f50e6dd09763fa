package quadstore

import (
	"errors"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble"
)

// ApplyDeltas implements graph.QuadStore: it is [Store.Apply] without a note.
func (s *Store) ApplyDeltas(deltas []graph.Delta, ignore graph.IgnoreOpts) error {
	return s.Apply(deltas, ignore, nil)
}

// Apply makes all changes, in their order, or none. When it returns nil, they
// are on disk, and the log has an entry with the note, unless nothing changed. A
// change that does not fit is a *graph.DeltaError, after which, as after every
// error that does not wrap [ErrFailed], the store is as before.
func (s *Store) Apply(deltas []graph.Delta, ignore graph.IgnoreOpts, note []byte) error {
	if s.frozen {
		return errors.New("a snapshot cannot be written: write to the store")
	}
	s.core.writing.Lock()
	defer s.core.writing.Unlock()
	if err := s.writable(); err != nil {
		return err
	}
	if s.core.isLoad(deltas) {
		if done, err := s.load(deltas, ignore, note); done || err != nil {
			return err
		}
	}
	c := newChange(s)
	for i := range deltas {
		if err := c.take(&deltas[i], ignore); err != nil {
			return err
		}
	}
	return c.apply(note)
}

// writable is called by the one who writes, for whom closing waits.
func (s *Store) writable() error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.usable()
}

var errNoIDs = fmt.Errorf("all %d ids of values are used: load what stands into a new store", uint64(maxID))

// change is what a batch does, before it is done. The store is asked, and
// nothing in it is changed, so that a change can be dropped at any time.
type change struct {
	store *Store
	// ids has those of all values of the batch, by their encoding; 0 for one that is not stored.
	ids map[string]uint64
	// born are values that were not stored; the first has the id store.meta.next, and so on.
	born  []newValue
	quads map[quadRef]presence
	text  []byte // that is being encoded
}

type newValue struct {
	encoded string
	hash    hash
	used    bool
}

// presence tells whether a quad was stored before the batch, and is after it.
type presence struct{ before, now bool }

func newChange(s *Store) *change {
	return &change{store: s, ids: make(map[string]uint64), quads: make(map[quadRef]presence)}
}

// take makes one change after the others.
func (c *change) take(d *graph.Delta, ignore graph.IgnoreOpts) error {
	refused := func(err error) error { return &graph.DeltaError{Delta: *d, Err: err} }
	if d.Action != graph.Add && d.Action != graph.Delete {
		return refused(graph.ErrInvalidAction)
	}
	if !d.Quad.IsValid() || d.Quad.Label != nil && !quad.IsValidValue(d.Quad.Label) {
		return refused(quad.ErrInvalid)
	}
	add := d.Action == graph.Add
	q, known, err := c.resolve(&d.Quad, add)
	if errors.Is(err, ErrUnsupported) {
		return refused(err)
	}
	var there presence
	if err == nil && known {
		there, err = c.presence(q)
	}
	switch {
	case err != nil:
		return fmt.Errorf("look up what a change is about: %w", err)
	case there.now == add && add && !ignore.IgnoreDup:
		return refused(graph.ErrQuadExists)
	case there.now == add && !add && !ignore.IgnoreMissing:
		return refused(graph.ErrQuadNotExist)
	case there.now != add:
		c.quads[q] = presence{before: there.before, now: add}
	}
	return nil
}

// resolve returns the ids of a quad. Values that are not stored get a new one,
// or make the quad unknown.
func (c *change) resolve(q *quad.Quad, create bool) (ids quadRef, known bool, err error) {
	for i, v := range [...]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		if v == nil {
			continue
		}
		if ids[i], err = c.id(v, create); err != nil || ids[i] == 0 {
			return ids, false, err
		}
	}
	return ids, true, nil
}

func (c *change) id(v quad.Value, create bool) (id uint64, err error) {
	if c.text, err = appendValue(c.text[:0], v); err != nil {
		return 0, err
	}
	id, known := c.ids[string(c.text)]
	if known && (id != 0 || !create) {
		return id, nil
	}
	h := hashOf(c.text)
	if !known {
		if id, err = c.store.lookUpToWrite(h); err != nil {
			return 0, err
		}
	}
	encoded := string(c.text)
	if id == 0 && create {
		if id = c.store.core.meta.next + uint64(len(c.born)); id > maxID {
			return 0, errNoIDs
		}
		c.born = append(c.born, newValue{encoded: encoded, hash: h})
	}
	c.ids[encoded] = id
	return id, nil
}

// presence asks the store, once, unless the quad has a value that is new.
func (c *change) presence(q quadRef) (presence, error) {
	if there, ok := c.quads[q]; ok {
		return there, nil
	}
	for _, id := range q {
		if id >= c.store.core.meta.next {
			return presence{}, nil
		}
	}
	var key [keySize]byte
	bySubject.put(key[:], q)
	there, err := c.store.has(key[:])
	return presence{before: there, now: there}, err
}

// apply writes what is other than before.
func (c *change) apply(note []byte) error {
	var added, removed []quadRef
	for q, there := range c.quads {
		switch {
		case there.now && !there.before:
			added = append(added, q)
		case there.before && !there.now:
			removed = append(removed, q)
		}
	}
	if len(added) == 0 && len(removed) == 0 {
		return nil
	}
	unused, err := c.unused(added, removed)
	if err != nil {
		return fmt.Errorf("look for other uses of what is removed: %w", err)
	}
	core := c.store.core
	batch := core.db.NewBatchWithSize(len(c.quads) * 128)
	next, err := c.write(batch, added, removed, unused)
	if err == nil {
		if next.mark, err = c.record(batch, added, removed, note); err == nil {
			err = batch.Set(metaKey, next.encode(), nil)
		}
	}
	if err != nil {
		return errors.Join(err, batch.Close())
	}
	if err := core.commit(batch); err != nil {
		return err
	}
	for i := range c.born {
		if core.known != nil {
			core.known.add(c.born[i].hash)
		}
		if c.born[i].used {
			core.recent.put(c.born[i].hash, core.meta.next+uint64(i))
		}
	}
	core.meta = next
	if len(unused) > 0 {
		core.recent = recentIDs{}
	}
	for id := range unused {
		core.values.forget(id)
	}
	return nil
}

// write fills the batch and returns what the store counts after it.
func (c *change) write(batch *pebble.Batch, added, removed []quadRef, unused map[uint64]struct{}) (meta, error) {
	next := c.store.core.meta
	for _, q := range added {
		for _, id := range q {
			if id >= next.next {
				c.born[id-next.next].used = true
			}
		}
	}
	born, err := c.writeBorn(batch)
	if err != nil {
		return next, err
	}
	if err := c.writeUnused(batch, unused); err != nil {
		return next, err
	}
	for _, table := range orderings {
		if err := writeTable(batch, table, added, removed); err != nil {
			return next, err
		}
	}
	next.next += uint64(len(c.born))
	next.values += int64(born - len(unused))
	next.quads += int64(len(added) - len(removed))
	return next, nil
}

// commit writes the batch to disk. Where that fails it cannot be told, before
// the store is opened again, whether all of the batch is there or nothing.
func (c *core) commit(batch *pebble.Batch) error {
	if err := c.failure(); err != nil {
		return errors.Join(err, batch.Close())
	}
	if err := c.attempt(func() error { return batch.Commit(pebble.Sync) }, c.broken); err != nil {
		c.fail(failure{err: err})
		return c.failure() // Pebble may still use the batch
	}
	return batch.Close()
}

// ingest makes tables part of the store, in one step, and then they are on disk.
// Where that fails the same is true as of a commit.
func (c *core) ingest(tables []string) error {
	// What was written before must be in tables: what is only in memory would else have to be
	// written while Pebble holds all other writers.
	if err := c.flush(); err != nil {
		return err
	}
	if err := c.attempt(func() error { return c.db.Ingest(tables) }, c.broken); err != nil {
		c.fail(failure{err: err})
		return c.failure()
	}
	return nil
}
