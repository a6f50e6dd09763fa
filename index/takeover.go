package index

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// takeover says which events of a view are those of the whole: all their claims
// are there, and so is all that is known of their actors and places. Most are,
// where few articles are left out, and folding them anew would cost most.
type takeover struct {
	view, whole *segment // whole is nil where the segment is no view
	// By ordinal in the view: whether an actor or place, and all that it acts for or lies in, is as
	// in the whole.
	actors, places []bool
}

func (s *segment) newTakeover(whole *segment) *takeover {
	t := &takeover{view: s, whole: whole}
	if whole == nil {
		return t
	}
	t.actors = sameRows(&s.actors, &whole.actors, s.represented, whole.represented, func(a, b *graph.Actor) bool {
		return a.Name == b.Name && a.Type == b.Type
	})
	t.places = sameRows(&s.places, &whole.places, s.around, whole.around, func(a, b *graph.Place) bool {
		return a.Name == b.Name && a.Kind == b.Kind
	})
	return t
}

// sameRows tells which rows of a view, and all that they lead to, are equal in
// the whole and lead to the same there.
func sameRows[T any](view, whole *table[T], leads, wholeLeads closure, equal func(a, b *T) bool) []bool {
	own := make([]bool, view.len())
	for i, row := range view.all() {
		there := whole.find(view.ids[i])
		own[i] = there != none && equal(row, whole.at(there)) &&
			slices.Equal(idsAt(view.ids, leads[i]), idsAt(whole.ids, wholeLeads[there]))
	}
	same := make([]bool, len(own))
	for i := range own {
		same[i] = own[i] && !slices.ContainsFunc(leads[i], func(j uint32) bool { return !own[j] })
	}
	return same
}

// event returns the event of a cluster as the whole has it, with these links, if
// it is the same here; nil where it must be folded.
func (t *takeover) event(c *graph.Cluster, claims []*graph.Claim, links linked) *graph.Event {
	if t.whole == nil {
		return nil
	}
	e := t.whole.events.get(c.ID)
	if e == nil || len(e.Claims) != len(claims) || !t.same(e, claims) {
		return nil
	}
	if len(e.Conflicts) > 0 {
		return nil // which reading is preferred follows from what other articles are copies of
	}
	independent := t.view.independent(claims)
	corroboration := t.view.corroboration(e, claims) // who is cited may not act for whom it does in the whole
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
		if actor := t.view.actors.find(e.Participations[i].Actor); actor == none || !t.actors[actor] {
			return false
		}
	}
	for _, c := range claims {
		for _, mention := range c.Places { // also those that others refine
			if place := t.view.placeOf(mention); place != none && !t.places[place] {
				return false
			}
		}
	}
	return true
}

func equalLinks(a, b graph.EventLink) bool {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Event, b.Event), slices.Compare(a.Claims, b.Claims), cmp.Compare(a.By, b.By), cmp.Compare(a.Reason, b.Reason)) == 0
}
