package index

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
)

// Hit is something whose name answers to a search; Score is from 0 to 1.
type Hit struct {
	ID    graph.ID
	Score float64
}

// ActorsNamed returns the actors that a name means, sorted by id: those with
// exactly this spelling; else those with a spelling that is equal without case,
// diacritics, punctuation and leading article; else the persons with this family
// name. None: not known. Several: ambiguous.
func (s *Snapshot) ActorsNamed(name string) []graph.ID {
	return s.named(name, (*segment).actorsNamed, (*Snapshot).actorHeirs)
}

// PlacesNamed returns the places that a name means, sorted by id, as
// [Snapshot.ActorsNamed] does. Of a city and a province that contains it the
// name means the province.
func (s *Snapshot) PlacesNamed(name string) []graph.ID {
	return s.named(name, (*segment).placesNamed, (*Snapshot).placeHeirs)
}

// SearchNames finds actors, places, events by their label and articles by their
// title: equal names first (score 1), then names that begin so (0.8), then names
// in which every word of the text begins a word (0.6). Case, diacritics,
// punctuation and leading articles do not matter. Best first, then by id.
func (s *Snapshot) SearchNames(text string) []Hit { return s.base.searchable().search.find(text) }

// Search finds what [Snapshot.SearchNames] does, events by their topics as well,
// and after it what has a name in which each word of the text begins a word or
// is like one: of which the consonants are written alike (0.5), that sounds
// alike (0.4), that is one letter away or has two letters swapped (0.3), and
// that is two such steps away or has no more than its consonants in common
// (0.2). To actors and places less than 0.1 is added by the share of the name
// that the text has, so that they come before events and articles. Short words
// are like few others. Best first, then by id. Touched counts the words that were
// compared and the entries of their lists.
func (s *Snapshot) Search(text string) (hits []Hit, touched int) {
	return s.base.searchable().forgive(text)
}

// All returns all events.
func (s *Snapshot) All() *roaring.Bitmap { return s.base.postings.all }

// Named returns the events in which the actor, or who acts for it, has any role
// and presence. Like all questions about an actor or place it takes its own id.
func (s *Snapshot) Named(actor graph.ID) *roaring.Bitmap {
	return posting(s.base.postings.named, s.base.actors.find(actor))
}

// TookPart returns the events in which the actor took part, itself or through
// who acts for it: certainly where it is asserted to have been present, or to be
// expected at what is planned, postponed or cancelled.
func (s *Snapshot) TookPart(actor graph.ID) Matches {
	ordinal := s.base.actors.find(actor)
	return Matches{
		Certain:  posting(s.base.postings.certainPart, ordinal),
		Possible: posting(s.base.postings.possiblePart, ordinal),
	}
}

// ActsFor tells whether who acts on behalf of whom, directly or through others;
// true for who == whom.
func (s *Snapshot) ActsFor(who, whom graph.ID) bool {
	if who == whom {
		return true
	}
	from, to := s.base.actors.find(who), s.base.actors.find(whom)
	return from != none && to != none && s.base.represented.leads(from, to)
}

// OfType returns the events of a type: the name of ours, or a source's own
// label or code. Case does not matter; underscores and spaces are equal.
func (s *Snapshot) OfType(name string) *roaring.Bitmap {
	return present(s.base.postings.types[typeKey(name)])
}

// Meetings returns the events in which people met.
func (s *Snapshot) Meetings() *roaring.Bitmap { return s.base.postings.meetings }

// WithStatus returns the events of a status, certainly where a source asserts it.
func (s *Snapshot) WithStatus(st graph.Status) Matches {
	return Matches{
		Certain:  present(s.base.postings.certainStatus[st]),
		Possible: present(s.base.postings.possibleStatus[st]),
	}
}

// WithConflict returns the events whose claims are in a conflict of this kind.
func (s *Snapshot) WithConflict(kind graph.ConflictKind) *roaring.Bitmap {
	return present(s.base.postings.conflicts[kind])
}

// At returns the events at this very place.
func (s *Snapshot) At(place graph.ID) *roaring.Bitmap {
	return posting(s.base.postings.at, s.base.places.find(place))
}

// Within returns the events at the place and at everything in it.
func (s *Snapshot) Within(place graph.ID) *roaring.Bitmap {
	return posting(s.base.postings.within, s.base.places.find(place))
}

// PublishedBy returns the events with a claim of an article of this publisher.
func (s *Snapshot) PublishedBy(actor graph.ID) *roaring.Bitmap {
	return posting(s.base.postings.published, s.base.actors.find(actor))
}

// Publishers returns the actors that published an article with an event, by id.
func (s *Snapshot) Publishers() []graph.ID {
	var found []graph.ID
	for i, id := range s.base.actors.ids {
		if s.base.postings.published.at(uint32(i)) != nil {
			found = append(found, id)
		}
	}
	return found
}

// RecordedOrder returns the ordinals by the instant at which the first claim of
// the event was stored, then by the id of the event.
func (s *Snapshot) RecordedOrder() []uint32 { return s.base.byRecord }

// posting returns the events of an ordinal, none for one that is not known.
func posting(lists rows[roaring.Bitmap], ordinal uint32) *roaring.Bitmap {
	if ordinal == none {
		return roaring.New()
	}
	return present(lists.at(ordinal))
}
