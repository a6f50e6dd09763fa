package query

import (
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

func TestPositionsAt(t *testing.T) {
	all := []graph.Position{
		{Title: "ruler", When: graph.TimeExtent{Time: edtf.MustParse("../2024-12")}},
		{Title: "minister", When: graph.TimeExtent{Time: edtf.MustParse("2025-03-29/..")}},
		{Title: "envoy"}, // of which no time is told
		{Title: "chair", When: graph.TimeExtent{Time: edtf.MustParse("2025")}},
	}
	for at, want := range map[string][]string{
		"2024-06":     {"ruler", "envoy"},
		"2024-12-31":  {"ruler", "envoy"},
		"2025-01":     {"envoy", "chair"},
		"2025-07-24":  {"minister", "envoy", "chair"},
		"2024/2025":   {"ruler", "minister", "envoy", "chair"},
		"2025-03-28":  {"envoy", "chair"},
		"2026-01-01~": {"minister", "envoy"},
	} {
		var got []string
		for _, p := range PositionsAt(t.Context(), all, edtf.MustParse(at)) {
			got = append(got, p.Title)
		}
		if !slices.Equal(got, want) {
			t.Errorf("at %s: %v, want %v", at, got, want)
		}
	}
	if len(all) != 4 || all[0].Title != "ruler" {
		t.Error("the actor's own list was changed")
	}
}
