package export

import (
	"cmp"
	"context"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/query"
)

// network is who met whom: a node for each actor that took part in a meeting
// which was held, an edge for each pair that met there: see [query.Session.MetAt].
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

func networkOf(ctx context.Context, session *query.Session) (*network, error) {
	edges := map[[2]graph.ID]*meetingEdge{}
	snapshot := session.Snapshot()
	for ordinals := snapshot.Meetings().Iterator(); ordinals.HasNext(); {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		addMeeting(edges, session, snapshot.EventAt(ordinals.Next()))
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

// addMeeting counts the event for every pair that met there, each the other.
// Events come in time order, so the first seen is the first and the last seen the
// last.
func addMeeting(edges map[[2]graph.ID]*meetingEdge, session *query.Session, event *graph.Event) {
	there := query.Attendance(event) // by actor, as the edges' ends are sorted
	met := make([]map[graph.ID]edtf.Certainty, len(there))
	for i, a := range there {
		met[i] = map[graph.ID]edtf.Certainty{}
		for _, b := range session.MetAt(event, a.Actor) {
			met[i][b.Actor] = b.Certainty
		}
	}
	for i, a := range there {
		for j, b := range there[:i] {
			one, other := met[i][b.Actor], met[j][a.Actor]
			if one == "" || other == "" {
				continue
			}
			edge := edgeOf(edges, b.Actor, a.Actor, event)
			edge.last = event.When.Time
			if one.And(other) == edtf.Certain {
				edge.weight++
			} else {
				edge.possible++
			}
		}
	}
}

func edgeOf(edges map[[2]graph.ID]*meetingEdge, a, b graph.ID, event *graph.Event) *meetingEdge {
	key := [2]graph.ID{a, b}
	if edges[key] == nil {
		edges[key] = &meetingEdge{source: a, target: b, first: event.When.Time}
	}
	return edges[key]
}
