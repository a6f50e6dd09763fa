package query

import (
	"context"
	"fmt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index"
)

// Reader opens sessions on the newest snapshot. It is safe for concurrent use.
type Reader struct {
	current func() *index.Snapshot
	archive graph.Archive
	full    *fulltext
}

// NewReader returns a reader of what current gives at the time a session is
// opened; texts come from the archive. Both must be safe for concurrent use.
func NewReader(current func() *index.Snapshot, archive graph.Archive) *Reader {
	return &Reader{current: current, archive: archive, full: newFulltext(archive)}
}

// Session pins the newest snapshot.
func (r *Reader) Session() *Session {
	s := &Session{snap: r.current(), texts: newTexts(r.archive)}
	s.texts.full = r.full
	return s
}

// Session answers questions from one snapshot and keeps the texts it fetched.
// Open one for each request. It is safe for concurrent use.
type Session struct {
	snap  *index.Snapshot
	texts *texts
	// unused gathers what a question leaves out; nil where nobody asks.
	unused *Unused
}

// AsOf returns a session that reads what could be known then, see [graph.AsOf],
// and shares the texts of this one. Everything that is asked of it, and all that
// hangs on its answers, is of that day. The errors are those of
// [index.Snapshot.AsOf].
func (s *Session) AsOf(ctx context.Context, then *graph.AsOf) (*Session, error) {
	snap, err := s.snap.AsOf(ctx, then)
	if err != nil {
		return nil, fmt.Errorf("asOf: %w", err)
	}
	return &Session{snap: snap, texts: s.texts}, nil
}

// Snapshot returns what the session reads.
func (s *Session) Snapshot() *index.Snapshot { return s.snap }

// Status tells what the server answers from.
type Status struct {
	// Version is that of the program.
	Version string
	// Snapshot is the digest of all that the snapshot was built from.
	Snapshot string
	index.Counts
}

// Status tells what the session answers from; the caller knows its version.
func (s *Session) Status(version string) Status {
	return Status{Version: version, Snapshot: s.snap.ID(), Counts: s.snap.Counts()}
}

// Quads returns how many quads are stored now, those of what was retracted or
// superseded among them. The error is that of the archive.
func (s *Session) Quads(ctx context.Context) (int, error) {
	quads, err := s.texts.archive.Size(ctx)
	if err != nil {
		return 0, fmt.Errorf("count the quads: %w", err)
	}
	return int(quads), nil
}

// held returns what the snapshot named itself. That it holds it too is a promise
// of package index; a broken one is a bug that no caller can mend.
func held[T any](found *T, err error) *T {
	if err != nil {
		panic(fmt.Sprintf("the snapshot names what it does not hold: %v", err))
	}
	return found
}
