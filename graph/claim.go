package graph

import (
	"time"

	"github.com/parley-kg/parley/graph/edtf"
)

// Types of claims that are not about an event.
const (
	ClaimPosition = "position" // someone holds an office
	ClaimWithin   = "within"   // a place lies in another
	ClaimLink     = "link"     // two events are linked
)

// Claim is what one article says, in one sentence, about one event, position,
// place or link between events. It never changes: another wording of the
// annotation is another claim.
type Claim struct {
	// ID is derived from all that follows but the instants:
	// "claim/000/meeting-paris-2025-07-24-3f2a91c0".
	ID      ID
	Article ID
	// Type is the name of an event type, or ClaimPosition, ClaimWithin or ClaimLink.
	Type string
	// SourceType is the source's own label or code where it has one: cameo:042.
	SourceType string
	// Trigger is the word that tells of the event; empty in an event table.
	Trigger []Span
	// Sentence is the sentence of the trigger; empty in an event table.
	Sentence Span
	Status   Status
	Polarity Polarity
	Modality Modality
	// Attribution is ordered from the article outwards.
	Attribution    []Source
	Participations []ClaimedParticipation
	// Places and Topics are mentions, sorted by id.
	Places, Topics []ID
	Times          []ClaimedTime
	// Kept is what else the source says of the event in words of its own, such as the names of arguments
	// that are no roles here, with the ids of their mentions; sorted, each once.
	Kept []Kept
	// Position, Within and Link are set for the claims of these types only.
	Position *ClaimedPosition
	Within   *ClaimedWithin
	Link     *ClaimedLink

	// RecordedAt is when the claim was stored; RetractedAt is nil while it stands.
	RecordedAt  time.Time
	RetractedAt *time.Time
}

// IsEvent tells whether the claim is about an event.
func (c *Claim) IsEvent() bool {
	return c.Type != ClaimPosition && c.Type != ClaimWithin && c.Type != ClaimLink
}

// Source is one link of an attribution chain.
type Source struct {
	Mention ID
	// Verb is the reporting word as it stands in the text: "citing"; may be empty.
	Verb string
}

// ClaimedParticipation says that whom the mention names had the role. A mention
// has one presence in one claim, whatever its roles.
type ClaimedParticipation struct {
	Mention  ID
	Role     Role
	Presence Presence
}

// ClaimedTime is a time that the article gives. When is the zero time where
// the words could not be anchored.
type ClaimedTime struct {
	Mention ID
	When    edtf.Time
}

// ClaimedPosition says that the holder has (or had) the office. Organization
// is empty where the text does not say whose office it is.
type ClaimedPosition struct {
	Holder, Title, Organization ID
	When                        edtf.Time
}

// ClaimedWithin says that one place lies in another.
type ClaimedWithin struct{ Inner, Outer ID }

// LinkKind tells how two events are linked.
type LinkKind string

// The kinds of links.
const (
	LinkPartOf   LinkKind = "PART_OF"
	LinkFollows  LinkKind = "FOLLOWS"
	LinkRealises LinkKind = "REALISES"
)

// ClaimedLink says that the event of claim From is linked to that of claim To.
type ClaimedLink struct {
	Kind     LinkKind
	From, To ID
}

// Status tells how far an event has come.
type Status string

// The statuses.
const (
	StatusPlanned   Status = "PLANNED"
	StatusHeld      Status = "HELD"
	StatusCancelled Status = "CANCELLED"
	StatusPostponed Status = "POSTPONED"
	StatusUnknown   Status = "UNKNOWN"
)

// Presence is that of the participants of such an event where nothing else is
// said: at what is planned, postponed or cancelled nobody has been present, only
// expected.
func (s Status) Presence() Presence {
	switch s {
	case StatusPlanned, StatusPostponed, StatusCancelled:
		return PresenceExpected
	default:
		return PresencePresent
	}
}

// Presence tells whether a participant was there.
type Presence string

// The presences.
const (
	PresencePresent  Presence = "PRESENT"
	PresenceExpected Presence = "EXPECTED"
	PresenceDenied   Presence = "DENIED"
)

// Polarity tells whether a claim affirms or denies.
type Polarity string

// The polarities.
const (
	PolarityPositive Polarity = "POSITIVE"
	PolarityNegative Polarity = "NEGATIVE"
)

// Modality tells how firmly a claim is made.
type Modality string

// The modalities.
const (
	ModalityAsserted Modality = "ASSERTED"
	ModalityProbable Modality = "PROBABLE"
	ModalityPossible Modality = "POSSIBLE"
)
