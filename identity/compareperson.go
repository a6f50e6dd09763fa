package identity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-kg/parley/graph/names"
)

// personForm is a personal name taken apart.
type personForm struct {
	names.Parts
	normal string
}

func readPerson(text string) *personForm {
	return &personForm{Parts: names.ReadParts(text), normal: names.Normalise(text)}
}

// familyName is the name of a feature.
const familyName = "family name"

// The weights of a personal name: a family name and a given name that agree are
// enough, either alone is not.
const (
	familyWeight = 0.5
	givenWeight  = 0.45
	// otherWeight is that of middle names, of the order, and of what else tells people of one name apart.
	otherWeight = 0.5
)

// likenessValue is what a likeness of two words is worth.
var likenessValue = map[names.Likeness]float64{
	names.Equal:          1,
	names.SameConsonants: 0.95,
	names.SameSound:      0.9,
	names.SameButVowel:   0.8,
	names.SameButEnding:  0.6,
	names.SameSkeleton:   0.1,
	names.Unlike:         -1,
}

// likenessWords say how two words agree.
var likenessWords = map[names.Likeness]string{
	names.Equal:          "the same",
	names.SameConsonants: "spellings of one name, which differ in vowels",
	names.SameSound:      "spellings of one name, which may be read alike",
	names.SameButVowel:   "spellings of one name, one with a vowel more",
	names.SameButEnding:  "near, but for an ending that may tell names apart",
	names.SameSkeleton:   "near, but for vowels that tell names apart",
	names.Unlike:         "different",
}

// comparePersons compares family names, then given names, then the rest.
func comparePersons(c *Comparison, a, b *personForm) {
	if a.normal == b.normal && a.normal != "" {
		c.add("name", 1, familyWeight+givenWeight, "the same name")
		return
	}
	if len(a.Words) == 0 || len(b.Words) == 0 {
		c.add("name", 0, 1, "one of the names has no words")
		return
	}
	if compareWadeGiles(c, a, b) || compareWadeGiles(c, b, a) {
		return
	}
	if compareKorean(c, a, b) {
		return
	}
	family := compareFamilies(a, b)
	if family == names.Unlike {
		a, b = withJoinedFamily(a, b), withJoinedFamily(b, a)
		family = compareFamilies(a, b)
	}
	if family == names.Unlike {
		compareUnlikeFamilies(c, a, b)
		return
	}
	c.addWords(familyName, familyWeight, a.Family(), b.Family())
	if family == names.SameConsonants && areEnglish(a, b) {
		c.add("spelling", -0.3, otherWeight, "who has the given name %s writes the family name in one way", capital(&a.Words[0]))
	}
	if a.Compound != b.Compound && len(a.Words) != len(b.Words) {
		c.add("compound", -0.4, otherWeight, "only one has a family name of two words")
	}
	compareGeneration(c, a, b)
	compareGiven(c, a, b)
	if a.Family().Descent != b.Family().Descent {
		c.add("descent", -0.1, otherWeight, "only one says whose son it is")
	}
}

// compareWadeGiles looks for a name in Wade-Giles and the same in Pinyin. Two
// syllables of which the marks are left out may be those of another.
func compareWadeGiles(c *Comparison, old, pinyin *personForm) bool {
	is, sure := old.IsInWadeGiles(&pinyin.Parts)
	if !is || old.Family().Text == pinyin.Family().Text && old.Words[0].Text == pinyin.Words[0].Text {
		return false
	}
	value := 0.7
	if sure {
		value = 0.95
	}
	c.add("transliteration", value, familyWeight+givenWeight, "one is in Wade-Giles what the other is in Pinyin")
	return true
}

// compareKorean looks for one name of Korea in two spellings.
func compareKorean(c *Comparison, a, b *personForm) bool {
	if !a.IsOneInKorean(&b.Parts) || a.Family().Text == b.Family().Text && a.Words[0].Text == b.Words[0].Text {
		return false
	}
	c.add("transliteration", 0.9, familyWeight+givenWeight, "both are spellings of one Korean name")
	return true
}

// areEnglish tells whether both have the same given name, which is one of English only.
func areEnglish(a, b *personForm) bool {
	return len(a.Words) > 1 && len(b.Words) > 1 && a.Words[0].Text == b.Words[0].Text && names.IsEnglishGiven(a.Words[0].Text)
}

// compareFamilies compares the last words. Family names of eastern Asia are short,
// and no spelling of each other.
func compareFamilies(a, b *personForm) names.Likeness {
	left, right := a.Family(), b.Family()
	if names.AreEasternFamilies(left.Text, right.Text) {
		return names.Unlike
	}
	return left.Sounds.Compare(right.Sounds)
}

// withJoinedFamily returns the name with its last two words as one, where that is
// the other's family name: Ben Gvir, Bengvir; Amir-Abdollahian, Amirabdollahian.
func withJoinedFamily(a, b *personForm) *personForm {
	n := len(a.Words)
	if n < 3 || n <= len(b.Words) || !joined(a.Words[n-2:], b.Family()) {
		return a
	}
	one := *a
	text := a.Words[n-2].Text + a.Words[n-1].Text
	one.Words = append(slices.Clone(a.Words[:n-2]), names.Part{Text: text, Sounds: names.ReadSounds(text)})
	return &one
}

// addWords takes into account how two words agree.
func (c *Comparison) addWords(what string, weight float64, a, b *names.Part) {
	likeness := a.Sounds.Compare(b.Sounds)
	if likeness == names.Equal {
		c.add(what, 1, weight, "both have the %s %s", what, capital(a))
		return
	}
	c.add(what, likenessValue[likeness], weight, "the %ss %s and %s are %s", what, capital(a), capital(b), likenessWords[likeness])
}

// capital writes a word of a name as a reader expects it.
func capital(p *names.Part) string {
	first, size := utf8.DecodeRuneInString(p.Text)
	return string(unicode.ToUpper(first)) + p.Text[size:]
}

// compareUnlikeFamilies looks for another order of the same words, and for a
// name that the other goes on from.
func compareUnlikeFamilies(c *Comparison, a, b *personForm) {
	switch {
	case sameInAnyOrder(a.Words, b.Words):
		c.add("order", 0.6, 1, "the same words in another order")
	case goesOn(a.Words, b.Words) || goesOn(b.Words, a.Words):
		c.add(familyName, 0.6, 1, "one goes on with a family name where the other ends")
	default:
		c.add(familyName, 0, 1, "the family names %s and %s differ", capital(a.Family()), capital(b.Family()))
	}
}

func alike(a, b *names.Part) bool { return a.Sounds.Compare(b.Sounds) <= names.SameButVowel }

func sameInAnyOrder(a, b []names.Part) bool {
	if len(a) != len(b) {
		return false
	}
	used := make([]bool, len(b))
	for i := range a {
		found := false
		for j := range b {
			if !used[j] && alike(&a[i], &b[j]) {
				used[j], found = true, true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// goesOn tells whether the longer name has all words of the shorter, of which there
// are two at least, in their order, and begins with the same but ends with
// another: Hugo Chávez, Hugo Rafael Chávez Frías.
func goesOn(short, long []names.Part) bool {
	if len(short) < 2 || len(short) >= len(long) || !alike(&short[0], &long[0]) {
		return false
	}
	at := 1
	for i := 1; i < len(long)-1 && at < len(short); i++ {
		if alike(&short[at], &long[i]) {
			at++
		}
	}
	return at == len(short)
}

// compareGeneration tells father from son, and kings of one name apart.
func compareGeneration(c *Comparison, a, b *personForm) {
	switch {
	case a.Generation == b.Generation && a.Generation != "" && len(a.Words)+len(b.Words) == 2:
		c.add("generation", 1, givenWeight, "both are %s", strings.ToUpper(a.Generation))
	case a.Generation == b.Generation:
	case a.Generation != "" && b.Generation != "":
		c.add("generation", -1, 1, "one is %s, the other %s", a.Generation, b.Generation)
	case a.Generation == "jr" || b.Generation == "jr" || a.Generation == "sr" || b.Generation == "sr":
		c.add("generation", -0.5, otherWeight, "only one is said to be %s", a.Generation+b.Generation)
	}
}
