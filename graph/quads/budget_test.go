package quads_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/quads"
	"github.com/parley-kg/parley/graph/store/storetest"
	"github.com/parley-kg/parley/loader"
)

// The budget: everything that is stored of an article, its text and metadata
// included, comes to at most so many quads a claim, on average.
const quadsPerClaim = 20

// A judgement of a person comes to at most so many.
const quadsPerJudgement = 6

// annotated loads the annotated articles of the project.
func annotated(t testing.TB) []graph.AnnotatedArticle {
	t.Helper()
	var articles []graph.AnnotatedArticle
	for item := range loader.Read(context.Background(), []string{"../../testdata/articles"}, loader.Options{}) {
		for _, problem := range item.Problems {
			t.Error(problem)
		}
		if item.Article == nil {
			continue
		}
		item.Article.Article.RecordedAt = storetest.Noon
		for i := range item.Article.Claims {
			item.Article.Claims[i].RecordedAt = storetest.Noon
		}
		articles = append(articles, *item.Article)
	}
	if len(articles) == 0 {
		t.Fatal("there are no annotated articles")
	}
	return articles
}

func TestQuadBudget(t *testing.T) {
	total, claims := 0, 0
	for _, a := range annotated(t) {
		n := len(encode(t, &graph.Corpus{Articles: []graph.AnnotatedArticle{a}}))
		t.Logf("%s: %d quads, %d claims: %.1f quads a claim", a.Article.ID, n, len(a.Claims), float64(n)/float64(len(a.Claims)))
		total, claims = total+n, claims+len(a.Claims)
	}
	average := float64(total) / float64(claims)
	t.Logf("all: %d quads, %d claims: %.1f quads a claim", total, claims, average)
	if average > quadsPerClaim {
		t.Errorf("%.1f quads a claim are more than %d", average, quadsPerClaim)
	}
	judged := storetest.Judged(storetest.Meeting("000"), storetest.Meeting("001"), graph.VerdictSame, storetest.Noon)
	written, err := quads.EncodeJudgement(&judged)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("a judgement of a person: %d quads", len(written))
	if len(written) > quadsPerJudgement {
		t.Errorf("%d quads a judgement are more than %d", len(written), quadsPerJudgement)
	}
}

func TestRealArticlesComeBack(t *testing.T) {
	corpus := &graph.Corpus{Articles: annotated(t)}
	decoded, err := quads.Decode(encode(t, corpus))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(corpus, decoded, equal...); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}
