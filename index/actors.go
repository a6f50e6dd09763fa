package index

import (
	"cmp"
	"slices"
	"sync"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
	"github.com/parley-kg/parley/index/tables"
)

// foldActors makes the actors of the clusters, by id, and who acts for whom. What
// is said of their positions and territories comes later.
func (s *segment) foldActors(same *takeover) []graph.Actor {
	actors := make([]graph.Actor, s.clusters.actors.Len())
	placed := sync.OnceValue(s.placeNames)
	for i, c := range s.clusters.actors.All() {
		if a := same.actor(i); a != nil {
			actors[i] = *a
			actors[i].Mentions, actors[i].ActsFor, actors[i].Positions, actors[i].Territory = c.Members, nil, nil, ""
		} else {
			actors[i] = foldActor(c, s.mentionsOf(c), placed)
		}
	}
	direct := s.statedActsFor()
	for i := range actors {
		for _, whom := range direct[i] {
			actors[i].ActsFor = append(actors[i].ActsFor, s.clusters.actors.IDs[whom])
		}
	}
	s.represented = newClosure(direct)
	return actors
}

// actor returns the actor of the other segment that the same mentions name as one
// here, or nil. Whether a government goes by the name of a place is told by other
// mentions, too.
func (t *takeover) actor(here uint32) *graph.Actor {
	there := t.actorsThere[here]
	if there == tables.None {
		return nil
	}
	if a := t.other.actors.At(there); a.Kind != kindGovernment {
		return a
	}
	return nil
}

// statedActsFor returns for whom mentions say that each actor acts, by ordinal.
func (s *segment) statedActsFor() [][]uint32 {
	direct := make([][]uint32, s.clusters.actors.Len())
	for i, m := range s.mentions.All() {
		who := s.refersTo[i]
		if m.ActsFor == "" || who == reference(tables.None) || who&isPlace != 0 {
			continue
		}
		if whom := s.actorOf(m.ActsFor); whom != tables.None && whom != uint32(who) {
			direct[who] = append(direct[who], whom)
		}
	}
	for i := range direct {
		slices.Sort(direct[i])
		direct[i] = slices.Compact(direct[i])
	}
	return direct
}

// kindGovernment is that of the government of a state, which is called by the name
// of its seat or country.
const kindGovernment = "GOVERNMENT"

func foldActor(c *graph.Cluster, mentions []*graph.Mention, placed func() map[string]bool) graph.Actor {
	a := graph.Actor{
		ID: c.ID, Type: typeOf(mentions), Names: spellingsOf(mentions), SameAs: sameAsOf(mentions), Mentions: c.Members,
	}
	switch a.Type {
	case graph.ActorPerson:
		a.Name = preferred(a.Names, nil, names.PreferredPerson)
		a.Names = keepNames(a.Names, names.IsPersonal)
	case graph.ActorGroup:
		a.Name = preferred(a.Names, nil, names.PreferredDescription)
	default:
		a.Kind = cmp.Or(graph.StatedKind(mentions), graph.KindOther)
		var metonyms map[string]bool
		if a.Kind == kindGovernment {
			metonyms = placed()
		}
		a.Name = preferred(a.Names, metonyms, names.PreferredName)
		a.Names = keepNames(a.Names, names.IsProper)
	}
	return a
}

// typeOf returns what the mentions name: where people have judged mentions of
// several types to be one, a person before an organization before a group.
func typeOf(mentions []*graph.Mention) graph.ActorType {
	has := func(t graph.MentionType) bool {
		return slices.ContainsFunc(mentions, func(m *graph.Mention) bool { return m.Type == t })
	}
	switch {
	case has(graph.MentionPerson):
		return graph.ActorPerson
	case has(graph.MentionOrganization):
		return graph.ActorOrganization
	default:
		return graph.ActorGroup
	}
}

// representation says on whose behalf actors act in each article, by what its
// mentions state. Of an article it is read when it is first asked for.
type representation struct {
	segment *segment
	// stated holds whom any mention of an actor in an article is said to act for, by article and actor.
	stated map[uint32]map[uint32][]uint32
}

func (s *segment) newRepresentation() representation {
	return representation{segment: s, stated: map[uint32]map[uint32][]uint32{}}
}

// in returns what the mentions of an article state, by actor.
func (r representation) in(id graph.ID) map[uint32][]uint32 {
	article := r.segment.articles.Find(id)
	if article == tables.None {
		return nil
	}
	if stated, read := r.stated[article]; read {
		return stated
	}
	stated := map[uint32][]uint32{}
	for _, mention := range r.segment.articleMentions[article] {
		m := r.segment.mentions.At(mention)
		who, whom := r.segment.actorOf(m.ID), r.segment.actorOf(m.ActsFor)
		if who != tables.None && whom != tables.None && who != whom && !slices.Contains(stated[who], whom) {
			stated[who] = append(stated[who], whom)
		}
	}
	r.stated[article] = stated
	return stated
}

// of returns for whom the actor of a mention acts: as the mention says, else as
// the other mentions of the actor in this article do, if they agree; or none.
func (r representation) of(mention graph.ID) uint32 {
	m := r.segment.mentions.Get(mention)
	if m == nil {
		return tables.None
	}
	who := r.segment.actorOf(mention)
	if own := r.segment.actorOf(m.ActsFor); own != tables.None && own != who {
		return own
	}
	return r.agreed(r.in(m.Article)[who])
}

// agreed returns the one actor for whom all these act, or which is one of them:
// for a state and its government, the state; or none.
func (r representation) agreed(stated []uint32) uint32 {
	for _, whom := range sortedSet(stated) {
		all := !slices.ContainsFunc(stated, func(other uint32) bool {
			return other != whom && !r.segment.represented.leads(other, whom)
		})
		if all {
			return whom
		}
	}
	return tables.None
}
