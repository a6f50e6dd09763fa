package graph

// Corroboration tells how well it is established that an event is, or is to be,
// as its status has it.
type Corroboration string

// The degrees of corroboration. The first that applies, in this order, holds:
// denied, disputed, confirmed by a party, corroborated, single source.
const (
	// Denied: there are claims that deny the event, and none that affirms it.
	Denied Corroboration = "DENIED"
	// Disputed: some claims deny it, others affirm it.
	Disputed Corroboration = "DISPUTED"
	// ConfirmedByParty: who took part, or acts for one who did or for whom one did, is named as the
	// source that asserts it.
	ConfirmedByParty Corroboration = "CONFIRMED_BY_PARTY"
	// Corroborated: at least two independent sources assert it.
	Corroborated Corroboration = "CORROBORATED"
	// SingleSource: anything less.
	SingleSource Corroboration = "SINGLE_SOURCE"
)

// Corroborations returns all degrees, in the order in which they apply.
func Corroborations() []Corroboration {
	return []Corroboration{Denied, Disputed, ConfirmedByParty, Corroborated, SingleSource}
}
