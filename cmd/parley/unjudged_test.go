package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/parley-kg/parley/service"
)

// TestUnjudgedStories asks the questions of testdata/stories/unjudged over the
// five articles without the judgements that people made between them: what rules
// alone find.
func TestUnjudgedStories(t *testing.T) {
	s := loadUnjudged(t)
	paths, err := filepath.Glob("../../testdata/stories/unjudged/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no stories, error %v", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) { checkStory(t, path, s) })
	}
}

// loadUnjudged loads the five articles, each with its annotation and metadata.
func loadUnjudged(t testing.TB) *service.Service {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "articles")
	if err := os.CopyFS(folder, os.DirFS(articles)); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(folder, "judgements.jsonl")); err != nil {
		t.Fatal(err)
	}
	s := openService(t, "memory:")
	report, err := s.Load(t.Context(), service.LoadRequest{Paths: []string{folder}})
	if err != nil || len(report.Problems)+len(report.Warnings) > 0 || len(report.Added) != 5 {
		t.Fatalf("five articles: %+v, error %v", report, err)
	}
	return s
}
