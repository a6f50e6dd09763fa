package names

import (
	"slices"
	"strings"
)

// A demonym is the adjective or the people of a country. English makes most of
// them in three ways, tried on the normalised words without a plural s.
var (
	// added to the whole name: Syria-n, Israel-i, Iran-ian.
	demonymSuffixes = []string{"n", "i", "an", "ian", "ean", "ese", "ish", "ic"}
	// added to the stem of the name: Leban-ese of Lebanon, Pol-ish of Poland.
	stemSuffixes = []string{"ian", "ean", "ese", "ish", "ch"}
)

// demonyms are made in no such way.
var demonyms = set(`afghan american brit briton british czech dane dutch emirati finn french german greek pole saudi
	scot spaniard swede swiss turk welsh`)

// isDemonym tells whether a spelling is the demonym of one of the others:
// Syrian and Syrians of Syria, Lebanese of Lebanon, French of anything.
func isDemonym(spelling string, others []Spelling) bool {
	word := Normalise(spelling)
	if strings.Contains(word, " ") {
		return false
	}
	singular := strings.TrimSuffix(word, "s")
	if demonyms[word] || demonyms[singular] {
		return true
	}
	return slices.ContainsFunc(others, func(o Spelling) bool {
		base := Normalise(o.Value)
		return !strings.Contains(base, " ") && isDemonymOf(singular, base)
	})
}

func isDemonymOf(word, base string) bool {
	if rest, ok := strings.CutPrefix(word, base); ok {
		return slices.Contains(demonymSuffixes, rest)
	}
	if slices.ContainsFunc(stemSuffixes, func(s string) bool { return strings.HasSuffix(word, s) }) {
		return shared(word, base) >= 3
	}
	// Mexic-an of Mexico, Ital-ian of Italy; but Sudan is not of Sudanese.
	vowel := strings.HasSuffix(base, "o") || strings.HasSuffix(base, "e") || strings.HasSuffix(base, "y")
	return strings.HasSuffix(word, "an") && vowel && shared(word, base) >= 4 && !strings.HasPrefix(base, word)
}

// shared counts the bytes with which both words begin.
func shared(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}
