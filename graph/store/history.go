package store

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store/quadstore"
)

// note is what the log of a quad store keeps of a change.
type note struct {
	At         time.Time  `json:"at"`
	Articles   []graph.ID `json:"articles,omitempty"`
	Judgements []graph.ID `json:"judgements,omitempty"`
}

func (b *batch) note() ([]byte, error) {
	return json.Marshal(note{b.at.UTC(), b.articles, b.judgements})
}

func markOf(ctx context.Context, qs cayley.QuadStore) (Mark, error) {
	s, ok := qs.(*quadstore.Store)
	if !ok || ctx.Err() != nil {
		return Mark{}, ctx.Err()
	}
	m, err := s.Mark()
	if err != nil {
		return Mark{}, fmt.Errorf("%w: %w", err, graph.ErrUnavailable)
	}
	return readMark(m), nil
}

func readMark(m quadstore.Mark) Mark {
	if m.Sequence == 0 {
		return Mark{}
	}
	return Mark{Sequence: int64(m.Sequence), Digest: hex.EncodeToString(m.Digest[:])} //nolint:gosec // one a change
}

func logOf(ctx context.Context, qs cayley.QuadStore, after int64, limit int) ([]Entry, error) {
	s, ok := qs.(*quadstore.Store)
	if !ok {
		return nil, ctx.Err()
	}
	logged, err := s.Log(ctx, uint64(max(after, 0)), limit) //nolint:gosec // not negative
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", err, graph.ErrUnavailable)
	}
	entries := make([]Entry, len(logged))
	for i, e := range logged {
		var n note
		if len(e.Note) > 0 {
			if err := json.Unmarshal(e.Note, &n); err != nil {
				return nil, damaged(fmt.Errorf("entry %d of the change log: %w", e.Sequence, err))
			}
		}
		entries[i] = Entry{Mark: readMark(e.Mark), At: n.At, Articles: n.Articles, Judgements: n.Judgements}
	}
	return entries, nil
}
