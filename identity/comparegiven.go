package identity

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph/names"
)

// compareGiven compares the words before the family name.
func compareGiven(c *Comparison, a, b *personForm) {
	left, right := a.Given(), b.Given()
	if len(left) == 0 && len(right) == 0 {
		return
	}
	if len(left) == 0 || len(right) == 0 {
		c.add("given name", 0, givenWeight, "only one has a given name")
		return
	}
	value, how, nLeft, nRight := givenValue(left, right, names.IsChineseFamily(a.Family().Text) || names.IsChineseFamily(b.Family().Text))
	if value < 0 {
		if other, ok := afterInitial(left, right); ok {
			c.add("given name", 0.9, givenWeight, "%s follows an initial in the other", other)
			return
		}
		if other, ok := inUse(left, right); ok {
			c.add("given name", 0.5, givenWeight, "%s is a second given name of the other", other)
			return
		}
	}
	if left[0].Text == right[0].Text && value == 1 {
		c.addWords("given name", givenWeight, &left[0], &right[0])
	} else {
		c.add("given name", value, givenWeight, "the given names %s and %s are %s", capital(&left[0]), capital(&right[0]), how)
	}
	if value >= 0 {
		compareMiddle(c, []*names.Part{&left[0], &right[0]}, left[nLeft:], right[nRight:])
	}
}

// givenValue compares first given names, and tells how many words each is. Those of
// China have one spelling each.
func givenValue(a, b []names.Part, chinese bool) (value float64, how string, nLeft, nRight int) {
	if a[0].IsInitial() || b[0].IsInitial() {
		return initialValue(a, b)
	}
	likeness := a[0].Sounds.CompareGiven(b[0].Sounds)
	if chinese && likeness > names.Equal && likeness < names.SameSkeleton {
		return likenessValue[names.SameSkeleton], "near, but in Chinese other vowels make another name", 1, 1
	}
	if likeness >= names.SameSkeleton {
		if names.IsFormOfGiven(a[0].Text, b[0].Text) {
			return 0.9, "forms of one name", 1, 1
		}
		if joined(a, &b[0]) {
			return 0.95, "one name, in one word and in two", 2, 1
		}
		if joined(b, &a[0]) {
			return 0.95, "one name, in one word and in two", 1, 2
		}
	}
	return likenessValue[likeness], likenessWords[likeness], 1, 1
}

// joined tells whether two words are the one: Jong un, Jongun.
func joined(two []names.Part, one *names.Part) bool {
	if len(two) < 2 {
		return false
	}
	sounds := names.ReadSounds(two[0].Text + two[1].Text)
	return sounds.Compare(one.Sounds) <= names.SameSound
}

// initialValue compares given names of which one is an initial at least. Two
// equal initials, J. D., tell as much as a name.
func initialValue(a, b []names.Part) (value float64, how string, nLeft, nRight int) {
	if !strings.HasPrefix(b[0].Text, a[0].Text) && !strings.HasPrefix(a[0].Text, b[0].Text) {
		return -1, "different", 1, 1
	}
	both := a[0].IsInitial() && b[0].IsInitial()
	if both && len(a) > 1 && len(b) > 1 && a[1].Text == b[1].Text {
		return 0.9, "the same initials", 1, 1
	}
	return 0.4, "an initial and what may be its name", 1, 1
}

// afterInitial tells whether the given name of one follows an initial in the
// other: W. Mark Felt, Mark Felt.
func afterInitial(a, b []names.Part) (string, bool) {
	for _, pair := range [][2][]names.Part{{a, b}, {b, a}} {
		one, other := pair[0], pair[1]
		if len(other) > 1 && other[0].IsInitial() && !one[0].IsInitial() && !other[1].Descent && alikeGiven(&one[0], &other[1]) {
			return capital(&one[0]), true
		}
	}
	return "", false
}

// inUse tells whether the first given name of one is a later one of the other.
func inUse(a, b []names.Part) (string, bool) {
	for _, pair := range [][2][]names.Part{{a, b}, {b, a}} {
		one, other := pair[0], pair[1]
		for i := range other[1:] {
			later := &other[1+i]
			if !later.IsInitial() && !later.Descent && (alikeGiven(&one[0], later) || names.IsFormOfGiven(one[0].Text, later.Text)) {
				return capital(&one[0]), true
			}
		}
	}
	return "", false
}

// firstOfTwo are given names that are so often the first of two that the second
// tells who is meant: Mohammed Baqir, Mohammed Sadiq; Jean-Yves, Jean-Luc.
var firstOfTwo = func() []names.Sounds {
	var sounds []names.Sounds
	for word := range strings.FieldsSeq("mohammed ahmed ali jean marie jose juan maria hans karl") {
		sounds = append(sounds, names.ReadSounds(word))
	}
	return sounds
}()

func isFirstOfTwo(given *names.Part) bool {
	return slices.ContainsFunc(firstOfTwo, func(s names.Sounds) bool { return given.Sounds.Compare(s) <= names.SameSound })
}

const (
	middleName = "middle name"
	// onlyOneMiddle is the value of a middle name that only one has, and in full: that leaves a doubt, which an
	// office or a country in common takes away.
	onlyOneMiddle = -0.32
)

// compareMiddle compares the words between the first given names, which agree, and
// the family name.
func compareMiddle(c *Comparison, first []*names.Part, a, b []names.Part) {
	if len(a) > len(b) {
		a, b = b, a
	}
	switch {
	case len(b) == 0:
	case len(a) == 0:
		if slices.ContainsFunc(first, isFirstOfTwo) && !b[0].IsInitial() {
			c.add(middleName, -0.4, otherWeight, "only one has %s after %s, which many bear first", capital(&b[0]), capital(first[0]))
			return
		}
		if b[0].IsInitial() || names.IsPatronymic(b[0].Text) {
			c.add(middleName, -0.05, otherWeight, "only one has %s in the middle", capital(&b[0]))
			return
		}
		c.add(middleName, onlyOneMiddle, otherWeight, "only one has %s in the middle, as a relative may", capital(&b[0]))
	case middleFits(a, b):
		c.add(middleName, 0.1, otherWeight, "middle names agree")
	default:
		c.add(middleName, -1.2, otherWeight, "middle names %s and %s differ", capital(&a[0]), capital(&b[0]))
	}
}

// middleFits tells whether each word of the shorter list agrees with that at the
// same place of the longer, or all with words in the same order where neither is
// an initial.
func middleFits(short, long []names.Part) bool {
	at := 0
	for i := range short {
		for {
			if at == len(long) {
				return false
			}
			if middleAgrees(&short[i], &long[at]) {
				at++
				break
			}
			if short[i].IsInitial() || long[at].IsInitial() {
				return false
			}
			at++
		}
	}
	return true
}

func middleAgrees(a, b *names.Part) bool {
	if a.IsInitial() || b.IsInitial() {
		return strings.HasPrefix(a.Text, b.Text) || strings.HasPrefix(b.Text, a.Text)
	}
	return alikeGiven(a, b) || names.IsFormOfGiven(a.Text, b.Text)
}

func alikeGiven(a, b *names.Part) bool {
	return a.Sounds.CompareGiven(b.Sounds) <= names.SameButVowel
}
