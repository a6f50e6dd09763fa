package index

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index/tables"
)

// foldEvent makes an event of its claims, which are sorted by id and at least
// one. What it is, when and where, is told by the claims that affirm it; by
// those that deny it only where no other does. Inside are the links that articles
// state between these claims.
func (s *segment) foldEvent(id graph.ID, claims []*graph.Claim, acting representation, inside []*graph.ClaimedLink) *graph.Event {
	telling := affirming(claims)
	e := &graph.Event{
		ID:         id,
		Type:       foldType(telling),
		SourceType: foldSourceType(telling),
		Where:      s.foldWhere(telling),
		Topics:     s.foldTopics(telling),
		When:       s.foldWhen(claims, telling),
	}
	e.Status, e.StatusCertainty = foldStatus(claims)
	e.Participations = s.foldParticipations(claims, acting)
	for _, c := range claims {
		e.Claims = append(e.Claims, c.ID)
	}
	e.Independent = s.independent(claims)
	e.Corroboration = s.corroboration(e, claims)
	e.Label = s.label(e)
	e.Conflicts = s.foldConflicts(e, claims, inside)
	return e
}

// affirming returns the claims that affirm the event; all where none does.
func affirming(claims []*graph.Claim) []*graph.Claim {
	var found []*graph.Claim
	for _, c := range claims {
		if c.Polarity != graph.PolarityNegative {
			found = append(found, c)
		}
	}
	if len(found) == 0 {
		return claims
	}
	return found
}

// statuses has the furthest first.
var statuses = []graph.Status{
	graph.StatusHeld, graph.StatusCancelled, graph.StatusPostponed, graph.StatusPlanned, graph.StatusUnknown,
}

// foldStatus returns the furthest status that a claim affirms, and whether one
// asserts it. What is only denied has no status that we know.
func foldStatus(claims []*graph.Claim) (graph.Status, edtf.Certainty) {
	furthest, certainty := graph.StatusUnknown, edtf.Possible
	for _, c := range claims {
		if c.Polarity == graph.PolarityNegative {
			continue
		}
		switch order := cmp.Compare(rankStatus(c.Status), rankStatus(furthest)); {
		case order < 0:
			furthest, certainty = c.Status, edtf.Possible
		case order > 0:
			continue
		}
		if c.Modality == graph.ModalityAsserted {
			certainty = edtf.Certain
		}
	}
	return furthest, certainty
}

func rankStatus(st graph.Status) int {
	if i := slices.Index(statuses, st); i >= 0 {
		return i
	}
	return len(statuses)
}

// foldType returns the type that most claims give, of equally many the first of
// the table.
func foldType(claims []*graph.Claim) string {
	counts := map[string]int{}
	for _, c := range claims {
		counts[c.Type]++
	}
	return mostCounted(counts, func(a, b string) int { return cmp.Compare(rankType(a), rankType(b)) })
}

func rankType(name string) int {
	i := slices.IndexFunc(eventTypes, func(t graph.EventType) bool { return t.Name == name })
	if i < 0 {
		return len(eventTypes)
	}
	return i
}

var eventTypes = graph.EventTypes()

// foldSourceType returns the label of a source that most claims have, then the
// smallest; "" where none has one.
func foldSourceType(claims []*graph.Claim) string {
	counts := map[string]int{}
	for _, c := range claims {
		if c.SourceType != "" {
			counts[c.SourceType]++
		}
	}
	return mostCounted(counts, func(string, string) int { return 0 })
}

// mostCounted returns the key with the highest count, then the first by order,
// then the smallest; "" for no keys.
func mostCounted(counts map[string]int, order func(a, b string) int) string {
	best := ""
	for key, n := range counts {
		if best == "" || cmp.Or(cmp.Compare(counts[best], n), order(key, best), cmp.Compare(key, best)) < 0 {
			best = key
		}
	}
	return best
}

// foldWhere returns the places, by id. A place that contains another one says
// less and is left out: Paris, not France.
func (s *segment) foldWhere(claims []*graph.Claim) []graph.ID {
	var all []uint32
	for _, c := range claims {
		for _, mention := range c.Places {
			if place := s.placeOf(mention); place != tables.None {
				all = append(all, place)
			}
		}
	}
	all = sortedSet(all)
	var where []graph.ID
	for _, place := range all {
		refined := slices.ContainsFunc(all, func(inner uint32) bool {
			return s.around.leads(inner, place) && !s.around.leads(place, inner)
		})
		if !refined {
			where = append(where, s.places.IDs[place])
		}
	}
	return where
}

// foldTopics returns the words of the topics, sorted.
func (s *segment) foldTopics(claims []*graph.Claim) []string {
	var topics []string
	for _, c := range claims {
		for _, mention := range c.Topics {
			if text := s.textOf(mention); text != "" {
				topics = append(topics, text)
			}
		}
	}
	slices.Sort(topics)
	return slices.Compact(topics)
}
