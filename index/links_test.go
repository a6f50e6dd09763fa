package index_test

import (
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
)

// A link that a rule finds leads from one event and to the other, with the claims
// of both and why; one that an article states is the article's, and what leads to
// itself, or to what is not there, is none. The copy on disk holds the same.
func TestLinksOfRules(t *testing.T) {
	a, b := graphtest.NewArticle("000"), graphtest.NewArticle("001")
	plan, other := a.Claim(graph.Claim{Status: planned}), a.Claim(graph.Claim{Type: "visit"})
	held, again := b.Claim(graph.Claim{}), b.Claim(graph.Claim{Type: "call"})
	b.Corefer(held, again)
	stated := b.Claim(graph.Claim{Type: graph.ClaimLink, Link: &graph.ClaimedLink{Kind: graph.LinkFollows, From: held, To: other}})
	c := graphtest.Corpus([]*graphtest.Article{a, b})
	r := identity.Resolve(c)
	rule := func(kind graph.LinkKind, from, to graph.ID, why string) graph.RuleLink {
		return graph.RuleLink{ClaimedLink: graph.ClaimedLink{Kind: kind, From: from, To: to}, By: "rule:test", Reason: why}
	}
	without := index.Build(c, r).ID()
	r.Links = []graph.RuleLink{
		rule(graph.LinkRealises, held, plan, "because"), rule(graph.LinkRealises, again, plan, "once more"),
		rule(graph.LinkFollows, again, other, "the article says so"),
		rule(graph.LinkPartOf, held, again, "itself"), rule(graph.LinkPartOf, held, "claim/gone/x", "gone"),
	}
	built := index.Build(c, r)
	if built.ID() == without {
		t.Error("links make no difference to the id of a snapshot")
	}
	for _, s := range []*index.Snapshot{built, reread(t, built)} {
		event := func(claim graph.ID) graph.ID { return eventOf(t, s, claim).ID }
		to := []graph.EventLink{
			{Kind: graph.LinkFollows, Event: event(other), Claims: []graph.ID{stated}},
			{Kind: graph.LinkRealises, Event: event(plan), Claims: sorted(held, again, plan), By: "rule:test", Reason: "because"},
		}
		from := to[1]
		from.Event = event(held)
		if diff := gocmp.Diff(to, eventOf(t, s, held).Links); diff != "" {
			t.Error("from what was held", diff)
		}
		if diff := gocmp.Diff([]graph.EventLink{from}, eventOf(t, s, plan).LinkedFrom); diff != "" {
			t.Error("to the plan", diff)
		}
	}
}

// As of a day on which one of two articles was not there yet, no rule links them.
func TestLinksOfRulesAsOf(t *testing.T) {
	a, b := graphtest.NewArticle("000"), graphtest.NewArticle("001")
	a.Article.Published, b.Article.Published = edtf.MustParse("2025-07-20"), edtf.MustParse("2025-07-25")
	plan, held := a.Claim(graph.Claim{Status: planned}), b.Claim(graph.Claim{})
	c := graphtest.Corpus([]*graphtest.Article{a, b})
	r := identity.Resolve(c)
	r.Links = []graph.RuleLink{{ClaimedLink: graph.ClaimedLink{Kind: graph.LinkRealises, From: held, To: plan}, By: "rule:test"}}
	s := index.Build(c, r)
	for day, want := range map[string]int{"2025-07-20": 0, "2025-07-25": 1} {
		view, err := s.AsPublished(t.Context(), edtf.MustParse(day), graph.Certainly)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(eventOf(t, view, plan).LinkedFrom); got != want {
			t.Errorf("on %s %d links", day, got)
		}
	}
}
