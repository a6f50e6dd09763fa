package index

import (
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
	"github.com/parley-kg/parley/index/tables"
)

// nameIndex finds actors and places by name.
type nameIndex struct {
	actors, places spellings
	// family finds persons by the normalised family names of their full names.
	family map[string][]uint32
}

// spellings find things by exactly a spelling, and by its normal form.
type spellings struct{ exact, normal map[string][]uint32 }

func newSpellings(size int) spellings {
	return spellings{exact: make(map[string][]uint32, size), normal: make(map[string][]uint32, size)}
}

// newNameIndex makes the index of all names; it is that of the other segment where
// all are called as there.
func (s *segment) newNameIndex(same *takeover) nameIndex {
	if other := same.orNothing(); calledAlike(&s.actors, &other.actors, sameActorNames) && calledAlike(&s.places, &other.places, samePlaceNames) {
		return other.names
	}
	n := nameIndex{
		actors: newSpellings(s.actors.Len()), places: newSpellings(s.places.Len()), family: map[string][]uint32{},
	}
	for i, a := range s.actors.All() {
		for _, name := range a.Names {
			n.actors.add(name.Value, i)
			if a.Type == graph.ActorPerson {
				for _, family := range names.FamilyNames(name.Value) {
					addOnce(n.family, family, i)
				}
			}
		}
	}
	for i, p := range s.places.All() {
		for _, name := range p.Names {
			n.places.add(name.Value, i)
		}
	}
	return n
}

// calledAlike tells whether two tables hold the same things, under the same names.
func calledAlike[T any](rows, others *tables.Table[T], same func(a, b *T) bool) bool {
	if !rows.SharesIDs(others) {
		return false
	}
	for i, row := range rows.All() {
		if !same(row, others.At(i)) {
			return false
		}
	}
	return true
}

func sameActorNames(a, b *graph.Actor) bool {
	return a.Name == b.Name && a.Type == b.Type && sameNames(a.Names, b.Names)
}

func samePlaceNames(a, b *graph.Place) bool { return a.Name == b.Name && sameNames(a.Names, b.Names) }

func sameNames(a, b []graph.Name) bool {
	return slices.EqualFunc(a, b, func(a, b graph.Name) bool { return a.Value == b.Value })
}

func (s spellings) add(spelling string, ordinal uint32) {
	addOnce(s.exact, spelling, ordinal)
	if normal := names.Normalise(spelling); normal != "" {
		addOnce(s.normal, normal, ordinal)
	}
}

// addOnce adds an ordinal to a list. Ordinals come in order.
func addOnce(lists map[string][]uint32, key string, ordinal uint32) {
	if list := lists[key]; len(list) == 0 || list[len(list)-1] != ordinal {
		lists[key] = append(list, ordinal)
	}
}

// find returns what has exactly this spelling; else what has one that is equal
// without case, diacritics, punctuation and leading article.
func (s spellings) find(name string) []uint32 {
	if exact := s.exact[name]; len(exact) > 0 {
		return exact
	}
	return s.normal[names.Normalise(name)]
}

func (s *segment) actorsNamed(name string) []graph.ID {
	found := s.names.actors.find(name)
	if len(found) == 0 {
		found = s.names.family[names.Normalise(name)]
	}
	return idsAt(s.actors.IDs, found)
}

func (s *segment) placesNamed(name string) []graph.ID {
	found := s.names.places.find(name)
	var ids []graph.ID
	for _, place := range found {
		contained := slices.ContainsFunc(found, func(outer uint32) bool { return s.means(outer, place) })
		if !contained {
			ids = append(ids, s.places.IDs[place])
		}
	}
	return ids
}

// means tells whether a name that two places have means the outer one and not
// the inner: where the inner is said to lie in it, or is of a contained kind and
// not said to lie elsewhere.
func (s *segment) means(outer, inner uint32) bool {
	if outer == inner || s.around.leads(outer, inner) {
		return false
	}
	return s.around.leads(inner, outer) || s.contains(outer, inner) && !s.apart(outer, inner)
}

// contains tells whether a place is of a kind that contains that of another.
func (s *segment) contains(outer, inner uint32) bool {
	level := slices.Index(placeKinds, s.places.At(inner).Kind)
	above := slices.Index(placeKinds, s.places.At(outer).Kind)
	return 0 <= above && above < level
}

// apart tells whether two places are said to lie in places of which none is the
// same.
func (s *segment) apart(a, b uint32) bool {
	around, other := s.around[a], s.around[b]
	if len(around) == 0 || len(other) == 0 {
		return false
	}
	return !slices.ContainsFunc(around, func(place uint32) bool { return slices.Contains(other, place) })
}
