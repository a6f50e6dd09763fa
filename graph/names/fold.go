package names

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters are those that compatibility decomposition (NFKD) leaves whole
// although people write them with other letters where their keyboard lacks them.
var letters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th",
	'ł': "l", 'ħ': "h", 'ŧ': "t", 'ŋ': "ng", 'ı': "i", 'ĸ': "k", 'ȷ': "j",
	'ə': "a", // Azerbaijani: Əliyev is Aliyev
	'ɓ': "b", 'ɗ': "d", 'ƙ': "k", 'ɛ': "e", 'ɔ': "o",
	'ς': "σ",
}

// joiners vanish without parting a word: Sana'a, U.S., the letter ayn of a
// transliteration, the Arabic elongation stroke.
const joiners = "'’‘‛`´ʹʺʻʼʽʾʿˈˊˋ′.\u0640"

// fold returns the words of a name in lower case, without diacritics and
// punctuation.
func fold(s string) []string {
	if !ascii(s) {
		s = norm.NFKD.String(strings.Map(dropJoiners, s))
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		foldRune(&b, r)
	}
	if folded := b.String(); ascii(folded) {
		return strings.Fields(folded)
	}
	// Scripts whose letters were decomposed but carry no diacritics (Hangul) are put together again.
	return strings.Fields(norm.NFC.String(b.String()))
}

func foldRune(b *strings.Builder, r rune) {
	r = unicode.ToLower(r)
	switch plain, known := letters[r]; {
	case known:
		b.WriteString(plain)
	case dropJoiners(r) < 0 || isDiacritic(r):
	case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
		b.WriteRune(r)
	default:
		b.WriteByte(' ')
	}
}

// dropJoiners is a mapping for strings.Map. It works before decomposition too,
// because that would turn the acute accent that stands alone into a space.
func dropJoiners(r rune) rune {
	if strings.ContainsRune(joiners, r) || unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

// isDiacritic tells whether a mark may be left out of a name: accents, and the
// vowel points of Arabic and Hebrew. In other scripts marks are vowels (India,
// Thailand) or make another consonant (the voicing marks of Japanese).
func isDiacritic(r rune) bool {
	if !unicode.Is(unicode.Mn, r) || r == '\u3099' || r == '\u309A' {
		return false
	}
	return unicode.In(r, unicode.Inherited, unicode.Hebrew, unicode.Arabic)
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
