package index

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// scope finds claims that tell of several days as a whole where another tells of
// what took a part of them: a round of talks from Monday to Friday, and talks on
// Thursday. "This week" is not several days as a whole but some day of them. Where
// no times tell them apart an article may: it says of one claim that it is part of
// another. Of what lasts, any report may tell a part.
func (d *disputes) scope() {
	if graph.ExtentOf(d.event.Type) == graph.Lasting {
		return
	}
	readings := d.scopesByTime()
	if len(readings) == 0 {
		readings = d.scopesByLink()
	}
	d.add(graph.ConflictScope, none, readings, ruleNarrower)
}

func (d *disputes) scopesByTime() []reading {
	answers := d.times()
	slices.SortFunc(answers, func(a, b told[edtf.Time]) int {
		return cmp.Or(cmp.Compare(width(b.value), width(a.value)), cmp.Compare(a.value.String(), b.value.String()))
	})
	differ := func(a, b edtf.Time) bool { return partOf(a, b) || partOf(b, a) }
	var readings []reading
	for _, s := range sides(answers, differ) {
		readings = append(readings, reading{s[0].value.String(), s.claims()})
	}
	return readings
}

// The values of the readings of what is linked.
const (
	wholeScope = "WHOLE"
	partScope  = "PART"
)

// scopesByLink divides the claims that affirmed links call a part, or a whole, of
// another of the event. A part that has parts is neither.
func (d *disputes) scopesByLink() []reading {
	parts, wholes := map[graph.ID]bool{}, map[graph.ID]bool{}
	for _, l := range d.inside {
		if l.Kind == graph.LinkPartOf {
			parts[l.From], wholes[l.To] = true, true
		}
	}
	readings := []reading{{value: wholeScope}, {value: partScope}}
	for _, c := range d.telling {
		switch {
		case parts[c.ID] == wholes[c.ID]:
		case wholes[c.ID]:
			readings[0].claims = append(readings[0].claims, c)
		default:
			readings[1].claims = append(readings[1].claims, c)
		}
	}
	if len(readings[0].claims) == 0 || len(readings[1].claims) == 0 {
		return nil
	}
	return readings
}

// partOf tells whether a time may be of one day, and lies within another that is
// of several days and certainly longer.
func partOf(part, whole edtf.Time) bool {
	p, w := part.Bounds(), whole.Bounds()
	shortest := int64(w.EarliestEnd) - int64(w.LatestStart)
	return shortest > 0 && p.EarliestEnd <= p.LatestStart && width(part) < shortest && part.During(whole) == edtf.Certain
}
