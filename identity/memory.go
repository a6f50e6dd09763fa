package identity

import (
	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity/copies"
	"github.com/parley-kg/parley/identity/stories"
)

// Memory remembers what [Resolve] finds out about articles, so that the next corpus
// costs less where it holds the same ones. What comes out is the same as without
// it. The zero value remembers nothing. It is not for use by several goroutines at once.
type Memory struct {
	readings map[graph.ID]*reading
	stories  stories.Memory
	copies   copies.Memory
}

// Resolve does what the function [Resolve] does. It forgets the articles that the
// corpus does not hold. The texts of those that it knows are not needed.
func (m *Memory) Resolve(c *graph.Corpus) *graph.Resolution {
	r := m.newResolver(c)
	r.joinBeforeVariants(c.Judgements)
	r.joinByLikeness()
	r.joinEvents()
	return r.resolution()
}

// Knows tells whether the text of an article was read, and this annotation of it.
func (m *Memory) Knows(a *graph.Article) bool {
	known := m.readings[a.ID]
	return known != nil && known.of(a)
}

// read reads the articles that are new, and forgets those that are gone.
func (m *Memory) read(c *graph.Corpus) {
	next, words := make(map[graph.ID]*reading, len(c.Articles)), stems{}
	for i := range c.Articles {
		a := &c.Articles[i]
		known := m.readings[a.Article.ID]
		if known == nil || !known.of(&a.Article) {
			known = m.readArticle(a, words)
		}
		next[a.Article.ID] = known
	}
	for id := range m.readings {
		if next[id] == nil {
			m.stories.Drop(id)
			m.copies.Drop(id)
		}
	}
	m.readings = next
}

func (m *Memory) readArticle(a *graph.AnnotatedArticle, words stems) *reading {
	m.copies.Take(&a.Article)
	if a.Article.Text == "" || inTable(&a.Article) {
		m.stories.Drop(a.Article.ID)
	} else {
		m.stories.Take(a.Article.ID, words.of(a.Article.Text))
	}
	return readArticle(a, words)
}
