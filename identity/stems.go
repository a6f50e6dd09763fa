package identity

import (
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"
)

// stems remembers the stems of words, of which texts use the same ones again and
// again; nil remembers none.
type stems map[string]string

// of returns the stems of the words of an English text that say something, in order.
func (s stems) of(text string) []string {
	var all []string
	for _, word := range wordsOf(text) {
		if len(word) < 2 || english.IsStopWord(word) {
			continue
		}
		stem, known := s[word]
		if !known {
			stem = stemOf(word)
			if s != nil {
				s[word] = stem
			}
		}
		all = append(all, stem)
	}
	return all
}

// wordsOf returns the words of a text in lower case.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}
