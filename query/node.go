package query

import (
	"fmt"

	"github.com/parley-kg/parley/graph"
)

// Node finds anything by its id, also by an old one: *graph.Actor,
// *graph.Place, *graph.Event, *graph.Conflict, *graph.Article, *graph.Claim, *graph.Mention or
// *graph.Judgement. The error wraps graph.ErrNotFound or is a
// *graph.AmbiguousError.
func (s *Session) Node(id graph.ID) (any, error) {
	switch id.Prefix() {
	case graph.PrefixActor:
		return node(s.snap.Actor(id))
	case graph.PrefixPlace:
		return node(s.snap.Place(id))
	case graph.PrefixEvent:
		return node(s.snap.Event(id))
	case graph.PrefixConflict:
		return node(s.Conflict(id))
	case graph.PrefixClaim:
		return node(s.snap.Claim(id))
	case graph.PrefixJudgement:
		return node(s.snap.Judgement(id))
	case graph.PrefixArticle:
		if id.IsMention() {
			return node(s.snap.Mention(id))
		}
		return node(s.snap.Article(id))
	}
	return nil, fmt.Errorf("%q is not an id of this graph: %w", id, graph.ErrNotFound)
}

// node keeps a typed nil out of an interface.
func node[T any](found *T, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return found, nil
}
