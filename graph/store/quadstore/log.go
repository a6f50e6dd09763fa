package quadstore

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"

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
	chain := newChain(c.store.core.meta.mark)
	for _, quads := range [][]quadRef{bySubject.sorted(added), bySubject.sorted(removed)} {
		chain.number(uint64(len(quads)))
		for _, q := range quads {
			chain.quad(q)
		}
	}
	for i := range c.born {
		chain.text(c.born[i].hash[:])
	}
	next := chain.mark(note)
	return next, batch.Set(logKey(next.Sequence), next.entry(note), nil)
}

// entry is what the log keeps under the number of the change.
func (m Mark) entry(note []byte) []byte { return append(m.Digest[:], note...) }

// chain makes the digest of a change: of that of the change before, the quads
// that are added and those that are removed, each after their number and in the
// order of subjects, the hashes of the new values by id, and the note.
type chain struct {
	last   Mark
	digest io.Writer
	sum    func(to []byte) []byte
	space  []byte // what is not digested yet: SHA-256 is quick with much at once
}

func newChain(last Mark) *chain {
	digest := sha256.New()
	c := &chain{last: last, digest: digest, sum: digest.Sum, space: make([]byte, 0, 1<<14)}
	c.text(last.Digest[:])
	return c
}

func (c *chain) number(n uint64) {
	c.space = binary.BigEndian.AppendUint64(c.space, n)
	if len(c.space)+8 > cap(c.space) {
		c.flush()
	}
}

func (c *chain) quad(q quadRef) {
	for _, id := range q {
		c.number(id)
	}
}

func (c *chain) text(text []byte) {
	c.flush()
	_, _ = c.digest.Write(text) // never fails
}

func (c *chain) flush() {
	_, _ = c.digest.Write(c.space)
	c.space = c.space[:0]
}

// mark returns the place after the change.
func (c *chain) mark(note []byte) Mark {
	c.text(note)
	next := Mark{Sequence: c.last.Sequence + 1}
	copy(next.Digest[:], c.sum(nil))
	return next
}
