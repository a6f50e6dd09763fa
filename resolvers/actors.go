package resolvers

import (
	"context"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers/internal/view"
)

// actorOf follows a reference to an actor; an empty one leads to null.
func actorOf(ctx context.Context, id graph.ID) (view.Actor, error) {
	actor, err := one(id, session(ctx).Snapshot().Actor)
	if actor == nil {
		return nil, err
	}
	return view.NewActor(actor), nil
}

// actorOrNull wraps the actor that was asked for.
func actorOrNull(actor *graph.Actor, err error) (view.Actor, error) {
	if actor, err = orNull(actor, err); actor == nil {
		return nil, err
	}
	return view.NewActor(actor), nil
}

// onlyActor follows the reference if there is exactly one.
func onlyActor(ctx context.Context, ids []graph.ID) (view.Actor, error) {
	if len(ids) != 1 {
		return nil, nil
	}
	return actorOf(ctx, ids[0])
}

// referent is the actor that a mention names; an empty mention leads to null.
func referent(ctx context.Context, mention graph.ID) (view.Actor, error) {
	return actorOf(ctx, session(ctx).Snapshot().RefersTo(mention))
}

// actors wraps each actor of a page in its type.
func actors(page *query.Page[*graph.Actor], err error) (*view.ActorConnection, error) {
	if err != nil {
		return nil, err
	}
	return view.Convert(page, view.NewActor), nil
}
