package query

import (
	"maps"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// moment is a day on the way along a chain. Where the order in time does not
// matter, every meeting lasts from always to ever.
type moment = int64

const (
	always = moment(edtf.OpenPast)
	ever   = moment(edtf.OpenFuture)
)

// layer holds the actors that a number of meetings leads to and fewer do not, or
// not as well: with the first moment at which word can be there, or the last at
// which it can leave.
type layer map[graph.ID]moment

// search finds the shortest chains from both ends, over the links that are at
// least as certain as asked for. Word that is with an actor at a moment t passes
// at a meeting that is open from its first to its last moment if t <= last, and
// is then with the other at max(t, first). With the widest limits that a time
// allows, earliest start and latest end, the order is possible; with the
// narrowest, latest start and earliest end, it is certain.
type search struct {
	met    *encounters
	timed  bool
	needed edtf.Certainty
	// onwards[k] are reached from the one end by k meetings, back[k] lead to the other by k.
	onwards, back []layer
	// first is the earliest moment of each actor so far, last the latest.
	first, last layer
}

func newSearch(met *encounters, timed bool, needed edtf.Certainty) *search {
	from, to := layer{met.from: always}, layer{met.to: ever}
	return &search{
		met: met, timed: timed, needed: needed,
		onwards: []layer{from}, back: []layer{to}, first: maps.Clone(from), last: maps.Clone(to),
	}
}

// open returns from when to when a meeting passes word on; false where it does
// not count.
func (s *search) open(l link) (first, last moment, counts bool) {
	if s.needed == edtf.Certain && l.certainty != edtf.Certain {
		return 0, 0, false
	}
	if !s.timed {
		return always, ever, true
	}
	bounds, exact := s.met.session.snap.Calendar().BoundsOf(l.event)
	if s.needed == edtf.Certain {
		return moment(bounds.LatestStart), moment(bounds.EarliestEnd), exact
	}
	return moment(bounds.EarliestStart), moment(bounds.LatestEnd), true
}

// shortest finds the shortest chains of up to so many meetings; none where there
// is no chain. Where each of the shortest would have one meeting twice it looks
// for longer ones.
func (s *search) shortest(maxHops, wanted int) ([]*Path, error) {
	for s.hops() < maxHops {
		met, err := s.step()
		if err != nil {
			return nil, err
		}
		if met {
			return s.shortestFrom(s.hops(), maxHops, wanted)
		}
		if len(s.onwards[len(s.onwards)-1]) == 0 || len(s.back[len(s.back)-1]) == 0 {
			return nil, nil
		}
	}
	return nil, nil
}

// shortestFrom finds the shortest chains of so many meetings or more.
func (s *search) shortestFrom(hops, maxHops, wanted int) ([]*Path, error) {
	for ; hops <= maxHops; hops++ {
		if found, err := s.chains(hops, wanted, nil); err != nil || len(found) > 0 {
			return found, err
		}
	}
	return nil, nil
}

// hops is how many meetings the layers of both ends reach together.
func (s *search) hops() int { return len(s.onwards) + len(s.back) - 2 }

// step adds a layer to the end that has fewer actors to go on from, and tells
// whether the two ends have met.
func (s *search) step() (bool, error) {
	front, rear := s.onwards[len(s.onwards)-1], s.back[len(s.back)-1]
	if len(front) <= len(rear) {
		next, err := s.reach(front)
		s.onwards = append(s.onwards, next)
		return s.meet(next, s.last, func(here, there moment) bool { return here <= there }), err
	}
	next, err := s.lead(rear)
	s.back = append(s.back, next)
	return s.meet(next, s.first, func(here, there moment) bool { return here >= there }), err
}

func (s *search) meet(next, others layer, inOrder func(here, there moment) bool) bool {
	for actor, here := range next {
		if there, known := others[actor]; known && inOrder(here, there) {
			return true
		}
	}
	return false
}

// reach goes one meeting on from each actor of a layer.
func (s *search) reach(front layer) (layer, error) {
	next := layer{}
	for actor, at := range front {
		around, err := s.met.around(actor)
		if err != nil {
			return nil, err
		}
		for _, other := range around {
			then, passes := s.arrival(other.links, at)
			if known, before := s.first[other.actor]; !passes || before && known <= then {
				continue
			}
			if known, before := next[other.actor]; !before || then < known {
				next[other.actor] = then
			}
		}
	}
	maps.Copy(s.first, next)
	return next, nil
}

// lead goes one meeting back from each actor of a layer.
func (s *search) lead(rear layer) (layer, error) {
	next := layer{}
	for actor, at := range rear {
		around, err := s.met.around(actor)
		if err != nil {
			return nil, err
		}
		for _, other := range around {
			then, passes := s.departure(other.links, at)
			if known, before := s.last[other.actor]; !passes || before && known >= then {
				continue
			}
			if known, before := next[other.actor]; !before || then > known {
				next[other.actor] = then
			}
		}
	}
	maps.Copy(s.last, next)
	return next, nil
}

// arrival is the first moment at which one of the meetings passes on what is
// there at a moment.
func (s *search) arrival(links []link, at moment) (then moment, passes bool) {
	for _, l := range links {
		first, last, counts := s.open(l)
		if counts && at <= last && (!passes || max(at, first) < then) {
			then, passes = max(at, first), true
		}
	}
	return then, passes
}

// departure is the last moment at which something must be there for one of the
// meetings to pass it on by a moment.
func (s *search) departure(links []link, by moment) (then moment, passes bool) {
	for _, l := range links {
		first, last, counts := s.open(l)
		if counts && first <= by && (!passes || min(by, last) > then) {
			then, passes = min(by, last), true
		}
	}
	return then, passes
}
