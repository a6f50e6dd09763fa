package view

import (
	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
)

// Connection is a page of a list, as the API shows it.
type Connection[N any] struct {
	*query.Page[N]
}

// Nodes returns the page's members without their cursors.
func (c Connection[N]) Nodes() []N {
	nodes := make([]N, len(c.Edges))
	for i, edge := range c.Edges {
		nodes[i] = edge.Node
	}
	return nodes
}

// Convert makes a page of one type of members a connection of another.
func Convert[From, To any](page *query.Page[From], convert func(From) To) *Connection[To] {
	edges := make([]query.Edge[To], len(page.Edges))
	for i, e := range page.Edges {
		edges[i] = query.Edge[To]{Cursor: e.Cursor, Node: convert(e.Node), Certainty: e.Certainty}
	}
	return &Connection[To]{&query.Page[To]{Edges: edges, PageInfo: page.PageInfo, TotalCount: page.TotalCount}}
}

// The names that the schema gives to connections and their edges.
type (
	ActorConnection     = Connection[Actor]
	ActorEdge           = query.Edge[Actor]
	ArticleConnection   = Connection[*graph.Article]
	ArticleEdge         = query.Edge[*graph.Article]
	ClaimConnection     = Connection[*graph.Claim]
	ClaimEdge           = query.Edge[*graph.Claim]
	EncounterConnection = Connection[*graph.Encounter]
	EncounterEdge       = query.Edge[*graph.Encounter]
	EventConnection     = Connection[*graph.Event]
	EventEdge           = query.Edge[*graph.Event]
	EvidenceConnection  = Connection[*query.Evidence]
	EvidenceEdge        = query.Edge[*query.Evidence]
	JudgementConnection = Connection[*graph.Judgement]
	JudgementEdge       = query.Edge[*graph.Judgement]
	MentionConnection   = Connection[*graph.Mention]
	MentionEdge         = query.Edge[*graph.Mention]
	SearchConnection    = Connection[SearchResult]
	SearchEdge          = query.Edge[SearchResult]
	TripleConnection    = Connection[*graph.Triple]
	TripleEdge          = query.Edge[*graph.Triple]
)
