package identity_test

import (
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity"
)

// A name that another place has first of all does not make two names one.
func TestNamesOfTwoPlaces(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want graph.Verdict
	}{
		{"Yerushalayim", "Salem", unsure},
		{"Jerusalem", "al-Quds", same},
		{"Shanxi", "Shaanxi", unsure},
		{"Shan-hsi", "Shanxi", same},
		{"Vienna", "Vienne", unsure},
		{"Vienna", "Wien", same},
	} {
		if got := identity.CompareNames(graph.MentionPlace, tt.a, tt.b); got.Verdict != tt.want {
			t.Errorf("%s and %s: %s, not %s: %+v", tt.a, tt.b, got.Verdict, tt.want, got.Features)
		}
	}
}
