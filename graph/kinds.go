package graph

import (
	"slices"
)

// KindOther is the kind of an organization or place that is of no other kind.
const KindOther = "OTHER"

// KindCountry is the kind of a place in which others are counted by country.
const KindCountry = "COUNTRY"

// The kinds, but for KindOther. Where mentions state several equally often, the
// first holds; of places the containing kinds stand first.
var (
	organizationKinds = []string{"STATE", "GOVERNMENT", "MEDIA", "ARMED_GROUP", "PARTY"}
	placeKinds        = []string{KindCountry, "PROVINCE", "REGION", "CITY", "SITE"}
)

// PlaceKinds returns the kinds that tell places of one name apart, the containing
// ones first. KindOther tells nothing.
func PlaceKinds() []string { return slices.Clone(placeKinds) }

// StatedKind returns the kind that most of the mentions state, of equally many
// the first of the table; KindOther only where nothing else is stated, and "" for
// nothing at all.
func StatedKind(mentions []*Mention) string {
	counts := map[string]int{}
	for _, m := range mentions {
		if m.Kind != "" {
			counts[m.Kind]++
		}
	}
	best := ""
	for _, kind := range slices.Concat(organizationKinds, placeKinds) {
		if counts[kind] > counts[best] {
			best = kind
		}
	}
	if best == "" && counts[KindOther] > 0 {
		return KindOther
	}
	return best
}
