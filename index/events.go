package index

import (
	"cmp"
	"slices"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// folded is an event before it has its ordinal.
type folded struct {
	event   *graph.Event
	cluster uint32
	told    []uint32
	// there is where the event is in the segment of which it is carried over, or none.
	there uint32
}

// addEvents folds the claims of each cluster, or takes over the event, and puts
// all into the order of WHEN: earliest start, latest end, id. An open start sorts
// first, so that events of which no time is known come before all that have a start.
func (s *segment) addEvents(same *takeover) {
	clusterOf := s.eventClusters()
	links := s.eventLinks(clusterOf)
	acting := s.newRepresentation()
	events := make([]folded, 0, s.clusters.events.Len())
	told := s.toldOf(clusterOf)
	for i, c := range s.clusters.events.All() {
		if len(told[i]) == 0 {
			continue
		}
		event, there := same.event(c, told[i], links[i])
		if event == nil {
			event = s.foldEvent(c.ID, tables.RowsAt(&s.claims, told[i]), acting, links[i].inside)
			event.Links, event.LinkedFrom = links[i].to, links[i].from
		}
		events = append(events, folded{event, i, told[i], there})
	}
	events = same.inOrder(events)

	rows := make([]*graph.Event, len(events))
	ordinals := slices.Repeat([]uint32{tables.None}, s.clusters.events.Len())
	for i, f := range events {
		rows[i], ordinals[f.cluster] = f.event, uint32(i)
	}
	same.carry(events)
	s.events = same.orNothing().events.Moved(rows, func(e *graph.Event) graph.ID { return e.ID }, same.eventsMoved)
	s.byRecord = s.recordedOrder(events, same)
	s.eventOf = clusterOf
	for claim, cluster := range clusterOf {
		if cluster != tables.None {
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
	of := slices.Repeat([]uint32{tables.None}, s.claims.Len())
	for i, c := range s.clusters.events.All() {
		for _, member := range c.Members {
			if claim := s.claims.Find(member); claim != tables.None {
				of[claim] = i
			}
		}
	}
	return of
}

// toldOf returns the claims of each cluster of events that the corpus holds, by
// ordinals: in the order of their ids.
func (s *segment) toldOf(clusterOf []uint32) ordinals {
	told := make(ordinals, s.clusters.events.Len())
	for claim, cluster := range clusterOf {
		if cluster != tables.None {
			told[cluster] = append(told[cluster], uint32(claim)) //nolint:gosec // ordinals are of 32 bits
		}
	}
	return told
}

// firstRecorded returns when the first of some claims was stored.
func (s *segment) firstRecorded(told []uint32) time.Time {
	first := s.claims.At(told[0]).RecordedAt
	for _, claim := range told[1:] {
		if at := s.claims.At(claim).RecordedAt; at.Before(first) {
			first = at
		}
	}
	return first
}

// recordedOrder returns the ordinals of events, which are in the order of WHEN,
// by the instant of the first claim, then by id.
func (s *segment) recordedOrder(events []folded, same *takeover) []uint32 {
	compare := func(a, b uint32) int {
		x, y := &events[a], &events[b]
		return cmp.Or(s.firstRecorded(x.told).Compare(s.firstRecorded(y.told)), cmp.Compare(x.event.ID, y.event.ID))
	}
	added := same.addedEvents()
	slices.SortFunc(added, compare)
	return tables.Merge(same.carriedEvents(func(other *segment) []uint32 { return other.byRecord }), added, compare)
}
