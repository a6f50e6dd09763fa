package index

import (
	"cmp"
	"slices"
	"time"

	"github.com/parley-kg/parley/graph"
)

// folded is an event before it has its ordinal.
type folded struct {
	event    *graph.Event
	cluster  uint32
	recorded time.Time
}

// addEvents folds the claims of each cluster, and puts the events into the order
// of WHEN: earliest start, latest end, id. An open start sorts first, so that
// events of which no time is known come before all that have a start.
func (s *segment) addEvents(whole *segment) {
	clusterOf := s.eventClusters()
	links := s.eventLinks(clusterOf)
	acting := s.newRepresentation()
	same := s.newTakeover(whole)
	events := make([]folded, 0, s.clusters.events.len())
	for i, c := range s.clusters.events.all() {
		claims := s.claimsOf(c)
		if len(claims) == 0 {
			continue
		}
		event := same.event(c, claims, links[i])
		if event == nil {
			event = s.foldEvent(c.ID, claims, acting)
			event.Links = links[i]
		}
		events = append(events, folded{event, i, firstRecorded(claims)})
	}
	slices.SortFunc(events, func(a, b folded) int { return compareWhen(a.event, b.event) })

	rows := make([]*graph.Event, len(events))
	ordinals := slices.Repeat([]uint32{none}, s.clusters.events.len())
	for i, f := range events {
		rows[i], ordinals[f.cluster] = f.event, uint32(i)
	}
	s.events = newTable(rows, func(e *graph.Event) graph.ID { return e.ID })
	s.byRecord = recordedOrder(events)
	s.eventOf = clusterOf
	for claim, cluster := range clusterOf {
		if cluster != none {
			s.eventOf[claim] = ordinals[cluster]
		}
	}
}

// compareWhen is the order of WHEN.
func compareWhen(a, b *graph.Event) int {
	x, y := a.When.Time.Bounds(), b.When.Time.Bounds()
	return cmp.Or(
		cmp.Compare(x.EarliestStart, y.EarliestStart),
		cmp.Compare(x.LatestEnd, y.LatestEnd),
		cmp.Compare(a.ID, b.ID),
	)
}

// eventClusters returns the place in the clusters of the event that each claim
// tells of, or none, by ordinal.
func (s *segment) eventClusters() []uint32 {
	of := slices.Repeat([]uint32{none}, s.claims.len())
	for i, c := range s.clusters.events.all() {
		for _, member := range c.Members {
			if claim := s.claims.find(member); claim != none {
				of[claim] = i
			}
		}
	}
	return of
}

// claimsOf returns the claims of a cluster that the corpus holds, by id.
func (s *segment) claimsOf(c *graph.Cluster) []*graph.Claim {
	claims := make([]*graph.Claim, 0, len(c.Members))
	for _, id := range c.Members {
		if claim := s.claims.get(id); claim != nil {
			claims = append(claims, claim)
		}
	}
	slices.SortFunc(claims, func(a, b *graph.Claim) int { return cmp.Compare(a.ID, b.ID) })
	return claims
}

func firstRecorded(claims []*graph.Claim) time.Time {
	first := claims[0].RecordedAt
	for _, c := range claims {
		if c.RecordedAt.Before(first) {
			first = c.RecordedAt
		}
	}
	return first
}

// eventLinks returns the links of each cluster's event, by place in the clusters.
// A link of an event to itself says nothing.
func (s *segment) eventLinks(clusterOf []uint32) [][]graph.EventLink {
	links := make([][]graph.EventLink, s.clusters.events.len())
	for _, c := range s.claims.all() {
		if c.Link == nil || c.Polarity == graph.PolarityNegative {
			continue
		}
		from, to := s.clusterOf(c.Link.From, clusterOf), s.clusterOf(c.Link.To, clusterOf)
		if from == none || to == none || from == to {
			continue
		}
		links[from] = addLink(links[from], c.Link.Kind, s.clusters.events.ids[to], c.ID)
	}
	for i := range links {
		slices.SortFunc(links[i], func(a, b graph.EventLink) int {
			return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Event, b.Event))
		})
	}
	return links
}

func (s *segment) clusterOf(claim graph.ID, clusterOf []uint32) uint32 {
	if ordinal := s.claims.find(claim); ordinal != none {
		return clusterOf[ordinal]
	}
	return none
}

// addLink adds what a claim says of a link. Claims come in the order of their ids.
func addLink(links []graph.EventLink, kind graph.LinkKind, event, claim graph.ID) []graph.EventLink {
	for i := range links {
		if links[i].Kind == kind && links[i].Event == event {
			links[i].Claims = append(links[i].Claims, claim)
			return links
		}
	}
	return append(links, graph.EventLink{Kind: kind, Event: event, Claims: []graph.ID{claim}})
}
