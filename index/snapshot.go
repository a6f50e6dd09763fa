package index

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// Snapshot is the resolved view of a corpus at one moment. It never changes
// and is safe for concurrent use without locks; what its methods return must
// not be changed by the caller.
type Snapshot struct{}

// Counts says how much a [Snapshot] holds.
type Counts struct {
	Articles, Claims, Events, Meetings, Actors, Places, Mentions, Judgements int
}

// Hit is something whose name answers to a search; Score is from 0 to 1.
type Hit struct {
	ID    graph.ID
	Score float64
}

// Build folds what the corpus says, as the resolution has it, into a Snapshot.
func Build(c *graph.Corpus, r *graph.Resolution) *Snapshot { return &Snapshot{} }

// ID is the digest of what the snapshot was built from.
func (s *Snapshot) ID() string { return "" }

// Counts says how much there is.
func (s *Snapshot) Counts() Counts { return Counts{} }

// EventAt returns the event of an ordinal. Ordinals count from 0 in the order
// of WHEN: earliest start, latest end, id. It panics beyond the last event.
func (s *Snapshot) EventAt(ordinal uint32) *graph.Event { return nil }

// Ordinal returns the ordinal of an event by its canonical id.
func (s *Snapshot) Ordinal(id graph.ID) (uint32, bool) { return 0, false }

// Event returns an event; it answers to its id and to those of all its claims,
// with the prefix "event" or "claim". The error wraps graph.ErrNotFound or is a
// *graph.AmbiguousError.
func (s *Snapshot) Event(id graph.ID) (*graph.Event, error) { return nil, graph.ErrNotFound }

// Actor returns an actor; it answers to every id that one of its mentions could
// mint, and to the mentions. The error wraps graph.ErrNotFound or is a
// *graph.AmbiguousError.
func (s *Snapshot) Actor(id graph.ID) (*graph.Actor, error) { return nil, graph.ErrNotFound }

// Place returns a place, as [Snapshot.Actor] does an actor.
func (s *Snapshot) Place(id graph.ID) (*graph.Place, error) { return nil, graph.ErrNotFound }

// Article returns an article without its text: texts come from graph.Archive.
// The error wraps graph.ErrNotFound.
func (s *Snapshot) Article(id graph.ID) (*graph.Article, error) { return nil, graph.ErrNotFound }

// ArticleMentions returns the mentions of an article by their place in the text, then by id.
func (s *Snapshot) ArticleMentions(id graph.ID) []graph.ID { return nil }

// ArticleClaims returns the claims of an article by their place in the text, then by id.
func (s *Snapshot) ArticleClaims(id graph.ID) []graph.ID { return nil }

// Claim returns a claim. The error wraps graph.ErrNotFound.
func (s *Snapshot) Claim(id graph.ID) (*graph.Claim, error) { return nil, graph.ErrNotFound }

// Mention returns a mention. The error wraps graph.ErrNotFound.
func (s *Snapshot) Mention(id graph.ID) (*graph.Mention, error) { return nil, graph.ErrNotFound }

// Judgement returns a judgement. The error wraps graph.ErrNotFound.
func (s *Snapshot) Judgement(id graph.ID) (*graph.Judgement, error) { return nil, graph.ErrNotFound }

// RefersTo returns the actor or place that a mention names; "" for a time, a
// topic, a position, or what is not a mention.
func (s *Snapshot) RefersTo(mention graph.ID) graph.ID { return "" }

// EventOf returns the event that a claim tells of; "" for a claim that is not about an event.
func (s *Snapshot) EventOf(claim graph.ID) graph.ID { return "" }

// IdentityOf says why an actor, place or event is one.
func (s *Snapshot) IdentityOf(id graph.ID) (graph.Cluster, bool) { return graph.Cluster{}, false }

// Actors returns all actors by name, then id.
func (s *Snapshot) Actors() []graph.ID { return nil }

// Places returns all places by name, then id.
func (s *Snapshot) Places() []graph.ID { return nil }

// Articles returns all articles by id.
func (s *Snapshot) Articles() []graph.ID { return nil }

// Claims returns all claims by id.
func (s *Snapshot) Claims() []graph.ID { return nil }

// Judgements returns all judgements by id.
func (s *Snapshot) Judgements() []graph.ID { return nil }

// ActorsNamed returns the actors that a name means, sorted by id: those with
// exactly this spelling; else those with a spelling that is equal without case,
// diacritics, punctuation and leading article; else the persons with this
// family name. None: not known. Several: ambiguous.
func (s *Snapshot) ActorsNamed(name string) []graph.ID { return nil }

// PlacesNamed returns the places that a name means, sorted by id: see [Snapshot.ActorsNamed].
func (s *Snapshot) PlacesNamed(name string) []graph.ID { return nil }

// SearchNames finds actors, places, events by their label and articles by their
// title: equal names first, then names that begin so, then names in which every
// word of the text begins a word. Best first, then by id.
func (s *Snapshot) SearchNames(text string) []Hit { return nil }

// All returns all events.
func (s *Snapshot) All() *roaring.Bitmap { return roaring.New() }

// Named returns the events in which the actor, or who acts for it, has any role and presence.
func (s *Snapshot) Named(actor graph.ID) *roaring.Bitmap { return roaring.New() }

// TookPart returns the events in which the actor took part, itself or through
// who acts for it: certainly where it is asserted to have been present, or to be
// expected in an event that is still planned.
func (s *Snapshot) TookPart(actor graph.ID) Matches { return Matches{} }

// ActsFor tells whether who acts on behalf of whom, directly or through others;
// true for who == whom.
func (s *Snapshot) ActsFor(who, whom graph.ID) bool { return who == whom }

// OfType returns the events of a type: the name of ours, or the source's own label.
func (s *Snapshot) OfType(name string) *roaring.Bitmap { return roaring.New() }

// Meetings returns the events in which people met.
func (s *Snapshot) Meetings() *roaring.Bitmap { return roaring.New() }

// WithStatus returns the events of a status.
func (s *Snapshot) WithStatus(st graph.Status) Matches { return Matches{} }

// At returns the events at this very place.
func (s *Snapshot) At(place graph.ID) *roaring.Bitmap { return roaring.New() }

// Within returns the events at the place and at everything in it.
func (s *Snapshot) Within(place graph.ID) *roaring.Bitmap { return roaring.New() }

// PublishedBy returns the events with a claim of an article of this publisher.
func (s *Snapshot) PublishedBy(actor graph.ID) *roaring.Bitmap { return roaring.New() }

// Before returns the events before t, as edtf.Time.Before has it.
func (s *Snapshot) Before(t edtf.Time) Matches { return Matches{} }

// After returns the events after t, as edtf.Time.After has it.
func (s *Snapshot) After(t edtf.Time) Matches { return Matches{} }

// During returns the events during t, as edtf.Time.During has it.
func (s *Snapshot) During(t edtf.Time) Matches { return Matches{} }

// RecordedOrder returns the ordinals by the instant of the first claim, then by id of the event.
func (s *Snapshot) RecordedOrder() []uint32 { return nil }
