package stories

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// likePair is two articles that are alike, the smaller id first, how alike they are, and
// whether they joined their groups when these were made last.
type likePair struct {
	a, b   *article
	like   int64
	joined bool
}

// compare puts the most alike pair first.
func (p *likePair) compare(o *likePair) int {
	if p.like != o.like {
		return cmp.Compare(o.like, p.like)
	}
	return cmp.Or(cmp.Compare(p.a.id, o.a.id), cmp.Compare(p.b.id, o.b.id))
}

// group is what is known of the group of an article while groups are made. All but the
// first two are those of the article that stands for it.
type group struct {
	of   *article // another one of it, or itself
	next *article // another one of it; nil for the last
	last *article
	size int64
	// first is the smallest id.
	first graph.ID
	// changed tells that it is not what it was at this pair when groups were made last.
	changed bool
	sum     []total // nil until asked for
	turn    int32
}

// groupOf returns the article that stands for the group of one.
func (m *Memory) groupOf(a *article) *article {
	if a.group.turn != m.turn {
		a.group = group{of: a, last: a, size: 1, first: a.id, turn: m.turn}
	}
	for a.group.of != a {
		if up := a.group.of; up.group.of != up {
			a.group.of = up.group.of
		}
		a = a.group.of
	}
	return a
}

// regroup groups the articles anew: the pairs that are most alike first, each joins the
// groups of both where these are alike. Of two groups that are what they were at this
// pair the last time, the answer is known; what is new or alike to others than before
// makes the group that it comes into another one, and nothing else is compared.
func (m *Memory) regroup() {
	m.takePairs()
	m.turn++
	m.regrouped = nil
	for a := range m.loose {
		m.change(m.groupOf(a))
	}
	for i := range m.pairs {
		p := &m.pairs[i]
		if a, b := m.groupOf(p.a), m.groupOf(p.b); a != b {
			m.decide(p, a, b)
		} else if a.group.changed {
			p.joined = false
		}
	}
	for _, a := range m.regrouped {
		first := m.groupOf(a).group.first
		for one := m.groupOf(a); one != nil; one = one.group.next {
			one.story, one.group.sum = first, nil
		}
	}
	m.regrouped = nil
}

// change notes that a group is not what it was.
func (m *Memory) change(a *article) {
	if !a.group.changed {
		a.group.changed = true
		m.regrouped = append(m.regrouped, a)
	}
}

// decide joins the groups of a pair where they are alike.
func (m *Memory) decide(p *likePair, a, b *article) {
	join := p.joined
	if a.group.changed || b.group.changed {
		m.compared++
		if join = product(a.total(), b.total()) >= m.alike*a.group.size*b.group.size; join != p.joined {
			m.change(a)
			m.change(b)
		}
	}
	if p.joined = join; join {
		m.join(a, b)
	}
}

func (m *Memory) join(a, b *article) {
	if a.group.size < b.group.size {
		a, b = b, a
	}
	if b.group.changed {
		m.change(a)
	}
	if a.group.sum != nil && (b.group.sum != nil || b.group.size == 1) {
		a.group.sum = added(a.group.sum, b.total())
	} else {
		a.group.sum = nil
	}
	b.group.sum = nil
	a.group.first, a.group.size = min(a.group.first, b.group.first), a.group.size+b.group.size
	a.group.last.group.next, a.group.last, b.group.of = b, b.group.last, a
}

// total returns the sum of the words of a group.
func (a *article) total() []total {
	if a.group.sum == nil {
		a.group.sum = totals(a.words)
		for one := a.group.next; one != nil; one = one.group.next {
			a.group.sum = added(a.group.sum, totals(one.words))
		}
	}
	return a.group.sum
}

// takePairs puts the pairs that are new in the place of those of articles that were
// compared anew, or are gone.
func (m *Memory) takePairs() {
	if m.stale {
		m.pairs, m.stale = slices.DeleteFunc(m.pairs, func(p likePair) bool { return p.a.isolated || p.b.isolated }), false
	}
	slices.SortFunc(m.news, func(p, o likePair) int { return p.compare(&o) })
	at, news := len(m.pairs), m.news
	m.pairs, m.news = append(m.pairs, news...), nil
	for to := len(m.pairs); len(news) > 0; { // from behind
		to--
		if last := len(news) - 1; at == 0 || m.pairs[at-1].compare(&news[last]) < 0 {
			m.pairs[to], news = news[last], news[:last]
		} else {
			at--
			m.pairs[to] = m.pairs[at]
		}
	}
}
