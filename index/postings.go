package index

import (
	"cmp"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index/tables"
)

// postings are the events that meet a condition, as ordinals.
type postings struct {
	all, meetings *roaring.Bitmap
	// By the ordinal of the actor or place; nil where there are none.
	named, certainPart, possiblePart, published tables.Rows[roaring.Bitmap]
	// Of those for whom others act: the events in which they took part themselves. Of all others
	// these are certainPart and possiblePart.
	certainSelf, possibleSelf     tables.Rows[roaring.Bitmap]
	at, within                    tables.Rows[roaring.Bitmap]
	byPart                        partPostings
	types                         map[string]*roaring.Bitmap
	certainStatus, possibleStatus map[graph.Status]*roaring.Bitmap
	conflicts                     map[graph.ConflictKind]*roaring.Bitmap
}

// ordinals are growing lists of events, before they become bitmaps.
type ordinals [][]uint32

// add adds an event; events come in order, an event possibly several times.
func (o ordinals) add(key, event uint32) {
	if n := len(o[key]); n == 0 || o[key][n-1] != event {
		o[key] = append(o[key], event)
	}
}

func (o ordinals) bitmaps() tables.Rows[roaring.Bitmap] {
	all := make([]*roaring.Bitmap, len(o))
	for i, events := range o {
		if len(events) > 0 {
			all[i] = bitmapOf(events)
		}
	}
	return tables.NewRows(all)
}

func bitmapOf(events []uint32) *roaring.Bitmap {
	b := roaring.BitmapOf(events...)
	b.RunOptimize()
	return b
}

// postingLists are the lists that become postings.
type postingLists struct {
	named, certainPart, possiblePart, published, at, within ordinals
	certainSelf, possibleSelf                               ordinals
	byPart                                                  partLists
	types                                                   map[string][]uint32
	certainStatus, possibleStatus                           map[graph.Status][]uint32
	conflicts                                               map[graph.ConflictKind][]uint32
	meetings                                                []uint32
}

// newPostings posts the events that are added, and carries over the others.
func (s *segment) newPostings(same *takeover) postings {
	l := s.carriedPostings(same)
	servedByOthers := s.servedByOthers()
	for _, i := range same.addedEvents() {
		s.post(l, i, s.events.At(i))
	}
	all := roaring.New()
	all.AddRange(0, uint64(s.events.Len()))
	return postings{
		all: all, meetings: bitmapOf(l.meetings),
		named: l.named.bitmaps(), certainPart: l.certainPart.bitmaps(), possiblePart: l.possiblePart.bitmaps(),
		certainSelf: l.certainSelf.bitmapsOfAll(servedByOthers), possibleSelf: l.possibleSelf.bitmapsOfAll(servedByOthers),
		byPart:    l.byPart.bitmaps(),
		published: l.published.bitmaps(), at: l.at.bitmaps(), within: l.within.bitmaps(), types: bitmapsOf(l.types),
		certainStatus: bitmapsOf(l.certainStatus), possibleStatus: bitmapsOf(l.possibleStatus),
		conflicts: bitmapsOf(l.conflicts),
	}
}

func (s *segment) carriedPostings(same *takeover) *postingLists {
	actors, places := s.actors.Len(), s.places.Len()
	if same.other == nil {
		lists := func(n int) ordinals { return make(ordinals, n) }
		return &postingLists{
			named: lists(actors), certainPart: lists(actors), possiblePart: lists(actors), published: lists(actors),
			certainSelf: lists(actors), possibleSelf: lists(actors), byPart: newPartLists(),
			at: lists(places), within: lists(places), types: map[string][]uint32{},
			certainStatus: map[graph.Status][]uint32{}, possibleStatus: map[graph.Status][]uint32{},
			conflicts: map[graph.ConflictKind][]uint32{},
		}
	}
	there := &same.other.postings
	return &postingLists{
		named: same.ofActors(&there.named), certainPart: same.ofActors(&there.certainPart),
		possiblePart: same.ofActors(&there.possiblePart), published: same.ofActors(&there.published),
		certainSelf:  same.ofThemselves(&there.certainSelf, &there.certainPart),
		possibleSelf: same.ofThemselves(&there.possibleSelf, &there.possiblePart), byPart: same.parts(&there.byPart),
		at: same.ofPlaces(&there.at), within: same.ofPlaces(&there.within), types: carriedBy(same, there.types),
		certainStatus: carriedBy(same, there.certainStatus), possibleStatus: carriedBy(same, there.possibleStatus),
		conflicts: carriedBy(same, there.conflicts), meetings: same.events(there.meetings),
	}
}

func bitmapsOf[K cmp.Ordered](lists map[K][]uint32) map[K]*roaring.Bitmap {
	all := make(map[K]*roaring.Bitmap, len(lists))
	for key, events := range lists {
		all[key] = bitmapOf(events)
	}
	return all
}

// post adds one event to every list that it belongs to.
func (s *segment) post(l *postingLists, ordinal uint32, e *graph.Event) {
	for i := range e.Participations {
		s.postParticipation(l, ordinal, e, &e.Participations[i])
	}
	for _, id := range e.Where {
		place := s.places.Find(id)
		l.at.add(place, ordinal)
		l.within.add(place, ordinal)
		for _, outer := range s.around[place] {
			l.within.add(outer, ordinal)
		}
	}
	if e.IsMeeting() {
		l.meetings = append(l.meetings, ordinal)
	}
	l.possibleStatus[e.Status] = append(l.possibleStatus[e.Status], ordinal)
	if e.StatusCertainty == edtf.Certain {
		l.certainStatus[e.Status] = append(l.certainStatus[e.Status], ordinal)
	}
	for i := range e.Conflicts {
		if kind := e.Conflicts[i].Kind; i == 0 || kind != e.Conflicts[i-1].Kind {
			l.conflicts[kind] = append(l.conflicts[kind], ordinal)
		}
	}
	for _, name := range s.typeNames(e) {
		l.types[name] = append(l.types[name], ordinal)
	}
	for _, claim := range e.Claims {
		if publisher := s.publisherOf(claim); publisher != tables.None {
			l.published.add(publisher, ordinal)
		}
	}
}

// postParticipation adds the event to the lists of the actor, and of all for
// whom the actor acts.
func (s *segment) postParticipation(l *postingLists, ordinal uint32, e *graph.Event, p *graph.Participation) {
	actor := s.actors.Find(p.Actor)
	certain := isCertainPart(e, p)
	add := func(actor uint32) {
		l.named.add(actor, ordinal)
		if p.TookPart() {
			l.possiblePart.add(actor, ordinal)
			if certain {
				l.certainPart.add(actor, ordinal)
			}
		}
	}
	add(actor)
	for _, whom := range s.represented[actor] {
		add(whom)
	}
	l.byPart.add(p, certain, ordinal)
	if p.TookPart() {
		l.possibleSelf.add(actor, ordinal)
		if certain {
			l.certainSelf.add(actor, ordinal)
		}
	}
}

// isCertainPart tells whether who took part did so certainly: asserted to have
// been present, or expected at what is planned, postponed or cancelled.
func isCertainPart(e *graph.Event, p *graph.Participation) bool {
	if p.Presence == graph.PresencePresent {
		return p.Certainty == edtf.Certain
	}
	return p.Presence == graph.PresenceExpected && e.Status.Presence() == graph.PresenceExpected
}

// typeNames returns the names by which the type of an event is asked for: ours
// and those of the sources of its claims, once each.
func (s *segment) typeNames(e *graph.Event) []string {
	all := []string{typeKey(e.Type)}
	for _, id := range e.Claims {
		if claim := s.claims.Get(id); claim != nil {
			all = append(all, sourceTypes(claim)...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// sourceTypes returns the label that the source of a claim has for its type, and
// its code; those that there are.
func sourceTypes(c *graph.Claim) []string {
	var all []string
	if c.SourceType != "" {
		all = append(all, typeKey(c.SourceType))
	}
	for _, k := range c.Kept {
		if k.Name == graph.KeptCode {
			all = append(all, typeKey(k.Value))
		}
	}
	return all
}

// typeKey makes names of types equal that differ in case only, or in the
// underscores that event tables write for spaces.
func typeKey(name string) string { return strings.ToLower(spaced(name)) }

func spaced(name string) string { return strings.ReplaceAll(name, "_", " ") }

// publisherOf returns the publisher of a claim's article, or none. The rows of an
// event table have publishers of their own.
func (s *segment) publisherOf(claim graph.ID) uint32 {
	c := s.claims.Get(claim)
	if c == nil {
		return tables.None
	}
	article := s.articles.Get(c.Article)
	switch {
	case article == nil:
		return tables.None
	case article.Publisher == "" && article.Kind == graph.KindDataset && len(c.Attribution) > 0:
		return s.actorOf(c.Attribution[0].Mention)
	default:
		return s.actorOf(article.Publisher)
	}
}
