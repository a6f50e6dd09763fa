package resolvers

import (
	"context"
	"fmt"

	"github.com/parley-kg/parley/graph"
)

// identityOf says why an actor, place or event is one.
func identityOf(ctx context.Context, id graph.ID) (*graph.Cluster, error) {
	cluster, ok := session(ctx).Snapshot().IdentityOf(id)
	if !ok {
		return nil, fmt.Errorf("the snapshot is not whole: nothing says what %s is made of", id)
	}
	return &cluster, nil
}

// mentionsOf returns the members of a cluster that are mentions: all of an
// actor or place, none of an event.
func mentionsOf(c *graph.Cluster) []graph.ID { return members(c, true) }

// claimsOf returns the members of a cluster that are claims: all of an event.
func claimsOf(c *graph.Cluster) []graph.ID { return members(c, false) }

func members(c *graph.Cluster, mentions bool) []graph.ID {
	var ids []graph.ID
	for _, id := range c.Members {
		if id.IsMention() == mentions {
			ids = append(ids, id)
		}
	}
	return ids
}
