package index

import (
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// only returns the segment of some of the articles. It shares their rows with
// this one, and all judgements: they say who is who, not what was in the news.
func (s *segment) only(articles []publication) *segment {
	in := make([]bool, s.articles.Len())
	for _, p := range articles {
		in[p.article] = true
	}
	of := func(id graph.ID) bool {
		article := s.articles.Find(id)
		return article != tables.None && in[article]
	}
	v := &segment{judgements: s.judgements, given: s.given}
	t := &takeover{segment: v, other: s}
	v.articles, t.articlesMoved = s.articles.Next(s.articles.Only(func(i uint32, _ *article) bool { return in[i] }), articleID)
	v.mentions, t.mentionsMoved = s.mentions.Next(s.mentions.Only(func(_ uint32, m *graph.Mention) bool { return of(m.Article) }), mentionID)
	v.claims, t.claimsMoved = s.claims.Next(s.claims.Only(func(_ uint32, c *graph.Claim) bool { return of(c.Article) }), claimOwnID)
	t.orderArticles()
	t.addClusters(&graph.Resolution{
		Actors: inside(&s.clusters.actors, &v.mentions),
		Places: inside(&s.clusters.places, &v.mentions),
		Events: inside(&s.clusters.events, &v.claims),
		Links:  s.linksAmong(&v.claims),
	})
	v.addCopies(s.copiesByID())
	t.fold()
	return v
}

// linksAmong returns the links of rules of which both claims are in a table.
func (s *segment) linksAmong(claims *tables.Table[graph.Claim]) []graph.RuleLink {
	var kept []graph.RuleLink
	for _, l := range s.links.All() {
		if claims.Find(l.From) != tables.None && claims.Find(l.To) != tables.None {
			kept = append(kept, *l)
		}
	}
	return kept
}

// inside returns the clusters with those members only that a table holds. One
// without is not there; the others keep their ids and what they answer to.
func inside[T any](clusters *tables.Table[graph.Cluster], members *tables.Table[T]) []graph.Cluster {
	var kept []graph.Cluster
	for _, c := range clusters.All() {
		some := *c
		some.Members = slices.DeleteFunc(slices.Clone(c.Members), func(m graph.ID) bool { return members.Find(m) == tables.None })
		if len(some.Members) > 0 {
			kept = append(kept, some)
		}
	}
	return kept
}
