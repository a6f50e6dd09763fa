// Package names compares and prints the names of people, organizations and
// places: when two spellings are one name, what the id of a name is, and which
// of several spellings to show.
//
// It decides nothing about identity. Equal names may be two people, and no
// distance between spellings tells Sweida/Suwayda (one place) from
// Barrack/Barrot (two people): that is the business of package identity.
package names

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// articles may lead a name without being part of it: al-Sharaa, The Hague.
var articles = map[string]bool{"al": true, "el": true, "the": true}

// Normalise returns the form in which spellings of one name are equal: without
// case, diacritics, punctuation and leading articles (al-, el-, the), words
// parted by single spaces. A name that consists of articles keeps the last.
// It is empty for a text without letters and digits; normalising twice changes
// nothing.
func Normalise(s string) string { return strings.Join(Words(s), " ") }

// Words returns the words of [Normalise].
func Words(s string) []string {
	words := fold(s)
	for len(words) > 1 && articles[words[0]] {
		words = words[1:]
	}
	return words
}

// Slug returns the form that ids use: "asaad-al-shaibani". It keeps the article,
// is ASCII as far as the letters have an ASCII form, and never empty: what has
// neither letters nor digits is named by its digest.
func Slug(s string) string {
	if words := fold(s); len(words) > 0 {
		return strings.Join(words, "-")
	}
	digest := sha256.Sum256([]byte(s))
	return "unnamed-" + hex.EncodeToString(digest[:3])
}
