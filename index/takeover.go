package index

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// takeover says what of a segment is that of another: of the whole, of which the
// segment is a view, or of the one before a change. Most is, where little is left
// out or new, and making it anew would cost most. It is gone once the segment is
// made, which keeps nothing of the other but rows.
type takeover struct {
	segment, other *segment // other is nil where there is nothing to take over
	// Where the rows of either are in the other; of actors and places the clusters.
	articlesMoved, mentionsMoved, claimsMoved, judgementsMoved tables.Moves
	actorsMoved, placesMoved, clustersMoved                    tables.Moves
	// By ordinal in the segment: whether a mention is the same row as in the other, and names the same.
	mentions []bool
	// By ordinal in the segment: where the actor or place is in the other that the same mentions name,
	// or none.
	actorsThere, placesThere []uint32
	// By ordinal in the segment: whether an actor or place, and all that it acts for or lies in, is as
	// in the other.
	actors, places []bool
	// By ordinal in the segment: whether a claim is as in the other, names the same there, and nothing
	// that it names is another.
	claims []bool
	// By ordinal in the segment: whether the article of a claim rests on the same texts and voices there.
	grounded []bool
	// Of the events only those have a place that are carried over. They are in the same order here and there.
	eventsMoved tables.Moves
}

// orNothing returns the other segment, or one that holds nothing.
func (t *takeover) orNothing() *segment {
	if t.other == nil {
		return &segment{}
	}
	return t.other
}

// compareMentions tells which mentions are the same, and that what others name, or
// named, is named by other mentions now.
func (t *takeover) compareMentions() {
	t.actorsThere, t.placesThere = slices.Clone(t.actorsMoved.There), slices.Clone(t.placesMoved.There)
	if t.other == nil {
		return
	}
	s, other := t.segment, t.other
	t.mentions = make([]bool, s.mentions.Len())
	gone := slices.Repeat([]bool{true}, other.mentions.Len())
	var changed, left []reference
	for m, there := range t.mentionsMoved.There {
		here := uint32(m) //nolint:gosec // ordinals are of 32 bits
		if there != tables.None && s.mentions.At(here) == other.mentions.At(there) && t.same(s.refersTo[m], other.refersTo[there]) {
			t.mentions[m], gone[there] = true, false
		} else {
			changed = append(changed, s.refersTo[m])
		}
	}
	for there, is := range gone {
		if is {
			left = append(left, other.refersTo[there])
		}
	}
	for _, r := range left {
		changed = append(changed, t.here(r))
	}
	for _, r := range changed {
		switch {
		case r == reference(tables.None):
		case r&isPlace != 0:
			t.placesThere[r&^isPlace] = tables.None
		default:
			t.actorsThere[r] = tables.None
		}
	}
}

// here returns what a mention of the other segment names, as one here would.
func (t *takeover) here(there reference) reference {
	at := tables.None
	switch {
	case there == reference(tables.None):
	case there&isPlace != 0:
		if at = t.placesMoved.Here[there&^isPlace]; at != tables.None {
			return reference(at) | isPlace
		}
	default:
		at = t.actorsMoved.Here[there]
	}
	return reference(at)
}

// same tells whether a mention here names what one of the other segment does.
func (t *takeover) same(here, there reference) bool {
	return here == t.here(there) && (here == reference(tables.None)) == (there == reference(tables.None))
}

// compare compares what is made of the mentions, and the claims.
func (t *takeover) compare() {
	if t.other == nil {
		return
	}
	s, other := t.segment, t.other
	t.actors = sameRows(&s.actors, &other.actors, s.represented, other.represented, func(a, b *graph.Actor) bool {
		return a.Name == b.Name && a.Type == b.Type
	})
	t.places = sameRows(&s.places, &other.places, s.around, other.around, func(a, b *graph.Place) bool {
		return a.Name == b.Name && a.Kind == b.Kind
	})
	t.compareOutlets()
	t.compareClaims()
}

// compareOutlets notes that actors are not the same that count as another voice.
func (t *takeover) compareOutlets() {
	for there, here := range t.actorsMoved.Here {
		if here != tables.None && t.actorsMoved.Here[t.other.grounds.outlets[there]] != t.segment.grounds.outlets[here] {
			t.actors[here] = false
		}
	}
}

// compareClaims tells which claims are the same rows in the other segment, in
// articles that are the same.
func (t *takeover) compareClaims() {
	s := t.segment
	t.claims, t.grounded = make([]bool, s.claims.Len()), make([]bool, s.claims.Len())
	articles, grounds := t.sameArticles(), t.sameGrounds()
	for article, claims := range s.articleClaims {
		for _, claim := range claims {
			there := t.claimsMoved.There[claim]
			t.claims[claim] = articles[article] && there != tables.None && s.claims.At(claim) == t.other.claims.At(there)
			t.grounded[claim] = grounds[article]
		}
	}
	t.mark(t.other.naming.actors, t.actorsMoved.Here, t.actors)
	t.mark(t.other.naming.places, t.placesMoved.Here, t.places)
}

// mark notes that claims are not the same that name what has changed, or is gone.
func (t *takeover) mark(naming ordinals, here []uint32, same []bool) {
	for thing, claims := range naming {
		if at := here[thing]; at != tables.None && same[at] {
			continue
		}
		for _, claim := range claims {
			if at := t.claimsMoved.Here[claim]; at != tables.None {
				t.claims[at] = false
			}
		}
	}
}

// sameArticles tells which articles tell the same of themselves in the other
// segment, and of which all mentions are the same rows, and name the same there. Who
// acts for whom may be told by any of them.
func (t *takeover) sameArticles() []bool {
	s := t.segment
	same := make([]bool, s.articles.Len())
	for there, here := range t.articlesMoved.Here {
		if here == tables.None || !sameArticle(s.articles.At(here), t.other.articles.At(uint32(there))) { //nolint:gosec // ordinals are of 32 bits
			continue
		}
		same[here] = !slices.ContainsFunc(s.articleMentions[here], func(m uint32) bool { return !t.mentions[m] })
	}
	return same
}

// sameArticle compares what events are told by besides mentions and claims.
func sameArticle(a, b *article) bool {
	return a.Kind == b.Kind && a.Publisher == b.Publisher && a.Published == b.Published
}

// sameGrounds tells which articles go back to the same texts in the other segment,
// and to the voices of actors that are the same. Texts that the corpus does not hold
// have other numbers there.
func (t *takeover) sameGrounds() []bool {
	same := make([]bool, t.segment.articles.Len())
	texts := func(here, there uint32) bool {
		return int(there) < len(t.articlesMoved.Here) && t.articlesMoved.Here[there] == here
	}
	voices := func(here, there uint32) bool {
		if number := there &^ isText; number != there {
			return here&isText != 0 && texts(here&^isText, number)
		}
		return t.actorsMoved.Here[there] == here && t.actors[here]
	}
	own, other := &t.segment.grounds, &t.other.grounds
	for there, here := range t.articlesMoved.Here {
		if here == tables.None {
			continue
		}
		same[here] = slices.EqualFunc(own.texts[here], other.texts[there], texts) &&
			slices.EqualFunc(own.voices[here], other.voices[there], voices)
	}
	return same
}

// sameRows tells which rows of a table, and all that they lead to, are equal in
// another one and lead to the same there. Both tables are sorted by id.
func sameRows[T any](rows, others *tables.Table[T], leads, othersLead closure, equal func(a, b *T) bool) []bool {
	there := tables.Here(rows.IDs, others.IDs)
	own := make([]bool, rows.Len())
	for i, row := range rows.All() {
		own[i] = there[i] != tables.None && equal(row, others.At(there[i])) &&
			slices.EqualFunc(leads[i], othersLead[there[i]], func(a, b uint32) bool { return there[a] == b })
	}
	same := make([]bool, len(own))
	for i := range own {
		same[i] = own[i] && !slices.ContainsFunc(leads[i], func(j uint32) bool { return !own[j] })
	}
	return same
}

// event returns the event of a cluster as the other segment has it, with these
// links, if it is the same here; nil where it must be folded. Carried says where it
// is there, if in all but the links it is the same; else none.
func (t *takeover) event(c *graph.Cluster, told []uint32, links linked) (e *graph.Event, carried uint32) {
	if t.other == nil {
		return nil, tables.None
	}
	at := t.toldThere(told)
	if at == tables.None {
		return nil, tables.None
	}
	e = t.other.events.At(at)
	if e.ID != c.ID || len(e.Claims) != len(told) {
		return nil, tables.None
	}
	if len(e.Conflicts) > 0 {
		return nil, tables.None // which reading is preferred follows from what other articles are copies of
	}
	if slices.ContainsFunc(told, func(claim uint32) bool { return !t.grounded[claim] }) {
		claims := tables.RowsAt(&t.segment.claims, told)
		independent := t.segment.independent(claims)
		corroboration := t.segment.corroboration(e, claims) // who is cited may not act for whom it does in the whole
		if !slices.Equal(e.Independent, independent) || e.Corroboration != corroboration {
			other := *e
			other.Independent, other.Corroboration = independent, corroboration
			return relinked(&other, links), tables.None
		}
	}
	return relinked(e, links), at
}

// relinked returns the event with these links: itself, if it has them.
func relinked(e *graph.Event, links linked) *graph.Event {
	if slices.EqualFunc(e.Links, links.to, equalLinks) && slices.EqualFunc(e.LinkedFrom, links.from, equalLinks) {
		return e
	}
	other := *e
	other.Links, other.LinkedFrom = links.to, links.from
	return &other
}

// toldThere returns the event of the other segment that all these claims tell of
// if they are the same there; or none.
func (t *takeover) toldThere(told []uint32) uint32 {
	event := tables.None
	for i, claim := range told {
		if !t.claims[claim] {
			return tables.None
		}
		at := t.other.eventOf[t.claimsMoved.There[claim]]
		if i > 0 && at != event {
			return tables.None
		}
		event = at
	}
	return event
}

func equalLinks(a, b graph.EventLink) bool {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Event, b.Event), slices.Compare(a.Claims, b.Claims), cmp.Compare(a.By, b.By), cmp.Compare(a.Reason, b.Reason)) == 0
}
