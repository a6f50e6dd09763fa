package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
)

// Count is one value of a dimension, and how many events have it.
type Count struct {
	// Key is the id of an actor or place, the name of a type, a status, or a degree of corroboration.
	Key string
	// Node is the *graph.Actor or *graph.Place of the key; nil for anything else.
	Node any
	// Certain is how many events certainly match and certainly have the value; Possible is how many
	// more there only may be.
	Certain, Possible int
}

// Distribution counts the events that match the filter by who, where or what
// they are: the most certain ones first, then the most possible ones, then by
// key; at most first, from 0 to [MaxPage]. An event counts once for every value
// that it has, and for none where it has none: a place in no known country has
// no country. Actors are those who took part themselves, or, with roles, those
// in one of the roles; roles go with that dimension only. The errors are those
// of [Session.Events].
func (s *Session) Distribution(ctx context.Context, by graph.Dimension, roles []graph.Role, where *graph.EventFilter, first int) ([]*Count, error) {
	if err := checkSize("first", first); err != nil {
		return nil, err
	}
	if roles != nil && by != graph.ByActor {
		return nil, fmt.Errorf("role goes with by: ACTOR, not with by: %s: %w", by, graph.ErrInvalid)
	}
	matches, err := s.match(ctx, allEvents, where)
	if err != nil {
		return nil, err
	}
	counts, err := s.count(ctx, by, roles, matches)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(counts, func(a, b *Count) int {
		return cmp.Or(cmp.Compare(b.Certain, a.Certain), cmp.Compare(b.Possible, a.Possible), strings.Compare(a.Key, b.Key))
	})
	counts = counts[:min(first, len(counts))]
	for _, c := range counts {
		if c.Node, err = s.counted(by, c.Key); err != nil {
			return nil, err
		}
	}
	return counts, nil
}

// count counts each value that at least one event has, in no order.
func (s *Session) count(ctx context.Context, by graph.Dimension, roles []graph.Role, matches index.Matches) ([]*Count, error) {
	each := func(keys []graph.ID, having func(*index.Snapshot, graph.ID) index.Matches) ([]*Count, error) {
		return countEach(ctx, s, keys, matches, having), nil
	}
	switch by {
	case graph.ByActor:
		if roles != nil || matches.Possible != nil && matches.Possible.GetCardinality() < uint64(len(s.snap.Actors())) {
			return s.countParts(ctx, roles, matches)
		}
		return each(s.snap.Actors(), (*index.Snapshot).TookPartSelf)
	case graph.ByPlace:
		return each(s.snap.Places(), func(snap *index.Snapshot, id graph.ID) index.Matches { return index.Both(snap.At(id)) })
	case graph.ByCountry:
		return each(s.countries(), func(snap *index.Snapshot, id graph.ID) index.Matches { return index.Both(snap.Within(id)) })
	case graph.ByType:
		return countEach(ctx, s, typeNames(), matches, func(snap *index.Snapshot, name string) index.Matches { return index.Both(snap.OfType(name)) }), nil
	case graph.ByStatus:
		return countEach(ctx, s, statuses, matches, (*index.Snapshot).WithStatus), nil
	case graph.ByPublisher:
		return each(s.snap.Publishers(), func(snap *index.Snapshot, id graph.ID) index.Matches { return index.Both(snap.PublishedBy(id)) })
	case graph.ByCorroboration:
		return countEach(ctx, s, graph.Corroborations(), matches, func(snap *index.Snapshot, c graph.Corroboration) index.Matches {
			return index.Both(snap.WithCorroboration(c))
		}), nil
	}
	return nil, fmt.Errorf("events cannot be counted by %q: %w", by, graph.ErrInvalid)
}

// countEach counts by postings: no event is looked at. Where all events match,
// it is known of each value how many have it.
func countEach[K ~string](ctx context.Context, s *Session, keys []K, matches index.Matches, having func(*index.Snapshot, K) index.Matches) []*Count {
	planOf(ctx).read(len(keys))
	common := func(matching, having *roaring.Bitmap) int {
		switch {
		case matching == nil || having == nil:
			return 0
		case matching == s.snap.All():
			return int(having.GetCardinality()) //nolint:gosec // ordinals are of 32 bits
		}
		planOf(ctx).read(int(min(matching.GetCardinality(), having.GetCardinality()))) //nolint:gosec // likewise
		return int(matching.AndCardinality(having))                                    //nolint:gosec // likewise
	}
	var counts []*Count
	for _, key := range keys {
		found := having(s.snap, key)
		if sure := s.snap.Certainly(); sure != nil {
			found = s.together(found, sure, having(sure, key))
		}
		if all := common(matches.Possible, found.Possible); all > 0 {
			certain := all
			if matches.Certain != matches.Possible || found.Certain != found.Possible {
				certain = common(matches.Certain, found.Certain)
			}
			counts = append(counts, &Count{Key: string(key), Certain: certain, Possible: all - certain})
		}
	}
	return counts
}

// countParts counts actors by looking at each event: where that is less than to
// look at each actor, and where it matters which part somebody took.
func (s *Session) countParts(ctx context.Context, roles []graph.Role, matches index.Matches) ([]*Count, error) {
	counts := map[graph.ID]*Count{}
	in := matcher{snap: s.snap, roles: roles}
	err := s.each(ctx, matches, func(_ uint32, event *graph.Event, matched edtf.Certainty) {
		for _, who := range s.ofWhom(event, func(_ *Session, event *graph.Event) []Attendee { return who(event, in.certainty) }) {
			c := counts[who.Actor]
			if c == nil {
				c = &Count{Key: string(who.Actor)}
				counts[who.Actor] = c
			}
			if matched.And(who.Certainty) == edtf.Certain {
				c.Certain++
			} else {
				c.Possible++
			}
		}
	})
	all := make([]*Count, 0, len(counts))
	for _, c := range counts {
		all = append(all, c)
	}
	return all, err
}

// who returns the actors of the participations that may hold, by actor, with
// the greatest certainty of each.
func who(event *graph.Event, holds func(*graph.Event, *graph.Participation) edtf.Certainty) []Attendee {
	var found []Attendee
	for i := range event.Participations {
		p := &event.Participations[i]
		if certainty := holds(event, p); certainty != edtf.Impossible {
			found = append(found, Attendee{p.Actor, certainty})
		}
	}
	return byActor(found)
}

// each goes through the events that match, in time order, with how certainly
// each does. The error is that of a request which ended.
func (s *Session) each(ctx context.Context, matches index.Matches, visit func(ordinal uint32, event *graph.Event, matched edtf.Certainty)) error {
	if matches.Possible == nil {
		return nil
	}
	n := 0
	for ordinals := matches.Possible.Iterator(); ordinals.HasNext(); n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		ordinal := ordinals.Next()
		matched := edtf.Possible
		if matches.Certain.Contains(ordinal) {
			matched = edtf.Certain
		}
		visit(ordinal, s.snap.EventAt(ordinal), matched)
	}
	planOf(ctx).read(n)
	return nil
}

// counted is the thing that a key names.
func (s *Session) counted(by graph.Dimension, key string) (any, error) {
	switch by {
	case graph.ByActor, graph.ByPublisher:
		return node(s.snap.Actor(graph.ID(key)))
	case graph.ByPlace, graph.ByCountry:
		return node(s.snap.Place(graph.ID(key)))
	}
	return nil, nil //nolint:nilnil // what has no id is no thing
}

func (s *Session) countries() []graph.ID {
	return slices.DeleteFunc(slices.Clone(s.snap.Places()), func(id graph.ID) bool {
		return held(s.snap.Place(id)).Kind != graph.KindCountry
	})
}

var statuses = []graph.Status{
	graph.StatusPlanned, graph.StatusHeld, graph.StatusCancelled, graph.StatusPostponed, graph.StatusUnknown,
}

func typeNames() []string {
	var all []string
	for _, t := range graph.EventTypes() {
		all = append(all, t.Name)
	}
	return all
}
