package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers"
	"github.com/parley-kg/parley/service"
)

var update = flag.Bool("update", false, "rewrite the answers of the stories and the expectations of the scripts")

// TestStories asks each question of testdata/stories over the five articles and
// compares the whole answer; what it says beside the data where the story has
// extensions.json. The comment of a story says what it is about and
// where in the texts its answer stands.
func TestStories(t *testing.T) {
	backends := map[string]*service.Service{
		"memory":    loadArticles(t, "memory:"),
		"directory": loadArticles(t, filepath.Join(t.TempDir(), "graph")),
	}
	paths, err := filepath.Glob("../../testdata/stories/*.txtar")
	if err != nil || len(paths) < 30 {
		t.Fatalf("found %d stories, error %v", len(paths), err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txtar")
		for backend, s := range backends {
			t.Run(name+"/"+backend, func(t *testing.T) { checkStory(t, path, s) })
		}
	}
}

// TestStoriesWithoutJudgements asks those of testdata/stories/without-judgements
// over the five articles without judgements.jsonl: what rules alone make of them.
// A story may bring an article of its own, which is loaded beside the five.
func TestStoriesWithoutJudgements(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/stories/without-judgements/*.txtar")
	if err != nil || len(paths) < 6 {
		t.Fatalf("found %d stories, error %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			texts, err := filepath.Glob(articles + "/*.txt")
			if err != nil || len(texts) != 5 {
				t.Fatalf("%v, %v", texts, err)
			}
			s := openService(t, "memory:")
			report, err := s.Load(t.Context(), service.LoadRequest{Paths: append(texts, ownArticle(t, path)...)})
			if err != nil || len(report.Problems)+len(report.Warnings) > 0 || report.JudgementsAdded > 0 {
				t.Fatalf("%+v, %v", report, err)
			}
			checkStory(t, path, s)
		})
	}
}

// ownArticle returns the path of the article that a story brings, if any.
func ownArticle(t *testing.T, story string) []string {
	t.Helper()
	archive, err := txtar.ParseFile(story)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range archive.Files {
		if file.Name == "article.json" {
			path := filepath.Join(t.TempDir(), file.Name)
			if err := os.WriteFile(path, file.Data, 0o600); err != nil {
				t.Fatal(err)
			}
			return []string{path}
		}
	}
	return nil
}

func checkStory(t *testing.T, path string, s *service.Service) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]*txtar.File{}
	for i := range archive.Files {
		files[archive.Files[i].Name] = &archive.Files[i]
	}
	var variables map[string]any
	if v := files["variables.json"]; v != nil {
		if err := json.Unmarshal(v.Data, &variables); err != nil {
			t.Fatal(err)
		}
	}
	answer, _ := resolvers.Ask(t.Context(), query.NewReader(s.Snapshot, s.Store()), string(files["question.graphql"].Data), variables)
	said := struct {
		Errors     json.RawMessage `json:"errors,omitempty"`
		Data       json.RawMessage `json:"data,omitempty"`
		Extensions json.RawMessage `json:"extensions,omitempty"`
	}{}
	if err := json.Unmarshal(answer, &said); err != nil {
		t.Fatalf("%v in %s", err, answer)
	}
	if files["extensions.json"] != nil {
		compareStory(t, archive, files["extensions.json"], indented(t, said.Extensions))
	}
	said.Extensions = nil
	compareStory(t, archive, files["answer.json"], indented(t, encoded(t, said)))
	if *update {
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// compareStory compares a part of an answer with what a story tells.
func compareStory(t *testing.T, archive *txtar.Archive, told *txtar.File, got []byte) {
	t.Helper()
	if *update {
		told.Data = got
	}
	if diff := cmp.Diff(string(told.Data), string(got)); diff != "" {
		t.Errorf("%s\n%s (-told +answered)\n%s", archive.Comment, told.Name, diff)
	}
}

func encoded(t *testing.T, answer any) []byte {
	t.Helper()
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(answer); err != nil {
		t.Fatal(err)
	}
	return bytes.TrimSpace(out.Bytes())
}

func indented(t *testing.T, answer []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := json.Indent(&out, answer, "", "  "); err != nil {
		t.Fatalf("%v in %s", err, answer)
	}
	out.WriteByte('\n')
	return out.Bytes()
}

// openService opens a store until the test ends.
func openService(t testing.TB, url string) *service.Service {
	t.Helper()
	s, err := service.Open(t.Context(), url, service.Options{Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// loadArticles opens a store and loads the five articles into it.
func loadArticles(t testing.TB, url string) *service.Service {
	t.Helper()
	s := openService(t, url)
	report, err := s.Load(t.Context(), service.LoadRequest{Paths: []string{articles}})
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Problems)+len(report.Warnings) > 0 || len(report.Added) != 5 {
		t.Fatalf("five articles: %+v", report)
	}
	return s
}
