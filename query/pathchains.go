package query

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// chains lists the chains of so many meetings by the ids of their actors, up to
// as many as are wanted, without those that have the actors of some others. The
// ends must have met, and no chain may be shorter.
func (s *search) chains(hops, wanted int, without []*Path) ([]*Path, error) {
	c := &course{search: s, wanted: wanted, without: without}
	start := []graph.ID{s.met.from}
	if hops > s.hops() {
		err := c.try(start, hops, always)
		return c.found, err
	}
	remaining, err := s.remaining()
	if err != nil {
		return nil, err
	}
	c.remaining = remaining
	err = c.from(start, nil, always)
	return c.found, err
}

// remaining returns, by how many meetings lie behind, the actors that a shortest
// chain can be at, and the last moment at which word must be with them. The
// layers from the far end tell that of their part; the others follow from them.
func (s *search) remaining() ([]layer, error) {
	hops := s.hops()
	left := make([]layer, hops+1)
	for k, l := range s.back {
		left[hops-k] = l
	}
	for k := len(s.onwards) - 2; k >= 0; k-- {
		left[k] = layer{}
		for actor := range s.onwards[k] {
			around, err := s.met.around(actor)
			if err != nil {
				return nil, err
			}
			for _, other := range around {
				by, leads := left[k+1][other.actor]
				if !leads {
					continue
				}
				then, passes := s.departure(other.links, by)
				if known, before := left[k][actor]; passes && (!before || then > known) {
					left[k][actor] = then
				}
			}
		}
	}
	return left, nil
}

// course goes along the shortest chains. What remains says of each actor whether
// word can be there in time, so that no step leads astray but where a chain would
// have one meeting twice.
type course struct {
	*search
	remaining []layer
	wanted    int
	without   []*Path
	found     []*Path
}

func (c *course) from(actors []graph.ID, events []uint32, at moment) error {
	if len(c.found) == c.wanted {
		return nil
	}
	here := actors[len(actors)-1]
	if len(events) == len(c.remaining)-1 {
		return c.add(actors, events)
	}
	around, err := c.met.around(here)
	if err != nil {
		return err
	}
	for _, other := range around {
		by, leads := c.remaining[len(events)+1][other.actor]
		if !leads {
			continue
		}
		event, then, passes := c.best(other.links, at)
		if !passes || then > by {
			continue
		}
		if err := c.from(append(slices.Clip(actors), other.actor), append(slices.Clip(events), event), then); err != nil {
			return err
		}
	}
	return nil
}

// best is the meeting to show: of those that pass word on first the most certain
// one, then one with a date, then the earliest.
func (c *course) best(links []link, at moment) (event uint32, then moment, passes bool) {
	then, passes = c.arrival(links, at)
	var best *link
	for i := range links {
		first, last, counts := c.open(links[i])
		if !counts || at > last || max(at, first) != then {
			continue
		}
		if best == nil || c.compare(&links[i], best) < 0 {
			best = &links[i]
		}
	}
	if best == nil {
		return 0, 0, false
	}
	return best.event, then, passes
}

func (c *course) compare(a, b *link) int {
	dated := func(l *link) int {
		if bounds, _ := c.met.session.snap.Calendar().BoundsOf(l.event); bounds.EarliestStart == edtf.OpenPast {
			return 1
		}
		return 0
	}
	doubt := func(l *link) int {
		if l.certainty == edtf.Certain {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(doubt(a), doubt(b)), cmp.Compare(dated(a), dated(b)), cmp.Compare(a.event, b.event))
}

// add adds a chain that is wanted. Where the best meetings are not all different
// it takes others; no chain where there are none.
func (c *course) add(actors []graph.ID, events []uint32) error {
	if slices.ContainsFunc(c.without, func(p *Path) bool { return slices.Equal(p.Actors, actors) }) {
		return nil
	}
	if repeats(events) {
		var err error
		if events, err = c.different(actors); err != nil || events == nil {
			return err
		}
	}
	p := &Path{Actors: slices.Clone(actors), Certainty: c.needed}
	for _, ordinal := range events {
		p.Events = append(p.Events, c.met.session.snap.EventAt(ordinal).ID)
	}
	c.found = append(c.found, p)
	return nil
}

func repeats(events []uint32) bool {
	sorted := slices.Sorted(slices.Values(events))
	return len(slices.Compact(sorted)) < len(events)
}
