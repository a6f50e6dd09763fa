package index

import (
	"iter"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// Changed yields the ids of the actors, places and events that another snapshot
// does not have of the same mentions or claims and under the same id; each kind
// sorted by id.
func (s *Snapshot) Changed(other *Snapshot) iter.Seq[graph.ID] {
	own, others := &s.base.clusters, &other.base.clusters
	return func(yield func(graph.ID) bool) {
		_ = changedOf(&own.actors, &others.actors, yield) &&
			changedOf(&own.places, &others.places, yield) &&
			changedOf(&own.events, &others.events, yield)
	}
}

// changedOf tells whether to go on.
func changedOf(clusters, others *tables.Table[graph.Cluster], yield func(graph.ID) bool) bool {
	for i, there := range tables.Here(clusters.IDs, others.IDs) {
		if there != tables.None && sameIDs(clusters.At(uint32(i)).Members, others.At(there).Members) { //nolint:gosec // ordinals are of 32 bits
			continue
		}
		if !yield(clusters.IDs[i]) {
			return false
		}
	}
	return true
}
