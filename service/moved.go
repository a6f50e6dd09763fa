package service

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index"
)

// elsewhere returns what the members of a thing are members of in another
// snapshot, sorted: nothing, one thing, or several.
func elsewhere(id graph.ID, in, other *index.Snapshot) []graph.ID {
	cluster, _ := in.IdentityOf(id)
	var found []graph.ID
	for _, member := range cluster.Members {
		if there := thingOf(other, member); there != "" {
			found = append(found, there)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// thingOf returns what a mention names or a claim tells of; "" where the snapshot
// does not hold it.
func thingOf(s *index.Snapshot, member graph.ID) graph.ID {
	if member.IsMention() {
		return s.RefersTo(member)
	}
	return s.EventOf(member)
}

// merges returns what is one after, and was several things before.
func merges(before, after *index.Snapshot) []graph.Merge {
	var found []graph.Merge
	for id := range after.Changed(before) {
		if from := elsewhere(id, after, before); len(from) > 1 {
			found = append(found, graph.Merge{Into: id, From: from})
		}
	}
	slices.SortFunc(found, func(a, b graph.Merge) int { return cmp.Compare(a.Into, b.Into) })
	return found
}

// splits returns what was one before, and is several things after.
func splits(before, after *index.Snapshot) []graph.Split {
	var found []graph.Split
	for _, back := range merges(after, before) {
		found = append(found, graph.Split{From: back.Into, Into: back.From})
	}
	return found
}
