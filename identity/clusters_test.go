package identity_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity"
)

// The beginnings of ids are in the order of ids, of whatever these are.
func TestBeginningOf(t *testing.T) {
	id := rapid.Custom(func(t *rapid.T) graph.ID {
		before := rapid.SampledFrom([]string{"judgement/", "judgement/", "judgement", "judgement0", "claim/", "zz/", ""}).Draw(t, "before")
		return graph.ID(before + rapid.StringOfN(rapid.SampledFrom([]rune("\x00/0a\xff")), 0, 10, -1).Draw(t, "own"))
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := id.Draw(t, "a"), id.Draw(t, "b")
		if a < b && identity.BeginningOf(a) > identity.BeginningOf(b) {
			t.Errorf("%q comes before %q, and its beginning after", a, b)
		}
	})
}
