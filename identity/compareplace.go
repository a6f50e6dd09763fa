package identity

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph/gazetteer"
	"github.com/parley-kg/parley/graph/names"
)

// placeForm is the name of a place taken apart.
type placeForm struct {
	normal string
	// words are those that are left without articles, directions and words of kind.
	words  []names.Sounds
	joined names.Sounds
	// country is the code of the country that has the name; adjective tells that it is no name but an adjective.
	country   string
	adjective string
	cities    []int32
	// kind is what the name says the place to be: CITY, PROVINCE; within what stands after a comma.
	kind, within string
	// container is what that is known to be.
	container container
	// directions are north, southwest and so on, sorted: a part, or another country.
	directions []string
	// pinyin are what a name in Wade-Giles may be in Pinyin.
	pinyin []string
}

// placeWords are words that tell what kind of place has the name.
var placeWords = map[string]string{
	"city": "CITY", "town": "CITY", "province": "PROVINCE", "governorate": "PROVINCE", "muhafazah": "PROVINCE",
	"state": "PROVINCE", "oblast": "PROVINCE", "district": "REGION", "region": "REGION",
}

// spelledNearly are names of two places that the letters, or the table of cities,
// would take for one: of two provinces of China, of which some write both with one
// a; and that of a town of France, which is also what the French call Vienna.
var spelledNearly = map[[2]string]bool{{"shaanxi", "shanxi"}: true, {"vienna", "vienne"}: true}

// emptyPlaceWords do not tell names apart.
var emptyPlaceWords = map[string]bool{
	"of": true, "the": true, "al": true, "el": true, "heights": true, "yafo": true, "yaffo": true,
}

var directions = map[string]string{
	"north": "north", "northern": "north", "south": "south", "southern": "south", "east": "east", "eastern": "east",
	"west": "west", "western": "west", "northwest": "northwest", "northwestern": "northwest", "northeast": "northeast",
	"northeastern": "northeast", "southwest": "southwest", "southwestern": "southwest", "southeast": "southeast",
	"southeastern": "southeast", "central": "central", "upper": "upper", "lower": "lower", "rif": "countryside",
	"countryside": "countryside", "suburbs": "countryside", "new": "new", "equatorial": "equatorial",
}

var placeAbbreviations = map[string]string{"st": "saint", "ste": "saint", "mt": "mount", "ft": "fort"}

// beforePlaces are words that some annotators take into the span of a place: "in
// Egypt". "Near Egypt" is another place.
var beforePlaces = map[string]bool{"in": true, "at": true, "to": true, "from": true, "into": true}

func readPlace(text string) *placeForm {
	name, within, _ := strings.Cut(names.WithoutGenitive(text), ",")
	p := &placeForm{
		normal: names.Normalise(text), within: names.Normalise(within),
		country: gazetteer.Country(name), cities: gazetteer.Cities(name), pinyin: names.PlaceInPinyin(name),
	}
	if p.country == "" {
		p.adjective = gazetteer.CountryOfAdjective(name)
	}
	if within != "" {
		p.lieIn(readContainer(within, p.cities))
	}
	words := names.Words(name)
	if len(words) > 1 && beforePlaces[words[0]] {
		words = words[1:]
	}
	var left []string
	for i, w := range words {
		w = american(w)
		if full, ok := placeAbbreviations[w]; ok {
			w = full
		}
		switch {
		case len(words) > 1 && placeWords[w] != "":
			p.kind = placeWords[w]
		case len(words) > 1 && directions[w] != "":
			p.directions = append(p.directions, directions[w])
		case len(words) > 1 && emptyPlaceWords[w], i+1 < len(words) && names.IsArabicArticle(w, words[i+1]):
		default:
			left = append(left, w)
		}
	}
	slices.Sort(p.directions)
	for _, w := range left {
		p.words = append(p.words, names.ReadSounds(w))
	}
	p.joined = names.ReadSounds(strings.Join(left, ""))
	if p.cities == nil && p.kind != "" && p.kind != "REGION" {
		p.cities = gazetteer.Cities(strings.Join(left, " "))
	}
	return p
}

// lieIn takes what the name says of where the place lies into account: the cities
// of that name elsewhere are others, and so is a country.
func (p *placeForm) lieIn(c container) {
	p.container = c
	if c.country == "" {
		return
	}
	p.cities = c.cities(p.cities)
	if p.country != c.country {
		p.country = ""
	}
}

// comparePlaces compares what is known of the names, then their letters.
func comparePlaces(c *Comparison, a, b *placeForm) {
	switch {
	case a.normal == b.normal:
		c.add("name", 1, 1, "the same name")
	case spelledNearly[[2]string{min(a.normal, b.normal), max(a.normal, b.normal)}]:
		c.add("name", 0.6, 1, "there are two places of these names")
	case (a.adjective == "") != (b.adjective == ""):
		c.add("name", 0, 1, "one is an adjective, not the name of a place")
	case sharesNameOf(a, b) || sharesNameOf(b, a):
		c.add("country", 0.6, 1, "the bare name is that of two countries")
	case a.country != "" && b.country != "" && a.country == b.country:
		c.add("country", 1, 1, "both are names of %s", gazetteer.Name(a.country))
	case (a.country != "" || b.country != "") && a.country != b.country:
		c.add("country", 0, 1, "only one is the name of %s", gazetteer.Name(a.country+b.country))
	case a.within != "" && b.within != "" && !a.liesWith(b):
		compareContainers(c, a, b)
	case !slices.Equal(a.directions, b.directions):
		c.add("part", 0, 1, "one is a part of the other, or another place: %s", strings.Join(append(a.directions, b.directions...), ", "))
	case a.kind != "" && b.kind != "" && a.kind != b.kind:
		c.add("kind", 0, 1, "one is called a %s, the other a %s", strings.ToLower(a.kind), strings.ToLower(b.kind))
	case (a.within == "") != (b.within == ""):
		compareWithin(c, a, b)
	default:
		compareCities(c, a, b)
	}
}

// liesWith tells whether two names say the same of where the place lies, in words
// or by what these are known to mean.
func (p *placeForm) liesWith(o *placeForm) bool {
	if p.container.country != "" && o.container.country != "" {
		return p.container.same(o.container)
	}
	return p.within == o.within || max(len(p.within), len(o.within)) >= 4 && abbreviates(p.within, o.within)
}

// compareContainers compares names that say different things of where the place
// lies: in two states, or in a state and its country. The country suffices where
// it is known to have one city of the name; small towns of the United States are
// in no table.
func compareContainers(c *Comparison, a, b *placeForm) {
	known := a.container.country != "" || b.container.country != ""
	if a.container.apart(b.container) || !known && !abbreviates(a.within, b.within) {
		c.add("within", 0, 1, "one is in %s, the other in %s", a.within, b.within)
		return
	}
	compareCities(c, a, b)
	if a.container.country != b.container.country || a.container.country == "US" || !haveOneCity(a, b) {
		c.add("within", -0.4, 1, "one is in %s, the other in %s", a.within, b.within)
	}
}

// haveOneCity tells whether the table has one city for both names, and no other for either.
func haveOneCity(a, b *placeForm) bool { return len(a.cities) == 1 && slices.Equal(a.cities, b.cities) }

// sharesNameOf tells whether a bare name is one that the other place has with others.
func sharesNameOf(bare, other *placeForm) bool {
	return slices.ContainsFunc(sharedNames[bare.normal], func(m meaning) bool {
		return names.Normalise(m.full) == other.normal || m.in.region == "" && m.in.country == other.country && bare.normal != other.normal
	})
}

// compareWithin compares a bare name with one that tells in what the place lies.
// Most places have namesakes, so that they are one for sure only where the table
// of cities has one city of the bare name, and it lies there, or where the bare
// name is that of a capital. Small towns of a state or province, which the table
// lacks, are what their own papers mean: of those it proves nothing that the city
// of the name lies elsewhere.
func compareWithin(c *Comparison, a, b *placeForm) {
	bare, full := a, b
	if a.within != "" {
		bare, full = b, a
	}
	compareCities(c, a, b)
	in := full.container
	capital := in.country != "" && gazetteer.CountryOfSeat(bare.normal) == in.country && len(full.cities) > 0
	switch {
	case in.country != "" && in.region == "" && len(bare.cities) > 0 && len(full.cities) == 0:
		c.add("within", -1, 1, "no city that has the bare name is in %s", gazetteer.Name(in.country))
	case !capital && (in.country == "" || !haveOneCity(a, b)):
		c.add("within", -0.4, 1, "only one tells that it is in %s", full.within)
	}
}

// abbreviates tells whether one name may be short for the other: Calif., CA.
func abbreviates(a, b string) bool {
	return len(a) < 4 || len(b) < 4 || strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// compareCities compares names by the table of cities, and by their letters
// where it does not know both.
func compareCities(c *Comparison, a, b *placeForm) {
	common := intersection(a.cities, b.cities)
	switch {
	case len(common) == 1 && a.within == b.within && (meansAnother(a, common[0]) || meansAnother(b, common[0])):
		c.add("city", 0, 1, "the bare name is that of a capital, and the other that of another city")
		return
	case len(common) == 1 && (isOtherCity(a, common[0]) || isOtherCity(b, common[0])):
		c.add("city", 0.6, 1, "both are names of one city, but one is first of all that of another")
	case len(common) == 1:
		c.add("city", 0.95, 1, "both are names of one city")
	case len(common) == 0 && len(a.cities) > 0 && len(b.cities) > 0:
		c.add("city", 0, 1, "they are names of two cities")
		return
	default:
		compareSpellings(c, a, b)
	}
	compareKinds(c, a, b)
}

// meansAnother tells whether a bare name is that of a capital, and not of this city:
// Santiago is not Santiago de Cuba.
func meansAnother(p *placeForm, city int32) bool {
	capital := gazetteer.CountryOfSeat(p.normal)
	return p.within == "" && capital != "" && capital != gazetteer.CityOf(city).Country
}

// isOtherCity tells whether a name is what the table calls another city, as Salem
// is, and not this one, which has it among its other names.
func isOtherCity(p *placeForm, city int32) bool {
	called := func(n int32) bool { return gazetteer.CityOf(n).Name == p.normal }
	return !called(city) && slices.ContainsFunc(p.cities, called)
}

// compareKinds doubts that a place is the one that is called a city, since the
// bare name means the containing one; or the one that is called a province,
// where a city is known by the name.
func compareKinds(c *Comparison, a, b *placeForm) {
	if a.kind == b.kind {
		return
	}
	city := a.kind == "CITY" || b.kind == "CITY"
	if city || len(a.cities)+len(b.cities) > 0 {
		c.add("kind", -0.4, 1, "only one is called a %s", strings.ToLower(a.kind+b.kind))
	}
}

// compareSpellings compares the letters: few consonants alone prove nothing.
func compareSpellings(c *Comparison, a, b *placeForm) {
	if slices.Contains(a.pinyin, b.normal) || slices.Contains(b.pinyin, a.normal) {
		c.add("transliteration", 0.95, 1, "one is in Wade-Giles what the other is in Pinyin")
		return
	}
	likeness := compareWords(a.words, b.words)
	if joined := a.joined.Compare(b.joined); joined < likeness {
		likeness = joined
	}
	value := likenessValue[likeness]
	if likeness == names.SameSkeleton {
		value = 0.2
	}
	c.add("name", value, 0.9, "the names are %s", likenessWords[likeness])
	compareLength(c, likeness, &a.joined, &b.joined)
}

// compareLength doubts spellings that have few letters to agree in: Tyre, Tire.
func compareLength(c *Comparison, likeness names.Likeness, a, b *names.Sounds) {
	short := min(a.Consonants(), b.Consonants()) < 3 && min(a.Letters(), b.Letters()) < 5
	if short && likeness > names.Equal && likeness < names.SameSkeleton {
		c.add("letters", -0.2, 1, "they have too few letters to be sure")
	}
}

// compareWords returns the least likeness of the words of two names, which are
// unlike where one has more words.
func compareWords(a, b []names.Sounds) names.Likeness {
	if len(a) != len(b) || len(a) == 0 {
		return names.Unlike
	}
	worst := names.Equal
	for i := range a {
		worst = max(worst, a[i].Compare(b[i]))
	}
	return worst
}

func intersection(a, b []int32) []int32 {
	var common []int32
	for _, x := range a {
		if slices.Contains(b, x) {
			common = append(common, x)
		}
	}
	return common
}
