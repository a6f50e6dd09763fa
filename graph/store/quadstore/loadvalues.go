package quadstore

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"
)

// identify looks up the values, gives ids to new ones, and replaces numbers by ranks.
func (l *load) identify() error {
	ids, err := l.lookUp()
	if err != nil {
		return fmt.Errorf("look up the values: %w", err)
	}
	var stored []int
	for number, id := range ids {
		if id != 0 {
			stored = append(stored, number)
		} else {
			l.born = append(l.born, number)
		}
	}
	slices.SortFunc(stored, func(a, b int) int { return cmp.Compare(ids[a], ids[b]) })
	if l.store.core.meta.next+uint64(len(l.born)) > maxID+1 {
		return errNoIDs
	}
	ranks := make([]uint32, 1+len(ids)) // by number, plus one as in quads
	l.stored = make([]uint64, 1, 1+len(stored))
	for i, number := range stored {
		ranks[1+number] = uint32(1 + i)
		l.stored = append(l.stored, ids[number])
	}
	for i, number := range l.born {
		ranks[1+number] = uint32(1 + len(stored) + i)
	}
	for i := range l.quads {
		for at, number := range l.quads[i] {
			l.quads[i][at] = ranks[number]
		}
	}
	return nil
}

// lookUp returns the ids of the values by number, 0 for new ones.
func (l *load) lookUp() ([]uint64, error) {
	n := l.values.len()
	l.hashes = make([]hash, n)
	ids, core := make([]uint64, n), l.store.core
	err := inParallel(n, func(from, to int) error {
		var asked []int
		for i := from; i < to; i++ {
			l.hashes[i] = hashOf(l.values.encoded(i))
			if ids[i] = core.recent.get(l.hashes[i]); ids[i] == 0 && core.maybeStored(l.hashes[i]) {
				asked = append(asked, i)
			}
		}
		slices.SortFunc(asked, func(a, b int) int { return bytes.Compare(l.hashes[a][:], l.hashes[b][:]) })
		if int64(len(asked))*dense < core.meta.values {
			return l.lookUpEach(asked, ids)
		}
		return l.lookUpAll(asked, ids)
	})
	for i, id := range ids {
		if id != 0 {
			core.recent.put(l.hashes[i], id)
		}
	}
	return ids, err
}

// dense is how many stored values there may be for each that is looked up by
// going through all: about as many as one block of a table has.
const dense = 128

// lookUpEach looks up few of many values.
func (l *load) lookUpEach(asked []int, ids []uint64) (err error) {
	for _, number := range asked {
		if ids[number], err = l.store.lookUp(l.hashes[number]); err != nil {
			return err
		}
	}
	return nil
}

// lookUpAll looks up values, ordered by hash, in one pass.
func (l *load) lookUpAll(asked []int, ids []uint64) (err error) {
	hashes := []byte{tableHashes}
	c, err := l.store.cursor(hashes, after(hashes))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	wanted := [1 + len(hash{})]byte{tableHashes}
	for _, number := range asked {
		copy(wanted[1:], l.hashes[number][:])
		more, err := c.seek(wanted[:], func(key, value []byte) (err error) {
			if bytes.Equal(key, wanted[:]) {
				ids[number], err = decodeID(value)
			}
			return err
		})
		if err != nil || !more {
			return err
		}
	}
	return nil
}

// inParallel does what is to be done for n things in as many parts as there are
// processors.
func inParallel(n int, do func(from, to int) error) error {
	var all errgroup.Group
	parts := runtime.GOMAXPROCS(0)
	for i := range parts {
		all.Go(func() error { return do(n*i/parts, n*(i+1)/parts) })
	}
	return all.Wait()
}
