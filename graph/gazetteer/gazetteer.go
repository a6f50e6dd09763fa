// Package gazetteer knows countries, their adjectives and seats of government,
// and large cities under their many names, from tables that are embedded. The
// heads of the tables name their sources and licences; scripts/gazetteer.py
// makes them.
//
// Names are compared as [names.Normalise] has them. A name that two countries
// share, such as Congolese, is unknown.
package gazetteer

import (
	_ "embed" // for the tables
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/parley-kg/parley/graph/names"
)

//go:embed countries.tsv
var countriesTable string

//go:embed cities.tsv
var citiesTable string

// tables are read when first asked for.
var tables = sync.OnceValue(read)

type gazetteer struct {
	// countries, adjectives and seats give codes by normalised names.
	countries, adjectives, seats map[string]string
	// named gives names by codes.
	named map[string]string
	// cities gives places in the table by normalised names, in order; known is the table.
	cities map[string][]int32
	known  []City
}

// City is a row of the table of cities.
type City struct {
	// Name is what the table calls it first, normalised.
	Name string
	// Country is the ISO 3166-1 code of the country in which it lies.
	Country string
	// Latitude and Longitude are in degrees, WGS 84.
	Latitude, Longitude float64
	// Region is the code of the part of its country in which it lies, for those of which [Regions] knows the parts.
	Region string
}

// added is what the table of countries lacks: code, names, adjectives and
// peoples, seats of government by which the press calls governments.
var added = []struct{ code, names, adjectives, seats string }{
	{"AE", "", "emirates", ""},
	{"AR", "", "argentine argentinian", "casa rosada"},
	{"BR", "", "", "planalto"},
	{"CH", "", "swiss", "berne"},
	{"CI", "cote d'ivoire", "", ""},
	{"CN", "", "chinese", "peking;zhongnanhai"},
	{"CZ", "czechia", "", ""},
	{"DK", "", "dane", ""},
	{"ES", "", "spaniard", ""},
	{"FI", "", "finn", ""},
	{"FR", "", "french", "elysee;elysee palace;matignon"},
	{"GB", "uk;britain", "briton brit", "downing street;whitehall"},
	{"GE", "republic of georgia", "", ""},
	{"IL", "", "", "tel aviv"},
	{"IN", "", "indian", "delhi"},
	{"IT", "", "", "palazzo chigi"},
	{"KP", "dprk", "", ""},
	{"KR", "", "", "blue house"},
	{"KZ", "", "kazakh", "astana"},
	{"MM", "burma", "", ""},
	{"NL", "", "netherlander", ""},
	{"NO", "", "norwegian", ""},
	{"PL", "", "pole", ""},
	{"RU", "", "", "kremlin"},
	{"SA", "", "saudi", ""},
	{"SE", "", "swede", ""},
	{"SY", "", "", "dimashq"},
	{"TJ", "", "tajik", ""},
	{"TR", "turkiye;turkey", "turk", ""},
	{"US", "us;america", "american", "washington;white house"},
	{"UZ", "", "uzbek", ""},
	{"VA", "vatican;holy see", "", ""},
	{"YE", "", "", "sanaa"},
}

func read() *gazetteer {
	g := &gazetteer{
		countries: map[string]string{}, adjectives: map[string]string{}, seats: map[string]string{},
		named: map[string]string{}, cities: map[string][]int32{},
	}
	for row := range rows(countriesTable) {
		code := row[0]
		g.named[code] = row[1]
		put(g.countries, code, append(strings.Split(row[2], ";"), row[1]))
		put(g.adjectives, code, strings.Split(row[3], ";"))
		put(g.seats, code, []string{row[4]})
	}
	for _, a := range added {
		override(g.countries, a.code, strings.Split(a.names, ";"))
		override(g.adjectives, a.code, strings.Fields(a.adjectives))
		override(g.seats, a.code, strings.Split(a.seats, ";"))
	}
	delete(g.seats, "brussels")  // of the European Union as well
	delete(g.countries, "congo") // either of two
	delete(g.countries, "korea")
	for row := range rows(citiesTable) {
		city := int32(len(g.known)) //nolint:gosec // there are some thousands
		for _, name := range append(strings.Split(row[2], ";"), row[1]) {
			g.addCity(names.Normalise(name), city)
		}
		g.known = append(g.known, City{Name: names.Normalise(row[1]), Country: row[0], Latitude: degrees(row[3]), Longitude: degrees(row[4]), Region: row[5]})
	}
	return g
}

// degrees reads a number of the table, which scripts/gazetteer.py wrote.
func degrees(text string) float64 {
	d, err := strconv.ParseFloat(text, 64)
	if err != nil {
		panic("gazetteer: the table of cities: " + err.Error())
	}
	return d
}

func (g *gazetteer) addCity(name string, city int32) {
	if name != "" && !slices.Contains(g.cities[name], city) {
		g.cities[name] = append(g.cities[name], city)
	}
}

// rows goes through the lines of a table that are no comments.
func rows(table string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(table) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			if !yield(strings.Split(strings.TrimSuffix(line, "\n"), "\t")) {
				return
			}
		}
	}
}

// put maps names to a code; those that another code has to none.
func put(codes map[string]string, code string, all []string) {
	for _, name := range all {
		key := names.Normalise(name)
		if other, taken := codes[key]; taken && other != code {
			codes[key] = ""
		} else if key != "" {
			codes[key] = code
		}
	}
}

func override(codes map[string]string, code string, all []string) {
	for _, name := range all {
		if key := names.Normalise(name); key != "" {
			codes[key] = code
		}
	}
}

// Country returns the ISO 3166-1 code of the country that has the name, in
// English, in its own or in a large European language; "" where none has, or
// several have.
func Country(name string) string { return tables().countries[names.Normalise(name)] }

// CountryOfAdjective returns the code of the country of an adjective or a
// people: Syrian, Syrians, French; "" where none has it, or several have.
func CountryOfAdjective(word string) string {
	normal := names.Normalise(word)
	if code, known := tables().adjectives[normal]; known {
		return code
	}
	return tables().adjectives[strings.TrimSuffix(normal, "s")]
}

// CountryOfSeat returns the code of the country whose government goes by the
// name of a place: its capital, or another seat such as Tel Aviv or the Kremlin;
// "" where none does.
func CountryOfSeat(name string) string { return tables().seats[names.Normalise(name)] }

// Name returns the English name of a country; "" for an unknown code.
func Name(code string) string { return tables().named[code] }

// Cities returns which cities go by a name, each by a number that stays the same
// while the program runs and that [CityOf] takes; none for a name that is unknown.
func Cities(name string) []int32 { return tables().cities[names.Normalise(name)] }

// CityOf returns what is known of a city by the number that [Cities] gave.
func CityOf(number int32) City { return tables().known[number] }
