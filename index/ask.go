package index

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/lexicon"
	"github.com/parley-kg/parley/index/tables"
)

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

// SearchNames finds actors, places, events by their label and topics and
// articles by their title, as [lexicon.Lexicon.Find] does.
func (s *Snapshot) SearchNames(text string) []lexicon.Hit { return s.base.lexicon().Find(text) }

// Search finds what [Snapshot.SearchNames] does, and what is spelt otherwise, as
// [lexicon.Lexicon.Forgive] does.
func (s *Snapshot) Search(text string) (hits []lexicon.Hit, touched int) {
	return s.base.lexicon().Forgive(text)
}

// All returns all events.
func (s *Snapshot) All() *roaring.Bitmap { return s.base.postings.all }

// Named returns the events in which the actor, or who acts for it, has any role
// and presence. Like all questions about an actor or place it takes its own id.
func (s *Snapshot) Named(actor graph.ID) *roaring.Bitmap {
	return posting(s.base.postings.named, s.base.actors.Find(actor))
}

// TookPart returns the events in which the actor took part, itself or through
// who acts for it: certainly where it is asserted to have been present, or to be
// expected at what is planned, postponed or cancelled.
func (s *Snapshot) TookPart(actor graph.ID) Matches {
	ordinal := s.base.actors.Find(actor)
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
	from, to := s.base.actors.Find(who), s.base.actors.Find(whom)
	return from != tables.None && to != tables.None && s.base.represented.leads(from, to)
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
	return posting(s.base.postings.at, s.base.places.Find(place))
}

// Within returns the events at the place and at everything in it.
func (s *Snapshot) Within(place graph.ID) *roaring.Bitmap {
	return posting(s.base.postings.within, s.base.places.Find(place))
}

// PublishedBy returns the events with a claim of an article of this publisher.
func (s *Snapshot) PublishedBy(actor graph.ID) *roaring.Bitmap {
	return posting(s.base.postings.published, s.base.actors.Find(actor))
}

// Publishers returns the actors that published an article with an event, by id.
func (s *Snapshot) Publishers() []graph.ID {
	var found []graph.ID
	for i, id := range s.base.actors.IDs {
		if s.base.postings.published.At(uint32(i)) != nil {
			found = append(found, id)
		}
	}
	return found
}

// RecordedOrder returns the ordinals by the instant at which the first claim of
// the event was stored, then by the id of the event.
func (s *Snapshot) RecordedOrder() []uint32 { return s.base.byRecord }

// posting returns the events of an ordinal, none for one that is not known.
func posting(lists tables.Rows[roaring.Bitmap], ordinal uint32) *roaring.Bitmap {
	if ordinal == tables.None {
		return roaring.New()
	}
	return present(lists.At(ordinal))
}
