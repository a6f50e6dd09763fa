package service

import (
	"context"
	"fmt"
	"io"
)

// Restore fills the empty store from a backup and publishes what it holds. It
// returns the number of quads. Errors are those of [store.Store.Restore].
func (s *Service) Restore(ctx context.Context, r io.Reader) (int, error) {
	s.changes.Lock()
	defer s.changes.Unlock()
	n, err := s.store.Restore(ctx, r)
	if err != nil {
		return 0, err
	}
	if err := s.catchUp(ctx); err != nil {
		return n, fmt.Errorf("read back what was restored: %w", err)
	}
	return n, nil
}
