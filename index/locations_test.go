package index_test

import (
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
)

func coordinates(values ...string) func(*graph.Mention) {
	return func(m *graph.Mention) {
		for _, v := range values {
			m.Kept = append(m.Kept, graph.Kept{Name: graph.KeptCoordinates, Value: v})
		}
	}
}

func within(a *graphtest.Article, inner, outer graph.ID) {
	a.Claim(graph.Claim{Type: graph.ClaimWithin, Within: &graph.ClaimedWithin{Inner: inner, Outer: outer}})
}

// paris is where GeoNames has it, https://www.geonames.org/2988507.
var paris = &graph.Location{Latitude: 48.8534, Longitude: 2.3488}

func TestLocations(t *testing.T) {
	for name, tt := range map[string]struct {
		article func(*graphtest.Article) graph.ID
		want    *graph.Location
	}{
		"the only city of the name": {
			func(a *graphtest.Article) graph.ID { return a.Place("Paris", "CITY") }, paris,
		},
		"another name of the city": {
			func(a *graphtest.Article) graph.ID {
				p := a.Place("Parigi", "CITY")
				a.Corefer(p, a.Place("the French capital", ""))
				return p
			}, paris,
		},
		"a city in its country": {
			func(a *graphtest.Article) graph.ID {
				p, r := a.Place("Paris", "CITY"), a.Place("Île-de-France", "PROVINCE")
				within(a, p, r)
				within(a, r, a.Place("France", "COUNTRY"))
				return p
			}, paris,
		},
		"a city in another country": {
			func(a *graphtest.Article) graph.ID {
				p := a.Place("Paris", "CITY")
				within(a, p, a.Place("United States", "COUNTRY"))
				return p
			}, nil,
		},
		"a city in what is not known": {
			func(a *graphtest.Article) graph.ID {
				p := a.Place("Paris", "CITY")
				within(a, p, a.Place("Texas", "PROVINCE"))
				return p
			}, nil,
		},
		"a city in a state that is called as a country is": {
			func(a *graphtest.Article) graph.ID {
				p := a.Place("Tbilisi", "CITY")
				within(a, p, a.Place("Georgia", "PROVINCE"))
				return p
			}, nil,
		},
		"a city beside its country in the text": {
			func(a *graphtest.Article) graph.ID { return a.Place("Paris, France", "CITY") }, paris,
		},
		"a city beside something else in the text": {
			func(a *graphtest.Article) graph.ID { return a.Place("Paris, Texas", "CITY") }, nil,
		},
		"two cities of the name": {
			func(a *graphtest.Article) graph.ID { return a.Place("Tripoli", "CITY") }, nil,
		},
		"two cities of the name, one in the country": {
			func(a *graphtest.Article) graph.ID {
				p := a.Place("Tripoli", "CITY")
				within(a, p, a.Place("Lebanon", "COUNTRY"))
				return p
			}, &graph.Location{Latitude: 34.4335, Longitude: 35.8441}, // https://www.geonames.org/266826
		},
		"names of two cities": {
			func(a *graphtest.Article) graph.ID {
				p := a.Place("Paris", "CITY")
				a.Corefer(p, a.Place("Rome", "CITY"))
				return p
			}, nil,
		},
		"it is not said to be a city": {
			func(a *graphtest.Article) graph.ID { return a.Place("Paris", "") }, nil,
		},
		"a country": {
			func(a *graphtest.Article) graph.ID { return a.Place("Luxembourg", "COUNTRY") }, nil,
		},
		"a city that nobody knows": {
			func(a *graphtest.Article) graph.ID { return a.Place("Bielefeld-Erewhon", "CITY") }, nil,
		},
		"what the source says": {
			func(a *graphtest.Article) graph.ID { return a.Place("Paris", "CITY", coordinates("48.9,2.4")) },
			&graph.Location{Latitude: 48.9, Longitude: 2.4},
		},
		"what two sources say, near each other": {
			func(a *graphtest.Article) graph.ID {
				a.Place("Camp David", "SITE", coordinates("39.65,-77.46"))
				return a.Place("Camp David", "SITE", coordinates("39.6,-77.4"))
			}, &graph.Location{Latitude: 39.6, Longitude: -77.4},
		},
		"what two sources say, far from each other": {
			func(a *graphtest.Article) graph.ID {
				return a.Place("Paris", "CITY", coordinates("48.8534,2.3488", "33.6609,-95.5555"))
			}, nil,
		},
		"what cannot be read": {
			func(a *graphtest.Article) graph.ID { return a.Place("Paris", "CITY", coordinates("somewhere")) }, paris,
		},
	} {
		a := graphtest.NewArticle("000")
		mention := tt.article(a)
		s := build([]*graphtest.Article{a})
		p, err := s.Place(s.RefersTo(mention))
		if err != nil {
			t.Fatal(name, err)
		}
		if got := p.Location; (got == nil) != (tt.want == nil) || got != nil && *got != *tt.want {
			t.Errorf("%s: %s is at %v, want %v", name, p.Name, got, tt.want)
		}
		again, err := reread(t, s).Place(p.ID)
		if err != nil || (again.Location == nil) != (p.Location == nil) || p.Location != nil && *again.Location != *p.Location {
			t.Errorf("%s: read from a copy it is %+v, %v", name, again, err)
		}
	}
}
