package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// editions are states of one collection of articles: each has more articles
// than the one before, corrects some of those, and brings a judgement.
const (
	articlesInAnEdition = 40
	correctedEvery      = 7
)

// writeEdition writes an edition, counted from 0, into a directory of its own.
func writeEdition(t testing.TB, edition int) string {
	t.Helper()
	dir := t.TempDir()
	var articles, judgements strings.Builder
	for i := range (edition + 1) * articlesInAnEdition {
		article, err := json.Marshal(editedArticle(i, edition))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&articles, "%s\n", article)
	}
	for i := range edition + 1 {
		verdict := []string{"SAME", "DIFFERENT"}[i%2]
		fmt.Fprintf(&judgements, `{"left": "actor/anna-berg%d", "right": "actor/carl-dahl%d", "verdict": %q, "reason": "as read"}`+"\n", i, i, verdict)
	}
	for name, content := range map[string]string{"articles.jsonl": articles.String(), "judgements.jsonl": judgements.String()} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// editedArticle is the article with that number in an edition. With each
// correction claims go and others come, or come back.
func editedArticle(i, edition int) map[string]any {
	corrections := 0
	for e := i/articlesInAnEdition + 1; e <= edition; e++ {
		if (i+e)%correctedEvery == 0 {
			corrections++
		}
	}
	anna, carl := fmt.Sprintf("Anna Berg%d", i%5000), fmt.Sprintf("Carl Dahl%d", i%3100)
	text := fmt.Sprintf("%s met %s in Place%d on Monday. They talk again in May.", anna, carl, i%17)
	roles := []map[string]any{{"role": "Participant", "mention": "anna"}, {"role": "Participant", "mention": "carl"}}
	met := map[string]any{
		"type": "Meeting", "trigger": map[string]any{"quote": "met"}, "roles": roles, "places": []string{"place"},
		"times": []map[string]any{{"mention": "day", "edtf": fmt.Sprintf("2025-07-%02d", 1+i%28)}},
	}
	again := map[string]any{
		"type": "Call", "trigger": map[string]any{"quote": "talk"}, "roles": roles,
		"status": []string{"Planned", "Cancelled", "Postponed"}[corrections%3],
	}
	return map[string]any{
		"format": "parley/1", "id": fmt.Sprintf("%05d", i), "text": text,
		"article": map[string]any{"title": fmt.Sprintf("Edition %d", corrections), "published": "2025-07"},
		"mentions": []map[string]any{
			{"id": "anna", "type": "Person", "quote": anna},
			{"id": "carl", "type": "Person", "quote": carl},
			{"id": "place", "type": "Place", "quote": fmt.Sprintf("Place%d", i%17)},
			{"id": "day", "type": "Time", "quote": "Monday"},
		},
		"events": []map[string]any{met, again},
	}
}
