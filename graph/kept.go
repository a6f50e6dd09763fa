package graph

import (
	"cmp"
	"slices"
)

// Kept is something that the annotation says of a mention or a claim under a
// name of its own, for which there is no word here: an attribute, an id of an
// unknown knowledge base, the part that an argument has in an event. It is kept
// as it was given and means nothing to the rules.
type Kept struct {
	// Name is the source's own: "Confidence", "Money-Arg".
	Name string
	// Value is the source's own, or the id of the mention or span that is meant.
	Value string
}

// KeptCode is the name under which a claim keeps the source's own code of its
// type: "cameo:042". It is asked for as the type is.
const KeptCode = "code"

// SortKept sorts by name and value and leaves one of those that are equal.
func SortKept(list []Kept) []Kept {
	slices.SortFunc(list, func(a, b Kept) int {
		if order := cmp.Compare(a.Name, b.Name); order != 0 {
			return order
		}
		return cmp.Compare(a.Value, b.Value)
	})
	return slices.Compact(list)
}
