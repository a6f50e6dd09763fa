package names

import "strings"

// isGerman tells whether a word of a name of another script shows that it is
// written the German way: Lawrow, Schoigu, Selenskyj. English words with a w do,
// too, and are read in their own way as well.
func isGerman(word string) bool {
	return strings.Contains(word, "sch") || strings.HasSuffix(word, "yj") || strings.HasSuffix(word, "ij") ||
		strings.IndexByte(word, 'w') > 0 || strings.HasPrefix(word, "w")
}

// fromGerman writes a word as English transliteration would: w is v, j is y, and
// an s before a vowel is z.
func fromGerman(word string) string {
	var b strings.Builder
	for i := range len(word) {
		switch c := word[i]; {
		case c == 'w':
			b.WriteByte('v')
		case c == 'j':
			b.WriteByte('y')
		case c == 's' && voiced(word, i):
			b.WriteByte('z')
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// voiced tells whether the s at a place stands alone before a vowel.
func voiced(word string, i int) bool {
	alone := i == 0 || word[i-1] != 's'
	return alone && i+1 < len(word) && strings.IndexByte("aeiouy", word[i+1]) >= 0
}
