package lexicon

import (
	"unicode/utf8"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph/names"
)

// closeness tells how a word of a text agrees with a word of a name, the closest
// first.
type closeness int

const (
	begins    closeness = iota // the word begins so, or is equal
	sameVowel                  // written with the same consonants, and vowels that may be one: Shaybani, Shaibani
	sameSound                  // letters that may stand for one sound: Charaa, Sharaa; or a vowel more: Erdgan, Erdogan
	oneEdit                    // one letter more, less, or another, or two that changed places
	farther                    // two such; or only the same consonants: Hassan, Hussein
	closenesses
)

// What a word must have to be compared loosely: short ones are like too many.
const (
	soundConsonants    = 2
	skeletonConsonants = 3
	oneEditLetters     = 4
	twoEditsLetters    = 8
)

// vocabulary finds the words of names that are like another one. It is made when
// first asked for: a snapshot that was read from a file is ready without it.
type vocabulary struct {
	words []string
	// skeletons are the words, by their keys (names.Sounds.Keys).
	skeletons map[string][]uint32
}

func newVocabulary(words []string) *vocabulary {
	v := &vocabulary{words: words, skeletons: map[string][]uint32{}}
	for i, word := range words {
		for _, key := range names.ReadSounds(word).Keys() {
			v.skeletons[key] = append(v.skeletons[key], uint32(i))
		}
	}
	return v
}

// like calls found with each word that sounds like a word of a text, or is a few
// edits away from it; with a word possibly several times. It returns how many words
// were compared.
func (v *vocabulary) like(word string, found func(ordinal uint32, how closeness)) (compared int) {
	asked := names.ReadSounds(word)
	for _, key := range asked.Keys() {
		compared += len(v.skeletons[key])
		for _, ordinal := range v.skeletons[key] {
			if how, alike := heard(asked, names.ReadSounds(v.words[ordinal])); alike {
				found(ordinal, how)
			}
		}
	}
	most := editsIn(utf8.RuneCountInString(word))
	if most == 0 {
		return compared
	}
	e := newEdits(word, most)
	for i, other := range v.words {
		if n := e.to(other); n <= most {
			found(uint32(i), oneEdit+closeness(max(n, 1)-1))
		}
	}
	return compared + len(v.words)
}

// heard tells how two words that share a skeleton agree.
func heard(a, b names.Sounds) (how closeness, alike bool) {
	consonants := min(a.Consonants(), b.Consonants())
	switch a.Compare(b) {
	case names.Equal, names.SameConsonants:
		return sameVowel, consonants >= soundConsonants
	case names.SameSound, names.SameButVowel, names.SameButEnding:
		return sameSound, consonants >= soundConsonants
	case names.SameSkeleton:
		return farther, consonants >= skeletonConsonants
	}
	return 0, false
}

// editsIn is how many edits a word of so many letters may be away.
func editsIn(letters int) int {
	switch {
	case letters < oneEditLetters:
		return 0
	case letters < twoEditsLetters:
		return 1
	default:
		return 2
	}
}

// answers finds the entries that answer to a word, by how closely: the entries
// of each closeness, and of all that are closer. It tells how many words were
// compared, and entries found.
func (x *Lexicon) answers(word string, v *vocabulary) (found [closenesses]*roaring.Bitmap, touched int) {
	found[begins] = x.beginning(word)
	for how := begins + 1; how < closenesses; how++ {
		found[how] = roaring.New()
	}
	touched = v.like(word, func(ordinal uint32, how closeness) { found[how].AddMany(x.postings[ordinal]) })
	for how := begins + 1; how < closenesses; how++ {
		found[how].Or(found[how-1])
	}
	return found, touched + int(found[farther].GetCardinality()) //nolint:gosec // ordinals are of 32 bits
}
