package graph

// ChangeKind tells what became different of an event between two states of the
// graph.
type ChangeKind string

// The kinds of changes, in the order in which those of one event are listed.
const (
	ChangeAppeared ChangeKind = "EVENT_APPEARED" // nothing was told of it before
	ChangeVanished ChangeKind = "EVENT_VANISHED" // nothing is told of it any more
	ChangeJoined   ChangeKind = "EVENT_JOINED"   // two events are one
	ChangeSplit    ChangeKind = "EVENT_SPLIT"    // of one event another was split off

	ChangeType   ChangeKind = "TYPE_CHANGED"
	ChangeStatus ChangeKind = "STATUS_CHANGED"

	ChangeTimeGiven    ChangeKind = "TIME_GIVEN"       // no time was known before
	ChangeTimeRefined  ChangeKind = "TIME_REFINED"     // it lies within what was known
	ChangeTimeConflict ChangeKind = "TIME_IN_CONFLICT" // readings came up that cannot all hold
	ChangeTime         ChangeKind = "TIME_CHANGED"     // in any other way

	ChangePlaceGiven   ChangeKind = "PLACE_GIVEN"
	ChangePlaceRefined ChangeKind = "PLACE_REFINED" // it lies within what was known
	ChangePlace        ChangeKind = "PLACE_CHANGED"

	ChangePartAdded   ChangeKind = "PARTICIPATION_ADDED"
	ChangePartChanged ChangeKind = "PARTICIPATION_CHANGED" // its presence, or how certain that is
	ChangePartDenied  ChangeKind = "PARTICIPATION_DENIED"
	ChangePartRemoved ChangeKind = "PARTICIPATION_REMOVED"

	ChangeClaimAdded   ChangeKind = "CLAIM_ADDED"
	ChangeClaimRemoved ChangeKind = "CLAIM_REMOVED"
)

var changeKinds = []ChangeKind{
	ChangeAppeared, ChangeVanished, ChangeJoined, ChangeSplit, ChangeType, ChangeStatus,
	ChangeTimeGiven, ChangeTimeRefined, ChangeTimeConflict, ChangeTime, ChangePlaceGiven, ChangePlaceRefined, ChangePlace,
	ChangePartAdded, ChangePartChanged, ChangePartDenied, ChangePartRemoved, ChangeClaimAdded, ChangeClaimRemoved,
}

// ChangeKinds returns all kinds, in order.
func ChangeKinds() []ChangeKind { return changeKinds }
