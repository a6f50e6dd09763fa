// Package service is the one door for change: to load, judge or retract is to
// read, store, resolve, and publish the next snapshot. The command line and the
// server call it; readers take what [Service.Snapshot] gives and never wait.
//
// Neighbours: loader reads, graph/store keeps, identity decides who is who,
// index is what readers see.
package service

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/index"
)

// Options are the settings of a [Service]; the zero value is good.
type Options struct {
	// Now tells the instant at which something is recorded; time.Now where nil.
	Now func() time.Time
	// MustExist refuses a directory that holds no store yet, instead of making one.
	MustExist bool
	// Index is the file in which a copy of the index is kept, so that the next start need not build
	// it again; where empty, one beside the quads of a store that is a directory.
	Index string
	// Patience, Replicas and ReplicaChanged are those of the store, see [store.Options].
	Patience       time.Duration
	Replicas       []string
	ReplicaChanged func(url string, err error)
	// Follow keeps the snapshot up to date with what other processes write to the store, where that
	// is possible, until the service is closed.
	Follow bool
	// Warn, where not nil, is told what failed and harms nothing but time: following, which goes on by
	// itself, and the copy of the index, which is then built anew.
	Warn func(error)
	// Published, where not nil, is called with each snapshot once readers see it. It must not call
	// the service's methods that change something.
	Published func(*index.Snapshot)
}

// Service holds an open store and the snapshot that readers see.
type Service struct {
	store     *store.Store
	now       func() time.Time
	warn      func(error)
	published func(*index.Snapshot)

	changes sync.Mutex // held while the store and the state change
	state   *state
	index   indexFile
	current atomic.Pointer[index.Snapshot] // that of the state

	following     sync.WaitGroup
	stopFollowing context.CancelFunc
}

// Open opens the store that the URL names ("memory:", a directory, or
// "postgres://…") and publishes the snapshot of what is in it. Errors are those of [store.Open].
func Open(ctx context.Context, url string, opts Options) (*Service, error) {
	s, err := store.Open(ctx, url, store.Options{
		MustExist: opts.MustExist, Patience: opts.Patience, Replicas: opts.Replicas, ReplicaChanged: opts.ReplicaChanged,
	})
	if err != nil {
		return nil, err
	}
	service := &Service{
		store: s, now: opts.Now, warn: opts.Warn, published: opts.Published,
		stopFollowing: func() {},
	}
	if service.now == nil {
		service.now = time.Now
	}
	if service.warn == nil {
		service.warn = func(error) {}
	}
	service.index = indexFile{path: cmp.Or(opts.Index, s.IndexPath()), warn: service.warn}
	if service.published == nil {
		service.published = func(*index.Snapshot) {}
	}
	if err := service.begin(ctx); err != nil {
		_ = s.Close() // the first error tells more
		return nil, fmt.Errorf("open the store %s: %w", store.Redact(url), err)
	}
	if opts.Follow && s.Shared() {
		service.startFollowing(ctx)
	}
	return service, nil
}

// begin publishes the first snapshot: what the copy on disk holds, and what the
// store's history has since; without a copy that can be used, the whole store.
func (s *Service) begin(ctx context.Context) error {
	s.changes.Lock()
	defer s.changes.Unlock()
	before, err := s.index.read()
	switch {
	case err == nil:
		s.state = before
		return s.catchUp(ctx)
	case !errors.Is(err, errNoCopy):
		s.warn(err)
	}
	whole, err := readState(ctx, s.store)
	if err != nil {
		return err
	}
	s.publish(whole)
	return nil
}

// catchUp publishes what the store holds now, unless readers see it already. It
// is called with the lock.
func (s *Service) catchUp(ctx context.Context) error {
	next, err := s.state.next(ctx, s.store)
	if err != nil {
		return err
	}
	if next.snapshot != s.current.Load() {
		s.publish(next)
	}
	return nil
}

// publish shows a state to readers. It is called with the lock.
func (s *Service) publish(next *state) {
	s.state = next
	next.snapshot.Remember(func(ctx context.Context, at time.Time) (*index.Snapshot, error) {
		return asRecorded(ctx, s.store, at)
	})
	s.current.Store(next.snapshot)
	s.published(next.snapshot)
}

// Snapshot returns what readers see now: immutable, never nil.
func (s *Service) Snapshot() *index.Snapshot { return s.current.Load() }

// Store returns the store, for readers of texts and quads.
func (s *Service) Store() *store.Store { return s.store }

// Close writes the copy of the index and closes the store. Snapshots that were
// taken stay readable.
func (s *Service) Close() error {
	s.stopFollowing()
	s.following.Wait()
	s.changes.Lock()
	defer s.changes.Unlock()
	s.keepIndex()
	return s.store.Close()
}

// keepIndex writes the copy of the index. It is called with the lock.
func (s *Service) keepIndex() {
	if err := s.index.write(s.state); err != nil {
		s.warn(fmt.Errorf("keep a copy of the index, without which the next start takes longer: %w", err))
	}
}

// instant returns the present in UTC, to the second: what is recorded must
// survive the round trip through every store.
func (s *Service) instant() time.Time { return s.now().UTC().Truncate(time.Second) }
