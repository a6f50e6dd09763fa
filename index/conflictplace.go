package index

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// disjointKinds are the kinds of which two places have nothing in common, unless
// one lies in the other: a region may overlap another, a site may be part of one.
var disjointKinds = []string{"COUNTRY", "PROVINCE", "CITY"}

// place finds claims whose places exclude each other: Paris and Baku, not Paris
// and France. What is not on one occasion may be in several places.
func (d *disputes) place() {
	if graph.ExtentOf(d.event.Type) != graph.OneOccasion {
		return
	}
	places := map[string][]uint32{} // by what names them
	key := func(c *graph.Claim) (string, bool) {
		at := d.claimedPlaces(c)
		name := fmt.Sprint(at)
		places[name] = at
		return name, true
	}
	placed := slices.DeleteFunc(slices.Clone(d.telling), func(c *graph.Claim) bool { return len(d.claimedPlaces(c)) == 0 })
	answers := gather(d.standing(placed), key)
	slices.SortFunc(answers, func(a, b told[string]) int {
		x, y := places[a.value], places[b.value]
		return cmp.Or(cmp.Compare(d.depth(y), d.depth(x)), slices.Compare(x, y)) // what lies deepest says most
	})
	apart := func(a, b string) bool { return d.allApart(places[a], places[b]) }
	var readings []reading
	for _, s := range sides(answers, apart) {
		readings = append(readings, reading{d.placeNames(places[s[0].value]), s.claims()})
	}
	slices.SortFunc(readings, func(a, b reading) int { return cmp.Compare(a.value, b.value) })
	d.add(graph.ConflictPlace, tables.None, readings, ruleAsserted, ruleFirstHand, ruleMoreSources)
}

func (d *disputes) claimedPlaces(c *graph.Claim) []uint32 {
	var at []uint32
	for _, mention := range c.Places {
		if place := d.placeOf(mention); place != tables.None {
			at = append(at, place)
		}
	}
	return sortedSet(at)
}

// depth is in how many places the deepest lies.
func (d *disputes) depth(places []uint32) int {
	deepest := 0
	for _, p := range places {
		deepest = max(deepest, len(d.around[p]))
	}
	return deepest
}

func (d *disputes) placeNames(places []uint32) string {
	names := make([]string, len(places))
	for i, p := range places {
		names[i] = d.places.At(p).Name
	}
	return strings.Join(names, " and ")
}

// allApart tells whether each place of the one excludes each of the other.
func (d *disputes) allApart(a, b []uint32) bool {
	for _, x := range a {
		for _, y := range b {
			if !d.apart(x, y) {
				return false
			}
		}
	}
	return true
}

// apart tells whether two places have certainly nothing in common: they, or what
// they lie in, are two of one kind. Where nobody says in which country a city
// lies, it may lie in any.
func (d *disputes) apart(a, b uint32) bool {
	if a == b || d.around.leads(a, b) || d.around.leads(b, a) {
		return false
	}
	for _, x := range append([]uint32{a}, d.around[a]...) {
		for _, y := range append([]uint32{b}, d.around[b]...) {
			kind := d.places.At(x).Kind
			distinct := x != y && !d.around.leads(x, y) && !d.around.leads(y, x)
			if distinct && kind == d.places.At(y).Kind && slices.Contains(disjointKinds, kind) {
				return true
			}
		}
	}
	return false
}
