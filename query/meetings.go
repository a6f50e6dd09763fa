package query

import (
	"context"
	"fmt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index"
)

// Meetings answers THE question, who met whom: the meetings in which all of
// between took part, themselves or through those who act for them. Without
// between: all meetings. PLANNED and denied ones are not hidden: the status of
// each says so. An unknown name gives an empty page; the errors are those of
// [Session.Events].
func (s *Session) Meetings(ctx context.Context, between []*graph.ActorRef, args EventArgs) (*Page[*graph.Event], error) {
	base := index.Both(s.snap.Meetings())
	for _, ref := range between {
		actors, err := s.knownActors(ref)
		if err != nil {
			return nil, fmt.Errorf("between: %w", err)
		}
		if len(actors) == 0 {
			base = whole(index.Matches{})
			continue // the others may still be ambiguous
		}
		took := s.snap.TookPart(actors[0])
		planOf(ctx).read(int(min(base.Possible.GetCardinality(), took.Possible.GetCardinality()))) //nolint:gosec // no more than there are
		base = base.And(took)
	}
	return s.eventPage(ctx, base, args)
}
