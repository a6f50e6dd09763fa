package service_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/parley-kg/parley/service"
)

// noon is a clock that stands still, so that snapshots differ by what they hold
// alone.
func noon() time.Time { return time.Date(2025, 9, 1, 12, 0, 0, 0, time.UTC) }

// loaded returns the digest of the snapshot after these loads, one after the
// other, into a new store.
func loaded(t *testing.T, url string, loads ...[]string) string {
	t.Helper()
	s, err := service.Open(t.Context(), url, service.Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, paths := range loads {
		if report := load(t, s, service.LoadRequest{Paths: paths}); len(report.Problems) > 0 {
			t.Fatal(report.Problems)
		}
	}
	return s.Snapshot().ID()
}

// Articles and judgements may come in any order, one by one or together, some of
// them twice, into any store: the snapshot is one and the same.
func TestAnyOrderGivesOneSnapshot(t *testing.T) {
	paths, err := filepath.Glob(articles + "/*.txt")
	if err != nil || len(paths) != 5 {
		t.Fatalf("%v, %v", paths, err)
	}
	paths = append(paths, articles+"/judgements.jsonl")
	want := loaded(t, "memory:", []string{articles})
	for seed := range uint64(3) {
		for backend, url := range map[string]string{"memory": "memory:", "directory": filepath.Join(t.TempDir(), "graph")} {
			t.Run(fmt.Sprint(backend, seed), func(t *testing.T) {
				random := rand.New(rand.NewPCG(seed, 0))
				var loads [][]string
				for _, i := range random.Perm(len(paths)) {
					loads = append(loads, []string{paths[i]})
				}
				cut, again := random.IntN(len(loads)), random.IntN(len(loads))
				loads = slices.Concat(loads[:cut], loads[again:again+1], loads[cut:])
				if got := loaded(t, url, loads...); got != want {
					t.Errorf("loaded as %v it is %s, want %s", loads, got, want)
				}
			})
		}
	}
}
