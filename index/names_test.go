package index_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/index/lexicon"
)

func TestActorsNamed(t *testing.T) {
	a, b := graphtest.NewArticle("000"), graphtest.NewArticle("001")
	ahmed, sharaa := a.Person("Ahmed al-Sharaa"), a.Person("al-Sharaa")
	a.Corefer(ahmed, sharaa)
	b.Person("Farouk al-Sharaa")
	a.Person("Jean-Noël Barrot")
	a.Person("Mohammed bin Salman")
	a.Person("Anna Berg")
	b.Person("Boris Berg")
	a.Organization("Syria")
	a.Organization("Berg Group")
	s := build([]*graphtest.Article{a, b})
	for name, want := range map[string][]graph.ID{
		"Ahmed al-Sharaa":  {"actor/ahmed-al-sharaa"},
		"AHMED AL SHARAA":  {"actor/ahmed-al-sharaa"},
		"al-Sharaa":        {"actor/ahmed-al-sharaa"}, // exactly a spelling of one
		"Sharaa":           {"actor/ahmed-al-sharaa"}, // normalised a spelling of one
		"Farouk al-Sharaa": {"actor/farouk-al-sharaa"},
		"jean noel barrot": {"actor/jean-noel-barrot"},
		"Barrot":           {"actor/jean-noel-barrot"},
		"Bin Salman":       {"actor/mohammed-bin-salman"},
		"Salman":           {"actor/mohammed-bin-salman"},
		"Berg":             {"actor/anna-berg", "actor/boris-berg"},
		"berg group":       {"actor/berg-group"},
		"Group":            {}, // only persons have family names
		"the Syria":        {"actor/syria"},
		"Anna":             {},
		"Sergey Lavrov":    {},
		"":                 {},
		"Noël Barrot":      {},
	} {
		if diff := cmp.Diff(want, s.ActorsNamed(name)); diff != "" {
			t.Errorf("%q: %s", name, diff)
		}
	}
}

func TestPlacesNamed(t *testing.T) {
	a, b := graphtest.NewArticle("000"), graphtest.NewArticle("001")
	within := func(a *graphtest.Article, inner, outer graph.ID) {
		a.Claim(graph.Claim{Type: graph.ClaimWithin, Within: &graph.ClaimedWithin{Inner: inner, Outer: outer}})
	}
	province, city := a.Place("Sweida", "PROVINCE"), a.Place("Sweida", "CITY")
	within(a, city, province)
	a.Place("Homs", "CITY")
	b.Place("Homs", "PROVINCE")
	cordoba, argentina := a.Place("Córdoba", "PROVINCE"), a.Place("Argentina", "COUNTRY")
	within(a, cordoba, argentina)
	other, spain := b.Place("Córdoba", "CITY"), b.Place("Spain", "COUNTRY")
	within(b, other, spain)
	s := build([]*graphtest.Article{a, b})
	for name, want := range map[string]int{"Sweida": 1, "SWEIDA": 1, "homs": 1, "Cordoba": 2, "Paris": 0} {
		if got := s.PlacesNamed(name); len(got) != want {
			t.Errorf("%q means %s", name, got)
		}
	}
	for _, name := range []string{"Sweida", "Homs"} {
		if p, err := s.Place(s.PlacesNamed(name)[0]); err != nil || p.Kind != "PROVINCE" {
			t.Errorf("%s means %v, %v", name, p, err)
		}
	}
	if s.RefersTo(city) == s.RefersTo(province) {
		t.Error("the city is the province")
	}
}

// A word that comes again is not asked for again: a long text costs no more
// than its different words.
func TestSearchOfALongText(t *testing.T) {
	a := graphtest.NewArticle("000")
	a.Person("Anna Berg")
	s := build([]*graphtest.Article{a})
	const words = 10_000
	text := strings.Repeat("anna ", words)
	if hits := s.SearchNames(text); len(hits) != 1 {
		t.Errorf("found %v", hits)
	}
	if made := testing.AllocsPerRun(1, func() { s.SearchNames(text) }); made > words/10 {
		t.Errorf("%d words took %.0f allocations", words, made)
	}
}

func TestSearchNames(t *testing.T) {
	a := graphtest.NewArticle("000")
	a.Article.Title = "Dermer in Paris"
	dermer := a.Person("Ron Dermer")
	a.Corefer(dermer, a.Person("Dermer"))
	a.Person("Dermerson Smith")
	met := a.Claim(graph.Claim{Participations: graphtest.Present(dermer), Places: []graph.ID{a.Place("Paris", "CITY")}})
	s := build([]*graphtest.Article{a})
	event := s.EventOf(met)
	for text, want := range map[string][]lexicon.Hit{
		"dermer":       {{ID: "actor/ron-dermer", Score: 1}, {ID: "actor/dermerson-smith", Score: 0.8}, {ID: "article/000", Score: 0.8}, {ID: event, Score: 0.6}},
		"derm":         {{ID: "actor/dermerson-smith", Score: 0.8}, {ID: "actor/ron-dermer", Score: 0.8}, {ID: "article/000", Score: 0.8}, {ID: event, Score: 0.6}},
		"smith derm":   {{ID: "actor/dermerson-smith", Score: 0.6}},
		"Paris Dermer": {{ID: "article/000", Score: 0.6}, {ID: event, Score: 0.6}},
		"PARIS":        {{ID: "place/paris", Score: 1}, {ID: "article/000", Score: 0.6}, {ID: event, Score: 0.6}},
		"ermer":        {},
		"?":            nil,
		"":             nil,
	} {
		if diff := cmp.Diff(want, s.SearchNames(text)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}
