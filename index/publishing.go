package index

import (
	"cmp"
	"slices"
	"sort"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index/tables"
)

// publishing are the articles, by ordinal, in the order of the days from which
// they certainly, and possibly, were published. What was out on a day is the
// beginning of one of them, so that the number of its articles names it.
type publishing struct{ certainly, possibly []publication }

type publication struct {
	day     edtf.Day
	article uint32
}

// newPublishing reads the day of every article. Published on some day from one to
// another, an article is certainly out from the later and possibly from the
// earlier. A day that is approximate, doubted or open towards the future makes
// nothing certain; one that is not known makes possible that it was out ever before.
func newPublishing(articles *tables.Table[article]) *publishing {
	p := &publishing{}
	for i, a := range articles.All() {
		b := a.Published.Bounds()
		if b.LatestEnd != edtf.OpenFuture && !a.Published.Qualified() {
			p.certainly = append(p.certainly, publication{b.LatestEnd, i})
		}
		p.possibly = append(p.possibly, publication{b.EarliestStart, i})
	}
	for _, all := range [][]publication{p.certainly, p.possibly} {
		slices.SortFunc(all, func(a, b publication) int {
			return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.article, b.article))
		})
	}
	return p
}

// by returns the articles that were published by a time. Where that is a range it
// may be any day in it: certainly published is what was out on the first,
// possibly what was out on the last. An approximate or doubted time makes nothing
// certain.
func (p *publishing) by(t edtf.Time, mode graph.TimeMode) []publication {
	all, day := p.certainly, t.Bounds().EarliestStart
	switch {
	case mode == graph.Possibly:
		all, day = p.possibly, t.Bounds().LatestEnd
	case t.Qualified():
		return nil
	}
	return all[:sort.Search(len(all), func(i int) bool { return all[i].day > day })]
}
