package index

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// clusters are those of the resolution, each list sorted by id, and the ids that
// they answer to besides their own.
type clusters struct {
	actors, places, events                   []graph.Cluster
	actorAliases, placeAliases, eventAliases map[graph.ID][]graph.ID
}

// addClusters takes over who is who, and which claims are one event.
func (s *segment) addClusters(r *graph.Resolution) {
	s.judgements = newSortedTable(slices.Clone(r.Judgements), func(j *graph.Judgement) graph.ID { return j.ID })
	s.clusters = clusters{actors: byID(r.Actors), places: byID(r.Places), events: byID(r.Events)}
	s.clusters.actorAliases = aliases(s.clusters.actors, nil)
	s.clusters.placeAliases = aliases(s.clusters.places, nil)
	s.clusters.eventAliases = aliases(s.clusters.events, s.isOwnClaim)

	s.refersTo = slices.Repeat([]reference{{ordinal: none}}, len(s.mentions.rows))
	s.refer(s.clusters.actors, false)
	s.refer(s.clusters.places, true)
}

func (s *segment) refer(clusters []graph.Cluster, place bool) {
	for i := range clusters {
		for _, m := range clusters[i].Members {
			if mention := s.mentions.find(m); mention != none {
				s.refersTo[mention] = reference{place, uint32(i)}
			}
		}
	}
}

func byID(clusters []graph.Cluster) []graph.Cluster {
	sorted := slices.Clone(clusters)
	slices.SortFunc(sorted, func(a, b graph.Cluster) int { return cmp.Compare(a.ID, b.ID) })
	return sorted
}

// aliases maps each alias to the ids of the clusters that answer to it, sorted.
func aliases(clusters []graph.Cluster, skip func(*graph.Cluster, graph.ID) bool) map[graph.ID][]graph.ID {
	found := map[graph.ID][]graph.ID{}
	for i := range clusters {
		for _, alias := range clusters[i].Aliases {
			if skip == nil || !skip(&clusters[i], alias) {
				found[alias] = append(found[alias], clusters[i].ID)
			}
		}
	}
	return found
}

// isOwnClaim tells whether an alias of an event is that of one of its claims,
// which is found without being listed.
func (s *segment) isOwnClaim(event *graph.Cluster, alias graph.ID) bool {
	_, found := slices.BinarySearch(event.Members, claimID(alias))
	return found
}

// claimID returns the claim that gives an event the id; claims keep theirs.
func claimID(event graph.ID) graph.ID {
	return graph.ID(graph.PrefixClaim + "/" + event.Local())
}

// actorOf returns the ordinal of the actor that a mention names, none for
// anything else.
func (s *segment) actorOf(mention graph.ID) uint32 { return s.namedBy(mention, false) }

// placeOf returns the ordinal of the place that a mention names, none for
// anything else.
func (s *segment) placeOf(mention graph.ID) uint32 { return s.namedBy(mention, true) }

func (s *segment) namedBy(mention graph.ID, place bool) uint32 {
	m := s.mentions.find(mention)
	if m == none || s.refersTo[m].place != place {
		return none
	}
	return s.refersTo[m].ordinal
}

// textOf returns the words of a mention; "" for what is no mention.
func (s *segment) textOf(mention graph.ID) string {
	if m := s.mentions.get(mention); m != nil {
		return (*m).Text
	}
	return ""
}

// clusterOf returns the cluster with an id, out of those that are sorted by id.
func clusterOf(clusters []graph.Cluster, id graph.ID) (graph.Cluster, bool) {
	i, found := slices.BinarySearchFunc(clusters, id, func(c graph.Cluster, id graph.ID) int { return cmp.Compare(c.ID, id) })
	if !found {
		return graph.Cluster{}, false
	}
	return clusters[i], true
}
