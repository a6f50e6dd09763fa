package graph

import "slices"

// EventType is one row of the table of things that happen. To add a type, add a row.
type EventType struct {
	// Name is the word in answers and filters: "meeting".
	Name string
	// Label is the word in annotations: "Meeting".
	Label string
	// Meeting tells whether the type means that people met face to face; only
	// such events answer the question "who met whom".
	Meeting bool
	// Extent tells whether days and places that are told of it exclude each other.
	Extent Extent
	// Means says when an annotator chooses this type.
	Means string
}

// Extent is how far an event of a type reaches: what two reports of one event
// can say without contradicting each other.
type Extent int

// The extents.
const (
	// Lasting may go on for days and reach over several places: another day or place is another part of it.
	Lasting Extent = iota
	// OneTime is at one time, perhaps in several places: a call, an agreement of parties far apart.
	OneTime
	// OneOccasion is at one time in one place.
	OneOccasion
)

var eventTypes = []EventType{
	{"meeting", "Meeting", true, OneOccasion, "people meet face to face: talks, a summit, a round of negotiations, a reception"},
	{"call", "Call", false, OneTime, "people talk by telephone, video or letter"},
	{"visit", "Visit", false, Lasting, "someone travels to a place or a host; whoever is met there is a meeting of its own"},
	{"agreement", "Agreement", false, OneTime, "parties agree, sign, or hold to an agreement, a ceasefire, an armistice, an understanding"},
	{"statement", "Statement", false, OneTime, "someone states, announces, demands, pledges, condemns or issues a declaration, as an act that the text tells of"},
	{"decision", "Decision", false, OneTime, "an authority decides, orders or decrees"},
	{"signing", "Signing", false, OneOccasion, "someone signs a law, a decree or another document that is not an agreement between parties"},
	{"appointment", "Appointment", false, OneTime, "someone takes or loses an office"},
	{"overthrow", "Overthrow", false, OneTime, "a government or ruler is removed, or comes to power, by force"},
	{"attack", "Attack", false, OneTime, "violence by one side: a strike, raid, invasion, incursion, massacre, offensive"},
	{"clash", "Clash", false, Lasting, "violence between sides: fighting, clashes, war, unrest"},
	{"intervention", "Intervention", false, Lasting, "a power interferes in the conflict of others"},
	{"deployment", "Deployment", false, Lasting, "forces move to, advance in, or are stationed at a place"},
	{"withdrawal", "Withdrawal", false, Lasting, "forces or people leave a place, or are expelled from it"},
	{"occupation", "Occupation", false, Lasting, "a power holds territory of another"},
	{"protest", "Protest", false, Lasting, "people demonstrate"},
	{"aid", "Aid", false, Lasting, "help is sent or arrives"},
	{"blockade", "Blockade", false, Lasting, "a place or a flow is shut off"},
	{"mediation", "Mediation", false, Lasting, "someone brings others to terms, without a meeting being told of"},
	{"contact", "Contact", false, Lasting, "parties are in touch, and the text does not say that they met: back-channel discussions, exchanges"},
	{"other", "Other", false, OneTime, "anything else that happened or is planned and has actors"},
}

// EventTypes returns the table's rows, sorted as the table is.
func EventTypes() []EventType { return slices.Clone(eventTypes) }

// EventTypeByLabel finds a row by its word in annotations.
func EventTypeByLabel(label string) (EventType, bool) {
	return findEventType(func(t EventType) bool { return t.Label == label })
}

// EventTypeByName finds a row by its word in answers.
func EventTypeByName(name string) (EventType, bool) {
	return findEventType(func(t EventType) bool { return t.Name == name })
}

// IsMeetingType tells whether events of this type are meetings.
func IsMeetingType(name string) bool {
	t, ok := EventTypeByName(name)
	return ok && t.Meeting
}

// ExtentOf returns the extent of events of this type; [Lasting] for one that is
// not in the table.
func ExtentOf(name string) Extent {
	t, _ := EventTypeByName(name)
	return t.Extent
}

func findEventType(match func(EventType) bool) (EventType, bool) {
	if i := slices.IndexFunc(eventTypes, match); i >= 0 {
		return eventTypes[i], true
	}
	return EventType{}, false
}

// Role is the part that an actor has in an event.
type Role string

// The roles, as the API names them.
const (
	RoleHost        Role = "HOST"
	RoleOrganizer   Role = "ORGANIZER"
	RoleMediator    Role = "MEDIATOR"
	RoleParticipant Role = "PARTICIPANT"
	RoleAttendee    Role = "ATTENDEE"
	RoleVisitor     Role = "VISITOR"
	RoleVenueState  Role = "VENUE_STATE"
	RoleInitiator   Role = "INITIATOR"
	RoleTarget      Role = "TARGET"
	RoleSignatory   Role = "SIGNATORY"
	RoleOther       Role = "OTHER"
)

// RoleInfo is one row of the table of roles. To add a role, add a row.
type RoleInfo struct {
	Role Role
	// Label is the word in annotations: "Host".
	Label string
	// Verb is the predicate of the direct triple: Barrack *hosted* the meeting.
	Verb string
	// TookPart tells whether someone in this role took part in the event. A
	// venue state lends its ground and need not be there.
	TookPart bool
	Means    string
}

var roles = []RoleInfo{
	{RoleHost, "Host", "hosted", true, "receives the others, or is said to host or to hold the event"},
	{RoleOrganizer, "Organizer", "organized", true, "arranges the event"},
	{RoleMediator, "Mediator", "mediated", true, "stands between the parties: mediates, brokers, facilitates, under whose auspices it is"},
	{RoleParticipant, "Participant", "tookPartIn", true, "a party of the event, neither host nor go-between: meets, talks, clashes"},
	{RoleAttendee, "Attendee", "attended", true, "is there without being a party: in attendance, present, alongside"},
	{RoleVisitor, "Visitor", "visited", true, "travels to the event or place"},
	{RoleVenueState, "VenueState", "lentVenueTo", false, "the state on whose ground it is: French-hosted"},
	{RoleInitiator, "Initiator", "initiated", true, "acts, where the event has a direction: states, attacks, orders, demands, sends"},
	{RoleTarget, "Target", "wasTargetOf", true, "is acted upon, where the event has a direction"},
	{RoleSignatory, "Signatory", "signed", true, "party of an agreement, or signs a document"},
	{RoleOther, "Other", "concernedBy", false, "named in a part for which there is no word here; only imported annotation has it, and its own word is kept"},
}

// Roles returns the table's rows, sorted as the table is.
func Roles() []RoleInfo { return slices.Clone(roles) }

// RoleByLabel finds a role by its word in annotations.
func RoleByLabel(label string) (RoleInfo, bool) {
	return findRole(func(r RoleInfo) bool { return r.Label == label })
}

// Info returns the row of the role; for a role that is not in the table, a row
// that holds only the role itself.
func (r Role) Info() RoleInfo {
	if info, ok := findRole(func(i RoleInfo) bool { return i.Role == r }); ok {
		return info
	}
	return RoleInfo{Role: r}
}

func findRole(match func(RoleInfo) bool) (RoleInfo, bool) {
	if i := slices.IndexFunc(roles, match); i >= 0 {
		return roles[i], true
	}
	return RoleInfo{}, false
}
