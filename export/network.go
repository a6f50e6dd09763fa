package export

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/query"
)

// network is who met whom: a node for each actor that took part in a meeting
// which was held, an edge for each pair that did so together.
type network struct {
	nodes []*graph.Actor // sorted by id
	edges []meetingEdge  // sorted by source, then target
}

// meetingEdge joins two actors. Weight counts the meetings that were held and
// where both are said to have been present; possible counts those that only may
// have been, as in the API's met.
type meetingEdge struct {
	source, target   graph.ID
	weight, possible int
	first, last      edtf.Time
}

func networkOf(session *query.Session) (*network, error) {
	edges := map[[2]graph.ID]*meetingEdge{}
	snapshot := session.Snapshot()
	for ordinals := snapshot.Meetings().Iterator(); ordinals.HasNext(); {
		addMeeting(edges, snapshot.EventAt(ordinals.Next()))
	}
	n := &network{}
	var ids []graph.ID
	for _, e := range edges {
		n.edges = append(n.edges, *e)
		ids = append(ids, e.source, e.target)
	}
	slices.SortFunc(n.edges, func(a, b meetingEdge) int {
		return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.target, b.target))
	})
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		actor, err := snapshot.Actor(id)
		if err != nil {
			return nil, err
		}
		n.nodes = append(n.nodes, actor)
	}
	return n, nil
}

// addMeeting counts the event for every pair in it. Events come in time order,
// so the first seen is the first and the last seen the last.
func addMeeting(edges map[[2]graph.ID]*meetingEdge, event *graph.Event) {
	present := query.Attendance(event)
	for i, a := range present {
		for _, b := range present[i+1:] {
			key := [2]graph.ID{a.Actor, b.Actor}
			edge, known := edges[key]
			if !known {
				edge = &meetingEdge{source: a.Actor, target: b.Actor, first: event.When.Time}
				edges[key] = edge
			}
			edge.last = event.When.Time
			if a.Certainty.And(b.Certainty) == edtf.Certain {
				edge.weight++
			} else {
				edge.possible++
			}
		}
	}
}
