package store

import (
	"context"
	"iter"
)

// followed is a backend that other processes may write to.
type followed interface {
	follow(ctx context.Context, after int64) iter.Seq2[int64, error]
}

// Shared tells whether other processes may write to the store.
func (s *Store) Shared() bool {
	_, shared := s.backend.(followed)
	return shared
}

// Follow yields the number of the last change whenever it is another than
// after, or than it yielded before: at once, then as changes are committed, by
// this process or another. Changes that come close together are told once. A
// lower number says that the store was replaced by an older one.
//
// Where the connection is lost, Follow yields the error, connects again, and
// looks what happened meanwhile: no change is missed. It ends with the context,
// when the caller breaks off, and at once where the store is not shared. It
// holds no lock: end it before [Store.Close].
func (s *Store) Follow(ctx context.Context, after int64) iter.Seq2[int64, error] {
	if f, shared := s.backend.(followed); shared {
		return f.follow(ctx, after)
	}
	return func(func(int64, error) bool) {}
}
