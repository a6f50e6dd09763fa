package identity

import (
	"slices"

	"github.com/parley-kg/parley/graph/gazetteer"
)

// fewCities is how many other cities of a country an article must name for a doubt
// whether it means that country's namesake of a capital.
const fewCities = 2

// readCityNames finds out which of the cities that have a name an article means by it:
// Valencia in one that speaks of Venezuela and not of Spain lies there. A bare name
// that is that of a capital means this, unless the article names other cities of
// one country with a namesake only: then nobody knows.
func (r *resolver) readCityNames(group []int32) {
	found := map[int32]*placing{} // by what the article says without them, so that their order is no matter
	for _, node := range group {
		place := r.placeForm(node)
		if place == nil || r.placings[node] != nil || place.within != "" || place.country != "" || kindOf(r.mentions[node])&^cityKind != 0 {
			continue
		}
		having := countriesOf(place.cities)
		if len(having) < 2 {
			continue
		}
		told := r.citiesTold(group, place, having)
		if len(told) != 1 {
			continue
		}
		for code, cities := range told {
			capital := gazetteer.CountryOfSeat(place.normal)
			switch {
			case capital == "":
				found[node] = &placing{lies: container{country: code}, after: -1}
			case capital != code && len(cities) >= fewCities:
				found[node] = &placing{unclear: true, after: -1}
			}
		}
	}
	for node, p := range found {
		r.placings[node] = p
	}
}

// countriesOf returns the codes of the countries in which cities lie, sorted.
func countriesOf(cities []int32) []string {
	var codes []string
	for _, city := range cities {
		codes = append(codes, gazetteer.CityOf(city).Country)
	}
	return sortedOnce(codes)
}

// citiesTold returns of which of some countries the article speaks by other names
// than that of a place, and which cities of each it names.
func (r *resolver) citiesTold(group []int32, place *placeForm, countries []string) map[string]map[string]bool {
	told := map[string]map[string]bool{} // the names of cities, by country
	for _, node := range group {
		name := r.names[node]
		if name.plain == place.normal || sharedNames[name.plain] != nil {
			continue
		}
		for _, in := range r.speaksOf(node) {
			if !slices.Contains(countries, in.country) {
				continue
			}
			if told[in.country] == nil {
				told[in.country] = map[string]bool{}
			}
			if name.place != nil && name.place.country == "" {
				told[in.country][name.plain] = true
			}
		}
	}
	return told
}
