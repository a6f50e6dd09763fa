package index

import (
	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// Corpus returns what the snapshot was built from, without the texts of the
// articles: with some articles replaced by others, the next snapshot can be
// built from it, see [Snapshot.Next]. It shares parts with the snapshot, and must
// not be changed.
func (s *Snapshot) Corpus() *graph.Corpus {
	c := &graph.Corpus{
		Articles:   make([]graph.AnnotatedArticle, s.base.articles.Len()),
		Judgements: make([]graph.Judgement, s.base.given.Len()),
	}
	for i, a := range s.base.articles.All() {
		c.Articles[i].Article, c.Articles[i].Coreference = a.Article, a.Coreference
	}
	mentions := shared(s.base, &s.base.mentions, func(m *graph.Mention) graph.ID { return m.Article })
	claims := shared(s.base, &s.base.claims, func(c *graph.Claim) graph.ID { return c.Article })
	for i := range c.Articles {
		c.Articles[i].Mentions, c.Articles[i].Claims = mentions[i], claims[i]
	}
	for i, j := range s.base.given.All() {
		c.Judgements[i] = *j
	}
	return c
}

// shared returns copies of the rows of a table by the ordinals of the articles
// that hold them, and puts these copies in their place: what the next snapshot is
// built from has the same rows then, and they are in memory once.
func shared[T any](s *segment, t *tables.Table[T], article func(*T) graph.ID) [][]T {
	held := make([][]uint32, s.articles.Len())
	for i, row := range t.All() { // by id, as they are in their articles
		if at := s.articles.Find(article(row)); at != tables.None {
			held[at] = append(held[at], i)
		}
	}
	all := make([][]T, len(held))
	for at, ordinals := range held {
		all[at] = make([]T, len(ordinals))
		for i, ordinal := range ordinals {
			all[at][i] = *t.At(ordinal)
			t.Put(ordinal, &all[at][i])
		}
	}
	return all
}
