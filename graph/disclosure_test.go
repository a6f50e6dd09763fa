package graph

import "testing"

func TestDisclosureByVerb(t *testing.T) {
	for verb, want := range map[string]DisclosureKind{
		"": "", "said": "", "according to": "", "claimed": "", "revealed": DisclosureRevealed, "First revealed": DisclosureRevealed,
		"announced": DisclosureAnnounced, "announcing": DisclosureAnnounced, "confirmation": DisclosureConfirmed, "has confirmed": DisclosureConfirmed,
		"acknowledged": DisclosureConfirmed, "withdrew": DisclosureRetracted, "révéla": "",
	} {
		if got, known := DisclosureByVerb(verb); got != want || known != (want != "") {
			t.Errorf("%q: %q, %t, want %q", verb, got, known, want)
		}
	}
}
