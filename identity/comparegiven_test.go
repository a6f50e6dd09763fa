package identity_test

import (
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity"
)

// The given names of a man and of a woman never make one person; family names
// keep their mute e.
func TestGivenNamesOfMenAndWomen(t *testing.T) {
	for _, tt := range []struct {
		left, right string
		same        bool
	}{
		{"Daniel Martin", "Danielle Martin", false},
		{"Gabriel Martin", "Gabrielle Martin", false},
		{"François Martin", "Françoise Martin", false},
		{"Louis Martin", "Louise Martin", false},
		{"Michel Martin", "Michelle Martin", false},
		{"Francis Martin", "Frances Martin", false},
		{"René Martin", "Renée Martin", false},
		{"Jean Louis Martin", "Jean Louise Martin", false},
		{"J. Michel Martin", "Michelle Martin", false},
		{"Vladimir Putin", "Vladimir Poutine", true},
		{"Michelle Martin", "Michele Martin", true},
		{"Louis Martin", "Lou Martin", true},
		{"Ann Martin", "Anne Martin", true},
	} {
		got := identity.CompareNames(graph.MentionPerson, tt.left, tt.right)
		if (got.Verdict == same) != tt.same {
			t.Errorf("%s, %s: %s %.2f", tt.left, tt.right, got.Verdict, got.Score)
		}
	}
}
