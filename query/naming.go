package query

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// claimsNaming returns claims among which are all that name an actor, a place
// or an event: the claims of the articles that mention it. None for what is
// none of these.
func (s *Session) claimsNaming(id graph.ID) []graph.ID {
	cluster, ok := s.snap.IdentityOf(id)
	if !ok {
		return nil
	}
	var articles []graph.ID
	for _, member := range cluster.Members {
		if member.Prefix() == graph.PrefixClaim {
			articles = append(articles, held(s.snap.Claim(member)).Article)
			continue
		}
		articles = append(articles, member.Article())
	}
	slices.Sort(articles)
	var claims []graph.ID
	for _, article := range slices.Compact(articles) {
		claims = append(claims, s.snap.ArticleClaims(article)...)
	}
	return claims
}
