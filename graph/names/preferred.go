package names

import (
	"cmp"
	"unicode/utf8"
)

// Spelling is one way in which a name is written, and how often.
type Spelling struct {
	Value string
	Uses  int
	// Metonym tells that it is the name of a place which stands for a government: "Damascus said".
	Metonym bool
}

// PreferredPerson returns the spelling to show for a person: the name with most
// words, of which an initial is half a one, then the most used, then the smallest.
// Titles do not count as words; a
// name with titles before it comes after those without, a description ("the US
// envoy") or a pronoun after all names. It is empty for no spellings.
func PreferredPerson(spellings []Spelling) string {
	return best(spellings, func(s Spelling, _ []Spelling) candidate {
		how, words := readPersonal(s.Value)
		fullness := 0
		for _, w := range words {
			fullness += min(len(w), 2)
		}
		return candidate{class: int(how), fullness: fullness}
	})
}

// PreferredDescription returns the spelling to show for what is known by
// description only: the one with most words, then the most used, then the
// smallest. It is empty for no spellings.
func PreferredDescription(spellings []Spelling) string {
	return best(spellings, func(s Spelling, _ []Spelling) candidate {
		return candidate{fullness: len(Words(s.Value))}
	})
}

// PreferredName returns the spelling to show for an organization or a place: the
// most used, then the longest, then the smallest. A metonym ("Damascus") comes
// after the names, a demonym ("Syrian") after these, a word that is no name
// ("the government", "it") after all.
// It is empty for no spellings.
func PreferredName(spellings []Spelling) string {
	return best(spellings, func(s Spelling, all []Spelling) candidate {
		c := candidate{length: utf8.RuneCountInString(s.Value)}
		switch {
		case !IsProper(s.Value):
			c.class = 3
		case isDemonym(s.Value, all):
			c.class = 2
		case s.Metonym:
			c.class = 1
		}
		return c
	})
}

// candidate is what makes a spelling better to show than another: a lower
// class, then more words, uses and letters, where they matter. Of equals the
// one with more letters beyond ASCII is better: it has kept its diacritics.
type candidate struct {
	class            int
	fullness, length int
}

func beyondASCII(s string) int { return len(s) - utf8.RuneCountInString(s) }

func best(spellings []Spelling, judge func(s Spelling, all []Spelling) candidate) string {
	var chosen Spelling
	var merit candidate
	for i, s := range spellings {
		c := judge(s, spellings)
		order := cmp.Or(
			cmp.Compare(c.class, merit.class),
			cmp.Compare(merit.fullness, c.fullness),
			cmp.Compare(chosen.Uses, s.Uses),
			cmp.Compare(merit.length, c.length),
			cmp.Compare(beyondASCII(chosen.Value), beyondASCII(s.Value)),
			cmp.Compare(s.Value, chosen.Value),
		)
		if i == 0 || order < 0 {
			chosen, merit = s, c
		}
	}
	return chosen.Value
}
