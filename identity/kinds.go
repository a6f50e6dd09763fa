package identity

import (
	"math/bits"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// placeKinds has the containing kinds first.
var placeKinds = graph.PlaceKinds()

// kinds is a set of placeKinds, a bit each.
type kinds uint8

// kindOf returns the kind of a place mention, none where it is not stated.
func kindOf(m *graph.Mention) kinds {
	if m.Type != graph.MentionPlace {
		return 0
	}
	i := slices.Index(placeKinds, m.Kind)
	if i < 0 {
		return 0
	}
	return 1 << i
}

// The kinds of which one place is told to lie in another of its name.
var (
	cityKind     = kindOf(&graph.Mention{Type: graph.MentionPlace, Kind: "CITY"})
	provinceKind = kindOf(&graph.Mention{Type: graph.MentionPlace, Kind: "PROVINCE"})
)

// largest returns the containing one of the kinds; none of none.
func (k kinds) largest() kinds { return k & -k }

// containing returns the word for the largest kind; "" for none.
func (k kinds) containing() string {
	if k == 0 {
		return ""
	}
	return placeKinds[bits.TrailingZeros8(uint8(k))]
}
