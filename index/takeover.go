package index

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// takeover says which events of a segment are those of another: of the whole, of
// which the segment is a view, or of the one before a change. All their claims are
// there, and so is all that is known of their actors and places. Most are, where
// little is left out or new, and folding them anew would cost most.
type takeover struct {
	segment, other *segment // other is nil where there is nothing to take over
	// By ordinal in the segment: whether a claim is as in the other, and names the same there.
	claims []bool
	// By ordinal in the segment: whether an actor or place, and all that it acts for or lies in, is as
	// in the other.
	actors, places []bool
}

func (s *segment) newTakeover(other *segment) *takeover {
	t := &takeover{segment: s, other: other}
	if other == nil {
		return t
	}
	t.claims = s.sameClaims(other)
	t.actors = sameRows(&s.actors, &other.actors, s.represented, other.represented, func(a, b *graph.Actor) bool {
		return a.Name == b.Name && a.Type == b.Type
	})
	t.places = sameRows(&s.places, &other.places, s.around, other.around, func(a, b *graph.Place) bool {
		return a.Name == b.Name && a.Kind == b.Kind
	})
	return t
}

// sameClaims tells which claims are the same rows in another segment, in articles
// all of whose mentions are, and name the same there.
func (s *segment) sameClaims(other *segment) []bool {
	articles := s.sameArticles(other)
	there := aligned(s.claims.ids, other.claims.ids)
	same := make([]bool, s.claims.len())
	for i, c := range s.claims.all() {
		article := s.articles.find(c.Article)
		same[i] = there[i] != none && c == other.claims.at(there[i]) && article != none && articles[article]
	}
	return same
}

// sameArticles tells of which articles all mentions are the same rows in another
// segment, and name the same there. Who acts for whom may be told by any of them.
func (s *segment) sameArticles(other *segment) []bool {
	mentions := aligned(s.mentions.ids, other.mentions.ids)
	actors := aligned(s.clusters.actors.ids, other.clusters.actors.ids)
	places := aligned(s.clusters.places.ids, other.clusters.places.ids)
	same := make([]bool, s.articles.len())
	for article, held := range s.articleMentions {
		same[article] = !slices.ContainsFunc(held, func(m uint32) bool {
			at := mentions[m]
			return at == none || s.mentions.at(m) != other.mentions.at(at) || !s.refersTo[m].is(other.refersTo[at], actors, places)
		})
	}
	return same
}

// is tells whether two mentions name one thing, the second in another segment,
// given where in it the actors and places are.
func (r reference) is(other reference, actors, places []uint32) bool {
	switch {
	case r == reference(none) || other == reference(none) || r&isPlace != other&isPlace:
		return r == other
	case r&isPlace != 0:
		return places[r&^isPlace] == uint32(other&^isPlace)
	default:
		return actors[r] == uint32(other)
	}
}

// aligned returns where each of some ids is among others, or none; both are sorted.
func aligned(ids, others []graph.ID) []uint32 {
	at := slices.Repeat([]uint32{none}, len(ids))
	next := 0
	for i, id := range ids {
		for next < len(others) && others[next] < id {
			next++
		}
		if next < len(others) && others[next] == id {
			at[i] = uint32(next) //nolint:gosec // ordinals are of 32 bits
		}
	}
	return at
}

// sameRows tells which rows of a table, and all that they lead to, are equal in
// another one and lead to the same there. Both tables are sorted by id.
func sameRows[T any](rows, others *table[T], leads, othersLead closure, equal func(a, b *T) bool) []bool {
	there := aligned(rows.ids, others.ids)
	own := make([]bool, rows.len())
	for i, row := range rows.all() {
		own[i] = there[i] != none && equal(row, others.at(there[i])) &&
			slices.EqualFunc(leads[i], othersLead[there[i]], func(a, b uint32) bool { return there[a] == b })
	}
	same := make([]bool, len(own))
	for i := range own {
		same[i] = own[i] && !slices.ContainsFunc(leads[i], func(j uint32) bool { return !own[j] })
	}
	return same
}

// event returns the event of a cluster as the other segment has it, with these
// links, if it is the same here; nil where it must be folded.
func (t *takeover) event(c *graph.Cluster, told []uint32, claims []*graph.Claim, links linked) *graph.Event {
	if t.other == nil || slices.ContainsFunc(told, func(claim uint32) bool { return !t.claims[claim] }) {
		return nil
	}
	e := t.other.events.get(c.ID)
	if e == nil || len(e.Claims) != len(claims) || !t.same(e, claims) {
		return nil
	}
	if len(e.Conflicts) > 0 {
		return nil // which reading is preferred follows from what other articles are copies of
	}
	independent := t.segment.independent(claims)
	corroboration := t.segment.corroboration(e, claims) // who is cited may not act for whom it does in the whole
	linked := slices.EqualFunc(e.Links, links.to, equalLinks) && slices.EqualFunc(e.LinkedFrom, links.from, equalLinks)
	if linked && slices.Equal(e.Independent, independent) && e.Corroboration == corroboration {
		return e
	}
	other := *e
	other.Links, other.LinkedFrom, other.Independent, other.Corroboration = links.to, links.from, independent, corroboration
	return &other
}

// same tells whether all that an event is told of is as in the whole.
func (t *takeover) same(e *graph.Event, claims []*graph.Claim) bool {
	for i := range e.Participations {
		if actor := t.segment.actors.find(e.Participations[i].Actor); actor == none || !t.actors[actor] {
			return false
		}
	}
	for _, c := range claims {
		for _, mention := range c.Places { // also those that others refine
			if place := t.segment.placeOf(mention); place != none && !t.places[place] {
				return false
			}
		}
	}
	return true
}

func equalLinks(a, b graph.EventLink) bool {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Event, b.Event), slices.Compare(a.Claims, b.Claims), cmp.Compare(a.By, b.By), cmp.Compare(a.Reason, b.Reason)) == 0
}
