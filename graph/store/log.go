package store

import (
	"context"
	"time"

	"github.com/parley-kg/parley/graph"
)

// Mark is a place in a store's history. Two stores with one mark hold the same.
type Mark struct {
	// Sequence is the number of the last change, from 1; 0 before the first.
	Sequence int64 `json:"sequence"`
	// Digest is that of everything that was written up to there, hexadecimal.
	Digest string `json:"digest"`
}

// Entry is what the log says of a change. One that names neither articles nor
// judgements was not made by [Store.Apply], and may be about anything.
type Entry struct {
	Mark
	// At is the instant of the latest of the changes that were made together.
	At time.Time
	// Articles and Judgements are those that changed, sorted.
	Articles, Judgements []graph.ID
}

// Mark returns the place of the last change.
func (s *Store) Mark(ctx context.Context) (mark Mark, err error) {
	err = s.view(ctx, func(v view) (err error) {
		mark, err = v.mark(ctx)
		return err
	})
	if err != nil { // of the view itself, too: then what was read may not be so
		return Mark{}, err
	}
	return mark, nil
}

// Log returns the entries of the changes that follow the one with the number, in
// order, at most limit.
func (s *Store) Log(ctx context.Context, after int64, limit int) (entries []Entry, err error) {
	err = s.view(ctx, func(v view) (err error) {
		entries, err = v.log(ctx, after, limit)
		return err
	})
	if err != nil {
		return nil, err
	}
	return entries, nil
}
