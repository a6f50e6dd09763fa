package identity_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
)

// drawReports makes a few articles that tell of much the same: few people, places and
// days, so that reports are alike, contradict each other and may mean several.
func drawReports(t *rapid.T) (articles []*graphtest.Article, claims []graph.ID) {
	from := func(label string, values ...string) string { return rapid.SampledFrom(values).Draw(t, label) }
	for i := range rapid.IntRange(2, 5).Draw(t, "articles") {
		var reports []report
		for range rapid.IntRange(1, 3).Draw(t, "reports") {
			reports = append(reports, report{
				kind:   from("kind", "meeting", "meeting", "meeting", "attack", "other"),
				place:  from("place", "", "Paris", "Paris", "Rome", "France"),
				when:   from("when", "", "2025-07-24", "2025-07-24", "2025-07-26", "2025-07-28", "2025-07-21/2025-07-27", "2025-07", "2025-08"),
				people: strings.FieldsFunc(from("people", "", "Anna Berg", "Anna Berg,Chaim Dor", "Anna Berg,Chaim Dor", "Anna Berg,Eva Falk"), func(c rune) bool { return c == ',' }),
				status: graph.Status(from("status", "HELD", "HELD", "HELD", "PLANNED", "CANCELLED")),
			})
		}
		a, told := tellReports(fmt.Sprintf("%03d", i), reports...)
		a.Article.Published = edtf.MustParse(from("published", "2025-07-25", "2025-07-27", "2025-08-05"))
		if words := from("words", "", "met", "weekly talks", "the quake shook"); words != "" {
			worded(a, words)
		}
		articles, claims = append(articles, a), append(claims, told...)
	}
	return articles, claims
}

// What is explained of two events is what was decided: SAME of those that are one,
// UNSURE of those of which a person is asked, and of those that stay two nothing else
// but for what rules have left uncompared.
func TestWhatIsExplainedIsWhatWasDecided(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		articles, claims := drawReports(t)
		var judged []graph.Judgement
		if rapid.Bool().Draw(t, "judged") {
			judged = append(judged, graphtest.Judge(claims[0], graph.VerdictSame, claims[len(claims)-1], 0))
		}
		corpus := graphtest.Corpus(articles, judged...)
		r := identity.Resolve(corpus)
		for i, a := range claims {
			for _, b := range claims[:i] {
				e, err := identity.Explain(corpus, a, b)
				if err != nil {
					t.Fatal(err)
				}
				decided := graph.VerdictDifferent
				switch {
				case eventWith(r, a) == eventWith(r, b):
					decided = graph.VerdictSame
				case askedOf(r, a, b):
					decided = graph.VerdictUnsure
				}
				left := slices.ContainsFunc(e.Features, func(f graph.Feature) bool { return f.Name == "far" })
				asDecided := e.Verdict == decided || left && decided == graph.VerdictDifferent
				if !asDecided || e.One != (decided == graph.VerdictSame) {
					t.Fatalf("%s and %s: decided %s, explained %s, one %v: %+v", a, b, decided, e.Verdict, e.One, e.Features)
				}
				if e.Verdict != graph.VerdictSame && len(e.Features) == 0 {
					t.Fatalf("%s and %s: no word on why they are two", a, b)
				}
			}
		}
	})
}

// eventWith returns the event of a claim.
func eventWith(r *graph.Resolution, claim graph.ID) graph.ID {
	for _, e := range r.Events {
		if slices.Contains(e.Members, claim) {
			return e.ID
		}
	}
	return ""
}

// askedOf tells whether a judgement leaves open whether the events of two claims are one.
func askedOf(r *graph.Resolution, a, b graph.ID) bool {
	one, other := eventWith(r, a), eventWith(r, b)
	return slices.ContainsFunc(r.Judgements, func(j graph.Judgement) bool {
		left, right := eventWith(r, j.Left), eventWith(r, j.Right)
		return j.Verdict == graph.VerdictUnsure && (left == one && right == other || left == other && right == one)
	})
}

// Whatever is told, no event holds what cannot be one, and the order of articles does not matter.
func TestNoEventOfWhatCannotBeOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		articles, _ := drawReports(t)
		r := identity.Resolve(graphtest.Corpus(articles))
		shuffled := identity.Resolve(graphtest.Corpus(rapid.Permutation(articles).Draw(t, "order")))
		if diff := gocmp.Diff(r, shuffled); diff != "" {
			t.Fatal(diff)
		}
		claims := map[graph.ID]*graph.Claim{}
		for _, a := range articles {
			for i := range a.Claims {
				claims[a.Claims[i].ID] = &a.Claims[i]
			}
		}
		for _, e := range r.Events {
			days := map[string]bool{}
			for _, id := range e.Members {
				c := claims[id]
				if c.Type != claims[e.Members[0]].Type {
					t.Fatalf("%s is of two types", e.ID)
				}
				for _, when := range c.Times {
					if b := when.When.Bounds(); b.EarliestStart == b.LatestEnd {
						days[when.When.String()] = true
					}
				}
			}
			if len(days) > 2 || days["2025-07-24"] && days["2025-07-28"] || len(days) > 1 && claims[e.Members[0]].Type != "meeting" {
				t.Fatalf("%s was on %v", e.ID, days)
			}
		}
	})
}
