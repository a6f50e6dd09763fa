package query

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
)

// growth is a network while its nodes are chosen.
type growth struct {
	ctx       context.Context
	session   *Session
	matches   index.Matches
	bipartite bool
	kept      map[graph.ID]bool
	order     []graph.ID
	room      int
	truncated bool
}

// strengths count, for what may be kept, what speaks for it.
type strengths map[graph.ID]int

// keep keeps the strongest for which there is room, then by id, and returns
// them.
func (g *growth) keep(candidates strengths) []graph.ID {
	ids := slices.DeleteFunc(slices.Collect(maps.Keys(candidates)), func(id graph.ID) bool { return g.kept[id] })
	slices.SortFunc(ids, func(a, b graph.ID) int {
		return cmp.Or(cmp.Compare(candidates[b], candidates[a]), compareIDs(a, b))
	})
	if room := g.room - len(g.order); len(ids) > room {
		ids, g.truncated = ids[:room], true
	}
	for _, id := range ids {
		g.kept[id] = true
	}
	g.order = append(g.order, ids...)
	return ids
}

// all keeps the strongest of all actors; in a bipartite network half of the room
// is for their events.
func (g *growth) all() error {
	counts, err := g.session.count(g.ctx, graph.ByActor, nil, g.matches)
	if err != nil {
		return err
	}
	actors := strengths{}
	for _, c := range counts {
		actors[graph.ID(c.Key)] = c.Certain + c.Possible
	}
	if !g.bipartite {
		g.keep(actors)
		return nil
	}
	room := g.room
	g.room = (room + 1) / 2
	g.keep(actors)
	g.room = room
	_, err = g.keepEvents(g.matches.Possible)
	return err
}

// around keeps some actors, and step by step who was at events with those of the
// step before.
func (g *growth) around(of []graph.ID, depth int) error {
	seeds := strengths{}
	for _, id := range of {
		seeds[id]++
	}
	front, seen := g.keep(seeds), roaring.New()
	for range depth {
		events := g.eventsOf(front, seeds)
		events.AndNot(seen)
		seen.Or(events)
		if g.bipartite {
			var err error
			if events, err = g.keepEvents(events); err != nil {
				return err
			}
		}
		found := strengths{}
		if err := g.each(events, func(_ uint32, event *graph.Event) {
			for _, a := range who(event, tookPart) {
				found[a.Actor]++
			}
		}); err != nil {
			return err
		}
		front = g.keep(found)
	}
	return nil
}

// eventsOf returns the events in which one of the actors took part itself; for
// those from whom the network starts, others may have acted.
func (g *growth) eventsOf(actors []graph.ID, seeds strengths) *roaring.Bitmap {
	events := roaring.New()
	for _, id := range actors {
		if seeds[id] > 0 {
			events.Or(g.session.snap.TookPart(id).Possible)
		} else {
			events.Or(g.session.snap.TookPartSelf(id).Possible)
		}
	}
	if g.matches.Possible == nil {
		return roaring.New()
	}
	events.And(g.matches.Possible)
	return events
}

// keepEvents keeps the events in which most of the kept actors took part, as far
// as there is room.
func (g *growth) keepEvents(events *roaring.Bitmap) (*roaring.Bitmap, error) {
	found, ordinals := strengths{}, map[graph.ID]uint32{}
	if err := g.each(events, func(ordinal uint32, event *graph.Event) {
		for _, a := range who(event, tookPart) {
			if g.kept[a.Actor] {
				found[event.ID]++
			}
		}
		ordinals[event.ID] = ordinal
	}); err != nil {
		return nil, err
	}
	kept := roaring.New()
	for _, id := range g.keep(found) {
		kept.Add(ordinals[id])
	}
	return kept, nil
}

// each goes through events that match.
func (g *growth) each(events *roaring.Bitmap, visit func(uint32, *graph.Event)) error {
	if events == nil || g.matches.Possible == nil {
		return nil
	}
	some := index.Matches{Certain: g.matches.Certain, Possible: roaring.And(events, g.matches.Possible)}
	return g.session.each(g.ctx, some, func(ordinal uint32, event *graph.Event, _ edtf.Certainty) { visit(ordinal, event) })
}
