package lexicon

import (
	"testing"

	"pgregory.net/rapid"
)

// steps is the distance by its definition, on all beginnings, without limits.
func steps(a, b []rune) int {
	switch {
	case len(a) == 0:
		return len(b)
	case len(b) == 0:
		return len(a)
	}
	endA, endB := a[len(a)-1], b[len(b)-1]
	cost := 1
	if endA == endB {
		cost = 0
	}
	best := min(steps(a[:len(a)-1], b)+1, steps(a, b[:len(b)-1])+1, steps(a[:len(a)-1], b[:len(b)-1])+cost)
	if len(a) > 1 && len(b) > 1 && endA == b[len(b)-2] && a[len(a)-2] == endB {
		best = min(best, steps(a[:len(a)-2], b[:len(b)-2])+1)
	}
	return best
}

func TestEdits(t *testing.T) {
	word := rapid.StringOfN(rapid.RuneFrom([]rune("abcé")), 0, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, most := word.Draw(t, "word"), rapid.IntRange(0, 3).Draw(t, "most")
		e := newEdits(a, most)
		for range 3 { // rows are used again
			b := word.Draw(t, "other")
			want, got := steps([]rune(a), []rune(b)), e.to(b)
			if got != want && (want <= most || got <= most) {
				t.Fatalf("from %q to %q: %d, want %d (of at most %d)", a, b, got, want, most)
			}
		}
	})
}
