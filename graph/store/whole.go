package store

import (
	"fmt"

	"github.com/parley-kg/parley/graph"
)

// checkWhole makes sure that nothing in an article that shall stand points to
// what is not there.
func checkWhole(a *graph.AnnotatedArticle) error {
	known := make(map[graph.ID]bool, len(a.Mentions)+len(a.Claims))
	for i := range a.Mentions {
		known[a.Mentions[i].ID] = true
	}
	for i := range a.Claims {
		known[a.Claims[i].ID] = true
	}
	for i := range a.Claims {
		for _, id := range referredBy(&a.Claims[i]) {
			if !known[id] {
				return fmt.Errorf("claim %q refers to %q, which the article does not hold: %w", a.Claims[i].ID, id, graph.ErrInvalid)
			}
		}
	}
	for _, group := range a.Coreference {
		for _, id := range group {
			if !known[id] {
				return fmt.Errorf("coreference refers to %q, which the article does not hold: %w", id, graph.ErrInvalid)
			}
		}
	}
	return nil
}

// referredBy returns everything in the article that the claim refers to: its
// mentions and, for a link, two claims.
func referredBy(c *graph.Claim) []graph.ID {
	refers := append(append([]graph.ID(nil), c.Places...), c.Topics...)
	for _, s := range c.Attribution {
		refers = append(refers, s.Mention)
	}
	for _, p := range c.Participations {
		refers = append(refers, p.Mention)
	}
	for _, t := range c.Times {
		refers = append(refers, t.Mention)
	}
	switch {
	case c.Position != nil:
		refers = append(refers, c.Position.Holder, c.Position.Title)
		if c.Position.Organization != "" {
			refers = append(refers, c.Position.Organization)
		}
	case c.Within != nil:
		refers = append(refers, c.Within.Inner, c.Within.Outer)
	case c.Link != nil:
		refers = append(refers, c.Link.From, c.Link.To)
	}
	return refers
}
