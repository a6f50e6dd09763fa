package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
)

// ConflictArgs say which conflicts are asked for.
type ConflictArgs struct {
	// Kinds is nil for all; an empty list matches none.
	Kinds []graph.ConflictKind
	// Where is a condition on the events; nil for all.
	Where *graph.EventFilter
	Page  PageArgs
}

// Conflicts lists what claims say that cannot all hold, by event, the latest
// first, and for each event by kind, then actor. An edge is as certain as it is
// that the event matches. Only events with such a conflict are looked at. The
// errors are those of [Session.Events].
func (s *Session) Conflicts(ctx context.Context, args ConflictArgs) (*Page[*graph.Conflict], error) {
	kinds := args.Kinds
	if kinds == nil {
		kinds = graph.ConflictKinds()
	}
	m, err := s.match(ctx, withConflict(kinds), args.Where)
	if err != nil {
		return nil, err
	}
	planOf(ctx).readAll(m.Possible)
	var found []placedConflict
	for events := m.Possible.ReverseIterator(); events.HasNext(); {
		ordinal := events.Next()
		event := s.snap.EventAt(ordinal)
		for i := range event.Conflicts {
			if slices.Contains(kinds, event.Conflicts[i].Kind) {
				found = append(found, placedConflict{event, ordinal, &event.Conflicts[i]})
			}
		}
	}
	inOrder := sequence[conflictKey]{"CONFLICTS", len(found), func(i int) conflictKey { return found[i].key() }, compareConflicts}
	return paginate(inOrder, args.Page, func(i int, _ conflictKey) (*graph.Conflict, edtf.Certainty, error) {
		if m.Certain.Contains(found[i].ordinal) {
			return found[i].conflict, edtf.Certain, nil
		}
		return found[i].conflict, edtf.Possible, nil
	})
}

// placedConflict is a conflict and its event's place.
type placedConflict struct {
	event    *graph.Event
	ordinal  uint32
	conflict *graph.Conflict
}

// conflictKey is a place in the list of conflicts.
type conflictKey struct {
	Event whenKey  `json:"e"`
	Kind  int      `json:"k"`
	Actor graph.ID `json:"id"`
}

func (p placedConflict) key() conflictKey {
	return conflictKey{keyOfWhen(p.event), slices.Index(graph.ConflictKinds(), p.conflict.Kind), p.conflict.Actor}
}

func compareConflicts(a, b conflictKey) int {
	return cmp.Or(compareWhen(b.Event, a.Event), cmp.Compare(a.Kind, b.Kind), compareIDs(a.Actor, b.Actor))
}

// withConflict are the events with a conflict of one of the kinds.
func withConflict(kinds []graph.ConflictKind) among {
	return func(snap *index.Snapshot) index.Matches {
		found := make([]*roaring.Bitmap, len(kinds))
		for i, kind := range kinds {
			found[i] = snap.WithConflict(kind)
		}
		return index.Both(union(found...))
	}
}

// Conflict finds a conflict by its id, in which event and actor may be named by
// old ids. The error wraps graph.ErrNotFound, also where the claims no longer
// disagree, or is a *graph.AmbiguousError.
func (s *Session) Conflict(id graph.ID) (*graph.Conflict, error) {
	kind, eventID, actor, ok := graph.ParseConflictID(id)
	if !ok {
		return nil, fmt.Errorf("%q is not the id of a conflict: %w", id, graph.ErrNotFound)
	}
	event, err := s.snap.Event(eventID)
	if err != nil {
		return nil, err
	}
	if actor != "" {
		a, err := s.snap.Actor(actor)
		if err != nil {
			return nil, err
		}
		actor = a.ID
	}
	for i := range event.Conflicts {
		if c := &event.Conflicts[i]; c.Kind == kind && c.Actor == actor {
			return c, nil
		}
	}
	return nil, fmt.Errorf("%s has no such conflict as %s: %w", event.ID, id, graph.ErrNotFound)
}
