package query

import (
	"errors"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// counts shows a distribution as "key certain+possible".
func counts(t *testing.T, found []*Count, err error) []string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, c := range found {
		lines = append(lines, c.Key+" "+plus(c.Certain, c.Possible))
	}
	return lines
}

func TestDistribution(t *testing.T) {
	w := diplomacy()
	held := &graph.EventFilter{Type: []string{"meeting"}, Status: []graph.Status{graph.StatusHeld}}
	for _, test := range []struct {
		name  string
		by    graph.Dimension
		roles []graph.Role
		where *graph.EventFilter
		want  []string
	}{
		{"who was at meetings that were held", graph.ByActor, nil, held, []string{
			// hopeful: Barrack was only expected; believed: is only possible. Tarif is denied once.
			"actor/asaad-shaibani 2+1", "actor/tom-barrack 2+1", "actor/noel-barrot 2+0", "actor/ron-dermer 1+1",
			"actor/ahmed-sharaa 1+0", "actor/israel 1+0", "actor/mowafaq-tarif 1+0", "actor/syria 1+0",
			"actor/the-intelligence-chief-d53985 0+1",
		}},
		{"who hosted", graph.ByActor, []graph.Role{graph.RoleHost}, nil, []string{"actor/tom-barrack 1+0"}},
		{"on whose ground", graph.ByActor, []graph.Role{graph.RoleVenueState}, nil, []string{"actor/france 1+0"}},
		{"nobody in no role", graph.ByActor, []graph.Role{}, nil, nil},
		{"where", graph.ByPlace, nil, held, []string{"place/paris 3+0", "place/baku 0+1"}},
		{"how far", graph.ByStatus, nil, &graph.EventFilter{Type: []string{"meeting"}}, []string{
			// negative: what is only denied has no status that we know
			"HELD 5+1", "UNKNOWN 1+1", "CANCELLED 1+0", "PLANNED 1+0",
		}},
		{"what", graph.ByType, nil, nil, []string{"meeting 10+0", "agreement 1+0", "clash 1+0"}},
		{"who published", graph.ByPublisher, nil, held, []string{"actor/afp 3+0", "actor/ekhbariya 2+1"}},
		{"how well established", graph.ByCorroboration, nil, &graph.EventFilter{Type: []string{"meeting"}, Status: []graph.Status{graph.StatusUnknown}}, []string{
			"SINGLE_SOURCE 1+0", "DENIED 0+1", // negative is of unknown status only because nobody affirms it
		}},
		{"nothing known", graph.ByType, nil, some(graph.ActorMatch{Is: named("No Body")}), nil},
	} {
		found, err := w.Distribution(t.Context(), test.by, test.roles, test.where, 20)
		if diff := gocmp.Diff(test.want, counts(t, found, err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
	for what, ask := range map[string]func() ([]*Count, error){
		"a role of places":  func() ([]*Count, error) { return w.Distribution(t.Context(), graph.ByPlace, []graph.Role{}, nil, 1) },
		"no such dimension": func() ([]*Count, error) { return w.Distribution(t.Context(), "AGE", nil, nil, 1) },
		"too many":          func() ([]*Count, error) { return w.Distribution(t.Context(), graph.ByType, nil, nil, MaxPage+1) },
	} {
		if _, err := ask(); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// Each count is that of the question of which the key is the condition.
func TestDistributionAgreesWithLookingAtEachEvent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		filter := drawFilter(1).Draw(t, "filter")
		by := rapid.SampledFrom([]graph.Dimension{
			graph.ByActor, graph.ByPlace, graph.ByCountry, graph.ByType, graph.ByStatus, graph.ByPublisher, graph.ByCorroboration,
		}).Draw(t, "by")
		var roles []graph.Role
		if by == graph.ByActor && rapid.Bool().Draw(t, "with roles") {
			roles = rapid.SliceOfN(rapid.SampledFrom(someRoles), 1, 2).Draw(t, "roles")
		}
		want := naive{w}.distribution(by, roles, naive{w}.events(filter))
		found, err := w.Distribution(t.Context(), by, roles, filter, MaxPage)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]Count{}
		for _, c := range found {
			got[c.Key] = Count{Key: c.Key, Certain: c.Certain, Possible: c.Possible}
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("by %s (-naive +counted):\n%s", by, diff)
		}
		if !slices.IsSortedFunc(found, func(a, b *Count) int {
			return slices.Compare([]int{-a.Certain, -a.Possible, strings.Compare(a.Key, b.Key)}, []int{-b.Certain, -b.Possible, 0})
		}) {
			t.Fatalf("not sorted: %v", found)
		}
	})
}

func (n naive) distribution(by graph.Dimension, roles []graph.Role, events map[graph.ID]edtf.Certainty) map[string]Count {
	found := map[string]Count{}
	for id, matched := range events {
		for key, certainty := range n.values(held(n.w.snap.Event(id)), by, roles) {
			c := found[key]
			c.Key = key
			switch matched.And(certainty) {
			case edtf.Certain:
				c.Certain++
			case edtf.Possible:
				c.Possible++
			default:
				continue
			}
			found[key] = c
		}
	}
	return found
}

// values are those that an event has, each with how certainly.
func (n naive) values(e *graph.Event, by graph.Dimension, roles []graph.Role) map[string]edtf.Certainty {
	values := map[string]edtf.Certainty{}
	add := func(key string, c edtf.Certainty) {
		if c != edtf.Impossible {
			values[key] = orElse(values[key], edtf.Impossible).Or(c)
		}
	}
	switch by {
	case graph.ByActor:
		for i := range e.Participations {
			add(string(e.Participations[i].Actor), n.matches(&graph.ActorMatch{Role: roles}, e, &e.Participations[i]))
		}
	case graph.ByPlace:
		for _, place := range e.Where {
			add(string(place), edtf.Certain)
		}
	case graph.ByCountry:
		for _, country := range n.w.snap.Places() {
			for _, place := range e.Where {
				add(string(country), yes(held(n.w.snap.Place(country)).Kind == "COUNTRY" && n.lies(place, country)))
			}
		}
	case graph.ByType:
		add(e.Type, edtf.Certain)
	case graph.ByStatus:
		add(string(e.Status), orElse(e.StatusCertainty, edtf.Possible))
	case graph.ByCorroboration:
		add(string(e.Corroboration), edtf.Certain)
	case graph.ByPublisher:
		for _, claim := range e.Claims {
			article := held(n.w.snap.Article(held(n.w.snap.Claim(claim)).Article))
			if publisher := n.w.snap.RefersTo(article.Publisher); publisher != "" {
				add(string(publisher), edtf.Certain)
			}
		}
	}
	return values
}
