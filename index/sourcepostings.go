package index

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// sourcePostings are the events by who tells of them, as ordinals.
type sourcePostings struct {
	// atLeast holds at n the events with more than n independent sources; all in all as many entries
	// as there are such sources.
	atLeast      []*roaring.Bitmap
	corroborated map[graph.Corroboration]*roaring.Bitmap
	// attributed holds by actor the events for which a claim cites it, or one who acts for it.
	attributed tables.Rows[roaring.Bitmap]
	// named are the events with a claim that rests on no unnamed source.
	named *roaring.Bitmap
}

// newSourcePostings posts the events that are added, and carries over the others.
func (s *segment) newSourcePostings(same *takeover) sourcePostings {
	l := s.carriedSources(same)
	for _, i := range same.addedEvents() {
		e := s.events.At(i)
		for n := range e.Independent {
			if n == len(l.atLeast) {
				l.atLeast = append(l.atLeast, nil)
			}
			l.atLeast[n] = append(l.atLeast[n], i)
		}
		l.corroborated[e.Corroboration] = append(l.corroborated[e.Corroboration], i)
		if s.postSources(l.attributed, i, e) {
			l.named = append(l.named, i)
		}
	}
	q := sourcePostings{
		corroborated: bitmapsOf(l.corroborated), attributed: l.attributed.bitmaps(), named: bitmapOf(l.named),
	}
	for _, events := range l.atLeast {
		q.atLeast = append(q.atLeast, bitmapOf(events))
	}
	return q
}

// sourceLists are the lists that become source postings.
type sourceLists struct {
	atLeast      [][]uint32
	corroborated map[graph.Corroboration][]uint32
	attributed   ordinals
	named        []uint32
}

func (s *segment) carriedSources(same *takeover) *sourceLists {
	if same.other == nil {
		return &sourceLists{attributed: make(ordinals, s.actors.Len()), corroborated: map[graph.Corroboration][]uint32{}}
	}
	there := &same.other.sources
	l := &sourceLists{
		attributed: same.ofActors(&there.attributed), corroborated: carriedBy(same, there.corroborated),
		named: same.events(there.named),
	}
	for _, events := range there.atLeast {
		if carried := same.events(events); len(carried) > 0 {
			l.atLeast = append(l.atLeast, carried)
		}
	}
	return l
}

// postSources adds an event to the lists of those who are cited for it, and tells
// whether one of its claims rests on no unnamed source.
func (s *segment) postSources(attributed ordinals, ordinal uint32, e *graph.Event) (named bool) {
	for _, id := range e.Claims {
		claim := s.claims.Get(id)
		unnamed := false
		for _, source := range claim.Attribution {
			m := s.mentions.Get(source.Mention)
			unnamed = unnamed || m != nil && !isNamed(m)
			if actor := s.actorOf(source.Mention); actor != tables.None {
				attributed.add(actor, ordinal)
				for _, whom := range s.represented[actor] {
					attributed.add(whom, ordinal)
				}
			}
		}
		named = named || !unnamed
	}
	return named
}

// WithSources returns the events that at least so many independent sources tell
// of; all for less than 2.
func (s *Snapshot) WithSources(n int) *roaring.Bitmap {
	switch {
	case n < 2:
		return s.All()
	case n > len(s.base.sources.atLeast):
		return roaring.New()
	default:
		return s.base.sources.atLeast[n-1]
	}
}

// MostSources returns how many independent sources an event has, at most.
func (s *Snapshot) MostSources() int { return len(s.base.sources.atLeast) }

// WithCorroboration returns the events that are corroborated so.
func (s *Snapshot) WithCorroboration(c graph.Corroboration) *roaring.Bitmap {
	return present(s.base.sources.corroborated[c])
}

// AttributedTo returns the events for which a claim cites the actor, or who acts
// for it, anywhere in its chain of sources.
func (s *Snapshot) AttributedTo(actor graph.ID) *roaring.Bitmap {
	return posting(s.base.sources.attributed, s.base.actors.Find(actor))
}

// FromNamedSources returns the events with a claim that rests on no unnamed
// source: one whose chain of sources is empty, or names them all.
func (s *Snapshot) FromNamedSources() *roaring.Bitmap { return s.base.sources.named }

// Independent returns those of some claims that count as sources of their own: as
// many as can be chosen with no two from one text, or copies of one, or on the
// word of one source; sorted by id. What is no claim is passed over.
func (s *Snapshot) Independent(claims []graph.ID) []graph.ID {
	known := make([]*graph.Claim, 0, len(claims))
	for _, id := range claims {
		if c := s.base.claims.Get(id); c != nil {
			known = append(known, c)
		}
	}
	return s.base.independent(known)
}
