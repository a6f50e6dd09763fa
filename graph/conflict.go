package graph

import "strings"

// PrefixConflict is the first part of the ID of a conflict.
const PrefixConflict = "conflict"

// ConflictKind tells which fact the readings of a [Conflict] are about.
// docs/conflicts.md says when two claims are in such a conflict.
type ConflictKind string

// The kinds of conflicts.
const (
	// ConflictTime: the days that claims allow have none in common.
	ConflictTime ConflictKind = "TIME_DISJOINT"
	// ConflictPlace: the places exclude each other, neither lies in the other.
	ConflictPlace ConflictKind = "PLACE_DISJOINT"
	// ConflictRole: articles give one actor parts that are not one part told more or less exactly.
	ConflictRole ConflictKind = "ROLE_DIVERGENCE"
	// ConflictPresence: an actor is said to have been there, and not to have been.
	ConflictPresence ConflictKind = "PRESENCE_DISPUTED"
	// ConflictStatus: it is said to have taken place, and not to have.
	ConflictStatus ConflictKind = "STATUS_DISPUTED"
	// ConflictScope: one claim tells of several days as a whole, the other of a part of them.
	ConflictScope ConflictKind = "SCOPE_DIFFERS"
)

var conflictKinds = []ConflictKind{ConflictTime, ConflictPlace, ConflictRole, ConflictPresence, ConflictStatus, ConflictScope}

// ConflictKinds returns all kinds, in the order in which an event lists its conflicts.
func ConflictKinds() []ConflictKind { return append([]ConflictKind(nil), conflictKinds...) }

// Conflict is what the claims of one event say of one fact that cannot all hold.
type Conflict struct {
	// ID is derived from kind, event and actor: "conflict/time-disjoint/000/meeting-paris-2025-07-24-7a9c9d58".
	ID    ID
	Kind  ConflictKind
	Event ID
	// Actor is whose role or presence the readings tell; empty for the other kinds.
	Actor ID
	// Readings are two or more, of which each excludes the others; sorted by what they say, as the kind
	// has it: the earliest first, the leading role first, what affirms before what denies.
	Readings []ConflictReading
	// Best is the place of the preferred reading in Readings, -1 where the claims give no reason to
	// prefer one.
	Best int
	// Rule names why that one is preferred; "undecided" where none is.
	Rule string
}

// ConflictReading is what some claims say.
type ConflictReading struct {
	// Value is a time in EDTF, names of places, roles, a presence or a status; "NOT HELD" is what denies
	// a status.
	Value string
	// Claims say so; sorted by id. A claim that agrees with several readings is in none.
	Claims []ID
}

// Preferred returns the preferred reading, nil where there is none.
func (c *Conflict) Preferred() *ConflictReading {
	if c.Best < 0 {
		return nil
	}
	return &c.Readings[c.Best]
}

// NewConflictID names the conflict of an event of this kind; actor is empty
// where the kind is not about one.
func NewConflictID(kind ConflictKind, event, actor ID) ID {
	id := PrefixConflict + "/" + kind.slug() + "/" + event.Local()
	if actor != "" {
		id += "/" + actor.Local()
	}
	return ID(id)
}

// ParseConflictID takes apart what [NewConflictID] made; ok is false for what it
// cannot have made. The event and the actor may be named by old ids.
func ParseConflictID(id ID) (kind ConflictKind, event, actor ID, ok bool) {
	slug, about, _ := strings.Cut(id.Local(), "/")
	for _, k := range conflictKinds {
		if k.slug() == slug {
			kind = k
		}
	}
	if kind.ofActor() {
		end := max(0, strings.LastIndexByte(about, '/'))
		actor, about = ID(PrefixActor+"/"+strings.TrimPrefix(about[end:], "/")), about[:end]
	}
	return kind, ID(PrefixEvent + "/" + about), actor, id.Prefix() == PrefixConflict && kind != "" && about != ""
}

func (k ConflictKind) slug() string { return strings.ReplaceAll(strings.ToLower(string(k)), "_", "-") }

// ofActor tells whether an event may have a conflict of the kind for each actor.
func (k ConflictKind) ofActor() bool { return k == ConflictRole || k == ConflictPresence }
