package query

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
)

// What a reader knew on a day is one of several: each article that possibly was
// out by then was, or was not. CERTAIN is what matches in each of these worlds,
// and what matches in one is at least POSSIBLE.
func TestPossiblyKnownHoldsInEveryWorld(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sure, open := rapid.IntRange(0, 2).Draw(t, "certainly out"), rapid.IntRange(1, 3).Draw(t, "possibly out")
		c := graphtest.Random(draws{t}, graphtest.Size{Articles: sure + open, Claims: 3, Judgements: 3})
		where := rapid.Custom(drawTellable).Draw(t, "filter")
		publish := func(published func(article int) string) {
			for i := range c.Articles {
				c.Articles[i].Article.Published = edtf.MustParse(published(i))
			}
		}
		possiblyOut := func(i int) string {
			if i < sure {
				return "2025-07-24"
			}
			return "2025-07-24/2025-07-30"
		}
		// Who is who is decided once, by what is known of the days: a world tells what was out, not who is one.
		publish(possiblyOut)
		resolution := identity.Resolve(c)
		out := func(published func(article int) string) *Session {
			publish(published)
			return sessionOf(index.Build(c, resolution))
		}
		matching := func(s *Session, mode graph.TimeMode) map[graph.ID]edtf.Certainty {
			at, err := s.AsOf(context.Background(), &graph.AsOf{Published: new(edtf.MustParse("2025-07-25")), Mode: &mode})
			if err != nil {
				t.Fatal(err)
			}
			return certainties(t, func(page PageArgs) (*Page[*graph.Event], error) {
				return at.Events(context.Background(), EventArgs{Where: where, Page: page})
			})
		}
		answer := matching(out(possiblyOut), graph.Possibly)
		for world := range 1 << open {
			told := matching(out(func(i int) string {
				if i < sure || world>>(i-sure)&1 == 1 {
					return "2025-07-24"
				}
				return "2025-07-30"
			}), graph.Certainly)
			for id, certainty := range answer {
				if certainty == edtf.Certain && told[id] != edtf.Certain {
					t.Fatalf("%s: %s is certain, but %q where of the open articles %03b are out", asJSON(where), id, told[id], world)
				}
			}
			for id := range told {
				if answer[id] == "" && (world == 0 || world == 1<<open-1) {
					t.Fatalf("%s: %s is left out, but %s where of the open articles %03b are out", asJSON(where), id, told[id], world)
				}
			}
		}
	})
}

// drawTellable draws a filter on what another article may tell otherwise.
func drawTellable(t *rapid.T) *graph.EventFilter {
	f := &graph.EventFilter{}
	switch rapid.IntRange(0, 4).Draw(t, "about") {
	case 0:
		f.Status = []graph.Status{rapid.SampledFrom(someStatuses).Draw(t, "status")}
	case 1:
		f.When = &graph.TimeFilter{During: day(rapid.SampledFrom(someTimes).Draw(t, "during"))}
	case 2:
		f.Participants = []*graph.ParticipantFilter{{Some: &graph.ActorMatch{Role: []graph.Role{rapid.SampledFrom(someRoles).Draw(t, "role")}}}}
	case 3:
		f.Participants = []*graph.ParticipantFilter{{Every: &graph.ActorMatch{Presence: []graph.Presence{rapid.SampledFrom(somePresence).Draw(t, "presence")}}}}
	case 4:
		f.MinIndependentSources = new(rapid.IntRange(1, 3).Draw(t, "sources"))
	}
	if rapid.Bool().Draw(t, "negated") {
		return not(f)
	}
	return f
}

// An article that certainly was out tells that two met; one that possibly was
// tells the place, who else was there, and the day.
func TestWhatOnlyAPossibleArticleTellsIsPossible(t *testing.T) {
	sure, open := graphtest.NewArticle("000"), graphtest.NewArticle("001")
	sure.Article.Published = edtf.MustParse("2025-07-24")
	open.Article.Published = edtf.MustParse("2025-07-24/2025-07-30")
	one := sure.Claim(graph.Claim{
		Type: "meeting", Status: graph.StatusPlanned, Times: []graph.ClaimedTime{sure.At("in July", "2025-07")},
		Participations: graphtest.Present(sure.Person("Anna Berg"), sure.Person("Boris Dor")),
	})
	two := open.Claim(graph.Claim{
		Type: "meeting", Status: graph.StatusHeld, Times: []graph.ClaimedTime{open.At("on 20 July", "2025-07-20")},
		Places:         []graph.ID{open.Place("Paris", "")},
		Participations: graphtest.Present(open.Person("Anna Berg"), open.Person("Boris Dor"), open.Person("Carl Dahl")),
	})
	c := graphtest.Corpus([]*graphtest.Article{sure, open}, graphtest.Judge(one, graph.VerdictSame, two, 0))
	s, err := sessionOf(index.Build(c, identity.Resolve(c))).AsOf(t.Context(), &graph.AsOf{Published: new(edtf.MustParse("2025-07-25")), Mode: new(graph.Possibly)})
	if err != nil {
		t.Fatal(err)
	}
	if events := s.snap.Counts().Events; events != 1 {
		t.Fatalf("%d events, want the one of which both tell", events)
	}
	for name, test := range map[string]struct {
		where *graph.EventFilter
		want  edtf.Certainty
	}{
		"a meeting":      {&graph.EventFilter{Type: []string{"meeting"}}, edtf.Certain},
		"with Anna":      {some(graph.ActorMatch{Is: named("Anna Berg")}), edtf.Certain}, // expected or present
		"Anna was there": {some(graph.ActorMatch{Is: named("Anna Berg"), Presence: []graph.Presence{graph.PresencePresent}}), edtf.Possible},
		"with Carl":      {some(graph.ActorMatch{Is: named("Carl Dahl")}), edtf.Possible},
		"in Paris":       {&graph.EventFilter{Where: &graph.PlaceFilter{Is: placeNamed("Paris")}}, edtf.Possible},
		"held":           {&graph.EventFilter{Status: []graph.Status{graph.StatusHeld}}, edtf.Possible},
		"still planned":  {&graph.EventFilter{Status: []graph.Status{graph.StatusPlanned}}, edtf.Possible},
		"in July":        {&graph.EventFilter{When: &graph.TimeFilter{During: day("2025-07")}}, edtf.Certain},
		"on 20 July":     {&graph.EventFilter{When: &graph.TimeFilter{During: day("2025-07-20")}}, edtf.Possible},
		"on 21 July":     {&graph.EventFilter{When: &graph.TimeFilter{During: day("2025-07-21")}}, edtf.Possible},
		"in August":      {&graph.EventFilter{When: &graph.TimeFilter{During: day("2025-08")}}, ""},
	} {
		page, err := s.Events(t.Context(), EventArgs{Where: test.where})
		if err != nil {
			t.Fatal(err)
		}
		var got edtf.Certainty
		for _, edge := range page.Edges {
			got = edge.Certainty
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}
