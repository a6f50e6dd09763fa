package names

import "strings"

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
	// SameButEnding: they end in the ways that tell family names of one language apart, or are misspelt: Schulz, Schulze.
	SameButEnding
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
	{"schtsch", []phonemes{phSH, phCH}},
	{"shch", []phonemes{phSH, phCH}},
	{"chtch", []phonemes{phSH, phCH}},
	{"tsch", []phonemes{phCH}},
	{"tch", []phonemes{phCH}},
	{"dsch", []phonemes{phJ}},
	{"sch", []phonemes{phSH | phJ}},
	{"sh", []phonemes{phSH}},
	{"ch", []phonemes{phCH | phSH | phKH}},
	{"kh", []phonemes{phKH | phH | phK}},
	{"gh", []phonemes{phG | phK}},
	{"zh", []phonemes{phJ}},
	{"dj", []phonemes{phJ}},
	{"dzh", []phonemes{phJ}},
	{"dt", []phonemes{phT | phD}},
	{"th", []phonemes{phT | phS}},
	{"dh", []phonemes{phD | phZ}},
	{"ph", []phonemes{phF}},
	{"ck", []phonemes{phK}},
	{"qu", []phonemes{phK}},
	{"ts", []phonemes{phTS}},
	{"tz", []phonemes{phTS}},
	{"x", []phonemes{phK, phS}},
	{"ks", []phonemes{phK, phS}},
	{"b", []phonemes{phB}},
	{"c", []phonemes{phK | phS | phJ | phTS}},
	{"d", []phonemes{phD}},
	{"f", []phonemes{phF}},
	{"g", []phonemes{phG | phJ}},
	{"h", []phonemes{phH}},
	{"j", []phonemes{phJ}},
	{"k", []phonemes{phK}},
	{"l", []phonemes{phL}},
	{"m", []phonemes{phM}},
	{"n", []phonemes{phN}},
	{"p", []phonemes{phP}},
	{"q", []phonemes{phK | phG}},
	{"r", []phonemes{phR}},
	{"s", []phonemes{phS}},
	{"t", []phonemes{phT}},
	{"v", []phonemes{phV}},
	{"z", []phonemes{phZ | phTS}},
}

// Sounds is a word as it may be read, in one way or in several.
type Sounds struct {
	word     string
	readings []reading
	// joined are readings with the article or particle before the word as a part of it.
	joined []reading
	// also are the word with its letters with diacritics spelled out.
	also string
}

// reading is one way to read a word: vowels, consonant, vowels, and so on.
type reading struct {
	consonants []phonemes
	letters    []string // of the consonants, doubled ones once
	vowels     []string // one more than consonants; may be empty
}

// ReadSounds reads one word of [Words]. One with digits has no sound: it is like
// itself only.
func ReadSounds(word string) Sounds {
	if strings.ContainsAny(word, "0123456789") {
		return Sounds{word: word}
	}
	s := Sounds{word: word, readings: []reading{read(word)}}
	// The letters w and j are vowels in Sweida and Sejda, consonants in Wladimir and Jamal.
	if strings.ContainsRune(word, 'w') {
		s.readings = append(s.readings, read(strings.ReplaceAll(word, "w", "v")))
	}
	if strings.ContainsRune(word, 'j') {
		s.readings = append(s.readings, read(strings.ReplaceAll(word, "j", "y")))
	}
	// Scholars write kh with an x: Mixail. No y follows it in Russian.
	if at := strings.IndexByte(word, 'x'); at >= 0 && at < len(word)-1 && word[at+1] != 'y' {
		s.readings = append(s.readings, read(strings.ReplaceAll(word, "x", "kh")))
	}
	if plain := replaceEnding(word, mute); plain != word {
		s.readings = append(s.readings, read(plain))
	}
	return s
}

// join lets the word be read as one with what stands before it: el-Baradei,
// ElBaradei; Le Pen, Lepen.
func (s *Sounds) join(before string) {
	if before != "" {
		s.joined = append(s.joined, read(before+s.word))
	}
}

// endings are ways to write the end of a word, each with the usual one.
var endings = [][2]string{
	{"ullah", "allah"},
	{"ollah", "allah"},
	{"ulla", "allah"},
	{"alla", "allah"},
	{"off", "ov"},
	{"iy", "i"},
	{"yy", "y"},
	{"ij", "i"},
	{"yj", "y"},
	{"yi", "y"},
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
			if c.letters == "ch" && len(r.consonants) > 0 {
				sound |= phH // Menachem, Menahem
			}
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
	if n > 0 && r.vowels[n] == "" && strings.HasPrefix(letters, r.letters[n-1]) && r.consonants[n-1]&sound != 0 {
		r.consonants[n-1], r.letters[n-1] = r.consonants[n-1]&sound, letters
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

// Compare tells how two words agree.
func (s Sounds) Compare(o Sounds) Likeness {
	if s.word == o.word || s.also != "" && s.also == o.word || o.also != "" && o.also == s.word {
		return Equal
	}
	best := compareReadings(s.readings, o.readings)
	return min(best, compareReadings(s.joined, o.readings), compareReadings(s.readings, o.joined))
}

func compareReadings(a, b []reading) Likeness {
	best := Unlike
	for i := range a {
		for j := range b {
			best = min(best, a[i].compare(&b[j]))
		}
	}
	return best
}

// CompareGiven tells how two given names agree. A final e, mute in a family name
// (Poutine), may make the name of a woman of that of a man: Daniel, Danielle;
// René, Renée; and of that of a man in e (Daniele) a final a. Such two share a
// skeleton.
func (s Sounds) CompareGiven(o Sounds) Likeness {
	likeness := s.Compare(o)
	if likeness == Equal || likeness >= SameSkeleton {
		return likeness
	}
	if likeness == SameButEnding || s.feminineOf(o) || o.feminineOf(s) || endIn(s.word, o.word, "e", "a") || areOfManAndWoman(s.word, o.word) {
		return SameSkeleton
	}
	return likeness
}

// feminineOf tells whether a word ends in e where the other, of which the sounds
// are the same, ends without it.
func (s Sounds) feminineOf(o Sounds) bool {
	stem, ends := strings.CutSuffix(s.word, "e")
	if !ends || stem == "" || o.word == "" {
		return false
	}
	_, consonant := consonantAt(o.word[len(o.word)-1:])
	return stem == o.word || consonant && !strings.HasSuffix(o.word, "h")
}

// endIn tells whether the one word ends so, and the other in the other way.
func endIn(a, b, one, other string) bool {
	return strings.HasSuffix(a, one) && strings.HasSuffix(b, other) || strings.HasSuffix(a, other) && strings.HasSuffix(b, one)
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
	differing := 0
	if r.endsOnlyInTS(o) {
		found = SameButEnding
	}
	for i := range r.vowels {
		found = max(found, compareVowels(r.vowels[i], o.vowels[i], letterBefore(r.letters, i), i == n))
		if r.vowels[i] != o.vowels[i] {
			differing++
		}
	}
	if differing >= n && n < 3 {
		return SameSkeleton // Ali and Eli, Merah and Mire have too little else
	}
	return found
}

// letterBefore returns the consonant before the vowels at a place, "" before the first.
func letterBefore(letters []string, i int) string {
	if i == 0 {
		return ""
	}
	return letters[i-1]
}

// endsOnlyInTS tells whether two words that end in a consonant and z differ in
// how that is written: Schulz and Schultz are two names, unlike Gantz and Ganz of
// one who writes in another script, which the letters do not tell.
func (r *reading) endsOnlyInTS(o *reading) bool {
	last := len(r.consonants) - 1
	if last == 0 || r.vowels[last]+o.vowels[last]+r.vowels[last+1]+o.vowels[last+1] != "" {
		return false
	}
	a, b := r.letters[last], o.letters[last]
	return min(a, b) == "tz" && max(a, b) == "z"
}
