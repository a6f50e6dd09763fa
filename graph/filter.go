package graph

import "github.com/parley-kg/parley/graph/edtf"

// ActorRef names an actor by id or by name; exactly one is set.
type ActorRef struct {
	ID   *ID
	Name *string
}

// PlaceRef names a place by id or by name; exactly one is set.
type PlaceRef struct {
	ID   *ID
	Name *string
}

// EventFilter says which events are asked for. All that is set must hold; an
// empty filter holds for every event.
type EventFilter struct {
	And, Or      []*EventFilter
	Not          *EventFilter
	Type         []string
	Participants []*ParticipantFilter // all must hold
	When         *TimeFilter
	Where        *PlaceFilter
	Status       []Status
	Publisher    []*ActorRef
	// Text is words that stand in one sentence that tells of the event.
	Text *string
	// HasConflict is one of these kinds; no event has one of none.
	HasConflict []ConflictKind
	// Corroboration asks for one of these.
	Corroboration []Corroboration
	// MinIndependentSources asks for events with at least so many; at least 0.
	MinIndependentSources *int
	// AttributedTo asks for events for which a claim cites one of these, or who acts for it.
	AttributedTo []*ActorRef
	// NamedSourcesOnly, where true, leaves out events that only unnamed sources tell of.
	NamedSourcesOnly *bool
}

// ParticipantFilter is a condition on those who took part: some, every one, or
// none of them matches.
type ParticipantFilter struct{ Some, Every, None *ActorMatch }

// ActorMatch says which participations match. All that is set must hold.
type ActorMatch struct {
	// Is matches the actor, and for a state, government or organization also those who act for it.
	Is *ActorRef
	// In matches any of these, each as Is does.
	In         []*ActorRef
	Role       []Role
	Presence   []Presence
	OnBehalfOf *ActorRef
}

// PlaceFilter is a condition on where an event was.
type PlaceFilter struct {
	Is *PlaceRef
	// Within matches the place and everything in it.
	Within *PlaceRef
	// Near matches places around a point.
	Near *Near
}

// Near is what lies around a point: at most Km kilometres from it, as
// [Location.Kilometres] measures it.
type Near struct {
	// Lat and Lon are degrees, see [Location].
	Lat, Lon, Km float64
}

// TimeMode tells whether a time condition must hold certainly or only possibly.
type TimeMode string

// The modes.
const (
	Certainly TimeMode = "CERTAINLY"
	Possibly  TimeMode = "POSSIBLY"
)

// TimeFilter is a condition on when an event was. All that is set must hold.
type TimeFilter struct {
	Before, After, During *edtf.Time
	// Relative to another event: all of the event lay before the other began, after it ended, or in
	// a period in which the other was, too. The other one itself never matches.
	BeforeEvent, AfterEvent, SameTimeAs *EventPick
	// Mode is Possibly where nil.
	Mode *TimeMode
}

// EventPick picks the event to compare with: the first or the last of those that
// match the filter. Events that began on one day are first, or last, together.
type EventPick struct {
	Where *EventFilter
	// Pick is PickFirst where nil.
	Pick *Pick
	// Granularity is edtf.ByDay where nil: what lies in one period counts as simultaneous, neither
	// before nor after.
	Granularity *edtf.Granularity
}

// Pick is which end of the events is picked.
type Pick string

// The picks.
const (
	PickFirst Pick = "FIRST"
	PickLast  Pick = "LAST"
)

// EventOrderField is what events are ordered by.
type EventOrderField string

// The order fields.
const (
	// OrderWhen orders by earliest start, latest end, id.
	OrderWhen EventOrderField = "WHEN"
	// OrderRecorded orders by the instant the first claim was stored, then id.
	OrderRecorded EventOrderField = "RECORDED"
	// OrderSources orders by the number of independent sources, then as OrderWhen.
	OrderSources EventOrderField = "SOURCES"
)

// Direction is ascending or descending.
type Direction string

// The directions.
const (
	Ascending  Direction = "ASC"
	Descending Direction = "DESC"
)

// EventOrder is how events are ordered; descending exactly reverses ascending.
type EventOrder struct {
	Field     EventOrderField
	Direction Direction
}
