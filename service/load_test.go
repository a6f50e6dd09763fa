package service

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/loader"
)

// note is a loader's item of an article with one claim about nothing.
func note(name string) loader.Item {
	text := "They met."
	digest := sha256.Sum256([]byte(text))
	id := graph.NewArticleID(name)
	return loader.Item{Path: name + ".ann", Article: &graph.AnnotatedArticle{
		Article: graph.Article{ID: id, Kind: graph.KindNews, Text: text, SHA256: hex.EncodeToString(digest[:]), Revision: "1"},
		Claims: []graph.Claim{{
			ID: graph.ID("claim/" + name + "/met"), Article: id, Type: "meeting",
			Status: graph.StatusHeld, Polarity: graph.PolarityPositive, Modality: graph.ModalityAsserted,
		}},
	}}
}

func TestWhatTheStoreRefusesHarmsNoOthers(t *testing.T) {
	s, err := Open(t.Context(), "memory:", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	bad := note("bad")
	bad.Article.Claims[0].Status = "" // the loader never leaves it out
	judged := loader.Item{Path: "judgements.jsonl", Judgements: []graph.Judgement{{
		ID: "judgement/1", Left: "actor/b", Right: "actor/a", Verdict: graph.VerdictSame, By: "editor", // not in order
	}}}
	l := load{service: s, target: s.store, report: &Report{}}
	if err := l.store(t.Context(), []loader.Item{bad, judged, note("good")}); err != nil {
		t.Fatalf("the load ended: %v", err)
	}
	if len(l.report.Added) != 1 || l.report.Added[0] != "article/good" || l.report.ClaimsAdded != 1 {
		t.Errorf("added %v with %d claims", l.report.Added, l.report.ClaimsAdded)
	}
	if len(l.report.Problems) != 2 {
		t.Fatalf("problems %v", l.report.Problems)
	}
	for i, path := range []string{"bad.ann", "judgements.jsonl"} {
		if p := l.report.Problems[i]; p.File != path || !errors.Is(p, graph.ErrInvalid) {
			t.Errorf("problem %v", p)
		}
	}
}
