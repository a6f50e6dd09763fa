package graph

// Dimension is what events are counted by.
type Dimension string

// The dimensions.
const (
	ByActor Dimension = "ACTOR"
	// ByPlace counts the very places of events, ByCountry the countries that these are or lie in.
	ByPlace   Dimension = "PLACE"
	ByCountry Dimension = "COUNTRY"
	// ByType counts our types of events.
	ByType      Dimension = "TYPE"
	ByStatus    Dimension = "STATUS"
	ByPublisher Dimension = "PUBLISHER"
	// ByCorroboration counts how well events are established.
	ByCorroboration Dimension = "CORROBORATION"
)

// NetworkMode is what a network consists of.
type NetworkMode string

// The modes.
const (
	// CoParticipation joins actors that took part in the same events.
	CoParticipation NetworkMode = "CO_PARTICIPATION"
	// Bipartite joins actors to the events in which they took part.
	Bipartite NetworkMode = "BIPARTITE"
)
