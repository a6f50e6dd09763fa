package names

import "strings"

// vowel returns the letter for one that is no consonant. Letters of other
// scripts stand for themselves.
func vowel(b byte) string {
	switch b {
	case 'y':
		return "i"
	case 'w':
		return "u"
	default:
		return string([]byte{b})
	}
}

var shortenings = strings.NewReplacer("ee", "i", "oo", "u", "ou", "u", "ae", "ai")

// shorten writes long vowels and digraphs as one letter.
func shorten(v string) string {
	v = shortenings.Replace(v)
	var b strings.Builder
	for i := range len(v) {
		if i == 0 || v[i] != v[i-1] {
			b.WriteByte(v[i])
		}
	}
	return b.String()
}

// compareVowels compares what stands after a consonant, "" at the beginning; last
// tells that no consonant follows.
func compareVowels(a, b, after string, last bool) Likeness {
	if len(a) > len(b) {
		a, b = b, a
	}
	switch {
	case a == b, sameVowels(a, b), diphthongs[a+" "+b]:
		return SameConsonants
	case after == "" && len(a) > 0 && b == "i"+a: // Yevgeny, Evgeny
		return SameConsonants
	case last && after == "n" && a == "" && b == "e": // mute in French, so that the vowel is not nasal: Poutine
		return SameConsonants
	case last && after != "" && a == "" && b == "e":
		return SameButEnding
	case after != "" && !last && a == "" && len(b) == 1:
		return SameButVowel
	default:
		return SameSkeleton
	}
}

// sameVowels tells whether each vowel may be the other: e stands for a and for
// i, o for u.
func sameVowels(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		switch pair := string([]byte{min(a[i], b[i]), max(a[i], b[i])}); {
		case a[i] == b[i], pair == "ae", pair == "ei", pair == "ou":
		default:
			return false
		}
	}
	return true
}

// diphthongs are written with one letter or with two, the shorter first.
var diphthongs = map[string]bool{
	"i ai": true, "e ai": true, "i ei": true, "e ei": true, "e ie": true, "i ie": true,
	"o au": true, "u au": true, "o eu": true, "u eu": true, "u ue": true, "o ao": true, "u uo": true, "u oe": true, "o oe": true,
	"ai aie": true, "ie iae": true, "ee eie": true, "oe oie": true,
}
