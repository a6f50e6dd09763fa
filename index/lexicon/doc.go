// Package lexicon finds what has a name: by the beginnings of its words, and where
// a word is spelt otherwise, by words that are written or sound like it.
package lexicon
