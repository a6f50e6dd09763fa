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
	base := meetings
	for _, ref := range between {
		actors, err := s.knownActors(ref)
		if err != nil {
			return nil, fmt.Errorf("between: %w", err)
		}
		if len(actors) == 0 {
			base = func(*index.Snapshot) index.Matches { return whole(index.Matches{}) }
			continue // the others may still be ambiguous
		}
		base = base.with(ctx, actors[0])
	}
	return s.eventPage(ctx, base, args)
}

// meetings are all of them.
var meetings among = func(snap *index.Snapshot) index.Matches { return index.Both(snap.Meetings()) }

// with narrows events to those in which an actor took part.
func (e among) with(ctx context.Context, actor graph.ID) among {
	return func(snap *index.Snapshot) index.Matches {
		all, took := e(snap), snap.TookPart(actor)
		planOf(ctx).read(int(min(all.Possible.GetCardinality(), took.Possible.GetCardinality()))) //nolint:gosec // no more than there are
		return all.And(took)
	}
}
