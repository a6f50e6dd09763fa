package names

import (
	"math/bits"
	"slices"
	"strings"
)

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
	for _, r := range slices.Concat(s.readings, s.joined) {
		keys = r.addKeys(keys)
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
