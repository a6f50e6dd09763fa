package identity

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph/gazetteer"
	"github.com/parley-kg/parley/graph/names"
)

// container is what stands after the comma of a place name: Illinois in
// "Springfield, Ill."; empty where it is not known to contain places.
type container struct {
	country string // the code
	// region is the code of a part of the country, or the name of a city in it.
	region string
}

// apart tells whether no place lies in both.
func (c container) apart(o container) bool {
	return c.country != "" && o.country != "" && c.country != o.country ||
		c.region != "" && o.region != "" && c.region != o.region
}

// same tells whether both are known, and one.
func (c container) same(o container) bool { return c.country != "" && c == o }

// cityPrefix tells the name of a city from the code of a part of a country.
const cityPrefix = "city "

func (c container) isCity() bool { return strings.HasPrefix(c.region, cityPrefix) }

// holds tells whether a city lies in it, as far as that is known.
func (c container) holds(city int32) bool {
	known := gazetteer.CityOf(city)
	return known.Country == c.country && (known.Region == "" || c.region == "" || known.Region == c.region)
}

// cities returns those of some that lie in it.
func (c container) cities(all []int32) []int32 {
	return slices.DeleteFunc(slices.Clone(all), func(city int32) bool { return !c.holds(city) })
}

// readContainer reads what follows the first comma, for a place whose name the
// given cities have, the largest first: "Ontario, Canada".
func readContainer(within string, cities []int32) container {
	var c container
	parts := strings.Split(within, ",")
	for _, part := range slices.Backward(parts) {
		meant := meaningsOf(names.Normalise(part))
		if c.country != "" {
			meant = slices.DeleteFunc(meant, func(m container) bool { return m.country != c.country || m.region == "" })
		}
		if len(meant) == 0 {
			continue
		}
		inside := slices.IndexFunc(meant, func(m container) bool { return len(m.cities(cities)) > 0 })
		c = meant[max(0, inside)]
	}
	return c
}

// meaningsOf returns what contains places and goes by a name, what the press means
// most often first: "Tbilisi, Georgia" and "Berlin, DE" are told from "Athens,
// Georgia" and "Dover, DE" by the cities only.
func meaningsOf(part string) []container {
	var meant []container
	for _, region := range gazetteer.Regions(part) {
		meant = append(meant, container{gazetteer.CountryOfRegion(region), region})
	}
	// Of parts that share a name those of the United States are meant most often.
	slices.SortStableFunc(meant, func(a, b container) int { return compareBool(a.country != "US", b.country != "US") })
	if code := gazetteer.Country(part); code != "" {
		meant = append(meant, container{country: code})
	}
	if iso := strings.ToUpper(part); len(part) == 2 && gazetteer.Name(iso) != "" {
		meant = append(meant, container{country: iso})
	}
	if len(meant) > 0 {
		return meant
	}
	if code := countryOfCities(gazetteer.Cities(part)); code != "" {
		meant = append(meant, container{code, cityPrefix + part})
	}
	return meant
}

// countryOfCities returns the code of the country in which all of some cities lie;
// "" of none, and where they lie in several.
func countryOfCities(cities []int32) string {
	code := ""
	for _, city := range cities {
		in := gazetteer.CityOf(city).Country
		if code != "" && in != code {
			return ""
		}
		code = in
	}
	return code
}
