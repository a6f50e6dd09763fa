package view

import "github.com/parley-kg/parley/graph"

type (
	// Node is anything with an id. Actors are wrapped as [Person], [Organization] or [Group]; see [Wrap].
	Node any
	// Actor is a [Person], an [Organization] or a [Group].
	Actor any
	// SearchResult is an [Actor], a *graph.Place, a *graph.Event or a *graph.Article.
	SearchResult any
)

type (
	// Person is an actor of type PERSON.
	Person struct{ *graph.Actor }
	// Organization is an actor of type ORGANIZATION.
	Organization struct{ *graph.Actor }
	// Group is an actor of type GROUP.
	Group struct{ *graph.Actor }
)

// NewActor wraps an actor in its type; what is neither a person nor an
// organization is a group.
func NewActor(a *graph.Actor) Actor {
	switch a.Type {
	case graph.ActorPerson:
		return Person{a}
	case graph.ActorOrganization:
		return Organization{a}
	default:
		return Group{a}
	}
}

// Wrap wraps actors with [NewActor], and leaves anything else as it is.
func Wrap(v any) any {
	if a, ok := v.(*graph.Actor); ok {
		return NewActor(a)
	}
	return v
}
