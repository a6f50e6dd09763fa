package identity

import "github.com/parley-kg/parley/graph"

// outline is what of an annotation is a node, and what tells of nodes: places among its
// mentions and claims. It follows from the annotation alone.
type outline struct {
	// sorted tells that mentions and claims are in the order of their ids, each once.
	sortedMentions, sortedClaims bool
	positions                    []int32 // mentions of offices
	events, lying, offices       []int32 // claims: about events; where places lie; who holds an office
	cited                        []graph.ID
}

func readOutline(a *graph.AnnotatedArticle) outline {
	o := outline{sortedMentions: true, sortedClaims: true}
	for i := range a.Mentions {
		at := int32(i) //nolint:gosec // as many as fit into memory
		o.sortedMentions = o.sortedMentions && (i == 0 || a.Mentions[i-1].ID < a.Mentions[i].ID)
		if a.Mentions[i].Type == graph.MentionPosition {
			o.positions = append(o.positions, at)
		}
	}
	for i := range a.Claims {
		c, at := &a.Claims[i], int32(i) //nolint:gosec // as many as fit into memory
		o.sortedClaims = o.sortedClaims && (i == 0 || a.Claims[i-1].ID < c.ID)
		for k := range c.Attribution {
			o.cited = append(o.cited, c.Attribution[k].Mention)
		}
		switch { // what is denied tells nothing, but who says so is cited
		case c.IsEvent():
			o.events = append(o.events, at)
		case c.Polarity == graph.PolarityNegative:
		case c.Within != nil:
			o.lying = append(o.lying, at)
		case c.Position != nil:
			o.offices = append(o.offices, at)
		}
	}
	return o
}
