package names

import (
	"math/bits"
	"slices"
	"strings"
)

// Likeness tells how two words of names agree, the less alike the greater.
type Likeness int

// How two words agree.
const (
	// Equal words have the same letters, diacritics aside.
	Equal Likeness = iota
	// SameConsonants: the consonants are written alike, and the vowels may be one: Shaibani, Shibani.
	SameConsonants
	// SameSound: all letters may stand for one sound each: Gaddafi, Qadhafi; Bashar, Bachar.
	SameSound
	// SameButVowel: one has a vowel where the other has none: Fahd, Fahad.
	SameButVowel
	// SameSkeleton: the consonants may be one, the vowels tell them apart: Hassan, Hussein.
	SameSkeleton
	// Unlike words share too little.
	Unlike
)

// phonemes is a set of consonants for which letters may stand, a bit each.
type phonemes uint32

const (
	phB phonemes = 1 << iota
	phP
	phT
	phD
	phK
	phG
	phJ  // jam; in French and Russian transliteration the s of measure
	phSH // ship
	phCH // chip
	phTS
	phS
	phZ
	phF
	phV
	phM
	phN
	phR
	phL
	phH
	phKH // loch
)

// consonant is how letters are read; a digraph comes before its first letter.
type consonant struct {
	letters string
	reads   []phonemes // one set for each sound: x is two
}

// consonants are read in the spellings of English, French, German and Turkish,
// as they write Arabic, Hebrew, Persian and Russian.
var consonants = []consonant{
	{"schtsch", []phonemes{phSH, phCH}}, {"shch", []phonemes{phSH, phCH}}, {"chtch", []phonemes{phSH, phCH}},
	{"tsch", []phonemes{phCH}}, {"tch", []phonemes{phCH}}, {"sch", []phonemes{phSH}}, {"sh", []phonemes{phSH}},
	{"ch", []phonemes{phCH | phSH | phKH}}, {"kh", []phonemes{phKH | phH | phK}}, {"gh", []phonemes{phG | phK}},
	{"zh", []phonemes{phJ}}, {"dj", []phonemes{phJ}}, {"dzh", []phonemes{phJ}}, {"th", []phonemes{phT | phS}},
	{"dh", []phonemes{phD | phZ}}, {"ph", []phonemes{phF}}, {"ck", []phonemes{phK}}, {"qu", []phonemes{phK}},
	{"ts", []phonemes{phTS}}, {"tz", []phonemes{phTS}}, {"x", []phonemes{phK, phS}}, {"ks", []phonemes{phK, phS}},
	{"b", []phonemes{phB}}, {"c", []phonemes{phK | phS | phJ}}, {"d", []phonemes{phD}}, {"f", []phonemes{phF}},
	{"g", []phonemes{phG | phJ}}, {"h", []phonemes{phH}}, {"j", []phonemes{phJ}}, {"k", []phonemes{phK}},
	{"l", []phonemes{phL}}, {"m", []phonemes{phM}}, {"n", []phonemes{phN}}, {"p", []phonemes{phP}},
	{"q", []phonemes{phK | phG}}, {"r", []phonemes{phR}}, {"s", []phonemes{phS}}, {"t", []phonemes{phT}},
	{"v", []phonemes{phV}}, {"z", []phonemes{phZ | phTS}},
}

// Sounds is a word as it may be read, in one way or in several.
type Sounds struct {
	word     string
	readings []reading
}

// reading is one way to read a word: vowels, consonant, vowels, and so on.
type reading struct {
	consonants []phonemes
	letters    []string // of the consonants, doubled ones once
	vowels     []string // one more than consonants; may be empty
}

// ReadSounds reads one word of [Words].
func ReadSounds(word string) Sounds {
	s := Sounds{word: word, readings: []reading{read(word)}}
	// The letters w and j are vowels in Sweida and Sejda, consonants in Wladimir and Jamal.
	if strings.ContainsRune(word, 'w') {
		s.readings = append(s.readings, read(strings.ReplaceAll(word, "w", "v")))
	}
	if strings.ContainsRune(word, 'j') {
		s.readings = append(s.readings, read(strings.ReplaceAll(word, "j", "y")))
	}
	if plain := replaceEnding(word, mute); plain != word {
		s.readings = append(s.readings, read(plain))
	}
	return s
}

// endings are ways to write the end of a word, each with the usual one.
var endings = [][2]string{
	{"ullah", "allah"}, {"ollah", "allah"}, {"ulla", "allah"}, {"alla", "allah"}, {"off", "ov"},
	{"iy", "i"}, {"yy", "y"}, {"ij", "i"}, {"yj", "y"}, {"yi", "y"},
}

// mute are endings whose h may be heard (Saleh, Salih) or not (Haniyeh, Haniya).
var mute = [][2]string{{"eh", "a"}, {"ah", "a"}}

func read(word string) reading {
	r := reading{vowels: []string{""}}
	for rest := replaceEnding(word, endings); rest != ""; {
		c, ok := consonantAt(rest)
		if !ok {
			r.vowels[len(r.vowels)-1] += vowel(rest[0])
			rest = rest[1:]
			continue
		}
		last := rest == c.letters
		for _, sound := range c.reads {
			r.add(sound, c.letters)
		}
		rest = rest[len(c.letters):]
		if last {
			r.soften()
		}
	}
	for i, v := range r.vowels {
		r.vowels[i] = shorten(v)
	}
	return r
}

// replaceEnding writes the end of a word in the usual way; the word is longer
// than its end by two letters at least.
func replaceEnding(word string, endings [][2]string) string {
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(word, e[0]); ok && len(stem) > 1 {
			return stem + e[1]
		}
	}
	return word
}

func consonantAt(rest string) (consonant, bool) {
	if strings.HasPrefix(rest, "gue") || strings.HasPrefix(rest, "gui") {
		return consonant{"gu", []phonemes{phG}}, true // French: Sergueï
	}
	for _, c := range consonants {
		if strings.HasPrefix(rest, c.letters) {
			return c, true
		}
	}
	return consonant{}, false
}

// add appends a consonant; a doubled one counts once.
func (r *reading) add(sound phonemes, letters string) {
	n := len(r.consonants)
	if n > 0 && r.vowels[n] == "" && r.consonants[n-1]&sound != 0 {
		r.consonants[n-1] &= sound
		return
	}
	r.consonants = append(r.consonants, sound)
	r.letters = append(r.letters, letters)
	r.vowels = append(r.vowels, "")
}

// soften lets a word end in the voiced or the voiceless sound: Ahmet, Ahmed.
func (r *reading) soften() {
	if n := len(r.consonants) - 1; n > 0 && r.consonants[n] == phT && r.vowels[n] != "" {
		r.consonants[n] = phT | phD
	}
}

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

var shortenings = strings.NewReplacer("ee", "i", "oo", "u", "ou", "u")

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

// Compare tells how two words agree.
func (s Sounds) Compare(o Sounds) Likeness {
	if s.word == o.word {
		return Equal
	}
	best := Unlike
	for i := range s.readings {
		for j := range o.readings {
			best = min(best, s.readings[i].compare(&o.readings[j]))
		}
	}
	return best
}

func (r *reading) compare(o *reading) Likeness {
	n := len(r.consonants)
	if n != len(o.consonants) || n == 0 {
		return Unlike
	}
	found := SameConsonants
	for i := range n {
		if r.consonants[i]&o.consonants[i] == 0 {
			return Unlike
		}
		if r.letters[i] != o.letters[i] {
			found = max(found, SameSound)
		}
	}
	for i := range r.vowels {
		found = max(found, compareVowels(r.vowels[i], o.vowels[i], i == 0, i == n))
	}
	if n == 1 && !slices.Equal(r.vowels, o.vowels) {
		return SameSkeleton // Ali and Eli have too little else
	}
	return found
}

// compareVowels compares what stands before, between or after consonants.
func compareVowels(a, b string, first, last bool) Likeness {
	if len(a) > len(b) {
		a, b = b, a
	}
	switch {
	case a == b, sameVowels(a, b), diphthongs[a+" "+b]:
		return SameConsonants
	case first && len(a) > 0 && b == "i"+a: // Yevgeny, Evgeny
		return SameConsonants
	case last && a == "" && b == "e": // mute in French: Poutine
		return SameConsonants
	case !first && !last && a == "" && len(b) == 1:
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
	"i ai": true, "e ai": true, "i ei": true, "e ei": true, "i ae": true, "e ae": true, "e ie": true, "i ie": true,
	"o au": true, "u au": true, "o eu": true, "u eu": true, "u ue": true, "o ao": true, "u uo": true,
	"ae aie": true, "ie iae": true, "ee eie": true,
}

// Letters returns how many letters the word has.
func (s Sounds) Letters() int { return len(s.word) }

// Consonants returns how many consonants the word is written with, w and y
// among them, doubled ones once: how much the letters say.
func (s Sounds) Consonants() int {
	n := 0
	for i := range len(s.word) {
		if !strings.ContainsRune("aeiou", rune(s.word[i])) && (i == 0 || s.word[i] != s.word[i-1]) {
			n++
		}
	}
	return n
}

// maxKeys bounds the keys of a word of many readings.
const maxKeys = 8

// Keys returns skeletons of consonants: two words that are not [Unlike] have
// one in common, but for words of very many readings. A word without consonants
// is its own key.
func (s Sounds) Keys() []string {
	var keys []string
	for i := range s.readings {
		keys = s.readings[i].addKeys(keys)
	}
	if len(keys) == 0 {
		return []string{s.word}
	}
	return keys
}

func (r *reading) addKeys(keys []string) []string {
	if len(r.consonants) == 0 {
		return keys
	}
	grown := []string{""}
	for _, c := range r.consonants {
		var next []string
		for sound := phB; sound <= phKH; sound <<= 1 {
			if c&sound == 0 {
				continue
			}
			for _, key := range grown {
				next = append(next, key+string(skeletonLetters[bits.TrailingZeros32(uint32(sound))]))
			}
		}
		if len(next) > maxKeys {
			next = next[:maxKeys]
		}
		grown = next
	}
	for _, key := range grown {
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// skeletonLetters are those of the keys, in the order of the phonemes.
const skeletonLetters = "BPTDKGJXCWSZFVMNRLHQ"
