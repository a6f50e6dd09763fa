package quadstore

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/cockroachdb/pebble"
)

// failure is why a store can no longer be written.
type failure struct {
	err error
	// stuck tells that Pebble waits for what will not come, or keeps its locks: the database cannot
	// even be closed, and its directory is free only when the process has ended.
	stuck bool
	// readable tells that only Pebble's work in the background failed: all that was acknowledged can
	// still be read, and nothing else.
	readable bool
}

// failing is what a store knows of its failures.
type failing struct {
	first  atomic.Pointer[failure]
	lost   atomic.Pointer[failure] // the first after which nothing can be read; never before first
	broken chan struct{}           // closed by the first failure
	stuck  chan struct{}           // closed by the first after which Pebble is stuck
	once   sync.Once
}

func newFailing() failing {
	return failing{broken: make(chan struct{}), stuck: make(chan struct{})}
}

// fail remembers the first failure, and ends all waiting.
func (f *failing) fail(why failure) {
	why.err = fmt.Errorf("%w: %w", ErrFailed, why.err)
	if f.first.CompareAndSwap(nil, &why) {
		close(f.broken)
	}
	if !why.readable {
		f.lost.CompareAndSwap(nil, &why)
	}
	if why.stuck {
		f.once.Do(func() { close(f.stuck) })
	}
}

// failure explains why nothing can be written any more.
func (f *failing) failure() error {
	if why := f.first.Load(); why != nil {
		return why.err
	}
	return nil
}

// unreadable explains why nothing can be read any more: by the first failure,
// of which what came later is a consequence.
func (f *failing) unreadable() error {
	if f.lost.Load() == nil {
		return nil
	}
	return f.failure()
}

func (f *failing) isStuck() bool {
	select {
	case <-f.stuck:
		return true
	default:
		return false
	}
}

func (f *failing) whyStuck() error { return fmt.Errorf("%w: %w", ErrStuck, f.failure()) }

// attempt calls what Pebble may wait in for its work in the background, on a
// goroutine of its own, and leaves it behind where the channel tells that this
// work failed.
func (f *failing) attempt(do func() error, failed <-chan struct{}) error {
	done := make(chan error, 1)
	go func() {
		var err error
		defer func() { done <- err }()
		defer f.recoverPanic(&err)
		err = do()
	}()
	select {
	case err := <-done:
		return err
	case <-failed:
	}
	select {
	case err := <-done: // both were ready
		return err
	default:
		f.fail(failure{err: errors.New("it waits for what failed"), stuck: true})
		return f.failure()
	}
}

// recoverPanic makes a panic an error. Where Pebble cannot make a new log it
// panics with the cause, and keeps its locks.
func (f *failing) recoverPanic(err *error) {
	switch r := recover().(type) {
	case nil:
	case fatal:
		*err = r.err
	case runtime.Error:
		panic(r)
	case error:
		f.fail(failure{err: r, stuck: true})
		*err = f.failure()
	default:
		panic(r)
	}
}

// flush writes what is in memory and in the log to tables.
func (c *core) flush() error {
	var flushed <-chan struct{}
	err := c.attempt(func() (err error) {
		flushed, err = c.db.AsyncFlush()
		return err
	}, c.broken)
	if err != nil {
		return err
	}
	select {
	case <-flushed:
		return nil
	case <-c.broken:
		return c.failure()
	}
}

// flushError makes errors of any type one type, and comparable by identity.
type flushError struct{ err error }

// watch tells the store of a flush that failed, which Pebble repeats for ever
// while writers wait. That of a compaction is told to the caller of the store.
func (c *core) watch(background func(error)) *pebble.EventListener {
	var last atomic.Value // the error of the last flush that failed
	return &pebble.EventListener{
		FlushEnd: func(info pebble.FlushInfo) { last.Store(flushError{info.Err}) },
		BackgroundError: func(err error) {
			if last.Load() == any(flushError{err}) {
				c.fail(failure{err: fmt.Errorf("write a table: %w", err), readable: true})
			} else if background != nil {
				background(err)
			}
		},
	}
}
