package identity

import (
	"sync"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity/copies"
	"github.com/parley-kg/parley/identity/stories"
)

// Memory remembers what [Resolve] finds out about articles, so that the next corpus
// costs less where it holds the same ones. What comes out is the same as without
// it. The zero value remembers nothing. It is not for use by several goroutines at once.
type Memory struct {
	readings map[graph.ID]*reading
	forms    forms
	numbers  int32 // how many mentions were read
	// size is that of what was resolved last, which the next will be near to.
	size          struct{ mentions, claims, records int }
	stories       stories.Memory
	events        eventMemory
	copies        copies.Memory
	rulings       rulings
	namesCompared namesCompared
}

// Resolve does what the function [Resolve] does. It forgets the articles that the
// corpus does not hold. The texts of those that it knows are not needed.
func (m *Memory) Resolve(c *graph.Corpus) *graph.Resolution {
	r := m.newResolver(c)
	var texts sync.WaitGroup // what is compared of texts needs nothing of what comes before it is asked for
	texts.Go(m.stories.Settle)
	texts.Go(func() { m.copies.Groups() })
	r.joinBeforeVariants(c.Judgements)
	texts.Wait()
	r.joinByLikeness()
	r.joinEvents()
	r.joinDescribedInEvents()
	m.size.mentions, m.size.claims, m.size.records = len(r.mentions), len(r.claims), len(r.records)
	m.namesCompared.end()
	return r.resolution()
}

// Knows tells whether the text of an article was read, and this annotation of it.
func (m *Memory) Knows(a *graph.Article) bool {
	known := m.readings[a.ID]
	return known != nil && known.of(a)
}

// read returns readings of the articles of a corpus: it reads those that are new, and forgets
// those that are gone.
func (m *Memory) read(c *graph.Corpus) []*reading {
	all := make([]*reading, len(c.Articles))
	next, words := make(map[graph.ID]*reading, len(c.Articles)), stems{}
	for i := range c.Articles {
		a := &c.Articles[i]
		known := m.readings[a.Article.ID]
		switch {
		case known == nil || !known.of(&a.Article):
			known = m.readArticle(a, words)
		case known.names == nil || len(known.names) != len(a.Mentions): // of a memory that was read
			m.readNames(known, a)
		}
		if twice := next[a.Article.ID]; twice != nil && twice != known {
			m.forget(twice)
		}
		if n := len(a.Mentions) + len(a.Claims); len(known.kept) != n || !known.recorded.Equal(a.Article.RecordedAt) {
			known.kept, known.recorded = make([]keptOf, n), a.Article.RecordedAt
		}
		all[i], next[a.Article.ID] = known, known
	}
	for id, known := range m.readings {
		switch next[id] {
		case known:
		case nil:
			m.stories.Drop(id)
			m.copies.Drop(id)
			m.forget(known)
		default:
			m.forget(known)
		}
	}
	m.readings = next
	return all
}

// forget gives back what was kept of a reading.
func (m *Memory) forget(known *reading) {
	for _, name := range known.names {
		if name != nil {
			m.forms.give(name)
		}
	}
}

// readArticle reads an article in place of what was read of it before.
func (m *Memory) readArticle(a *graph.AnnotatedArticle, words stems) *reading {
	m.copies.Take(&a.Article)
	if a.Article.Text == "" || inTable(&a.Article) {
		m.stories.Drop(a.Article.ID)
	} else {
		m.stories.Take(a.Article.ID, words.of(a.Article.Text))
	}
	r := readArticle(a, words)
	m.readNames(r, a)
	return r
}

// readNames takes apart what mentions are called, and numbers them.
func (m *Memory) readNames(r *reading, a *graph.AnnotatedArticle) {
	mentions := a.Mentions
	r.outline = readOutline(a)
	r.first = m.numbers
	m.numbers += int32(len(mentions)) //nolint:gosec // as many mentions as are read in the life of a process
	if m.forms == nil {
		m.forms = forms{}
	}
	r.names = make([]*form, len(mentions))
	for i := range mentions {
		if mention := &mentions[i]; prefixOf(mention.Type) != "" {
			r.names[i] = m.forms.take(mention)
		}
	}
}
