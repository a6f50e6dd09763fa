package resolvers

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers/internal/view"
)

// events shows a page of events. Where the question wants words of articles,
// it fetches the texts of the whole page at once.
func events(ctx context.Context, page *query.Page[*graph.Event], err error) (*view.EventConnection, error) {
	if err == nil && wantsText(graphql.GetFieldContext(ctx).Field.Selections) {
		err = session(ctx).Prefetch(ctx, claimsOn(page))
	}
	return connect(page, err)
}

func claimsOn(page *query.Page[*graph.Event]) []graph.ID {
	var claims []graph.ID
	for _, edge := range page.Edges {
		claims = append(claims, edge.Node.Claims...)
	}
	return claims
}

// textFields are those whose answer is cut from the text of an article.
var textFields = []string{"Article.text", "Claim.sentence", "Evidence.sentence", "Span.exact"}

// wantsText tells whether a field that needs texts is selected, however deep.
// The guard bounds how far fragments expand.
func wantsText(selections ast.SelectionSet) bool {
	return slices.ContainsFunc(selections, func(selection ast.Selection) bool {
		switch s := selection.(type) {
		case *ast.Field:
			return slices.Contains(textFields, s.ObjectDefinition.Name+"."+s.Name) || wantsText(s.SelectionSet)
		case *ast.InlineFragment:
			return wantsText(s.SelectionSet)
		case *ast.FragmentSpread:
			return wantsText(s.Definition.SelectionSet)
		default:
			return false
		}
	})
}

// participations returns those in one of the roles and with one of the
// presences; nil allows any, an empty list none.
func participations(e *graph.Event, roles []graph.Role, presences []graph.Presence) []*graph.Participation {
	selected := []*graph.Participation{}
	for _, p := range pointers(e.Participations) {
		if (roles == nil || slices.Contains(roles, p.Role)) && (presences == nil || slices.Contains(presences, p.Presence)) {
			selected = append(selected, p)
		}
	}
	return selected
}

// participants returns the actors of participations, each once.
func participants(ctx context.Context, parts []*graph.Participation) ([]view.Actor, error) {
	var ids []graph.ID
	for _, p := range parts {
		if !slices.Contains(ids, p.Actor) {
			ids = append(ids, p.Actor)
		}
	}
	return actorsOf(ctx, ids)
}

// actorsOf follows references to actors, in their order.
func actorsOf(ctx context.Context, ids []graph.ID) ([]view.Actor, error) {
	found, err := all(ids, session(ctx).Snapshot().Actor)
	if err != nil {
		return nil, err
	}
	wrapped := make([]view.Actor, len(found))
	for i, actor := range found {
		wrapped[i] = view.NewActor(actor)
	}
	return wrapped, nil
}

// edgeEvents are the first of the events that an edge of a network stands for.
func edgeEvents(ctx context.Context, edge *query.NetworkEdge, first int) ([]*graph.Event, error) {
	events, err := edge.EventsUpTo(first)
	if err != nil {
		return nil, err
	}
	return all(events, session(ctx).Snapshot().Event)
}
