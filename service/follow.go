package service

import (
	"context"
	"fmt"
	"time"
)

const (
	// followAgain is how long a follower waits after it failed to read what changed.
	followAgain = time.Second
	// keepAfter is how many changes are followed from one copy of the index to the next: who starts
	// again after a crash reads no more of them than that.
	keepAfter = 100
)

// startFollowing keeps the snapshot up to date with what other processes write,
// until the service is closed.
func (s *Service) startFollowing(ctx context.Context) {
	ctx, s.stopFollowing = context.WithCancel(context.WithoutCancel(ctx))
	s.following.Go(func() {
		for ctx.Err() == nil {
			if err := s.follow(ctx); err != nil && ctx.Err() == nil {
				s.warn(err)
			}
			select {
			case <-ctx.Done():
			case <-time.After(followAgain):
			}
		}
	})
}

// follow publishes a snapshot after each change, until it fails to.
func (s *Service) follow(ctx context.Context) error {
	for _, err := range s.store.Follow(ctx, s.sequence()) {
		if err == nil {
			if err := s.followOne(ctx); err != nil {
				return err
			}
		} else {
			s.warn(fmt.Errorf("follow the store: the answers may be old until this is over: %w", err))
		}
	}
	return nil
}

func (s *Service) followOne(ctx context.Context) error {
	s.changes.Lock()
	defer s.changes.Unlock()
	if err := s.catchUp(ctx); err != nil {
		return err
	}
	if s.state.mark.Sequence-s.index.mark.History.Sequence >= keepAfter {
		s.keepIndex()
	}
	return nil
}

// sequence is that of the last change which readers see.
func (s *Service) sequence() int64 {
	s.changes.Lock()
	defer s.changes.Unlock()
	return s.state.mark.Sequence
}
