package graph

import (
	"encoding/binary"
	"hash/fnv"
	"slices"
	"unicode"
)

const (
	// wordsInShingle is how many words in a row are compared as one.
	wordsInShingle = 5
	// shinglesPerKept is of how many shingles one is kept on average, chosen by its hash: the same ones in every text.
	shinglesPerKept = 2
)

// WithoutText returns the article without its text, but with its wording: what
// is kept in memory of an article whose text stays in the store.
func (a Article) WithoutText() Article {
	if a.Text != "" {
		a.Wording = wording(&a)
		a.Text = ""
	}
	return a
}

// wording returns what of the article's own words is compared with other texts:
// every second shingle, a run of five words, as a hash; sorted, each once.
//
// It leaves out what copies change and what independent texts share: headline,
// caption, byline and boilerplate, and what stands between quotation marks, which
// are the words of whoever is quoted.
//
// Shingles, and keeping those whose hash is 0 modulo a number: A. Broder, On the
// resemblance and containment of documents, 1997.
func wording(a *Article) []uint32 {
	var kept []uint32
	s := shingler{keep: func(hash uint64) {
		if hash%shinglesPerKept == 0 {
			kept = append(kept, uint32(hash>>32)) //nolint:gosec // half of the hash is enough
		}
	}}
	var quote quotation
	zones, at := a.Zones, 0
	for _, r := range a.Text {
		for len(zones) > 0 && zones[0].Span.End <= at {
			zones = zones[1:]
		}
		inZone := len(zones) > 0 && zones[0].Type != ZoneBody && zones[0].Span.Contains(Span{at, at + 1})
		at++
		if quoted := quote.holds(r); quoted || inZone {
			s.interrupt()
		} else {
			s.read(r)
		}
	}
	s.interrupt()
	slices.Sort(kept)
	return slices.Compact(kept)
}

// shingler makes shingles of the runes that it reads.
type shingler struct {
	word   []rune
	hashes []uint64 // of the last words, at most wordsInShingle
	keep   func(shingle uint64)
}

// read takes the next rune. Words are of letters and digits, in lower case; in a
// script that does not part its words each sign is one.
func (s *shingler) read(r rune) {
	switch {
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		s.endWord()
		s.word = append(s.word, r)
		s.endWord()
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
		s.word = append(s.word, unicode.ToLower(r))
	case r == '\'', r == '’': // Syria's
	default:
		s.endWord()
	}
}

func (s *shingler) endWord() {
	if len(s.word) == 0 {
		return
	}
	s.hashes = append(s.hashes, hashOf(string(s.word)))
	s.word = s.word[:0]
	if len(s.hashes) > wordsInShingle {
		s.hashes = s.hashes[1:]
	}
	if len(s.hashes) == wordsInShingle {
		var bytes []byte
		for _, h := range s.hashes {
			bytes = binary.BigEndian.AppendUint64(bytes, h)
		}
		s.keep(hashOf(string(bytes)))
	}
}

// interrupt ends the run of words: what stands on both sides of something left
// out does not follow one another.
func (s *shingler) interrupt() {
	s.endWord()
	s.hashes = s.hashes[:0]
}

func hashOf(s string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(s)) // a hash takes every write
	return h.Sum64()
}

// closing are the marks that end a quotation, by the mark that begins it. A
// quotation that nothing ends is over with its line.
var closing = map[rune]string{'"': `"`, '“': "”", '„': "“”", '«': "»", '»': "«"}

// quotation tells what stands between quotation marks.
type quotation struct{ ends string }

// holds takes the next rune, and tells whether it is quoted; the marks are.
func (q *quotation) holds(r rune) bool {
	switch {
	case r == '\n':
		q.ends = ""
		return false
	case q.ends != "":
		if slices.Contains([]rune(q.ends), r) {
			q.ends = ""
		}
		return true
	default:
		q.ends = closing[r]
		return q.ends != ""
	}
}
