package store

import (
	"context"
	"errors"

	"github.com/parley-kg/parley/graph"
)

// verified is a backend that can check its own tables against one another.
type verified interface {
	verify(ctx context.Context) ([]string, error)
}

// Verify reads everything that is stored and returns what is wrong with it, a
// line each: what the backend's own tables say differently of one quad, and
// what is no longer a whole article, claim or judgement. The error tells that
// the store could not be read to its end.
func (s *Store) Verify(ctx context.Context) ([]string, error) {
	defects, err := s.verifyBackend(ctx)
	if err != nil {
		return defects, err
	}
	_, err = s.Corpus(ctx)
	var unreadable *damagedError
	if errors.As(err, &unreadable) {
		return append(defects, unreadable.Error()), nil
	}
	return defects, err
}

func (s *Store) verifyBackend(ctx context.Context) ([]string, error) {
	s.open.RLock()
	defer s.open.RUnlock()
	if s.closed {
		return nil, errClosed
	}
	if v, ok := s.backend.(verified); ok {
		return v.verify(ctx)
	}
	return nil, nil // a database server checks its tables itself
}

// damagedError says that what is stored cannot be read. Its cause is no longer
// the fault of who asks, so that it loses its kind.
type damagedError struct{ cause string }

func (e *damagedError) Error() string {
	return "the store is damaged: restore it from a backup, unless another parley wrote it: " + e.cause
}

// Unwrap returns [graph.ErrUnavailable].
func (e *damagedError) Unwrap() error { return graph.ErrUnavailable }

func damaged(err error) error { return &damagedError{err.Error()} }
