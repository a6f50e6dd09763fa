package identity

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/gazetteer"
	"github.com/parley-kg/parley/graph/names"
)

// placeRelation is what is known of the places of two reports.
type placeRelation int

// From what excludes to what is evidence: of several pairs of places the last counts.
const (
	placesApart  placeRelation = iota
	placesUntold               // both name places, and nothing tells whether one is in the other
	placesUnsaid               // one names none
	placesNested
	placesEqual
)

func (c *eventComparison) addPlaces(relation placeRelation) {
	switch relation {
	case placesEqual:
		c.add(featurePlace, 1, 0.3, "the same place")
	case placesNested:
		c.add(featurePlace, 0.7, 0.3, "one place lies in the other")
	case placesApart:
		c.bar = featurePlace
		c.add(featurePlace, -1, 0.3, "the places exclude each other")
	case placesUntold:
		c.bar = featurePlace
		c.add(featurePlace, 0, 0.3, "nothing tells whether the two places are one")
	}
}

// ground is what the names of a place tell of where it is.
type ground struct {
	name    string  // as it is called first, without the words for what it is
	country string  // the code of the country that it is
	cities  []int32 // those that it may be; none for a country
}

// comparePlaces compares the smallest places that two reports name: who says
// "Lyon, France" does not say that all of France is the same place.
func (r *resolver) comparePlaces(a, b []int32) placeRelation {
	a, b = r.innermost(a), r.innermost(b)
	if len(a) == 0 || len(b) == 0 {
		return placesUnsaid
	}
	best := placesApart
	for _, x := range a {
		for _, y := range b {
			best = max(best, r.relate(x, y))
		}
	}
	return best
}

// innermost leaves out the places in which others of the list lie.
func (r *resolver) innermost(places []int32) []int32 {
	if len(places) < 2 {
		return places
	}
	var smallest []int32
	for _, outer := range places {
		if !slices.ContainsFunc(places, func(inner int32) bool { return r.liesIn(inner, outer) && !r.liesIn(outer, inner) }) {
			smallest = append(smallest, outer)
		}
	}
	return smallest
}

// relate compares two places by what articles and the gazetteer tell.
func (r *resolver) relate(x, y int32) placeRelation {
	if x == y {
		return placesEqual
	}
	if r.liesIn(x, y) || r.liesIn(y, x) || r.isCityOf(x, y) || r.isCityOf(y, x) {
		return placesNested
	}
	left, right := r.groundOf(x), r.groundOf(y)
	ofOneKind := r.kindAt(x) != 0 && r.kindAt(x) == r.kindAt(y)
	twoCities := len(left.cities) > 0 && len(right.cities) > 0 && len(intersection(left.cities, right.cities)) == 0
	if ofOneKind || twoCities || disjoint(r.countriesAround(x), r.countriesAround(y)) {
		return placesApart
	}
	return placesUntold
}

// disjoint tells whether two lists have something, and nothing in common.
func disjoint[T cmp.Ordered](a, b []T) bool {
	return len(a) > 0 && len(b) > 0 && len(common(a, b)) == 0
}

// liesIn tells whether articles say that one place lies in another, in some
// steps, or that it is a city of a country.
func (r *resolver) liesIn(inner, outer int32) bool {
	if inner == outer {
		return false
	}
	if slices.Contains(r.around(inner), outer) {
		return true
	}
	country := r.groundOf(outer).country
	lies := r.countriesAround(inner)
	return country != "" && r.groundOf(inner).country == "" && len(lies) == 1 && lies[0] == country
}

// isCityOf tells whether a province is called after a city: what has the name of
// both is the city in it.
func (r *resolver) isCityOf(city, province int32) bool {
	return r.kindAt(city) == cityKind && r.kindAt(province) == provinceKind &&
		CompareNames(graph.MentionPlace, r.groundOf(city).name, r.groundOf(province).name).Verdict == graph.VerdictSame
}

// bareName returns the name of a place without the words for what it is: that of a
// province is often that of its city.
func bareName(text string) string {
	words := slices.DeleteFunc(names.Words(text), func(word string) bool { return placeWords[word] != "" })
	return strings.Join(words, " ")
}

// around returns the places in which articles say that one lies, in some steps.
func (r *resolver) around(place int32) []int32 {
	var all []int32
	level := []int32{place}
	for range deepest {
		var next []int32
		for _, inner := range level {
			for _, outer := range r.containers[inner] {
				if outer != place && !slices.Contains(all, outer) {
					all, next = append(all, outer), append(next, outer)
				}
			}
		}
		level = next
	}
	return all
}

// countriesAround returns the codes of the countries in one of which a place
// lies, sorted: what articles say comes before what cities have the name, its own
// before that of a place around it.
func (r *resolver) countriesAround(place int32) []string {
	own := r.groundOf(place)
	if own.country != "" {
		return []string{own.country}
	}
	var codes []string
	outer := r.around(place)
	for _, p := range outer {
		if code := r.groundOf(p).country; code != "" {
			codes = append(codes, code)
		}
	}
	for _, p := range append([]int32{place}, outer...) {
		if len(codes) > 0 {
			break
		}
		for _, city := range r.groundOf(p).cities {
			codes = append(codes, gazetteer.CityOf(city).Country)
		}
	}
	return sortedOnce(codes)
}

func (r *resolver) groundOf(place int32) *ground {
	if g := r.grounds[place]; g != nil {
		return g
	}
	return &ground{}
}

// readGrounds notes what names tell of places. Where a name is that of a country
// and of a city, as Luxembourg, only a stated kind makes it the city.
func (r *resolver) readGrounds() {
	r.grounds = map[int32]*ground{}
	for node, m := range r.mentions {
		if m.Type != graph.MentionPlace {
			continue
		}
		root := r.sets.find(int32(node))
		if r.grounds[root] == nil {
			r.grounds[root] = &ground{name: bareName(m.Text)}
		}
		g, form, stated := r.grounds[root], r.names[node].place, r.kindAt(root)
		switch {
		case form.country != "" && stated != cityKind:
			g.country, g.cities = max(g.country, form.country), nil
		case g.country == "" && (stated == 0 || stated&cityKind != 0):
			g.cities = sortedOnce(append(g.cities, form.cities...))
		}
	}
}

// readContainers notes in which places each lies, as articles say.
func (r *resolver) readContainers() {
	r.containers = map[int32][]int32{}
	for inner, outer := range r.within() {
		if in, out := r.sets.find(inner), r.sets.find(outer); in != out {
			r.containers[in] = sortedOnce(append(r.containers[in], out))
		}
	}
	r.readGrounds()
}
