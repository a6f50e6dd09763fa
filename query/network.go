package query

import (
	"context"
	"fmt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// The limits of a network.
const (
	// MaxDepth is how many steps it may go.
	MaxDepth = 5
	// MaxEdges is how many edges it may have; of more the strongest are kept.
	MaxEdges = 50_000
)

// NetworkArgs say which network is asked for.
type NetworkArgs struct {
	// Of are the actors around which it is; nil for the strongest of all.
	Of []*graph.ActorRef
	// Depth is how many steps it goes from them, from 0 to [MaxDepth]; it means nothing where Of is nil.
	Depth int
	Mode  graph.NetworkMode
	// Where is a condition on the events; nil for none.
	Where *graph.EventFilter
	// MaxNodes is from 1 to [MaxPage].
	MaxNodes int
}

// Network is who took part in events together.
type Network struct {
	// Nodes are the actors asked for, then those of each step; of a step those first that have most
	// events with those before them, then by id.
	Nodes []*NetworkNode
	// Edges are sorted by source, then target.
	Edges []*NetworkEdge
	// Truncated tells that there are more nodes, or more than [MaxEdges] edges.
	Truncated bool
}

// NetworkNode is an actor, or in a bipartite network an event.
type NetworkNode struct {
	ID   graph.ID
	Name string
	// Kind is the type of the actor, or EVENT.
	Kind string
	// Degree is the number of edges in the network that end at the node.
	Degree int
}

// NetworkEdge joins two nodes: in a bipartite network an actor and an event, else
// two actors, the smaller id first.
type NetworkEdge struct {
	Source, Target graph.ID
	// Weight is the number of events, Certain how many of them certainly match and certainly had
	// both take part.
	Weight, Certain int
	// First and Last are the times of the first and the last event with a date; zero for none.
	First, Last edtf.Time
	// Events are in time order.
	Events []graph.ID
}

// EventsUpTo returns the first so many events, from 0 to [MaxPage].
func (e *NetworkEdge) EventsUpTo(first int) ([]graph.ID, error) {
	if err := checkSize("first", first); err != nil {
		return nil, err
	}
	return e.Events[:min(first, len(e.Events))], nil
}

// kindEvent is the kind of nodes that are events.
const kindEvent = "EVENT"

// Network tells who took part in the events that match, together with whom: all
// who are up to Depth steps away from some actors, a step being an event in
// which both took part; the first step also takes in events in which others
// acted for them. An edge joins any two nodes, however they were found. The
// errors are those of [Session.Events].
func (s *Session) Network(ctx context.Context, args NetworkArgs) (*Network, error) {
	if err := args.check(); err != nil {
		return nil, err
	}
	of, err := s.knownActors(args.Of...)
	if err != nil {
		return nil, fmt.Errorf("of: %w", err)
	}
	matches, err := s.match(ctx, allEvents, args.Where)
	if err != nil {
		return nil, err
	}
	g := &growth{ctx: ctx, session: s, matches: matches, bipartite: args.Mode == graph.Bipartite, kept: map[graph.ID]bool{}, room: args.MaxNodes}
	if args.Of == nil {
		err = g.all()
	} else {
		err = g.around(of, args.Depth)
	}
	if err != nil {
		return nil, err
	}
	edges, err := g.edges()
	if err != nil {
		return nil, err
	}
	nodes, err := s.networkNodes(g.order, edges)
	return &Network{Nodes: nodes, Edges: edges, Truncated: g.truncated}, err
}

func (a *NetworkArgs) check() error {
	switch {
	case a.Depth < 0 || a.Depth > MaxDepth:
		return fmt.Errorf("depth is %d; it must be from 0 to %d: %w", a.Depth, MaxDepth, graph.ErrInvalid)
	case a.MaxNodes < 1 || a.MaxNodes > MaxPage:
		return fmt.Errorf("maxNodes is %d; it must be from 1 to %d: %w", a.MaxNodes, MaxPage, graph.ErrInvalid)
	case a.Mode != graph.CoParticipation && a.Mode != graph.Bipartite:
		return fmt.Errorf("mode is %q; use CO_PARTICIPATION or BIPARTITE: %w", a.Mode, graph.ErrInvalid)
	}
	return nil
}

func (s *Session) networkNodes(ids []graph.ID, edges []*NetworkEdge) ([]*NetworkNode, error) {
	degrees := map[graph.ID]int{}
	for _, e := range edges {
		degrees[e.Source]++
		degrees[e.Target]++
	}
	nodes := make([]*NetworkNode, len(ids))
	for i, id := range ids {
		nodes[i] = &NetworkNode{ID: id, Degree: degrees[id]}
		if id.Prefix() == graph.PrefixEvent {
			event, err := s.snap.Event(id)
			if err != nil {
				return nil, err
			}
			nodes[i].Name, nodes[i].Kind = event.Label, kindEvent
			continue
		}
		actor, err := s.snap.Actor(id)
		if err != nil {
			return nil, err
		}
		nodes[i].Name, nodes[i].Kind = actor.Name, string(actor.Type)
	}
	return nodes, nil
}
