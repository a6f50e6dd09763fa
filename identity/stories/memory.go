package stories

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// Memory holds articles and the stories that they tell. The zero value holds none.
type Memory struct {
	articles map[graph.ID]*article
	words    vocabulary
	// scale is the step of the number of articles by which they were weighed last.
	scale int
	// alike is the product of two vectors from which on articles are alike, as of that scale.
	alike int64
	// changed are the articles to be weighed anew, and loose those that are alike to others than before.
	changed, loose map[*article]bool
	// pairs are those that are alike, in order; news those that were found since.
	pairs, news []likePair
	// stale tells that some of the pairs are no more.
	stale bool
	// turn counts how often groups were made, regrouped are of each changed one that stood for it.
	turn      int32
	regrouped []*article
	// compared counts the groups that were compared.
	compared int
}

// article is what is kept of one.
type article struct {
	id    graph.ID
	words []term // by word
	// like are the articles that are alike enough, in no order.
	like []likeness
	// story is its first article, by id.
	story graph.ID
	// isolated tells that its pairs are those of before.
	isolated bool
	group    group
}

// likeness tells how alike an article is to another.
type likeness struct {
	other *article
	value int64
}

// Take adds an article by the words that say something in it, stemmed; one of that
// id is replaced.
func (m *Memory) Take(id graph.ID, stems []string) {
	m.Drop(id)
	m.add(&article{id: id, words: m.words.count(stems)})
}

func (m *Memory) add(a *article) {
	if m.articles == nil {
		m.articles, m.changed, m.loose = map[graph.ID]*article{}, map[*article]bool{}, map[*article]bool{}
	}
	m.articles[a.id] = a
	m.changed[a] = true
}

// Drop takes an article out, where it is in.
func (m *Memory) Drop(id graph.ID) {
	a := m.articles[id]
	if a == nil {
		return
	}
	m.isolate(a)
	for _, t := range a.words {
		m.words.forget(t.word)
	}
	delete(m.articles, id)
	delete(m.changed, a)
	delete(m.loose, a)
}

// Of returns the story that an article tells, as the smallest id of its articles; ""
// for an article that was not taken.
func (m *Memory) Of(id graph.ID) graph.ID {
	m.Settle()
	if a := m.articles[id]; a != nil {
		return a.story
	}
	return ""
}

// Settle takes into account what came and went since it was called last. Who asks
// next has not to wait for it.
func (m *Memory) Settle() {
	if len(m.changed)+len(m.loose)+len(m.words.moved) == 0 && !m.stale && m.scale == step(len(m.articles)+1) {
		return
	}
	m.weigh()
	for a := range m.changed {
		m.compare(a)
		m.loose[a] = true
	}
	m.regroup()
	for a := range m.changed {
		a.isolated = false
	}
	clear(m.changed)
	clear(m.loose)
}

// weigh weighs anew the words of those articles whose weights may have changed.
func (m *Memory) weigh() {
	scale := step(len(m.articles) + 1)
	for _, a := range m.articles {
		if scale != m.scale || m.words.anyMoved(a.words) {
			m.changed[a] = true
		}
	}
	for a := range m.changed {
		m.isolate(a)
		m.words.weigh(a.words, scale)
		for _, t := range a.words {
			if w := &m.words.all[t.word]; t.weight > 0 {
				w.holders = append(w.holders, holder{a, int64(t.weight)})
			}
		}
	}
	m.scale, m.alike = scale, alikeFrom(scale)
	clear(m.words.moved)
}

// isolate takes an article out of the comparison with all others.
func (m *Memory) isolate(a *article) {
	for _, t := range a.words {
		if w := &m.words.all[t.word]; t.weight > 0 {
			w.holders = slices.DeleteFunc(w.holders, func(h holder) bool { return h.article == a })
		}
	}
	a.isolated, m.stale = true, m.stale || len(a.like) > 0
	for _, l := range a.like {
		l.other.like = slices.DeleteFunc(l.other.like, func(o likeness) bool { return o.other == a })
		m.loose[l.other] = true
	}
	a.like = nil
}

// compare notes to which others an article is alike, unless they have noted it.
func (m *Memory) compare(a *article) {
	products := map[*article]int64{}
	for _, t := range a.words {
		if t.weight == 0 {
			continue
		}
		for _, h := range m.words.all[t.word].holders {
			products[h.article] += int64(t.weight) * h.weight
		}
	}
	delete(products, a)
	for _, l := range a.like {
		delete(products, l.other)
	}
	for o, product := range products {
		if product >= m.alike {
			a.like = append(a.like, likeness{o, product})
			o.like = append(o.like, likeness{a, product})
			pair := likePair{a: a, b: o, like: product}
			if o.id < a.id {
				pair.a, pair.b = o, a
			}
			m.news = append(m.news, pair)
		}
	}
}
