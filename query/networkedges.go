package query

import (
	"cmp"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
)

// edges joins the nodes that were kept.
func (g *growth) edges() ([]*NetworkEdge, error) {
	found := map[[2]graph.ID]*NetworkEdge{}
	if g.matches.Possible == nil {
		return nil, nil
	}
	events := g.joining()
	events.And(g.matches.Possible)
	err := g.session.each(g.ctx, index.Matches{Certain: g.matches.Certain, Possible: events},
		func(_ uint32, event *graph.Event, matched edtf.Certainty) {
			there := slices.DeleteFunc(g.session.ofWhom(event, whoTookPart), func(a Attendee) bool { return !g.kept[a.Actor] })
			if g.bipartite {
				g.joinToEvent(found, event, there, matched)
			} else {
				joinActors(found, event, there, matched)
			}
		})
	edges := make([]*NetworkEdge, 0, len(found))
	for _, e := range found {
		edges = append(edges, e)
	}
	edges = g.strongest(edges)
	slices.SortFunc(edges, func(a, b *NetworkEdge) int {
		return cmp.Or(compareIDs(a.Source, b.Source), compareIDs(a.Target, b.Target))
	})
	return edges, err
}

// joining returns the events that make edges: in a bipartite network those that
// were kept, else those in which two of the kept actors took part. Others need
// not be read.
func (g *growth) joining() *roaring.Bitmap {
	one, two := roaring.New(), roaring.New()
	for _, id := range g.order {
		switch {
		case id.Prefix() == graph.PrefixActor && !g.bipartite:
			took := g.session.snap.TookPartSelf(id).Possible
			two.Or(roaring.And(one, took))
			one.Or(took)
		case id.Prefix() == graph.PrefixEvent:
			if ordinal, known := g.session.snap.Ordinal(id); known {
				two.Add(ordinal)
			}
		}
	}
	return two
}

// strongest leaves out the weakest of too many edges; of equal ones those with
// the greatest ids.
func (g *growth) strongest(edges []*NetworkEdge) []*NetworkEdge {
	if len(edges) <= MaxEdges {
		return edges
	}
	g.truncated = true
	slices.SortFunc(edges, func(a, b *NetworkEdge) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), compareIDs(a.Source, b.Source), compareIDs(a.Target, b.Target))
	})
	return edges[:MaxEdges]
}

// joinActors joins every two who took part; they are sorted.
func joinActors(edges map[[2]graph.ID]*NetworkEdge, event *graph.Event, there []Attendee, matched edtf.Certainty) {
	for i, b := range there {
		for _, a := range there[:i] {
			join(edges, a.Actor, b.Actor, event, a.Certainty.And(b.Certainty).And(matched))
		}
	}
}

func (g *growth) joinToEvent(edges map[[2]graph.ID]*NetworkEdge, event *graph.Event, there []Attendee, matched edtf.Certainty) {
	if !g.kept[event.ID] {
		return
	}
	for _, a := range there {
		join(edges, a.Actor, event.ID, event, a.Certainty.And(matched))
	}
}

// join adds an event to an edge. Events come in time order, those without a time
// first.
func join(edges map[[2]graph.ID]*NetworkEdge, a, b graph.ID, event *graph.Event, certainty edtf.Certainty) {
	edge := edges[[2]graph.ID{a, b}]
	if edge == nil {
		edge = &NetworkEdge{Source: a, Target: b}
		edges[[2]graph.ID{a, b}] = edge
	}
	edge.Weight++
	if certainty == edtf.Certain {
		edge.Certain++
	}
	if when := event.When.Time; !when.IsZero() {
		if edge.First.IsZero() {
			edge.First = when
		}
		edge.Last = when
	}
	edge.Events = append(edge.Events, event.ID)
}
