package graph

import "strings"

// Ruling is what came of a person's judgement.
type Ruling struct {
	// Judgement is the one that was given.
	Judgement Judgement
	// One tells whether both sides are one thing now.
	One bool
	// Merges are things that were apart and are one since, Splits things that were one and are apart;
	// sorted by the id of the one.
	Merges []Merge
	Splits []Split
	// Conflicts are judgements UNSURE that there were not before: each tells of a join that is not
	// made because it would bring together, perhaps through others, what a judgement holds to differ.
	// Sorted by id.
	Conflicts []Judgement
}

// Merge says that things which were apart before are one now.
type Merge struct {
	Into ID
	// From are the ids they had before, sorted; at least two.
	From []ID
}

// String says it in words.
func (m Merge) String() string { return "merged " + listed(m.From) + " into " + string(m.Into) }

// Split says that what was one before is several things now.
type Split struct {
	From ID
	// Into are the ids they have now, sorted; at least two.
	Into []ID
}

// String says it in words.
func (s Split) String() string { return "split " + string(s.From) + " into " + listed(s.Into) }

func listed(ids []ID) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	return strings.Join(words, " and ")
}
