package names_test

import (
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph/names"
)

func TestOutletKey(t *testing.T) {
	for _, same := range [][]string{
		{"Reuters", "reuters", "REUTERS", "Reuters.com", "www.reuters.com", "https://www.Reuters.com/world/"},
		{"Al Jazeera", "Aljazeera", "al-Jazeera", "AlJazeera.net"},
		{"BBC", "B.B.C.", "bbc.co.uk", "news.bbc.co.uk"},
		{"Syrian state television", "Syrian state TV", "Syrian State-TV"},
		{"The Guardian", "Guardian", "theguardian.com"},
	} {
		for _, name := range same[1:] {
			if got, want := names.OutletKey(name), names.OutletKey(same[0]); got != want || got == "" {
				t.Errorf("%q is %q, %q is %q", name, got, same[0], want)
			}
		}
	}
	keys := []string{"Reuters", "Al Jazeera", "Al Arabiya", "State TV", "Syrian state TV", "A", "B", "U.S.", "St. Petersburg Times"}
	for i, a := range keys {
		for _, b := range keys[i+1:] {
			if names.OutletKey(a) == names.OutletKey(b) {
				t.Errorf("%q and %q have one key", a, b)
			}
		}
	}
	if got := names.OutletKey(" . "); got != "" {
		t.Errorf("of no letters: %q", got)
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string][]string{
		"Agence France-Presse":                 {"afp"},
		"Islamic Republic of Iran Broadcasting": {"iroib", "irib"},
		"Reuters":                              nil,
		"":                                     nil,
	} {
		if got := names.Initials(name); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
