package index

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// scope finds claims that tell of several days as a whole where another tells of
// what took a part of them: a round of talks from Monday to Friday, and talks on
// Thursday. "This week" is not several days as a whole but some day of them. Of
// what lasts, any report may tell a part.
func (d *disputes) scope() {
	if graph.ExtentOf(d.event.Type) == graph.Lasting {
		return
	}
	answers := d.times()
	slices.SortFunc(answers, func(a, b told[edtf.Time]) int {
		return cmp.Or(cmp.Compare(width(b.value), width(a.value)), cmp.Compare(a.value.String(), b.value.String()))
	})
	differ := func(a, b edtf.Time) bool { return partOf(a, b) || partOf(b, a) }
	var readings []reading
	for _, s := range sides(answers, differ) {
		readings = append(readings, reading{s[0].value.String(), s.claims()})
	}
	d.add(graph.ConflictScope, none, readings, ruleNarrower)
}

// partOf tells whether a time may be of one day, and lies within another that is
// of several days and certainly longer.
func partOf(part, whole edtf.Time) bool {
	p, w := part.Bounds(), whole.Bounds()
	shortest := int64(w.EarliestEnd) - int64(w.LatestStart)
	return shortest > 0 && p.EarliestEnd <= p.LatestStart && width(part) < shortest && part.During(whole) == edtf.Certain
}
