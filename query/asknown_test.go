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

// What is not certainly known is not certain, whatever is asked, and whatever
// is asked away.
func TestOnlyWhatIsCertainlyKnownIsCertain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, then := drawDays(t), drawAsOf(t, "then")
		if then.Published == nil || then.PublishedMode() == graph.Certainly {
			return
		}
		at, err := s.AsOf(context.Background(), then)
		if err != nil {
			t.Fatal(err)
		}
		known := map[graph.ID]bool{} // articles that were certainly out
		for _, id := range s.snap.Articles() {
			article, err := s.snap.Article(id)
			if err != nil {
				t.Fatal(err)
			}
			p := article.Published.Bounds()
			known[id] = p.LatestEnd != edtf.OpenFuture && p.LatestEnd <= then.Published.Bounds().EarliestStart
		}
		certainlyKnown := func(e *graph.Event) bool {
			for _, id := range e.Claims {
				if claim, err := s.snap.Claim(id); err == nil && known[claim.Article] {
					return true
				}
			}
			return false
		}
		held := &graph.EventFilter{Status: []graph.Status{graph.StatusHeld}}
		for _, where := range []*graph.EventFilter{nil, held, {Not: held}} {
			now, err := at.Events(context.Background(), EventArgs{Where: where, Page: PageArgs{First: new(MaxPage)}})
			if err != nil {
				t.Fatal(err)
			}
			certain := 0
			for _, edge := range now.Edges {
				if edge.Certainty != edtf.Certain {
					if where == nil && certainlyKnown(edge.Node) {
						t.Errorf("%s is certainly known by %s and %s", edge.Node.ID, then.Published, edge.Certainty)
					}
					continue
				}
				certain++
				if !certainlyKnown(edge.Node) {
					t.Errorf("%s is only possibly known by %s and %s", edge.Node.ID, then.Published, edge.Certainty)
				}
			}
			if certain != now.CertainCount {
				t.Errorf("%d edges are certain, %d counted", certain, now.CertainCount)
			}
		}
	})
}

// An article of some day from 24 to 30 July and one without a day tell of the
// same two: what they tell becomes certain on the 30th, or never.
func TestWhatMayBeToComeIsPossibleEverywhere(t *testing.T) {
	dated, undated := graphtest.NewArticle("000"), graphtest.NewArticle("001")
	dated.Article.Published = edtf.MustParse("2025-07-24/2025-07-30")
	first := dated.Claim(graph.Claim{
		Type: "meeting", Status: graph.StatusHeld, Times: []graph.ClaimedTime{dated.At("on 20 July", "2025-07-20")},
		Participations: graphtest.Present(dated.Person("Anna Berg"), dated.Person("Boris Dor")),
	})
	undated.Claim(graph.Claim{
		Type: "meeting", Status: graph.StatusHeld, Times: []graph.ClaimedTime{undated.At("on 10 July", "2025-07-10")},
		Participations: graphtest.Present(undated.Person("Carl Dahl"), undated.Person("Dora Eck")),
	})
	c := graphtest.Corpus([]*graphtest.Article{dated, undated})
	now := sessionOf(index.Build(c, identity.Resolve(c)))
	for day, certain := range map[string]int{"2025-07-25": 0, "2025-07-29": 0, "2025-07-30": 1} {
		s, err := now.AsOf(t.Context(), &graph.AsOf{Published: new(edtf.MustParse(day)), Mode: new(graph.Possibly)})
		if err != nil {
			t.Fatal(err)
		}
		meetings, err := s.Meetings(t.Context(), nil, EventArgs{})
		if err != nil || meetings.TotalCount != 2 || meetings.CertainCount != certain {
			t.Errorf("%s: %d of %d meetings are certain, want %d of 2; error %v", day, meetings.CertainCount, meetings.TotalCount, certain, err)
		}
		kinds, err := s.Distribution(t.Context(), graph.ByType, nil, nil, MaxPage)
		if err != nil || len(kinds) != 1 || kinds[0].Certain != certain || kinds[0].Possible != 2-certain {
			t.Errorf("%s: by type %+v, want %d certain of 2; error %v", day, kinds, certain, err)
		}
		days, err := s.Timeline(t.Context(), nil, edtf.ByMonth)
		if err != nil || len(days) != 1 || days[0].Certain != certain || days[0].Possible != 2-certain {
			t.Errorf("%s: by month %+v, want %d certain of 2; error %v", day, days, certain, err)
		}
		anna, boris := graph.ID("actor/anna-berg"), graph.ID("actor/boris-dor")
		met, err := s.Met(t.Context(), anna, nil, PageArgs{})
		if err != nil || len(met.Edges) != 1 || met.Edges[0].Node.Count != certain {
			t.Errorf("%s: Anna Berg met %+v, want %d certainly; error %v", day, met, certain, err)
		}
		paths, err := s.Paths(t.Context(), PathArgs{
			From: &graph.ActorRef{ID: &anna}, To: &graph.ActorRef{ID: &boris}, MaxHops: 1, First: 1, Mode: graph.Certainly,
		})
		if err != nil || len(paths) != certain {
			t.Errorf("%s: certain paths %+v, want %d; error %v", day, paths, certain, err)
		}
		network, err := s.Network(t.Context(), NetworkArgs{Of: []*graph.ActorRef{{ID: &anna}}, Depth: 1, Mode: graph.CoParticipation, MaxNodes: 9})
		if err != nil || len(network.Edges) != 1 || network.Edges[0].Certain != certain {
			t.Errorf("%s: network %+v, want one edge, %d certain; error %v", day, network, certain, err)
		}
		listed, err := s.EventsPage(t.Context(), []graph.ID{first}, PageArgs{})
		if err != nil || listed.CertainCount != certain {
			t.Errorf("%s: %d of one listed are certain, want %d; error %v", day, listed.CertainCount, certain, err)
		}
		// What is compared with a meeting that is not certainly known is not certain either.
		picked := &graph.EventFilter{When: &graph.TimeFilter{AfterEvent: &graph.EventPick{Where: &graph.EventFilter{When: &graph.TimeFilter{During: new(edtf.MustParse("2025-07-10"))}}}}}
		after, err := s.Events(t.Context(), EventArgs{Where: picked})
		if err != nil || after.TotalCount != 1 || after.CertainCount != 0 {
			t.Errorf("%s: %d of %d after it are certain, want 0 of 1; error %v", day, after.CertainCount, after.TotalCount, err)
		}
	}
}
