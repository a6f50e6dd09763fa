package query

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// different chooses meetings of a chain of actors no two of which are the same:
// at each step the first that passes word on, best first; nil where none do.
func (c *course) different(actors []graph.ID) ([]uint32, error) {
	steps := make([][]link, 0, len(actors)-1)
	for i, actor := range actors[1:] {
		links, err := c.between(actors[i], actor)
		if err != nil {
			return nil, err
		}
		steps = append(steps, links)
	}
	return c.choose(steps, nil, always), nil
}

// between returns the meetings of an actor with another one around it.
func (c *course) between(actor, other graph.ID) ([]link, error) {
	around, err := c.met.around(actor)
	if err != nil {
		return nil, err
	}
	at, found := slices.BinarySearchFunc(around, other, func(n neighbour, id graph.ID) int { return compareIDs(n.actor, id) })
	if !found {
		return nil, nil
	}
	return around[at].links, nil
}

// choose goes on from the meetings chosen so far, with which word is there at a moment.
func (c *course) choose(steps [][]link, chosen []uint32, at moment) []uint32 {
	if len(chosen) == len(steps) {
		return chosen
	}
	for _, p := range c.passing(steps[len(chosen)], at, len(steps)) {
		if slices.Contains(chosen, p.event) {
			continue
		}
		if all := c.choose(steps, append(slices.Clip(chosen), p.event), p.then); all != nil {
			return all
		}
	}
	return nil
}

// passage is a meeting that passes word on, and when.
type passage struct {
	link
	then moment
}

// passing returns the first meetings that pass word on, best first as in best.
// No more than the chain has are needed: of so many one is used by no other step,
// and brings word no later than one left out.
func (c *course) passing(links []link, at moment, most int) []passage {
	var all []passage
	for _, l := range links {
		if first, last, counts := c.open(l); counts && at <= last {
			all = append(all, passage{l, max(at, first)})
		}
	}
	slices.SortFunc(all, func(a, b passage) int { return cmp.Or(cmp.Compare(a.then, b.then), c.compare(&a.link, &b.link)) })
	return all[:min(most, len(all))]
}

// try lists chains that are longer than what the layers from the ends say, by
// trying every way of so many meetings that can still arrive.
func (c *course) try(actors []graph.ID, hops int, at moment) error {
	if len(c.found) == c.wanted {
		return nil
	}
	here, left := actors[len(actors)-1], hops-len(actors)+1
	if left == 0 {
		events, err := c.different(actors)
		if err != nil || events == nil {
			return err
		}
		return c.add(actors, events)
	}
	around, err := c.met.around(here)
	if err != nil {
		return err
	}
	if err := c.met.count(uint64(len(around))); err != nil {
		return err
	}
	for _, other := range around {
		then, passes := c.arrival(other.links, at)
		if !passes || slices.Contains(actors, other.actor) || !c.mayLead(other.actor, left-1) {
			continue
		}
		if err := c.try(append(slices.Clip(actors), other.actor), hops, then); err != nil {
			return err
		}
	}
	return nil
}

// mayLead tells whether an actor may be so many meetings away from the far end:
// the layers from there know those who are near.
func (c *course) mayLead(actor graph.ID, hops int) bool {
	if (actor == c.met.to) != (hops == 0) {
		return false
	}
	if hops >= len(c.back) {
		return true
	}
	return slices.ContainsFunc(c.back[:hops+1], func(l layer) bool { _, near := l[actor]; return near })
}
