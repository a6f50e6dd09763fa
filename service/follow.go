package service

import (
	"context"
	"fmt"
	"time"
)

// followAgain is how long a follower waits after it failed to read what changed.
const followAgain = time.Second

// startFollowing keeps the snapshot up to date with what other processes write,
// until the service is closed.
func (s *Service) startFollowing(ctx context.Context, failed func(error)) {
	ctx, s.stopFollowing = context.WithCancel(context.WithoutCancel(ctx))
	s.following.Go(func() {
		for ctx.Err() == nil {
			if err := s.follow(ctx, failed); err != nil && ctx.Err() == nil && failed != nil {
				failed(err)
			}
			select {
			case <-ctx.Done():
			case <-time.After(followAgain):
			}
		}
	})
}

// follow publishes a snapshot after each change, until it fails to.
func (s *Service) follow(ctx context.Context, failed func(error)) error {
	for _, err := range s.store.Follow(ctx, s.sequenceOfSnapshot()) {
		if err == nil {
			if err := s.catchUp(ctx); err != nil {
				return err
			}
		} else if failed != nil {
			failed(fmt.Errorf("follow the store: %w", err))
		}
	}
	return nil
}

// catchUp publishes a snapshot of what the store holds now, unless the present
// one shows it already, as after a load of our own.
func (s *Service) catchUp(ctx context.Context) error {
	s.changes.Lock()
	defer s.changes.Unlock()
	sequence, err := s.store.Sequence(ctx)
	if err != nil {
		return fmt.Errorf("read the change log: %w", err)
	}
	if sequence == s.sequence {
		return nil
	}
	return s.reread(ctx)
}

// reread publishes a snapshot of what the store holds now. It asks for the
// number of the last change before it reads: the snapshot may show more, never
// less.
func (s *Service) reread(ctx context.Context) error {
	sequence, err := s.store.Sequence(ctx)
	if err != nil {
		return fmt.Errorf("read the change log: %w", err)
	}
	corpus, err := s.store.Corpus(ctx)
	if err != nil {
		return fmt.Errorf("read the store: %w", err)
	}
	s.publish(snapshotOf(corpus), corpus, sequence)
	return nil
}

func (s *Service) sequenceOfSnapshot() int64 {
	s.changes.Lock()
	defer s.changes.Unlock()
	return s.sequence
}
