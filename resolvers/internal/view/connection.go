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

// EvidenceConnection is a page of evidence, which also tells from how many
// independent sources the whole list comes.
type EvidenceConnection struct {
	Connection[*query.Evidence]
	IndependentCount int
}

// The names that the schema gives to connections and their edges.

type (
	// ActorConnection is a page of actors.
	ActorConnection = Connection[Actor]
	// ActorEdge is an actor with its cursor.
	ActorEdge = query.Edge[Actor]
	// ArticleConnection is a page of articles.
	ArticleConnection = Connection[*graph.Article]
	// ArticleEdge is an article with its cursor.
	ArticleEdge = query.Edge[*graph.Article]
	// ChangeConnection is a page of changes.
	ChangeConnection = Connection[*query.Change]
	// ChangeEdge is a change with its cursor.
	ChangeEdge = query.Edge[*query.Change]
	// ClaimConnection is a page of claims.
	ClaimConnection = Connection[*graph.Claim]
	// ClaimEdge is a claim with its cursor.
	ClaimEdge = query.Edge[*graph.Claim]
	// ConflictConnection is a page of conflicts.
	ConflictConnection = Connection[*graph.Conflict]
	// ConflictEdge is a conflict with its cursor.
	ConflictEdge = query.Edge[*graph.Conflict]
	// EncounterConnection is a page of encounters.
	EncounterConnection = Connection[*graph.Encounter]
	// EncounterEdge is an encounter with its cursor.
	EncounterEdge = query.Edge[*graph.Encounter]
	// EventConnection is a page of events.
	EventConnection = Connection[*graph.Event]
	// EventEdge is an event with its cursor.
	EventEdge = query.Edge[*graph.Event]
	// EvidenceEdge is a piece of evidence with its cursor.
	EvidenceEdge = query.Edge[*query.Evidence]
	// JudgementConnection is a page of judgements.
	JudgementConnection = Connection[*graph.Judgement]
	// JudgementEdge is a judgement with its cursor.
	JudgementEdge = query.Edge[*graph.Judgement]
	// MentionConnection is a page of mentions.
	MentionConnection = Connection[*graph.Mention]
	// MentionEdge is a mention with its cursor.
	MentionEdge = query.Edge[*graph.Mention]
	// SearchConnection is a page of search results.
	SearchConnection = Connection[SearchResult]
	// SearchEdge is a search result with its cursor.
	SearchEdge = query.Edge[SearchResult]
	// TripleConnection is a page of triples.
	TripleConnection = Connection[*graph.Triple]
	// TripleEdge is a triple with its cursor.
	TripleEdge = query.Edge[*graph.Triple]
)
