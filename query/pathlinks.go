package query

import (
	"context"
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
)

// MaxMeetings is how many meetings a search for chains may look at, those of
// each actor that it passes through.
const MaxMeetings = 500_000

// link is one meeting of two actors.
type link struct {
	event     uint32
	certainty edtf.Certainty
}

// neighbour is an actor whom another met, and at which meetings, in time order.
type neighbour struct {
	actor graph.ID
	links []link
}

// encounters knows who met whom, between two ends. It looks at each actor once.
type encounters struct {
	ctx      context.Context
	session  *Session
	matches  index.Matches
	from, to graph.ID
	// of holds whom an actor met, the ends left out, by id; each of the ends has met direct the other.
	of     map[graph.ID][]neighbour
	direct []link
	looked uint64
}

func newEncounters(ctx context.Context, s *Session, matches index.Matches, from, to graph.ID) *encounters {
	return &encounters{ctx: ctx, session: s, matches: matches, from: from, to: to, of: map[graph.ID][]neighbour{}}
}

// around returns whom an actor met, by id, the ends among them.
func (e *encounters) around(actor graph.ID) ([]neighbour, error) {
	found, known := e.of[actor]
	if known {
		return found, nil
	}
	links, err := e.met(actor)
	if err != nil {
		return nil, err
	}
	if err := e.addEnds(actor, links); err != nil {
		return nil, err
	}
	for other, at := range links {
		found = append(found, neighbour{other, at})
	}
	slices.SortFunc(found, func(a, b neighbour) int { return compareIDs(a.actor, b.actor) })
	e.of[actor] = found
	return found, nil
}

// met looks at the meetings of an actor. Who is between the ends was there itself.
func (e *encounters) met(actor graph.ID) (map[graph.ID][]link, error) {
	took := e.session.snap.TookPart(actor).Possible
	if err := e.look(took); err != nil {
		return nil, err
	}
	links := map[graph.ID][]link{}
	err := e.session.each(e.ctx, index.Matches{Certain: e.matches.Certain, Possible: roaring.And(took, e.matches.Possible)},
		func(ordinal uint32, event *graph.Event, matched edtf.Certainty) {
			here := edtf.Certain
			if !e.isEnd(actor) {
				here = e.session.itself(event, actor)
			}
			for _, other := range e.session.MetAt(event, actor) {
				certainty := other.Certainty.And(here).And(matched)
				if certainty != edtf.Impossible && !e.isEnd(other.Actor) {
					links[other.Actor] = append(links[other.Actor], link{ordinal, certainty})
				}
			}
		})
	return links, err
}

// look counts what is about to be looked at.
func (e *encounters) look(events *roaring.Bitmap) error {
	return e.count(events.AndCardinality(e.matches.Possible))
}

func (e *encounters) count(meetings uint64) error {
	e.looked += meetings
	if e.looked > MaxMeetings {
		return fmt.Errorf("more than %d meetings would have to be looked at: narrow where, or lower maxHops: %w", MaxMeetings, graph.ErrInvalid)
	}
	return nil
}

// itself is how certainly an actor was at an event itself.
func (s *Session) itself(event *graph.Event, actor graph.ID) edtf.Certainty {
	there := func(_ *Session, event *graph.Event) []Attendee { return Attendance(event) }
	for _, a := range s.ofWhom(event, there) {
		if a.Actor == actor {
			return a.Certainty
		}
	}
	return edtf.Impossible
}

// addEnds adds the ends to those whom an actor met. Who met an end is told by
// the end, for which others may have been there.
func (e *encounters) addEnds(actor graph.ID, links map[graph.ID][]link) error {
	for _, end := range []graph.ID{e.from, e.to} {
		if end == actor {
			continue
		}
		with, err := e.with(end, actor)
		if err != nil {
			return err
		}
		if len(with) > 0 {
			links[end] = with
		}
	}
	return nil
}

// with returns the meetings of an end with another actor.
func (e *encounters) with(end, actor graph.ID) ([]link, error) {
	if e.isEnd(actor) {
		return e.between()
	}
	around, err := e.around(end)
	if err != nil {
		return nil, err
	}
	at, found := slices.BinarySearchFunc(around, actor, func(n neighbour, id graph.ID) int { return compareIDs(n.actor, id) })
	if !found {
		return nil, nil
	}
	return around[at].links, nil
}

func (e *encounters) isEnd(actor graph.ID) bool { return actor == e.from || actor == e.to }

// between returns the meetings of the ends with each other.
func (e *encounters) between() ([]link, error) {
	if e.direct != nil {
		return e.direct, nil
	}
	both := roaring.And(e.session.snap.TookPart(e.from).Possible, e.session.snap.TookPart(e.to).Possible)
	e.direct = []link{}
	err := e.session.each(e.ctx, index.Matches{Certain: e.matches.Certain, Possible: roaring.And(both, e.matches.Possible)},
		func(ordinal uint32, event *graph.Event, matched edtf.Certainty) {
			if certainty := e.session.metAt(event, e.from, e.to).And(matched); certainty != edtf.Impossible {
				e.direct = append(e.direct, link{ordinal, certainty})
			}
		})
	return e.direct, err
}

// metAt tells how certainly two met at an event, as [Session.MetAt] has it, where
// others may have been there for both: then the two sides met.
func (s *Session) metAt(event *graph.Event, a, b graph.ID) edtf.Certainty {
	met := s.ofWhom(event, func(s *Session, event *graph.Event) []Attendee {
		return []Attendee{{b, s.sidesMet(event, a, b)}}
	})
	return met[0].Certainty
}

// sidesMet is [Session.metAt] by what the snapshot of the session tells.
func (s *Session) sidesMet(event *graph.Event, a, b graph.ID) edtf.Certainty {
	hereA, hereB := edtf.Impossible, edtf.Impossible
	for _, who := range Attendance(event) {
		forA, forB := s.snap.ActsFor(who.Actor, a), s.snap.ActsFor(who.Actor, b)
		switch {
		case forA && forB:
			return edtf.Impossible
		case forA:
			hereA = hereA.Or(who.Certainty)
		case forB:
			hereB = hereB.Or(who.Certainty)
		}
	}
	met := hereA.And(hereB)
	if met == edtf.Certain && s.mayBeOne(event, a, b) {
		return edtf.Possible
	}
	return met
}
