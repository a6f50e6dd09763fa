package identity_test

import (
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
)

// linksOf returns the links that rules found; each must say why.
func linksOf(t *testing.T, r *graph.Resolution) []graph.ClaimedLink {
	t.Helper()
	var all []graph.ClaimedLink
	for _, l := range r.Links {
		if l.By != "rule:same-event" || l.Reason == "" {
			t.Errorf("the link does not say why: %+v", l)
		}
		all = append(all, l.ClaimedLink)
	}
	return all
}

// TestLinksOfRules goes through what links two reports, of which the first is told
// in the first words, the second in the second.
func TestLinksOfRules(t *testing.T) {
	const plan, held = graph.StatusPlanned, graph.StatusHeld
	july := report{people: annaAndChaim, place: "Oslo", when: "2025-07"}
	day := report{people: annaAndChaim, place: "Oslo", when: "2025-07-24"}
	met := report{people: []string{"Anna Berg", "Chaim Dor", "Eva Falk"}}
	as := func(r report, status graph.Status) report {
		r.status = status
		return r
	}
	for _, tt := range []struct {
		what                    string
		a, b                    report
		firstWords, secondWords string
		published               string // of the second
		want                    graph.LinkKind
	}{
		{"a plan and its day", as(day, plan), day, "will meet", "met", "2025-07-31", graph.LinkRealises},
		{"a plan, and held within days", as(met, plan), met, "will meet", "met", "2025-08-05", graph.LinkRealises},
		{"a plan, and held sometime", as(met, plan), met, "will meet", "met", "2025-09-05", ""},
		{"a plan, and one who was to be there", as(met, plan), report{people: annaAndChaim[:1]}, "will meet", "met", "2025-08-05", ""},
		{"two that were held", day, day, "met", "met", "2025-07-31", ""}, // one event
		{"meetings, and one of them", july, day, "meetings", "met", "2025-07-31", graph.LinkPartOf},
		{"rounds of talks, and one of them", july, day, "rounds of talks", "talks", "2025-07-31", graph.LinkPartOf},
		{"weekly talks, and one of them", july, day, "weekly talks", "talks", "2025-07-31", graph.LinkPartOf},
		{"talks may be one", july, day, "talks", "met", "2025-07-31", ""}, // one event
		{"meetings of somebody else", report{people: []string{"Eva Falk"}, place: "Oslo", when: "2025-07"}, day, "meetings", "met", "2025-07-31", ""},
		{"meetings in another month", report{people: annaAndChaim, place: "Oslo", when: "2025-05"}, day, "meetings", "met", "2025-07-31", ""},
		{"meetings at no time", report{people: annaAndChaim, place: "Oslo"}, day, "meetings", "met", "2025-07-31", ""},
		{"meetings that are planned, and one that was held", as(july, plan), as(day, held), "meetings", "met", "2025-07-31", ""},
	} {
		t.Run(tt.what, func(t *testing.T) {
			a, first := tellReports("000", tt.a)
			b, second := tellReports("001", tt.b)
			b.Article.Published = edtf.MustParse(tt.published)
			worded(a, tt.firstWords)
			worded(b, tt.secondWords)
			articles := []*graphtest.Article{a, b}
			r := resolve(articles)
			var want []graph.ClaimedLink
			if tt.want != "" {
				want = []graph.ClaimedLink{{Kind: tt.want, From: second[0], To: first[0]}}
			}
			if got := linksOf(t, r); !slices.Equal(got, want) {
				t.Errorf("links %v, want %v", got, want)
			}
			e, err := identity.Explain(graphtest.Corpus(articles), first[0], second[0])
			if err != nil || !slices.Equal(e.Links, r.Links) {
				t.Errorf("explained with the links %v, want %v: %v", e.Links, r.Links, err)
			}
			if tt.want != "" && together(t, r, first[0], second[0]) {
				t.Error("what is linked is one event")
			}
			for _, verdict := range []graph.Verdict{graph.VerdictDifferent, graph.VerdictUnsure} {
				if r := resolve(articles, graphtest.Judge(first[0], verdict, second[0], 0)); len(r.Links) > 0 {
					t.Errorf("a person says %s", verdict)
				}
			}
		})
	}
}

// worded makes the words those of the article's one claim.
func worded(a *graphtest.Article, words string) {
	end := 0
	for _, m := range a.Mentions {
		end = max(end, graph.Hull(m.Fragments).End)
	}
	text := make([]rune, end, end+len(words))
	for i := range text {
		text[i] = ' '
	}
	a.Article.Text = string(append(text, []rune(words)...))
	a.Claims[0].Trigger = []graph.Span{{Start: end, End: end + len([]rune(words))}}
}

// What an article states of two events is told when they are explained.
func TestExplainTellsStatedLinks(t *testing.T) {
	later := paris
	later.when = "2025-08-20"
	a, claims := tellReports("000", paris, later)
	link := graph.ClaimedLink{Kind: graph.LinkFollows, From: claims[1], To: claims[0]}
	stated := a.Claim(graph.Claim{Type: graph.ClaimLink, Link: &link})
	e, err := identity.Explain(graphtest.Corpus([]*graphtest.Article{a}), claims[0], claims[1])
	if err != nil || len(e.Links) != 1 || e.Links[0].ClaimedLink != link || e.Links[0].By != string(stated) {
		t.Errorf("links %+v: %v", e.Links, err)
	}
}

// People may judge what nobody has loaded yet: then an event hangs on an id that is
// no claim's.
func TestExplainEventsOfJudgedIDsThatAreNotThere(t *testing.T) {
	a, first := tellReports("000", report{people: annaAndChaim, place: "Oslo", when: "2025-07"})
	b, second := tellReports("001", report{people: []string{"Eva Falk"}, place: "Rome", when: "2025-08"})
	for _, missing := range []graph.ID{"claim/000/a", "claim/999/z", "event/999/z"} {
		c := graphtest.Corpus([]*graphtest.Article{a, b}, graphtest.Judge(first[0], graph.VerdictSame, missing, 0))
		if e, err := identity.Explain(c, first[0], second[0]); err != nil || e.One || len(e.Links) > 0 {
			t.Errorf("judged to be %s: %+v, %v", missing, e, err)
		}
	}
}
