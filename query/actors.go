package query

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/lexicon"
)

// namedKey is a place in a list sorted by name, then id.
type namedKey struct {
	Name string   `json:"n"`
	ID   graph.ID `json:"id"`
}

func compareNamed(a, b namedKey) int {
	return cmp.Or(strings.Compare(a.Name, b.Name), compareIDs(a.ID, b.ID))
}

// Actors lists actors: all of them by name, then id; with a text, those whose
// name answers to it, best first. The error wraps graph.ErrInvalid, see
// [PageArgs].
func (s *Session) Actors(text *string, page PageArgs) (*Page[*graph.Actor], error) {
	if text != nil {
		hits := slices.DeleteFunc(slices.Clone(s.snap.SearchNames(*text)), func(h lexicon.Hit) bool {
			return h.ID.Prefix() != graph.PrefixActor
		})
		return paginate(byScore("ACTORS", *text, hits), page,
			certainly(func(k hitKey) (*graph.Actor, error) { return s.snap.Actor(k.ID) }))
	}
	ids := s.snap.Actors()
	key := func(i int) namedKey { return namedKey{held(s.snap.Actor(ids[i])).Name, ids[i]} }
	return paginate(sequence[namedKey]{"ACTORS", len(ids), key, compareNamed}, page,
		certainly(func(k namedKey) (*graph.Actor, error) { return s.snap.Actor(k.ID) }))
}
