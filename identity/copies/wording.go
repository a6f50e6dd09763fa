package copies

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cespare/xxhash/v2"

	"github.com/parley-kg/parley/graph"
)

const (
	// wordsInShingle is how many words in a row are compared as one.
	wordsInShingle = 5
	// shinglesPerKept is of how many shingles one is kept on average, chosen by its hash: the same ones in every text.
	shinglesPerKept = 2
)

// wording returns what of the article's own words is compared with other texts:
// every second shingle, a run of five words, as a hash; sorted, each once.
//
// It leaves out what copies change and what independent texts share: headline,
// caption, byline and boilerplate, and what stands between quotation marks, which
// are the words of whoever is quoted.
//
// Shingles, and keeping those whose hash is 0 modulo a number: A. Broder, On the
// resemblance and containment of documents, 1997.
func wording(a *graph.Article) []uint32 {
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
		inZone := len(zones) > 0 && zones[0].Type != graph.ZoneBody && zones[0].Span.Contains(graph.Span{Start: at, End: at + 1})
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
	word []byte // in UTF-8, what was read of it
	// last are the hashes of the last words, the last one at the end; words counts them.
	last  [wordsInShingle * 8]byte
	words int
	keep  func(shingle uint64)
}

// read takes the next rune. Words are of letters and digits, in lower case; in a
// script that does not part its words each sign is one.
func (s *shingler) read(r rune) {
	switch {
	case isSign(r):
		s.endWord()
		s.word = utf8.AppendRune(s.word, r)
		s.endWord()
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
		s.word = utf8.AppendRune(s.word, unicode.ToLower(r))
	case r == '\'', r == '’': // Syria's
	default:
		s.endWord()
	}
}

// isSign tells whether a rune is of a script that does not part its words.
func isSign(r rune) bool {
	return r >= firstSign &&
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// firstSign is the first of these runes, in the block of Thai.
const firstSign = '\u0e00'

func (s *shingler) endWord() {
	if len(s.word) == 0 {
		return
	}
	copy(s.last[:], s.last[8:])
	binary.BigEndian.PutUint64(s.last[len(s.last)-8:], xxhash.Sum64(s.word))
	s.word = s.word[:0]
	if s.words++; s.words >= wordsInShingle {
		s.keep(xxhash.Sum64(s.last[:]))
	}
}

// interrupt ends the run of words: what stands on both sides of something left
// out does not follow one another.
func (s *shingler) interrupt() {
	s.endWord()
	s.words = 0
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
		if strings.ContainsRune(q.ends, r) {
			q.ends = ""
		}
		return true
	default:
		q.ends = closing[r]
		return q.ends != ""
	}
}
