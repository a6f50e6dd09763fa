package stories

import (
	"cmp"
	"slices"
)

// likePair is two articles by their places in the order of ids, the smaller first,
// and how alike they are.
type likePair struct {
	a, b int32
	like int64
}

// teller is a group of articles that tell one story.
type teller struct {
	articles []int32
	sum      []total
	first    int32
}

// total is what a word weighs in a group.
type total struct {
	word   int32
	weight int64
}

func totals(words []term) []total {
	var sum []total
	for _, t := range words {
		if t.weight > 0 {
			sum = append(sum, total{t.word, int64(t.weight)})
		}
	}
	return sum
}

// tell groups articles that are alike to one another and to no others.
func (m *Memory) tell(articles []*article) {
	slices.SortFunc(articles, func(a, b *article) int { return cmp.Compare(a.id, b.id) })
	of := make([]*teller, len(articles))
	for i, a := range articles {
		a.place = int32(i) //nolint:gosec // as many articles as fit into memory
		of[i] = &teller{articles: []int32{a.place}, first: a.place}
		if len(articles) > 1 {
			of[i].sum = totals(a.words)
		}
	}
	for _, p := range pairs(articles) {
		a, b := of[p.a], of[p.b]
		if a == b || product(a.sum, b.sum) < m.alike*int64(len(a.articles))*int64(len(b.articles)) {
			continue
		}
		if len(a.articles) < len(b.articles) {
			a, b = b, a
		}
		a.sum, a.first = added(a.sum, b.sum), min(a.first, b.first)
		a.articles = append(a.articles, b.articles...)
		for _, taken := range b.articles {
			of[taken] = a
		}
	}
	for i, a := range articles {
		a.story = articles[of[i].first].id
	}
}

// pairs returns the pairs that are alike, the most alike first.
func pairs(articles []*article) []likePair {
	var all []likePair
	for _, a := range articles {
		for _, l := range a.like {
			if a.place < l.other.place {
				all = append(all, likePair{a.place, l.other.place, l.value})
			}
		}
	}
	slices.SortFunc(all, func(p, o likePair) int {
		if p.like != o.like {
			return cmp.Compare(o.like, p.like)
		}
		return cmp.Or(cmp.Compare(p.a, o.a), cmp.Compare(p.b, o.b))
	})
	return all
}

// product multiplies the sums of two groups.
func product(a, b []total) (sum int64) {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].word < b[0].word:
			a = a[1:]
		case a[0].word > b[0].word:
			b = b[1:]
		default:
			sum += a[0].weight * b[0].weight
			a, b = a[1:], b[1:]
		}
	}
	return sum
}

// added returns the sum of two groups' sums.
func added(a, b []total) []total {
	sum := make([]total, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].word < b[0].word:
			sum, a = append(sum, a[0]), a[1:]
		case a[0].word > b[0].word:
			sum, b = append(sum, b[0]), b[1:]
		default:
			sum = append(sum, total{a[0].word, a[0].weight + b[0].weight})
			a, b = a[1:], b[1:]
		}
	}
	return append(append(sum, a...), b...)
}
