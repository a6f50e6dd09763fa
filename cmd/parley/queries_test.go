package main

import (
	"strings"
	"testing"

	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers"
)

// TestDocumentedQuestions asks every question of docs/queries.md over the five
// articles: each is answered, and not with nothing.
func TestDocumentedQuestions(t *testing.T) {
	s := loadArticles(t, "memory:")
	asked := 0
	for _, m := range fenced.FindAllStringSubmatch(documents(t)["docs/queries.md"], -1) {
		if m[1] != "graphql" {
			continue
		}
		asked++
		answer, err := resolvers.Ask(t.Context(), query.NewReader(s.Snapshot, s.Store()), m[2], nil)
		if err != nil || strings.Contains(string(answer), "[]") {
			t.Errorf("%s: %v\n%s", m[2], err, answer)
		}
	}
	if asked == 0 {
		t.Error("docs/queries.md asks nothing")
	}
}
