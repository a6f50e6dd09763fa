package graph

// Corroboration tells how well it is established that an event is, or is to be,
// as its status has it.
type Corroboration string

// The degrees of corroboration. The first that applies, in this order, holds:
// denied, disputed, confirmed by a party, corroborated, single source.
const (
	// There are claims that deny the event, and none that affirms it.
	CorroborationDenied Corroboration = "DENIED"
	// Some claims deny it, others affirm it.
	CorroborationDisputed Corroboration = "DISPUTED"
	// A party is named as the source that asserts it: who took part, for whom they act, and who acts
	// for one of these.
	CorroborationConfirmedByParty Corroboration = "CONFIRMED_BY_PARTY"
	// At least two independent sources assert it.
	CorroborationCorroborated Corroboration = "CORROBORATED"
	// Anything less.
	CorroborationSingleSource Corroboration = "SINGLE_SOURCE"
)

// Corroborations returns all degrees, in the order in which they apply.
func Corroborations() []Corroboration {
	return []Corroboration{
		CorroborationDenied, CorroborationDisputed, CorroborationConfirmedByParty, CorroborationCorroborated, CorroborationSingleSource,
	}
}
