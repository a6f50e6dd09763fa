package identity

import (
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
)

// nameThings gives actors and places their ids. A bare id belongs to the only
// set that could mint it, or to the containing one of places; every other set,
// and every group, has a suffix. Who may mint an id that belongs to nobody
// answers to it: it is ambiguous; of one that belongs to another, with suffix only.
func (r *resolver) nameThings(sets []set) {
	minters := map[graph.ID][]*set{}
	for i := range sets {
		if s := &sets[i]; s.prefix != graph.PrefixEvent {
			s.minted = r.mintedBy(s)
			for _, id := range s.minted {
				minters[id] = append(minters[id], s)
			}
		}
	}
	owners := map[graph.ID]*set{}
	for id, minting := range minters {
		owners[id] = r.owner(minting)
	}
	for i := range sets {
		s := &sets[i]
		if s.prefix == graph.PrefixEvent {
			continue
		}
		s.cluster.ID = r.idOfThing(s, owners)
		for _, id := range s.minted {
			if owner := owners[id]; owner != nil && owner != s {
				s.cluster.Aliases = append(s.cluster.Aliases, r.namesakeIDs(s, id)...)
			} else if id != s.cluster.ID {
				s.cluster.Aliases = append(s.cluster.Aliases, id)
			}
		}
		slices.Sort(s.cluster.Aliases)
		s.cluster.Aliases = slices.Clip(s.cluster.Aliases) // it may be that of the next resolution, too
	}
}

// namesakeIDs returns the ids that a set, or a part of it, has or once had beside
// the one to which a bare id belongs.
func (r *resolver) namesakeIDs(s *set, bare graph.ID) []graph.ID {
	var ids []graph.ID
	for _, node := range s.members {
		m := r.mentions[node]
		if id := graph.NamesakeID(bare, m.ID); id != s.cluster.ID && r.mintedAt(node) == bare && !r.names[node].pronoun {
			ids = append(ids, id)
		}
	}
	return ids
}

// mintedBy returns the bare ids that the members could mint, sorted. A pronoun
// may be anybody's and mints none.
func (r *resolver) mintedBy(s *set) []graph.ID {
	var ids []graph.ID
	for _, node := range s.members {
		if name := r.names[node]; !name.pronoun {
			if id := r.mintedAt(node); len(ids) == 0 || ids[len(ids)-1] != id {
				ids = append(ids, id)
			}
			if name.kind == graph.MentionOrganization && isInitials(name.text) {
				ids = append(ids, name.minted) // also where their article tells what they stand for
			}
		}
	}
	return sortedOnce(ids)
}

// owner returns to whom an id belongs that these could mint; nil for nobody. A
// group, whose id has a suffix in any case, leaves it to others, and so does a place
// of which no article says which one of the name it is.
func (r *resolver) owner(minting []*set) *set {
	if len(minting) == 1 {
		return minting[0]
	}
	if usual := slices.DeleteFunc(slices.Clone(minting), r.isUnclearSet); len(usual) > 0 {
		minting = usual
	}
	if named := slices.DeleteFunc(slices.Clone(minting), r.isGroup); len(named) > 0 {
		minting = named
	}
	if len(minting) == 1 {
		return minting[0]
	}
	var all kinds
	for _, s := range minting {
		all |= r.kindsOf(s).largest()
	}
	var owner *set
	for _, s := range minting {
		if k := r.kindsOf(s).largest(); k != 0 && k != all.largest() {
			continue // lies in the containing one
		}
		if owner != nil {
			return nil
		}
		owner = s
	}
	return owner
}

// isUnclearSet tells whether no article says which of several places of its name a set is.
func (r *resolver) isUnclearSet(s *set) bool {
	return !slices.ContainsFunc(s.members, func(node int32) bool { return !r.isUnclear(node) })
}

// isGroup tells whether all that is known of an actor is how it is called.
func (r *resolver) isGroup(s *set) bool {
	return !slices.ContainsFunc(s.members, func(node int32) bool { return r.mentions[node].Type != graph.MentionGroup })
}

// kindsOf returns the kinds that are stated of a place; none for an actor.
func (r *resolver) kindsOf(s *set) kinds {
	var all kinds
	for _, node := range s.members {
		all |= kindOf(r.mentions[node])
	}
	return all
}

// idOfThing mints the id from the preferred spelling, and a suffix from the
// smallest mention that is spelled so.
func (r *resolver) idOfThing(s *set, owners map[graph.ID]*set) graph.ID {
	kind, spelling := r.preferredOf(s)
	first := s.members[slices.IndexFunc(s.members, func(node int32) bool { return r.mentions[node].Text == spelling })]
	id := r.mintedAt(first)
	if kind == graph.MentionGroup || owners[id] != s {
		return graph.NamesakeID(id, r.mentions[first].ID)
	}
	return id
}

// preferredOf returns what preferred does: of the members that a set had the last time what
// it was then, unless it hangs on the names of places as well.
func (r *resolver) preferredOf(s *set) (kind graph.MentionType, spelling string) {
	if s.before != nil && s.before.spelling != "" {
		s.kind, s.spelling = s.before.kind, s.before.spelling
		return s.kind, s.spelling
	}
	metonyms := r.metonyms(s)
	kind, spelling = r.preferred(s, metonyms)
	if metonyms == nil {
		s.kind, s.spelling = kind, spelling
	}
	return kind, spelling
}

// preferred returns the type of what the mentions name and its spelling to show.
// Where mentions of several types are one, a person comes before an
// organization, and both before a group.
func (r *resolver) preferred(s *set, metonyms map[string]bool) (kind graph.MentionType, spelling string) {
	first := r.mentions[s.members[0]]
	if !slices.ContainsFunc(s.members[1:], func(node int32) bool { return r.names[node] != r.names[s.members[0]] }) {
		return first.Type, first.Text
	}
	uses := map[string]int{}
	types := map[graph.MentionType]bool{}
	for _, node := range s.members {
		m := r.mentions[node]
		uses[m.Text]++
		types[m.Type] = true
	}
	spellings := make([]names.Spelling, 0, len(uses))
	for value, n := range uses {
		spellings = append(spellings, names.Spelling{Value: value, Uses: n, Metonym: metonyms[names.Normalise(value)]})
	}
	switch {
	case types[graph.MentionPerson]:
		return graph.MentionPerson, names.PreferredPerson(spellings)
	case types[graph.MentionGroup] && len(types) == 1:
		return graph.MentionGroup, names.PreferredDescription(spellings)
	case types[graph.MentionPlace]:
		return graph.MentionPlace, names.PreferredName(spellings)
	default:
		return graph.MentionOrganization, names.PreferredName(spellings)
	}
}

// metonyms returns the normalised names of places where the set is a government,
// which may go by that of its capital; none for any other set.
func (r *resolver) metonyms(s *set) map[string]bool {
	mentions := make([]*graph.Mention, len(s.members))
	for i, node := range s.members {
		mentions[i] = r.mentions[node]
	}
	if graph.StatedKind(mentions) != "GOVERNMENT" {
		return nil
	}
	return r.placeNames()
}

// placeNames returns the normalised names of all places.
func (r *resolver) placeNames() map[string]bool {
	if r.placed == nil {
		r.placed = map[string]bool{}
		for node, m := range r.mentions {
			if m.Type == graph.MentionPlace {
				r.placed[r.names[node].plain] = true
			}
		}
	}
	return r.placed
}
