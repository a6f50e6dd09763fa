package store

import (
	"cmp"
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
	check := func(by graph.ID, ids ...graph.ID) error {
		for _, id := range ids {
			if id != "" && !known[id] {
				return fmt.Errorf("%q refers to %q, which the article does not hold: %w", by, id, graph.ErrInvalid)
			}
		}
		return nil
	}
	err := check(a.Article.ID, a.Article.Publisher)
	for i := range a.Mentions {
		err = cmp.Or(err, check(a.Mentions[i].ID, a.Mentions[i].ActsFor))
	}
	for i := range a.Claims {
		err = cmp.Or(err, check(a.Claims[i].ID, referredBy(&a.Claims[i])...))
	}
	for _, group := range a.Coreference {
		err = cmp.Or(err, check(a.Article.ID, group...))
	}
	return err
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
		refers = append(refers, c.Position.Holder, c.Position.Title, c.Position.Organization)
	case c.Within != nil:
		refers = append(refers, c.Within.Inner, c.Within.Outer)
	case c.Link != nil:
		refers = append(refers, c.Link.From, c.Link.To)
	}
	return refers
}
