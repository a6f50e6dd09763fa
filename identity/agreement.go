package identity

import (
	"strings"

	"github.com/parley-kg/parley/graph/names"
)

// gender is what words tell of somebody's; a set of both bits is a contradiction.
type gender uint8

const (
	female gender = 1 << iota
	male
)

// genderOf returns what the words of a mention of a person tell: a pronoun, a title
// (“Mrs. Hill”), a word for one (“the actress”); 0 where they tell nothing.
func genderOf(text string) gender {
	words := wordsOf(text)
	if len(words) == 0 {
		return 0
	}
	if g, known := genders[words[0]]; known && (len(words) == 1 || titlesOfGender[words[0]]) {
		return g
	}
	if names.IsProper(text) && names.IsPersonal(text) {
		return 0
	}
	return genders[words[len(words)-1]]
}

// genders has words for women and men. Given names are not among them: many are both.
var genders = func() map[string]gender {
	all := map[string]gender{}
	for word := range wordSet(`she her hers herself mrs ms miss lady woman girl mother mom mommy mum daughter sister wife widow girlfriend
		actress queen princess aunt niece grandmother spokeswoman businesswoman congresswoman policewoman waitress heroine`) {
		all[word] = female
	}
	for word := range wordSet(`he him his himself mr sir man boy father dad son brother husband widower boyfriend actor king prince uncle
		nephew grandfather spokesman businessman congressman policeman gunman`) {
		all[word] = male
	}
	return all
}()

var titlesOfGender = wordSet("mrs ms miss mr sir lady")

// meansOne tells whether the words of a mention may be those of one person.
func meansOne(text string) bool {
	words := wordsOf(text)
	return len(words) == 0 || !isPlural(words) && !counts[words[0]] || names.IsProper(text) && names.IsPersonal(text)
}

// gendersOf returns what all mentions of each set of persons tell, by roots.
func (r *resolver) gendersOf() map[int32]gender {
	all := map[int32]gender{}
	for node, name := range r.names {
		if name.gender != 0 {
			all[r.sets.find(int32(node))] |= name.gender
		}
	}
	return all
}

// agrees tells whether a pronoun may mean somebody, or several, of these words, of
// whom the gender is known or not.
func agrees(pronoun, text string, known gender) bool {
	if speaksOfSeveral[pronoun] || names.IsPronoun(text) && speaksOfSeveral[strings.ToLower(text)] {
		return speaksOfSeveral[pronoun] && (!meansOne(text) || speaksOfSeveral[strings.ToLower(text)])
	}
	own := genderOf(pronoun)
	return own == 0 || meansOne(text) && (known == 0 || known == female|male || known == own)
}

// speaksOfSeveral are pronouns of more than one, also of an organization.
var speaksOfSeveral = wordSet("they them their theirs themselves")
