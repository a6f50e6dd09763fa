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

// take takes the claims of an article into account.
func (t *told) take(claims []graph.Claim, in *home) {
	known := &in.reading.outline
	for _, mention := range known.cited {
		if t.cited == nil {
			t.cited = map[graph.ID]bool{}
		}
		t.cited[mention] = true
	}
	for _, at := range known.lying {
		t.lying = append(t.lying, claimIn{&claims[at], in})
	}
	for _, at := range known.offices {
		t.offices = append(t.offices, claimIn{&claims[at], in})
	}
}
