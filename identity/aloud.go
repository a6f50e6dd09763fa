package identity

import (
	"slices"
	"strings"
	"unicode"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
)

// aloud is what is kept of a text to tell whom its pronouns mean. Places are code points.
type aloud struct {
	Length int
	// Ends are the places at which a sentence may have ended: too many at abbreviations.
	Ends []int
	// Gaps tell where the spaces and commas begin that stand before each pronoun of those that follow at
	// once, by where this begins.
	Gaps map[int]int
}

// readAloud returns nil where no mention is a pronoun.
func readAloud(text []rune, mentions []graph.Mention) *aloud {
	follows := func(m *graph.Mention) bool { return followsAtOnce[strings.ToLower(m.Text)] }
	if !slices.ContainsFunc(mentions, func(m graph.Mention) bool { return names.IsPronoun(m.Text) || follows(&m) }) {
		return nil
	}
	a := &aloud{Length: len(text), Gaps: map[int]int{}}
	for i, c := range text {
		if strings.ContainsRune(".!?", c) && (i+1 == len(text) || unicode.IsSpace(text[i+1])) {
			a.Ends = append(a.Ends, i)
		}
	}
	for i := range mentions {
		if m := &mentions[i]; follows(m) && len(m.Fragments) > 0 {
			at := min(m.Fragments[0].Start, len(text))
			from := at
			for from > 0 && (unicode.IsSpace(text[from-1]) || text[from-1] == ',') {
				from--
			}
			a.Gaps[at] = from
		}
	}
	return a
}

// sentencesTo returns how many sentences may have ended before a place.
func (a *aloud) sentencesTo(place int) int {
	before, _ := slices.BinarySearch(a.Ends, place)
	return before
}
