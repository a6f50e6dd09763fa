package identity_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
)

// meetingNews are articles of two claims each, of some thousands of people who meet in
// a few places; a few hundred stories tell of them.
func meetingNews(articles int) *graph.Corpus {
	all := make([]*graphtest.Article, 0, articles)
	for i := range articles {
		a := graphtest.NewArticle(fmt.Sprintf("%05d", i))
		a.Article.Published = edtf.MustParse("2025-07")
		a.Article.Text = fmt.Sprintf("Anna Berg%d met Carl Dahl%d in Place%d on Monday, as topic%d and topic%d show. They talk again in May.",
			i%5000, i%3100, i%17, i/20, i/30)
		anna, carl := a.Person(fmt.Sprintf("Anna Berg%d", i%5000)), a.Person(fmt.Sprintf("Carl Dahl%d", i%3100))
		place := a.Place(fmt.Sprintf("Place%d", i%17), "")
		day := a.At("Monday", fmt.Sprintf("2025-07-%02d", 1+i%28))
		a.Claim(graph.Claim{Participations: graphtest.Present(anna, carl), Places: []graph.ID{place}, Times: []graph.ClaimedTime{day}})
		a.Claim(graph.Claim{Type: "call", Status: graph.StatusPlanned, Participations: graphtest.Present(anna, carl)})
		all = append(all, a)
	}
	return edition(graphtest.Corpus(all))
}

// BenchmarkOneArticleMore resolves a corpus with a memory of it, one article more and
// less in turn.
func BenchmarkOneArticleMore(b *testing.B) {
	for _, articles := range []int{3_000, 10_000, 30_000} {
		b.Run(fmt.Sprintf("beside=%d", articles), func(b *testing.B) {
			c := meetingNews(articles + 1)
			var m identity.Memory
			m.Resolve(c)
			for i := 0; b.Loop(); i++ {
				m.Resolve(&graph.Corpus{Articles: slices.Clone(c.Articles[:articles+i%2])})
			}
		})
	}
}
