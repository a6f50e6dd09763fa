package identity

import "github.com/parley-kg/parley/graph"

// told are the claims that tell what names alone do not: where places lie, who holds which
// office, and who is cited.
type told struct {
	lying, offices []claimIn
	cited          map[graph.ID]bool
}

// claimIn is a claim and its article.
type claimIn struct {
	*graph.Claim
	home *home
}

// take takes a claim into account. What is denied tells nothing, but who says so is cited.
func (t *told) take(c *graph.Claim, in *home) {
	for i := range c.Attribution {
		if t.cited == nil {
			t.cited = map[graph.ID]bool{}
		}
		t.cited[c.Attribution[i].Mention] = true
	}
	switch {
	case c.Polarity == graph.PolarityNegative:
	case c.Within != nil:
		t.lying = append(t.lying, claimIn{c, in})
	case c.Position != nil:
		t.offices = append(t.offices, claimIn{c, in})
	}
}
