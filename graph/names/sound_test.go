package names_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph/names"
)

func TestSounds(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want names.Likeness
	}{
		{"shaibani", "shaibani", names.Equal},
		{"shaibani", "shibani", names.SameConsonants},
		{"shaibani", "shabani", names.SameSkeleton},
		{"sweida", "suwayda", names.SameConsonants},
		{"ahmed", "ahmad", names.SameConsonants},
		{"ahmed", "ahmet", names.SameSound},
		{"bashar", "bachar", names.SameSound},
		{"gaddafi", "qadhafi", names.SameSound},
		{"gamal", "jamal", names.SameSound},
		{"gamal", "kamal", names.Unlike},
		{"hassan", "hussein", names.SameSkeleton},
		{"mahmoud", "mohammed", names.SameSkeleton},
		{"hamid", "hamad", names.SameSkeleton},
		{"karim", "karima", names.SameSkeleton},
		{"fahd", "fahad", names.SameButVowel},
		{"putin", "poutine", names.SameConsonants},
		{"haniyeh", "haniya", names.SameConsonants},
		{"sharaa", "sharia", names.SameSkeleton},
		{"barrack", "barrot", names.Unlike},
		{"barrack", "barak", names.SameSound},
		{"syria", "syrian", names.Unlike},
		{"ali", "eli", names.SameSkeleton},
		{"ali", "aly", names.SameConsonants},
		{"merah", "mire", names.SameSkeleton},
		{"qaeda", "qaida", names.SameConsonants},
		{"state7", "state8", names.Unlike},
		{"o", "a", names.Unlike},
		{"schulz", "schulze", names.SameButEnding},
		{"walz", "waltz", names.SameButEnding},
		{"zipi", "tzipi", names.SameSound},
		{"farhan", "farhane", names.SameConsonants},
		{"menachem", "menahem", names.SameSound},
		{"chadi", "hadi", names.Unlike},
		{"brezhnev", "breschnew", names.SameSound},
		{"jalal", "dschalal", names.SameSound},
		{"subianto", "soebianto", names.SameConsonants},
	} {
		a, b := names.ReadSounds(tt.a), names.ReadSounds(tt.b)
		if got := a.Compare(b); got != tt.want {
			t.Errorf("%s and %s: %d, not %d", tt.a, tt.b, got, tt.want)
		}
	}
}

// A final e that is mute in a family name may tell a woman from a man in a given
// name.
func TestSoundsOfGivenNames(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want names.Likeness
	}{
		{"daniel", "danielle", names.SameSkeleton},
		{"gabriel", "gabrielle", names.SameSkeleton},
		{"francois", "francoise", names.SameSkeleton},
		{"louis", "louise", names.SameSkeleton},
		{"michel", "michelle", names.SameSkeleton},
		{"rene", "renee", names.SameSkeleton},
		{"frederic", "frederique", names.SameSkeleton},
		{"michelle", "michele", names.SameConsonants},
		{"salih", "saleh", names.SameConsonants},
		{"haniyeh", "haniye", names.SameConsonants},
		{"louise", "louise", names.Equal},
		{"daniele", "daniela", names.SameSkeleton},
	} {
		a, b := names.ReadSounds(tt.a), names.ReadSounds(tt.b)
		if got, back := a.CompareGiven(b), b.CompareGiven(a); got != tt.want || back != tt.want {
			t.Errorf("%s and %s: %d and %d, not %d", tt.a, tt.b, got, back, tt.want)
		}
	}
}

// Words that are alike have a key in common: so pairs are found without
// comparing all with all.
func TestWhatIsAlikeHasAKeyInCommon(t *testing.T) {
	word := rapid.StringMatching(`[abdeghijklmnoqrstuwyz]{1,8}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b := names.ReadSounds(word.Draw(t, "a")), names.ReadSounds(word.Draw(t, "b"))
		alike := a.Compare(b)
		if alike != b.Compare(a) {
			t.Fatalf("%d one way, %d the other", alike, b.Compare(a))
		}
		if alike < names.Unlike && alike != names.Equal && len(a.Keys()) < 8 && len(b.Keys()) < 8 {
			if !slices.ContainsFunc(a.Keys(), func(key string) bool { return slices.Contains(b.Keys(), key) }) {
				t.Fatalf("alike %d, keys %v and %v", alike, a.Keys(), b.Keys())
			}
		}
	})
}
