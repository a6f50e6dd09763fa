package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers"
)

// answered is a question in the documentation, and its answer where one follows.
var answered = regexp.MustCompile("(?s)```graphql\n(.*?)```\n(?:\n```json\n(.*?)```\n)?")

// TestDocumentedQuestions asks every question of docs/queries.md over the five
// articles: each is answered, not with nothing, and each answer that is shown
// is the whole one.
func TestDocumentedQuestions(t *testing.T) {
	path := filepath.Join(root, "docs/queries.md")
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := loadArticles(t, "memory:")
	reader := query.NewReader(s.Snapshot, s.Store())
	shown := 0
	now := answered.ReplaceAllFunc(page, func(block []byte) []byte {
		parts := answered.FindSubmatch(block)
		answer, err := resolvers.Ask(t.Context(), reader, string(parts[1]), nil)
		if err != nil || bytes.Contains(answer, []byte("[]")) {
			t.Errorf("%s: %v\n%s", parts[1], err, answer)
		}
		if !bytes.Contains(block, []byte("```json")) {
			return block
		}
		shown++
		var data struct{ Data json.RawMessage }
		if err := json.Unmarshal(answer, &data); err != nil {
			t.Fatal(err)
		}
		return []byte("```graphql\n" + string(parts[1]) + "```\n\n```json\n" + string(data.Data) + "\n```\n")
	})
	if shown < 9 {
		t.Errorf("only %d answers are shown", shown)
	}
	if *update {
		if err := os.WriteFile(path, now, 0o600); err != nil {
			t.Fatal(err)
		}
	} else if !bytes.Equal(now, page) {
		t.Errorf("the answers are now:\n%s", now)
	}
}
