package quadstore

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"github.com/cockroachdb/pebble"
)

// Mark is a place in the history of a store. Stores with the same mark hold the
// same: the digest is made of that of the change before, and of all that the
// change wrote.
type Mark struct {
	Sequence uint64 // number of the last change; 0 before the first
	Digest   [16]byte
}

// Entry is what the log says of a change.
type Entry struct {
	Mark
	// Note is what was given to [Store.Apply].
	Note []byte
}

// Mark returns the place of the last change.
func (s *Store) Mark() (Mark, error) {
	m, found, err := s.readMeta()
	if err == nil && !found {
		err = fmt.Errorf("its description is gone: %w", ErrDamaged)
	}
	return m.mark, err
}

// Log returns the entries of the changes that follow the one with the number, in
// order, at most limit.
func (s *Store) Log(ctx context.Context, after uint64, limit int) ([]Entry, error) {
	var entries []Entry
	if limit <= 0 {
		return nil, ctx.Err()
	}
	err := s.scanFrom(logKey(after+1), []byte{tableLog}, func(key, value []byte) (bool, error) {
		e, err := decodeEntry(key, value)
		if err != nil {
			return false, err
		}
		entries = append(entries, e)
		return len(entries) < limit, ctx.Err()
	})
	return entries, err
}

func logKey(sequence uint64) []byte {
	return binary.BigEndian.AppendUint64([]byte{tableLog}, sequence)
}

func decodeEntry(key, value []byte) (e Entry, err error) {
	if len(key) != 1+8 || len(value) < len(e.Digest) {
		return e, fmt.Errorf("the key %x of the log: %w", key, ErrDamaged)
	}
	e.Sequence = binary.BigEndian.Uint64(key[1:])
	copy(e.Digest[:], value)
	e.Note = append(e.Note, value[len(e.Digest):]...)
	return e, nil
}

// record writes the entry of a change, and returns its mark. The quads are in
// one order, so that equal changes of equal stores have equal digests.
func (c *change) record(batch *pebble.Batch, added, removed []quadRef, note []byte) (Mark, error) {
	last := c.store.core.meta.mark
	digest := sha256.New()
	digest.Write(last.Digest[:])
	var number [8]byte
	write := func(n uint64) {
		binary.BigEndian.PutUint64(number[:], n)
		digest.Write(number[:])
	}
	for _, quads := range [][]quadRef{bySubject.sorted(added), bySubject.sorted(removed)} {
		write(uint64(len(quads)))
		for _, q := range quads {
			for _, id := range q {
				write(id)
			}
		}
	}
	for i := range c.born {
		digest.Write(c.born[i].hash[:])
	}
	digest.Write(note)
	next := Mark{Sequence: last.Sequence + 1}
	copy(next.Digest[:], digest.Sum(nil))
	return next, batch.Set(logKey(next.Sequence), append(next.Digest[:], note...), nil)
}
