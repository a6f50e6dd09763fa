package quadstore

import (
	"errors"
	"fmt"
	"io"
	"sync"
	"syscall"

	"github.com/cockroachdb/pebble"
)

// ErrClosed is wrapped where a store, or a snapshot of it, was closed.
var ErrClosed = errors.New("the store is closed")

// ErrFailed is wrapped where writing failed in a way after which the store can
// only be closed. Opened again it has all that was acknowledged.
var ErrFailed = errors.New("the store could not be written: close it and open it again")

// ErrStuck is wrapped where a store that failed cannot be closed either: its
// directory can be opened again when the process has ended.
var ErrStuck = errors.New("the store cannot be closed: end the process")

// get calls use with what is stored under the key, and tells whether it is
// there. What use is given it may not keep.
func (s *Store) get(key []byte, use func(value []byte) error) (found bool, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.usable(); err != nil {
		return false, err
	}
	defer recoverFatal(&err)
	value, closer, err := s.reader.Get(key)
	if errors.Is(err, pebble.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, unreadable(err)
	}
	return true, errors.Join(use(value), closer.Close())
}

func (s *Store) has(key []byte) (bool, error) {
	return s.get(key, func([]byte) error { return nil })
}

// usable is called with the lock.
func (s *Store) usable() error {
	if s.closed {
		return ErrClosed
	}
	return s.core.unreadable()
}

// unreadable explains an error of Pebble.
func unreadable(err error) error {
	if pebble.IsCorruptionError(err) {
		return fmt.Errorf("%w: restore it from a backup: %w", ErrDamaged, err)
	}
	return fmt.Errorf("read the store: %w", err)
}

// unopened explains an error of opening Pebble. One that the system did not
// give tells that files are gone, or do not hold what they should.
func unopened(err error) error {
	var system syscall.Errno
	if errors.As(err, &system) && system != syscall.ENOENT {
		return unreadable(err)
	}
	return fmt.Errorf("%w: restore it from a backup: %w", ErrDamaged, err)
}

// cursor goes through keys as they were when it was made. Callers forget to
// close iterators, so the store knows the open ones, and closes them in time.
type cursor struct {
	core *core

	mu    sync.Mutex // Pebble's iterators are for one goroutine, and the store may be closed by another
	it    *pebble.Iterator
	begun bool
	told  bool // an error, which closing would repeat
}

// cursor returns one that is before the first key from lower on, and ends
// before upper.
func (s *Store) cursor(lower, upper []byte) (c *cursor, err error) {
	defer recoverFatal(&err)
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.usable(); err != nil {
		return nil, err
	}
	it, err := s.reader.NewIter(&pebble.IterOptions{LowerBound: lower, UpperBound: upper})
	if err != nil {
		return nil, unreadable(err)
	}
	c = &cursor{core: s.core, it: it}
	s.core.opened(c)
	return c, nil
}

// next calls use with the next key, if there is one. What use is given it may
// not keep.
func (c *cursor) next(use func(key, value []byte) error) (more bool, err error) {
	return c.move(func() bool {
		if c.begun {
			return c.it.Next()
		}
		c.begun = true
		return c.it.First()
	}, use)
}

// seek calls use with the first key that is not before the given one, if there
// is one. It is quick where the keys that are given ascend and are close.
func (c *cursor) seek(key []byte, use func(key, value []byte) error) (more bool, err error) {
	return c.move(func() bool {
		c.begun = true
		return c.it.SeekGE(key)
	}, use)
}

func (c *cursor) move(to func() bool, use func(key, value []byte) error) (more bool, err error) {
	defer recoverFatal(&err)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.it == nil {
		return false, ErrClosed
	}
	if !to() {
		if err := c.it.Error(); err != nil {
			c.told = true
			return false, unreadable(err)
		}
		return false, nil
	}
	value, err := c.it.ValueAndErr()
	if err != nil {
		c.told = true
		return false, unreadable(err)
	}
	return true, use(c.it.Key(), value)
}

// Close ends the cursor; closing twice is no error. The store knows it until it
// is closed: one that closes at the same time must wait for it.
func (c *cursor) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.it == nil {
		return nil
	}
	it := c.it
	c.it = nil
	err := it.Close()
	c.core.forget(c)
	if c.told {
		return nil
	}
	return err
}

// scan calls use with every key that begins with the prefix, until it says to stop.
func (s *Store) scan(prefix []byte, use func(key, value []byte) (more bool, err error)) error {
	return s.scanFrom(prefix, prefix, use)
}

// scanFrom is like scan, from the first key on.
func (s *Store) scanFrom(first, prefix []byte, use func(key, value []byte) (more bool, err error)) (err error) {
	c, err := s.cursor(first, after(prefix))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	for goOn := true; goOn; {
		more, err := c.next(func(key, value []byte) (err error) {
			goOn, err = use(key, value)
			return err
		})
		if err != nil || !more {
			return err
		}
	}
	return nil
}

// openSet is what must be closed before the database: cursors and snapshots.
type openSet struct {
	mu  sync.Mutex
	all map[io.Closer]struct{}
}

func (o *openSet) opened(c io.Closer) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.all[c] = struct{}{}
}

func (o *openSet) forget(c io.Closer) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.all, c)
}

// which returns the open ones that are wanted.
func (o *openSet) which(wanted func(io.Closer) bool) []io.Closer {
	o.mu.Lock()
	defer o.mu.Unlock()
	var found []io.Closer
	for c := range o.all {
		if wanted(c) {
			found = append(found, c)
		}
	}
	return found
}
