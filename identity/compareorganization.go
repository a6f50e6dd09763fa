package identity

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph/gazetteer"
	"github.com/parley-kg/parley/graph/names"
)

// organizationForm is the name of an organization taken apart.
type organizationForm struct {
	normal string
	// words are the words that matter; a country or its adjective is "=" and its code.
	words  []string
	sounds []names.Sounds
	joined names.Sounds
	// country is the code of the country of which the whole text is the name, the adjective or the people.
	country string
	// generic tells that all words but countries are what every country has one of, so that their order is free.
	generic bool
}

var emptyOrganizationWords = map[string]bool{"of": true, "the": true, "for": true, "and": true, "s": true, "al": true, "el": true}

// britishEndings and britishWords write British spellings in the American way.
var (
	britishEndings = [][2]string{{"isation", "ization"}, {"isations", "izations"}, {"ogramme", "ogram"}, {"ogrammes", "ograms"}}
	britishWords   = map[string]string{"defence": "defense", "labour": "labor", "centre": "center", "jewellery": "jewelry"} //nolint:misspell // the spelling is what the table is about
)

// legalForms stand at the end of a company's name, or do not.
var legalForms = map[string]bool{
	"corp": true, "corporation": true, "inc": true, "incorporated": true, "ltd": true, "limited": true, "llc": true,
	"plc": true, "co": true, "pjsc": true, "jsc": true, "gmbh": true, "ag": true, "sa": true, "nv": true, "bv": true, "spa": true,
}

// addresses are places by which the press calls the institution that has its seat
// there. Seats of governments are in the gazetteer.
var addresses = map[string]string{
	"foggy bottom": "US State Department", "quai d orsay": "French Foreign Ministry", "quai dorsay": "French Foreign Ministry",
	"pentagon": "US Defense Department", "farnesina": "Italian Foreign Ministry",
}

func readOrganization(text string) *organizationForm {
	o := &organizationForm{normal: names.Normalise(text), country: countryOf(text), generic: true}
	words := names.Words(cmp.Or(addresses[o.normal], names.WithoutGenitive(text)))
	if n := len(words); n > 1 && legalForms[words[n-1]] {
		words = words[:n-1]
	}
	if len(words) > 1 && words[0] == "un" {
		words = append([]string{"united", "nations"}, words[1:]...)
	}
	for i, w := range words {
		code := countryOf(w)
		switch {
		case i+1 < len(words) && names.IsArabicArticle(w, words[i+1]), len(words) > 1 && emptyOrganizationWords[w], w == "affairs" && i > 0 && words[i-1] == "foreign":
			continue
		case code != "" && len(w) > 2:
			w = "=" + code
		default:
			w = inFull(american(w))
			o.generic = o.generic && names.IsInstitution(w)
		}
		o.words = append(o.words, w)
		o.sounds = append(o.sounds, names.ReadSounds(w))
	}
	o.joined = names.ReadSounds(strings.Join(words, ""))
	return o
}

// inFull writes a word of an institution without the ending of the plural: Guards
// Corps, Guard Corps.
func inFull(word string) string {
	if singular, ok := strings.CutSuffix(word, "s"); ok && names.IsInstitution(singular) {
		return singular
	}
	return word
}

// countryOf returns the code of a country by its name, adjective or people.
func countryOf(text string) string {
	code := gazetteer.Country(text)
	if code == "" {
		code = gazetteer.CountryOfAdjective(text)
	}
	if code == "" {
		code = gazetteer.Country(strings.TrimSuffix(names.Normalise(text), "s")) // Syria's
	}
	return code
}

func american(word string) string {
	if us, ok := britishWords[word]; ok {
		return us
	}
	for _, ending := range britishEndings {
		if stem, ok := strings.CutSuffix(word, ending[0]); ok {
			return stem + ending[1]
		}
	}
	return word
}

// compareOrganizations compares the words: countries by what they are, numbers
// as they are, all others by their letters too.
func compareOrganizations(c *Comparison, a, b *organizationForm) {
	switch {
	case a.normal == b.normal:
		c.add("name", 1, 1, "the same name")
	case a.country != "" && b.country != "":
		compareStates(c, a.country, b.country)
	case a.country != "" || b.country != "":
		c.add("state", 0, 1, "only one is the name of %s", gazetteer.Name(a.country+b.country))
	case sameWords(a, b):
		c.add("name", 0.95, 1, "the same words")
	case isAcronym(a, b) || isAcronym(b, a):
		c.add("acronym", 0.6, 1, "one may be the initials of the other")
	default:
		compareOrganizationSpellings(c, a, b)
	}
}

func compareStates(c *Comparison, a, b string) {
	if a == b {
		c.add("state", 1, 1, "both name %s", gazetteer.Name(a))
		return
	}
	c.add("state", 0, 1, "one names %s, the other %s", gazetteer.Name(a), gazetteer.Name(b))
}

// sameWords tells whether the words are equal, in one order, or in any where
// they are an institution and its country.
func sameWords(a, b *organizationForm) bool {
	if len(a.words) == 0 {
		return false
	}
	if slices.Equal(a.words, b.words) {
		return true
	}
	return a.generic && b.generic && slices.Equal(slices.Sorted(slices.Values(a.words)), slices.Sorted(slices.Values(b.words)))
}

// isAcronym tells whether one word is the initials of the other's words.
func isAcronym(short, long *organizationForm) bool {
	if len(short.words) != 1 || len(long.words) < 2 {
		return false
	}
	return short.words[0] == long.initials()
}

// initials returns the first letters of the words that matter.
func (o *organizationForm) initials() string {
	initials := ""
	for _, w := range strings.Fields(o.normal) {
		if !emptyOrganizationWords[w] {
			initials += w[:1]
		}
	}
	return initials
}

func compareOrganizationSpellings(c *Comparison, a, b *organizationForm) {
	likeness := a.joined.Compare(b.joined)
	if !differInMeaning(a.words, b.words) {
		likeness = min(likeness, compareWords(a.sounds, b.sounds))
	}
	value := likenessValue[likeness]
	if likeness == names.SameSkeleton {
		value = 0.2
	}
	c.add("name", value, 0.9, "the names are %s", likenessWords[likeness])
	compareLength(c, likeness, &a.joined, &b.joined)
}

// differInMeaning tells whether words at one place are different countries or
// numbers, or different words of institutions, however alike their letters.
func differInMeaning(a, b []string) bool {
	for i := range min(len(a), len(b)) {
		if a[i] == b[i] {
			continue
		}
		country := a[i][0] == '=' || b[i][0] == '='
		number := strings.ContainsAny(a[i]+b[i], "0123456789")
		if country || number || names.IsInstitution(a[i]) && names.IsInstitution(b[i]) {
			return true
		}
	}
	return false
}
