package graph

import "github.com/parley-kg/parley/graph/edtf"

// Event is something that happened or is planned: the fold of all claims that
// are judged to tell of it.
type Event struct {
	// ID is that of its best-informed claim, with the prefix "event"; the event answers to the ids
	// of all its claims.
	ID         ID
	Type       string
	SourceType string
	// Label is readable in one line: "meeting in Paris, 2025-07-24: Tom Barrack, Asaad al-Shaibani".
	Label string
	// Status is the furthest that any claim affirms: HELD before CANCELLED, POSTPONED, PLANNED, UNKNOWN.
	Status Status
	// StatusCertainty is POSSIBLE where no source asserts the status, only believes it.
	StatusCertainty edtf.Certainty
	When            TimeExtent
	// Where is sorted by id.
	Where []ID
	// Participations are sorted by role as in the table of roles, then by actor.
	Participations []Participation
	// Topics are the articles' own words, sorted, without repeats.
	Topics []string
	// Claims are sorted by id.
	Claims []ID
	// Independent are those of the claims that count as sources of their own: as many as can be chosen
	// with no two from one text or on the word of one source. Sorted by id, never empty.
	Independent   []ID
	Corroboration Corroboration
	// Links lead from this event to others, LinkedFrom are those that lead here, each with the event at
	// the other end. Both are sorted by kind, then by event.
	Links, LinkedFrom []EventLink
	// Conflicts are sorted by kind as in [ConflictKinds], then by actor.
	Conflicts []Conflict
}

// IsMeeting tells whether people met.
func (e *Event) IsMeeting() bool { return IsMeetingType(e.Type) }

// Participation is one actor's part in an event, folded over its claims.
type Participation struct {
	Actor ID
	Role  Role
	// Presence is the strongest that any claim affirms: PRESENT before EXPECTED, DENIED only where
	// nothing else is said.
	Presence Presence
	// Certainty is CERTAIN where a claim asserts this presence, POSSIBLE where sources only believe it.
	Certainty edtf.Certainty
	// ActsFor is on whose behalf the actor was there; empty where not stated.
	ActsFor ID
	// Claims say so; sorted by id.
	Claims []ID
}

// TookPart tells whether the actor took part: any role but VENUE_STATE, and
// presence not denied.
func (p *Participation) TookPart() bool {
	return p.Role.Info().TookPart && p.Presence != PresenceDenied
}

// TimeExtent is when something was, reconciled over its readings.
type TimeExtent struct {
	// Time is the zero time where nothing is known.
	Time edtf.Time
	// Text is the words of the preferred reading: the narrowest, then that of the smallest claim.
	Text string
	// Readings are sorted by time, then by words.
	Readings []TimeReading
}

// TimeReading is one way in which claims give the time.
type TimeReading struct {
	Time   edtf.Time
	Text   string
	Claims []ID
}

// EventLink links an event to another.
type EventLink struct {
	Kind  LinkKind
	Event ID
	// Claims say so; where a rule finds the link, they are those of both events that it rests on.
	// Sorted by id.
	Claims []ID
	// By is the rule and Reason why it finds the link; empty where an article says so.
	By, Reason string
}
