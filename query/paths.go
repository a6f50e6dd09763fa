package query

import (
	"context"
	"fmt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// MaxHops is the most meetings that a chain may be asked to have.
const MaxHops = 10

// PathArgs say which chains of meetings are asked for.
type PathArgs struct {
	From, To *graph.ActorRef
	// MaxHops is how many meetings a chain may have, from 1 to [MaxHops].
	MaxHops int
	// Where is a condition on every meeting of a chain; nil for none.
	Where *graph.EventFilter
	// TimeRespecting asks that no meeting of a chain was before an earlier one of it, so that word
	// could pass along.
	TimeRespecting bool
	// Mode Certainly leaves out what is only possible.
	Mode graph.TimeMode
	// First is how many chains are wanted, from 0 to [MaxPage].
	First int
}

// Path is a chain of meetings: each actor met the next at the event between.
type Path struct {
	// Actors are one more than Events.
	Actors, Events []graph.ID
	// Certainty is CERTAIN where all of it is: that each meeting was held and matches, who was
	// there, and the order where that is asked for. Else it is POSSIBLE.
	Certainty edtf.Certainty
}

// Length is the number of meetings.
func (p *Path) Length() int { return len(p.Events) }

// Paths finds the shortest chains of meetings from one actor to another, all of
// one length: the certain ones first, then by the ids of the actors. A chain is
// told apart by its actors; of several meetings of two it shows those that make
// it most certain, then the earliest. No meeting is twice in a chain: a state and
// who acts for it, who are one side there, are not brought together by whom they
// both met at it. [Session.MetAt] says who met; those at the
// ends may have done so through who acts for them, those between were at both
// meetings themselves. In order of time means: days could be chosen for the
// meetings, within what is known of each, so that none is before an earlier one;
// it is certain where every choice does. Two meetings on one day are in order.
//
// The shortest chain in order of time may be longer than the shortest one. From
// an actor to itself there is a chain without meetings; from or to somebody
// unknown there is none. The errors are those of [Session.Events]; a search that
// would look at more than [MaxMeetings] is one that wraps graph.ErrInvalid.
func (s *Session) Paths(ctx context.Context, args PathArgs) ([]*Path, error) {
	if err := args.check(); err != nil {
		return nil, err
	}
	from, err := s.knownActors(args.From)
	if err != nil {
		return nil, fmt.Errorf("from: %w", err)
	}
	to, err := s.knownActors(args.To)
	if err != nil {
		return nil, fmt.Errorf("to: %w", err)
	}
	matches, err := s.match(ctx, meetings, args.Where)
	if err != nil || len(from) == 0 || len(to) == 0 || args.First == 0 {
		return nil, err
	}
	if from[0] == to[0] {
		return []*Path{{Actors: from, Certainty: edtf.Certain}}, nil
	}
	return s.paths(newEncounters(ctx, s, matches, from[0], to[0]), args)
}

func (a *PathArgs) check() error {
	if a.MaxHops < 1 || a.MaxHops > MaxHops {
		return fmt.Errorf("maxHops is %d; it must be from 1 to %d: %w", a.MaxHops, MaxHops, graph.ErrInvalid)
	}
	return checkSize("first", a.First)
}

// paths finds the chains: the certain ones, and where others may be asked for
// those that are as short as the shortest possible one.
func (s *Session) paths(met *encounters, args PathArgs) ([]*Path, error) {
	if args.Mode == graph.Certainly {
		return newSearch(met, args.TimeRespecting, edtf.Certain).shortest(args.MaxHops, args.First)
	}
	possible := newSearch(met, args.TimeRespecting, edtf.Possible)
	found, err := possible.shortest(args.MaxHops, 1)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	certain, err := newSearch(met, args.TimeRespecting, edtf.Certain).shortest(found[0].Length(), args.First)
	if err != nil || len(certain) == args.First {
		return certain, err
	}
	rest, err := possible.chains(found[0].Length(), args.First-len(certain), certain)
	return append(certain, rest...), err
}
