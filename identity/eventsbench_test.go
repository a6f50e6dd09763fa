package identity_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
)

// BenchmarkEvents resolves articles of five claims: four meetings on some day of
// three years, and one of which only the words are known.
func BenchmarkEvents(b *testing.B) {
	for _, claims := range []int{25_000, 50_000, 100_000} {
		b.Run(fmt.Sprintf("claims=%d", claims), func(b *testing.B) {
			c := manyReports(claims)
			var r *graph.Resolution
			for b.Loop() {
				r = identity.Resolve(c)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(claims), "ns/claim")
			b.ReportMetric(float64(claims-len(r.Events)), "joined")
		})
	}
}

func manyReports(claims int) *graph.Corpus {
	src := rand.New(rand.NewPCG(1, 2))
	words := rand.NewZipf(src, 1.1, 4, uint64(claims))
	people := claims / 50
	var articles []*graphtest.Article
	for i := range claims / 5 {
		day := edtf.DayOf(2023, 1, 1+src.IntN(1000))
		var reports []report
		for range 4 {
			one := report{place: fmt.Sprintf("City %d", src.IntN(200)), when: (day - edtf.Day(src.IntN(3))).String()}
			for range 2 {
				n := src.IntN(people)
				one.people = append(one.people, fmt.Sprintf("Given%d Family%d", n%97, n))
			}
			reports = append(reports, one)
		}
		a, _ := tellReports(fmt.Sprintf("%06d", i), reports...)
		var text strings.Builder
		for range 80 {
			fmt.Fprintf(&text, "word%d ", words.Uint64())
		}
		a.Article.Text = text.String()
		a.Claims = append(a.Claims, graph.Claim{
			ID: graph.ID("claim/" + a.Article.ID.Local() + "/other"), Article: a.Article.ID, Type: "other",
			Status: graph.StatusHeld, Polarity: graph.PolarityPositive, Modality: graph.ModalityAsserted,
			Trigger: []graph.Span{{Start: 0, End: strings.IndexByte(a.Article.Text, ' ')}}, Sentence: graph.Span{End: len(a.Article.Text)},
		})
		articles = append(articles, a)
	}
	return graphtest.Corpus(articles)
}
