package index

import (
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
	"github.com/parley-kg/parley/index/tables"
)

// placeKinds has the containing kinds first.
var placeKinds = graph.PlaceKinds()

// foldPlaces makes the places of the clusters, by id, and what lies in what. Where
// they lie comes later.
func (s *segment) foldPlaces(same *takeover) []graph.Place {
	direct := s.statedWithin()
	places := make([]graph.Place, s.clusters.places.Len())
	for i, c := range s.clusters.places.All() {
		if p := same.place(i); p != nil {
			places[i] = *p
			places[i].Mentions, places[i].Within, places[i].Location = c.Members, nil, nil
		} else {
			places[i] = foldPlace(c, s.mentionsOf(c))
		}
		for _, outer := range direct[i] {
			places[i].Within = append(places[i].Within, s.clusters.places.IDs[outer])
		}
	}
	s.around = newClosure(direct)
	return places
}

// place returns the place of the other segment that the same mentions name as one
// here, or nil.
func (t *takeover) place(here uint32) *graph.Place {
	if there := t.placesThere[here]; there != tables.None {
		return t.other.places.At(there)
	}
	return nil
}

func foldPlace(c *graph.Cluster, mentions []*graph.Mention) graph.Place {
	spellings := spellingsOf(mentions)
	return graph.Place{
		ID: c.ID, Name: preferred(spellings, nil, names.PreferredName), Names: spellings,
		SameAs: sameAsOf(mentions), Kind: graph.StatedKind(mentions), Mentions: c.Members,
	}
}

// statedWithin returns what claims say each place lies in directly, by ordinal.
func (s *segment) statedWithin() [][]uint32 {
	direct := make([][]uint32, s.clusters.places.Len())
	for _, c := range s.claims.All() {
		if c.Within == nil || c.Polarity == graph.PolarityNegative {
			continue
		}
		inner, outer := s.placeOf(c.Within.Inner), s.placeOf(c.Within.Outer)
		if inner != tables.None && outer != tables.None && inner != outer {
			direct[inner] = append(direct[inner], outer)
		}
	}
	for i := range direct {
		slices.Sort(direct[i])
		direct[i] = slices.Compact(direct[i])
	}
	return direct
}

// addTerritories finds the territory of each state: the country that has an id
// of a knowledge base in common with it, else a name; none where several have.
func (s *segment) addTerritories() {
	byID, byName := map[string][]uint32{}, map[string][]uint32{}
	for i, p := range s.places.All() {
		if p.Kind != graph.KindCountry {
			continue
		}
		for _, iri := range p.SameAs {
			byID[graph.WithoutScheme(iri)] = append(byID[graph.WithoutScheme(iri)], i)
		}
		for _, name := range p.Names {
			byName[names.Normalise(name.Value)] = append(byName[names.Normalise(name.Value)], i)
		}
	}
	for _, a := range s.actors.All() {
		if a.Kind == "STATE" {
			a.Territory = s.territory(a, byID, byName)
		}
	}
}

func (s *segment) territory(a *graph.Actor, byID, byName map[string][]uint32) graph.ID {
	var shared, named []uint32
	for _, iri := range a.SameAs {
		shared = append(shared, byID[graph.WithoutScheme(iri)]...)
	}
	for _, name := range a.Names {
		named = append(named, byName[names.Normalise(name.Value)]...)
	}
	for _, candidates := range [][]uint32{shared, byName[names.Normalise(a.Name)], named} {
		candidates = sortedSet(candidates)
		if len(candidates) == 1 {
			return s.places.IDs[candidates[0]]
		}
		if len(candidates) > 1 {
			return ""
		}
	}
	return ""
}

// sortedSet returns the members once each, sorted.
func sortedSet(ordinals []uint32) []uint32 {
	set := slices.Clone(ordinals)
	slices.Sort(set)
	return slices.Compact(set)
}
