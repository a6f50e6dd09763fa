package identity

import (
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"
)

// stemOf returns the stem of an English word in lower case (Porter's Snowball
// stemmer), the irregular forms first put back to their verb.
func stemOf(word string) string {
	if base, irregular := irregularForms[word]; irregular {
		word = base
	}
	return english.Stem(word, true)
}

// happening returns what kind of thing a trigger tells of: the class of its
// words where the table has one, else the stem of its head.
func happening(words []string) string {
	for _, word := range words {
		if class, known := classOfStem[stemOf(word)]; known {
			return class
		}
	}
	return headStem(words)
}

// headStem returns the stem of the head of a trigger: its first word that says
// something and is no verb that any noun may go with ("held talks").
func headStem(words []string) string {
	for _, word := range words {
		if stem := stemOf(word); !english.IsStopWord(word) && !lightVerbs[stem] {
			return stem
		}
	}
	if len(words) == 0 {
		return ""
	}
	return stemOf(words[0])
}

// tellsOfOneOfMany tells whether the words of a trigger tell of what comes back, so that
// one of it has a day: "weekly audience".
func tellsOfOneOfMany(words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return periodicWords[word] })
}

// tellsOfSeveral tells whether the words of a trigger tell of several: "meetings",
// "weekly talks", "rounds of talks".
func tellsOfSeveral(words []string) bool {
	for i, word := range words {
		plural := strings.HasSuffix(word, "s") && severalWords[strings.TrimSuffix(word, "s")]
		if repeatedWords[word] || plural && (i == len(words)-1 || words[i+1] == "of") {
			return true
		}
	}
	return false
}
