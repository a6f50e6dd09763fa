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
			event.Links, event.LinkedFrom = links[i].to, links[i].from
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
