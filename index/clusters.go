package index

import (
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// clusters are those of the resolution, each list sorted by id, and the ids that
// they answer to besides their own.
type clusters struct {
	actors, places, events                   tables.Table[graph.Cluster]
	actorAliases, placeAliases, eventAliases map[graph.ID][]uint32
}

// addClusters takes over who is who, and which claims are one event.
func (t *takeover) addClusters(r *graph.Resolution) {
	s, other := t.segment, t.orNothing()
	s.links = tables.NewRows(tables.Pointers(r.Links))
	together(
		func() {
			s.clusters.actors, t.actorsMoved = other.clusters.actors.Next(tables.Pointers(r.Actors), clusterID)
			s.clusters.places, t.placesMoved = other.clusters.places.Next(tables.Pointers(r.Places), clusterID)
			s.clusters.actorAliases = aliases(&s.clusters.actors, nil)
			s.clusters.placeAliases = aliases(&s.clusters.places, nil)
			t.addReferences()
		},
		func() {
			s.clusters.events, t.clustersMoved = other.clusters.events.Next(tables.Pointers(r.Events), clusterID)
			s.clusters.eventAliases = aliases(&s.clusters.events, isOwnClaim)
		},
	)
}

// addReferences notes what each mention names.
func (t *takeover) addReferences() {
	s, other := t.segment, t.orNothing()
	s.refersTo = slices.Repeat([]reference{reference(tables.None)}, s.mentions.Len())
	actors := s.refer(&s.clusters.actors, &other.clusters.actors, t.actorsMoved, 0)
	places := s.refer(&s.clusters.places, &other.clusters.places, t.placesMoved, isPlace)
	for there, here := range t.mentionsMoved.Here {
		r := other.refersTo[there]
		if here == tables.None || r == reference(tables.None) {
			continue
		}
		same := actors
		if r&isPlace != 0 {
			same = places
		}
		if cluster := same[r&^isPlace]; cluster != tables.None {
			s.refersTo[here] = reference(cluster) | r&isPlace
		}
	}
}

// refer notes what the members of clusters name that are not the same in the other
// segment, and tells by ordinals there where those are that are the same.
func (s *segment) refer(clusters, others *tables.Table[graph.Cluster], moved tables.Moves, kind reference) (same []uint32) {
	same = slices.Repeat([]uint32{tables.None}, others.Len())
	for i, c := range clusters.All() {
		if there := moved.There[i]; there != tables.None && sameIDs(c.Members, others.At(there).Members) {
			same[there] = i
			continue
		}
		for _, m := range c.Members {
			if mention := s.mentions.Find(m); mention != tables.None {
				s.refersTo[mention] = reference(i) | kind
			}
		}
	}
	return same
}

// sameIDs compares two lists, of which the one is mostly the other.
func sameIDs(a, b []graph.ID) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || slices.Equal(a, b))
}

// aliases maps each alias to the ordinals of the clusters that answer to it.
func aliases(clusters *tables.Table[graph.Cluster], skip func(*graph.Cluster, graph.ID) bool) map[graph.ID][]uint32 {
	found := map[graph.ID][]uint32{}
	for i, c := range clusters.All() {
		for _, alias := range c.Aliases {
			if skip == nil || !skip(c, alias) {
				found[alias] = append(found[alias], i)
			}
		}
	}
	return found
}

// isOwnClaim tells whether an alias of an event is that of one of its claims,
// which is found without being listed.
func isOwnClaim(event *graph.Cluster, alias graph.ID) bool {
	_, found := slices.BinarySearch(event.Members, claimID(alias))
	return found
}

// claimID returns the claim that gives an event the id; claims keep theirs.
func claimID(event graph.ID) graph.ID {
	return graph.ID(graph.PrefixClaim + "/" + event.Local())
}

// actorOf returns the ordinal of the actor that a mention names, none for
// anything else.
func (s *segment) actorOf(mention graph.ID) uint32 { return s.namedBy(mention, 0) }

// placeOf returns the ordinal of the place that a mention names, none for
// anything else.
func (s *segment) placeOf(mention graph.ID) uint32 { return s.namedBy(mention, isPlace) }

func (s *segment) namedBy(mention graph.ID, kind reference) uint32 {
	m := s.mentions.Find(mention)
	if m == tables.None || s.refersTo[m] == reference(tables.None) || s.refersTo[m]&isPlace != kind {
		return tables.None
	}
	return uint32(s.refersTo[m] &^ isPlace)
}

// textOf returns the words of a mention; "" for what is no mention.
func (s *segment) textOf(mention graph.ID) string {
	if m := s.mentions.Get(mention); m != nil {
		return m.Text
	}
	return ""
}
