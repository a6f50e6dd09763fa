package index

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity"
)

// TestChanged compares what changed between two snapshots with their resolutions.
func TestChanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		corpus := publishedCorpus(t)
		before := identity.Resolve(corpus)
		first := Build(corpus, before)
		corpus = changed(t, corpus)
		after := identity.Resolve(corpus)
		var want []graph.ID
		for _, lists := range [][2][]graph.Cluster{{after.Actors, before.Actors}, {after.Places, before.Places}, {after.Events, before.Events}} {
			for _, c := range lists[0] {
				if !slices.ContainsFunc(lists[1], func(o graph.Cluster) bool { return o.ID == c.ID && slices.Equal(o.Members, c.Members) }) {
					want = append(want, c.ID)
				}
			}
		}
		if got := slices.Collect(Build(corpus, after).Changed(first)); !slices.Equal(got, want) {
			t.Fatalf("changed are %v, want %v", got, want)
		}
	})
}
