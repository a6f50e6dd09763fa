package graph

import "github.com/parley-kg/parley/graph/edtf"

// ActorType tells what an actor is.
type ActorType string

// The types of actors.
const (
	ActorPerson       ActorType = "PERSON"
	ActorOrganization ActorType = "ORGANIZATION"
	ActorGroup        ActorType = "GROUP" // known by description only
)

// Actor is someone or something that acts: the fold of all mentions that are
// judged to name it.
type Actor struct {
	ID   ID
	Type ActorType
	// Name is the preferred label: the fullest of the names seen, then the most used.
	Name string
	// Names are all spellings of a name that were seen, most used first; pronouns and descriptions are
	// not among them unless nothing else is known.
	Names []Name
	// SameAs lists IRIs of knowledge bases, sorted.
	SameAs []string
	// Kind is that of an organization: STATE, GOVERNMENT, MEDIA, ARMED_GROUP, PARTY or OTHER.
	Kind string
	// Territory is the place of a state; empty where none is known.
	Territory ID
	// ActsFor are the actors on whose behalf this one is said to act, sorted.
	ActsFor []ID
	// Positions are sorted by title, then organization.
	Positions []Position
	// Mentions are sorted by id.
	Mentions []ID
}

// Name is one spelling, and which articles use it.
type Name struct {
	Value string
	// Lang is a BCP 47 tag; empty where not known.
	Lang string
	Uses int
	// Articles are sorted.
	Articles []ID
}

// Position is an office that an actor holds or held.
type Position struct {
	Title string
	// Organization is the actor whose office it is; empty where not stated.
	Organization ID
	When         TimeExtent
	Claims       []ID
}

// Place is somewhere: the fold of all mentions that are judged to name it.
type Place struct {
	ID     ID
	Name   string
	Names  []Name
	SameAs []string
	// Kind is COUNTRY, PROVINCE, CITY, REGION, SITE or OTHER; empty where not stated.
	Kind string
	// Within are the places that it is said to lie in directly, sorted.
	Within []ID
	// Location is where it lies; nil where that is not known for certain, and for what is no point on a map, such as a country.
	Location *Location
	Mentions []ID
}

// Encounter is one row of the answer to "whom did X meet".
type Encounter struct {
	Actor ID
	// Count is the number of meetings that were held and in which both were present; Possible counts
	// those that only may have been.
	Count, Possible int
	// First and Last are events with a date, where there is one; empty where Count and Possible are 0.
	First, Last ID
	// FirstCertainty and LastCertainty are CERTAIN where the two met there for certain, and each other
	// of Events is known to have been no earlier, or no later; days count. Else POSSIBLE.
	FirstCertainty, LastCertainty edtf.Certainty
	// Events are in time order.
	Events []ID
}

// Triple is one resolved statement: an actor, a predicate, an event or another
// value, and the claim that says so.
type Triple struct{ Subject, Predicate, Object, Graph string }
