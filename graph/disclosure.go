package graph

import (
	"slices"
	"strings"
)

// DisclosureKind tells in which way somebody made an event public.
type DisclosureKind string

// The kinds of disclosures, in the order in which equally early ones come.
const (
	DisclosureRevealed  DisclosureKind = "REVEALED"
	DisclosureAnnounced DisclosureKind = "ANNOUNCED"
	DisclosureReported  DisclosureKind = "REPORTED"
	DisclosureConfirmed DisclosureKind = "CONFIRMED"
	DisclosureDenied    DisclosureKind = "DENIED"
	DisclosureRetracted DisclosureKind = "RETRACTED"
)

// DisclosureKinds returns all kinds, in that order.
func DisclosureKinds() []DisclosureKind {
	return []DisclosureKind{
		DisclosureRevealed, DisclosureAnnounced, DisclosureReported, DisclosureConfirmed, DisclosureDenied, DisclosureRetracted,
	}
}

// reportingStems are what reporting words begin with that say how something is
// made public. Others, such as said and according to, say only that it is.
var reportingStems = []struct {
	kind  DisclosureKind
	stems []string
}{
	{DisclosureRevealed, []string{"reveal", "disclos", "divulg", "leak", "unveil", "expos"}},
	{DisclosureAnnounced, []string{"announc", "declar", "proclaim"}},
	{DisclosureConfirmed, []string{"confirm", "acknowledg", "admit", "verif"}},
	{DisclosureRetracted, []string{"retract", "recant", "withdr"}},
}

// DisclosureByVerb returns the kind that a reporting word, or one of several,
// says: "revealed", "first confirmation". False for words that say none, and for
// those of other languages than English.
func DisclosureByVerb(verb string) (DisclosureKind, bool) {
	for _, word := range strings.Fields(strings.ToLower(verb)) {
		for _, row := range reportingStems {
			if slices.ContainsFunc(row.stems, func(stem string) bool { return strings.HasPrefix(word, stem) }) {
				return row.kind, true
			}
		}
	}
	return "", false
}
