package main

import (
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// What 000 (AFP) says of Baku on the word of an unnamed diplomat, and 003 on that of
// "diplomatic sources speaking to AFP", comes from one source; 004 cites "Israeli
// media" and is another.
func TestAFPIsOneSourceForBaku(t *testing.T) {
	snapshot := loadArticles(t, "memory:").Snapshot()
	baku := []graph.ID{"claim/000/meeting-baku-2025-07-12-5d3c4f6c", "claim/003/meeting-baku-bac476c5"}
	if got := snapshot.Independent(baku); len(got) != 1 {
		t.Errorf("of %v %v are independent", baku, got)
	}
	if got := snapshot.Independent(append(baku, "claim/004/meeting-azerbaijan-ca0ac4d2")); len(got) != 2 {
		t.Errorf("with 004: %v", got)
	}
	for _, id := range baku {
		if !slices.Contains(snapshot.Claims(), id) {
			t.Errorf("%s is not among the claims", id)
		}
	}
}
