package service_test

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/loader"
	"github.com/parley-kg/parley/service"
)

// The rules read the words of articles. A snapshot keeps no texts, but is
// resolved with them, whether all comes at once or one article after the other.
func TestSnapshotsAreResolvedWithTexts(t *testing.T) {
	paths, err := filepath.Glob(articles + "/*.txt")
	if err != nil || len(paths) != 5 {
		t.Fatalf("%v, %v", paths, err)
	}
	corpus := &graph.Corpus{}
	for item := range loader.Read(t.Context(), paths, loader.Options{}) {
		corpus.Articles = append(corpus.Articles, *item.Article)
	}
	var want []graph.ID
	for _, j := range identity.Resolve(corpus).Judgements {
		want = append(want, j.ID)
	}
	atOnce, oneByOne := open(t, "memory:"), open(t, "memory:")
	load(t, atOnce, service.LoadRequest{Paths: paths})
	for _, path := range slices.Backward(paths) {
		load(t, oneByOne, service.LoadRequest{Paths: []string{path}})
	}
	for name, s := range map[string]*service.Service{"at once": atOnce, "one by one": oneByOne} {
		if diff := cmp.Diff(want, s.Snapshot().Judgements()); diff != "" {
			t.Errorf("loaded %s: %s", name, diff)
		}
	}
}
