package index

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// Snapshot is the resolved view of a corpus at one moment. It never changes and
// is safe for concurrent use without locks; what its methods return must not be
// changed by the caller.
type Snapshot struct {
	id   string
	base *segment
	// whole is what this is a view of; nil where it is none, see [Snapshot.AsPublished].
	whole *Snapshot
	// onlyPossibly is what [Snapshot.OnlyPossiblyKnown] returns; nil for none.
	onlyPossibly *roaring.Bitmap
	// certainly is what [Snapshot.Certainly] returns.
	certainly *Snapshot
	views     views
}

// Counts says how much a [Snapshot] holds.
type Counts struct {
	Articles, Claims, Events, Meetings, Actors, Places, Mentions, Judgements int
}

// Build folds what the corpus says, as the resolution has it, into a Snapshot.
// The snapshot keeps parts of both: neither may be changed afterwards. The order
// of articles, and of what they hold, does not matter.
func Build(c *graph.Corpus, r *graph.Resolution) *Snapshot {
	return build(c, r, nil, digest{})
}

// Next folds the corpus of a snapshot after a change, as [Build] does, and gives
// the same; but what the change leaves as it is, of articles whose slices of
// mentions and claims are still those of [Snapshot.Corpus], it takes over. The two
// snapshots share rows; neither needs the other. The first search, or write, of
// what comes next makes its search index.
func (s *Snapshot) Next(c *graph.Corpus, r *graph.Resolution) *Snapshot {
	return build(c, r, s.base, parseDigest(s.id))
}

// build makes the snapshot of a corpus, given the segment before and its digest; its id beside the rest,
// which it does not need.
func build(c *graph.Corpus, r *graph.Resolution, before *segment, of digest) *Snapshot {
	made := newTables(c, r, before)
	id := make(chan string, 1)
	go func() { id <- made.digest(of).String() }()
	made.fill()
	return newSnapshot(<-id, made.segment, nil)
}

// ID is the digest of what the snapshot was built from, as 32 hexadecimal
// digits. Snapshots with one ID answer alike.
func (s *Snapshot) ID() string { return s.id }

// Counts says how much there is.
func (s *Snapshot) Counts() Counts { return s.base.counts }

// EventAt returns the event of an ordinal. Ordinals count from 0 in the order of
// WHEN: earliest start, latest end, id; an open start comes first, and so do
// events without a time. It panics beyond the last event.
func (s *Snapshot) EventAt(ordinal uint32) *graph.Event { return s.base.events.At(ordinal) }

// Ordinal returns the ordinal of an event by its own id.
func (s *Snapshot) Ordinal(id graph.ID) (uint32, bool) {
	ordinal := s.base.events.Find(id)
	return ordinal, ordinal != tables.None
}

// Shared returns those events of another snapshot that this one has as well, by
// their own ids and as ordinals of this one.
func (s *Snapshot) Shared(other *Snapshot, events *roaring.Bitmap) *roaring.Bitmap {
	shared := roaring.New()
	for it := present(events).Iterator(); it.HasNext(); {
		if ordinal, known := s.Ordinal(other.base.events.IDs[it.Next()]); known {
			shared.Add(ordinal)
		}
	}
	return shared
}

// Event returns an event; it answers to its id, to those of its claims, and to
// those that its claims could have given it. The error wraps graph.ErrNotFound or
// is a *graph.AmbiguousError.
func (s *Snapshot) Event(id graph.ID) (*graph.Event, error) {
	return orHeir(s, id, s.base.event, (*Snapshot).eventHeirs)
}

// Actor returns an actor; it answers to every id that one of its mentions could
// mint. The error wraps graph.ErrNotFound or is a *graph.AmbiguousError.
func (s *Snapshot) Actor(id graph.ID) (*graph.Actor, error) { return s.base.actor(id) }

// Place returns a place, as [Snapshot.Actor] does an actor.
func (s *Snapshot) Place(id graph.ID) (*graph.Place, error) {
	return orHeir(s, id, s.base.place, (*Snapshot).placeHeirs)
}

// Article returns an article without its text: texts come from graph.Archive.
// The error wraps graph.ErrNotFound.
func (s *Snapshot) Article(id graph.ID) (*graph.Article, error) {
	if a := s.base.articles.Get(id); a != nil {
		return &a.Article, nil
	}
	return nil, notFound("article", id)
}

// ArticleMentions returns the mentions of an article by their place in the text,
// then by id; none of an article that is not known.
func (s *Snapshot) ArticleMentions(id graph.ID) []graph.ID {
	return heldBy(s.base, s.base.articleMentions, s.base.mentions.IDs, id)
}

// ArticleClaims returns the claims of an article by the place of their triggers
// in the text, then by id; none of an article that is not known.
func (s *Snapshot) ArticleClaims(id graph.ID) []graph.ID {
	return heldBy(s.base, s.base.articleClaims, s.base.claims.IDs, id)
}

func heldBy(s *segment, lists [][]uint32, ids []graph.ID, article graph.ID) []graph.ID {
	ordinal := s.articles.Find(article)
	if ordinal == tables.None {
		return nil
	}
	return idsAt(ids, lists[ordinal])
}

// idsAt returns the ids at some ordinals.
func idsAt(ids []graph.ID, ordinals []uint32) []graph.ID {
	found := make([]graph.ID, len(ordinals))
	for i, ordinal := range ordinals {
		found[i] = ids[ordinal]
	}
	return found
}

// Claim returns a claim. The error wraps graph.ErrNotFound.
func (s *Snapshot) Claim(id graph.ID) (*graph.Claim, error) {
	if c := s.base.claims.Get(id); c != nil {
		return c, nil
	}
	return nil, notFound("claim", id)
}

// Mention returns a mention. The error wraps graph.ErrNotFound.
func (s *Snapshot) Mention(id graph.ID) (*graph.Mention, error) {
	if m := s.base.mentions.Get(id); m != nil {
		return m, nil
	}
	return nil, notFound("mention", id)
}

// Judgement returns a judgement, by a person or by a rule. The error wraps
// graph.ErrNotFound.
func (s *Snapshot) Judgement(id graph.ID) (*graph.Judgement, error) {
	if j := s.base.judgements.Get(id); j != nil {
		return j, nil
	}
	return nil, notFound("judgement", id)
}

// RefersTo returns the actor or place that a mention names; "" for a time, a
// topic, a position, or what is not a mention.
func (s *Snapshot) RefersTo(mention graph.ID) graph.ID {
	if actor := s.base.actorOf(mention); actor != tables.None {
		return s.base.actors.IDs[actor]
	}
	if place := s.base.placeOf(mention); place != tables.None {
		return s.base.places.IDs[place]
	}
	return ""
}

// EventOf returns the event that a claim tells of; "" for a claim that is not
// about an event.
func (s *Snapshot) EventOf(claim graph.ID) graph.ID {
	if event := s.base.toldBy(claim); event != tables.None {
		return s.base.events.IDs[event]
	}
	return ""
}

// IdentityOf says what an actor, place or event is made of, and why that is one;
// it takes any id that the thing answers to.
func (s *Snapshot) IdentityOf(id graph.ID) (graph.Cluster, bool) {
	switch id.Prefix() {
	case graph.PrefixActor:
		if a, err := s.Actor(id); err == nil {
			return *s.base.clusters.actors.Get(a.ID), true
		}
	case graph.PrefixPlace:
		if p, err := s.Place(id); err == nil {
			return *s.base.clusters.places.Get(p.ID), true
		}
	default:
		if e, err := s.Event(id); err == nil {
			return *s.base.clusters.events.Get(e.ID), true
		}
	}
	return graph.Cluster{}, false
}

// Actors returns all actors by name, then id.
func (s *Snapshot) Actors() []graph.ID { return s.base.listed.actors }

// Places returns all places by name, then id.
func (s *Snapshot) Places() []graph.ID { return s.base.listed.places }

// Articles returns all articles by id.
func (s *Snapshot) Articles() []graph.ID { return s.base.articles.IDs }

// Claims returns all claims by id.
func (s *Snapshot) Claims() []graph.ID { return s.base.claims.IDs }

// Judgements returns all judgements, by people and by rules, by id.
func (s *Snapshot) Judgements() []graph.ID { return s.base.judgements.IDs }
