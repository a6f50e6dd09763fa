package index

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/gazetteer"
)

// sourcesAgree is how far apart, in kilometres, two sources may put one city:
// its town hall and its airport, but not two cities of one name.
const sourcesAgree = 25

// addLocations finds where the places lie. What sources say comes first; else
// the gazetteer tells, of those that are certainly one of its cities.
func (s *segment) addLocations() {
	for i, p := range s.places.All() {
		stated := s.statedLocations(p)
		if len(stated) == 0 {
			stated = s.cityLocation(i, p)
		}
		p.Location = agreed(stated)
	}
}

// statedLocations returns the coordinates that mentions of a place keep, sorted.
// What cannot be read as such means nothing here, like all that is kept.
func (s *segment) statedLocations(p *graph.Place) []graph.Location {
	var kept []string
	for _, id := range p.Mentions {
		m := s.mentions.Get(id)
		if m == nil {
			continue
		}
		for _, k := range m.Kept {
			if k.Name == graph.KeptCoordinates {
				kept = append(kept, k.Value)
			}
		}
	}
	slices.Sort(kept)
	var found []graph.Location
	for _, text := range slices.Compact(kept) {
		if l, err := graph.ParseLocation(text); err == nil {
			found = append(found, l)
		}
	}
	return found
}

// agreed returns the first point, if the others are as good as the same; nil
// where there is none, or sources contradict one another.
func agreed(points []graph.Location) *graph.Location {
	for _, point := range points {
		if points[0].Kilometres(point) > sourcesAgree {
			return nil
		}
	}
	if len(points) == 0 {
		return nil
	}
	return &points[0]
}

// cityLocation returns where the city of the gazetteer lies that a place
// certainly is: sources call it a city, all its names that the gazetteer knows
// are names of that one, and what it lies in is the country of that one, or
// nothing is said of it.
func (s *segment) cityLocation(i uint32, p *graph.Place) []graph.Location {
	if p.Kind != "CITY" {
		return nil
	}
	outer := s.countriesAround(i)
	cities, countries := citiesNamed(p.Names)
	countries = append(countries, outer...)
	cities = slices.DeleteFunc(cities, func(city int32) bool {
		return slices.ContainsFunc(countries, func(code string) bool { return code != gazetteer.CityOf(city).Country })
	})
	if len(cities) != 1 || len(s.around[i]) > 0 && len(outer) == 0 {
		return nil
	}
	city := gazetteer.CityOf(cities[0])
	return []graph.Location{{Latitude: city.Latitude, Longitude: city.Longitude}}
}

// citiesNamed returns the cities that go by all of the names that are known as
// those of cities, and the countries that follow a comma in names: "" stands for
// what is none.
func citiesNamed(all []graph.Name) (cities []int32, countries []string) {
	known := false
	for _, name := range all {
		bare, within, isWithin := strings.Cut(name.Value, ",")
		if isWithin {
			countries = append(countries, gazetteer.Country(within))
		}
		found := gazetteer.Cities(bare)
		switch {
		case len(found) == 0:
		case !known:
			cities, known = slices.Clone(found), true
		default:
			cities = slices.DeleteFunc(cities, func(city int32) bool { return !slices.Contains(found, city) })
		}
	}
	return cities, countries
}

// countriesAround returns the codes of the countries in which a place lies, as
// far as the gazetteer knows their names. What is said to be no country is none:
// Georgia may be a state of the United States.
func (s *segment) countriesAround(i uint32) []string {
	var codes []string
	for _, outer := range s.around[i] {
		p := s.places.At(outer)
		if p.Kind != "" && p.Kind != "COUNTRY" {
			continue
		}
		for _, name := range p.Names {
			if code := gazetteer.Country(name.Value); code != "" {
				codes = append(codes, code)
			}
		}
	}
	return codes
}
