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
func (s *segment) addEvents(other *segment) {
	clusterOf := s.eventClusters()
	links := s.eventLinks(clusterOf)
	acting := s.newRepresentation()
	same := s.newTakeover(other)
	events := make([]folded, 0, s.clusters.events.len())
	told := s.toldOf(clusterOf)
	for i, c := range s.clusters.events.all() {
		claims := rowsAt(&s.claims, told[i])
		if len(claims) == 0 {
			continue
		}
		event := same.event(c, told[i], claims, links[i])
		if event == nil {
			event = s.foldEvent(c.ID, claims, acting, links[i].inside)
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

// toldOf returns the claims of each cluster of events that the corpus holds, by
// ordinals: in the order of their ids.
func (s *segment) toldOf(clusterOf []uint32) ordinals {
	told := make(ordinals, s.clusters.events.len())
	for claim, cluster := range clusterOf {
		if cluster != none {
			told[cluster] = append(told[cluster], uint32(claim)) //nolint:gosec // ordinals are of 32 bits
		}
	}
	return told
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
