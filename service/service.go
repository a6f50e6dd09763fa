// Package service is the one door for change: to load, judge or retract is to
// read, store, resolve, and publish the next snapshot. The command line and the
// server call it; readers take what [Service.Snapshot] gives and never wait.
//
// Neighbours: loader reads, graph/store keeps, identity decides who is who,
// index is what readers see.
package service

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
)

// Options are the settings of a [Service]; the zero value is good.
type Options struct {
	// Now tells the instant at which something is recorded; time.Now where nil.
	Now func() time.Time
	// MustExist refuses a directory that holds no store yet, instead of making one.
	MustExist bool
	// Patience, Replicas and ReplicaChanged are those of the store, see [store.Options].
	Patience       time.Duration
	Replicas       []string
	ReplicaChanged func(url string, err error)
	// Follow keeps the snapshot up to date with what other processes write to the store, where that
	// is possible, until the service is closed.
	Follow bool
	// FollowFailed, where not nil, is called when following fails; it goes on by itself.
	FollowFailed func(error)
	// Published, where not nil, is called with each snapshot once readers see it. It must not call
	// the service's methods that change something.
	Published func(*index.Snapshot)
}

// Service holds an open store and the snapshot that readers see.
type Service struct {
	store *store.Store
	now   func() time.Time
	// published is called with each snapshot.
	published func(*index.Snapshot)

	changes sync.Mutex // held while the store and the snapshot change
	current atomic.Pointer[index.Snapshot]
	// judgements counts those that are stored, sequence is that of the last change the snapshot is
	// known to show; they change with the snapshot.
	judgements int
	sequence   int64

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
	service := &Service{store: s, now: opts.Now, published: opts.Published, sequence: -1, stopFollowing: func() {}}
	if service.now == nil {
		service.now = time.Now
	}
	if service.published == nil {
		service.published = func(*index.Snapshot) {}
	}
	if err := service.catchUp(ctx); err != nil {
		_ = s.Close() // the first error tells more
		return nil, fmt.Errorf("open the store %s: %w", store.Redact(url), err)
	}
	if opts.Follow && s.Shared() {
		service.startFollowing(ctx, opts.FollowFailed)
	}
	return service, nil
}

func (s *Service) publish(snapshot *index.Snapshot, corpus *graph.Corpus, sequence int64) {
	s.judgements, s.sequence = len(corpus.Judgements), sequence
	s.current.Store(snapshot)
	s.published(snapshot)
}

// Snapshot returns what readers see now: immutable, never nil.
func (s *Service) Snapshot() *index.Snapshot { return s.current.Load() }

// Store returns the store, for readers of texts and quads.
func (s *Service) Store() *store.Store { return s.store }

// Close closes the store. Snapshots that were taken stay readable.
func (s *Service) Close() error {
	s.stopFollowing()
	s.following.Wait()
	return s.store.Close()
}

func snapshotOf(corpus *graph.Corpus) *index.Snapshot {
	return index.Build(corpus, identity.Resolve(corpus))
}

// instant returns the present in UTC, to the second: what is recorded must
// survive the round trip through every store.
func (s *Service) instant() time.Time { return s.now().UTC().Truncate(time.Second) }
