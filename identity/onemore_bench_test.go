package identity_test

import (
	"fmt"
	"slices"
	"strings"
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

// spelledNews are articles of a man and a woman each; four in turn have one family name in
// as many spellings, and every tenth article tells of those of the one before.
func spelledNews(articles int) *graph.Corpus {
	family := func(number int) string {
		var name strings.Builder
		for n, digit := number/4, 0; digit < 4; n, digit = n/8, digit+1 {
			vowel := "aaee"[(number%4+digit)%4]
			name.WriteByte("bdfklmnr"[n%8])
			name.WriteByte(vowel)
		}
		return strings.ToUpper(name.String()[:1]) + name.String()[1:]
	}
	all := make([]*graphtest.Article, 0, articles)
	for i := range articles {
		a, told := graphtest.NewArticle(fmt.Sprintf("%05d", i)), i
		if i%10 == 9 {
			told--
		}
		a.Person("Ivan " + family(told))
		a.Person("Anna " + family(told))
		a.Place("Geneva", "CITY")
		all = append(all, a)
	}
	return edition(graphtest.Corpus(all))
}

// What is decided of names when articles come does not grow with how many there are
// beside them.
func TestWhatComesIsDecidedAlone(t *testing.T) {
	const more = 20
	anew := func(articles int) (names, judgements int) {
		c := spelledNews(articles + more)
		var m identity.Memory
		m.Resolve(&graph.Corpus{Articles: slices.Clone(c.Articles[:articles])})
		namesBefore, judgementsBefore := m.Anew()
		for n := range more {
			m.Resolve(&graph.Corpus{Articles: slices.Clone(c.Articles[:articles+n+1])})
		}
		names, judgements = m.Anew()
		return names - namesBefore, judgements - judgementsBefore
	}
	fewNames, fewJudgements := anew(1_100)
	manyNames, manyJudgements := anew(3_300)
	t.Log(fewNames, manyNames, fewJudgements, manyJudgements)
	if fewNames == 0 || fewJudgements == 0 {
		t.Error("nothing was decided")
	}
	if manyNames > fewNames || manyJudgements > fewJudgements {
		t.Errorf("beside 1,100 articles %d names are compared and %d judgements made, beside 3,300 %d and %d",
			fewNames, fewJudgements, manyNames, manyJudgements)
	}
}
