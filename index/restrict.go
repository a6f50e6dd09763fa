package index

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// only returns the segment of some of the articles. It shares their rows with
// this one, and all judgements: they say who is who, not what was in the news.
func (s *segment) only(articles []publication) *segment {
	in := make([]bool, s.articles.len())
	for _, p := range articles {
		in[p.article] = true
	}
	of := func(id graph.ID) bool {
		article := s.articles.find(id)
		return article != none && in[article]
	}
	v := &segment{judgements: s.judgements, given: s.given}
	v.articles = restricted(&s.articles, func(i uint32, _ *article) bool { return in[i] })
	v.mentions = restricted(&s.mentions, func(_ uint32, m *graph.Mention) bool { return of(m.Article) })
	v.claims = restricted(&s.claims, func(_ uint32, c *graph.Claim) bool { return of(c.Article) })
	v.orderArticles()
	v.addClusters(&graph.Resolution{
		Actors: inside(&s.clusters.actors, &v.mentions),
		Places: inside(&s.clusters.places, &v.mentions),
		Events: inside(&s.clusters.events, &v.claims),
		Links:  s.linksAmong(&v.claims),
	})
	v.addCopies(s.copiesByID())
	v.fold(s)
	v.searchLater()
	return v
}

// restricted returns a table of some rows, in the same order.
func restricted[T any](t *table[T], keep func(uint32, *T) bool) table[T] {
	var rows []*T
	var ids []graph.ID
	for i, row := range t.all() {
		if keep(i, row) {
			rows, ids = append(rows, row), append(ids, t.ids[i])
		}
	}
	return table[T]{ids: ids, slots: newSlots(ids), rows: newRows(rows)}
}

// linksAmong returns the links of rules of which both claims are in a table.
func (s *segment) linksAmong(claims *table[graph.Claim]) []graph.RuleLink {
	var kept []graph.RuleLink
	for _, l := range s.links.all() {
		if claims.find(l.From) != none && claims.find(l.To) != none {
			kept = append(kept, *l)
		}
	}
	return kept
}

// inside returns the clusters with those members only that a table holds. One
// without is not there; the others keep their ids and what they answer to.
func inside[T any](clusters *table[graph.Cluster], members *table[T]) []graph.Cluster {
	var kept []graph.Cluster
	for _, c := range clusters.all() {
		some := *c
		some.Members = slices.DeleteFunc(slices.Clone(c.Members), func(m graph.ID) bool { return members.find(m) == none })
		if len(some.Members) > 0 {
			kept = append(kept, some)
		}
	}
	return kept
}
