package index

import "github.com/parley-kg/parley/graph"

// Corpus returns what the snapshot was built from, without the texts of the
// articles: with some articles replaced by others, the next snapshot can be
// built from it. It shares parts with the snapshot, and must not be changed.
func (s *Snapshot) Corpus() *graph.Corpus {
	c := &graph.Corpus{
		Articles:   make([]graph.AnnotatedArticle, s.base.articles.len()),
		Judgements: make([]graph.Judgement, len(s.base.given.decoded)),
	}
	for i, a := range s.base.articles.all() {
		c.Articles[i].Article, c.Articles[i].Coreference = a.Article, a.Coreference
	}
	for _, m := range s.base.mentions.all() { // by id, as they are in their articles
		if article := s.base.articles.find(m.Article); article != none {
			c.Articles[article].Mentions = append(c.Articles[article].Mentions, *m)
		}
	}
	for _, claim := range s.base.claims.all() {
		if article := s.base.articles.find(claim.Article); article != none {
			c.Articles[article].Claims = append(c.Articles[article].Claims, *claim)
		}
	}
	for i, j := range s.base.given.all() {
		c.Judgements[i] = *j
	}
	return c
}
