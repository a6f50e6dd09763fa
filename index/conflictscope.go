package index

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index/tables"
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
	if times := d.scopesByTime(); len(times) > 0 {
		d.addScopesByTime(times)
		return
	}
	d.add(graph.ConflictScope, tables.None, d.scopesByLink(), ruleNarrower)
}

// addScopesByTime adds a reading for each time, the widest first: those of a side
// need not be one, as two days of a week. The narrower says more where it lies
// within all others; of two days neither.
func (d *disputes) addScopesByTime(times []told[edtf.Time]) {
	last := times[len(times)-1].value
	var readings []reading
	rules := []rule{ruleNarrower}
	for i, t := range times {
		readings = append(readings, reading{t.value.String(), t.claims})
		if i < len(times)-1 && !partOf(last, t.value) {
			rules = nil
		}
	}
	d.add(graph.ConflictScope, tables.None, readings, rules...)
}

// scopesByTime returns the times of which some are parts of others, the widest
// first.
func (d *disputes) scopesByTime() []told[edtf.Time] {
	answers := slices.DeleteFunc(d.times(), func(t told[edtf.Time]) bool { return d.isNight(t.value) })
	slices.SortFunc(answers, compareWidths)
	differ := func(a, b edtf.Time) bool { return partOf(a, b) || partOf(b, a) }
	return slices.SortedFunc(slices.Values(slices.Concat(sides(answers, differ)...)), compareWidths)
}

// isNight tells whether a time of two days that follow each other is that of what took
// a moment: overnight from Saturday to Sunday.
func (d *disputes) isNight(t edtf.Time) bool {
	b := t.Bounds()
	return graph.ExtentOf(d.event.Type) == graph.OneTime && int64(b.EarliestEnd)-int64(b.LatestStart) == 1
}

func compareWidths(a, b told[edtf.Time]) int {
	return cmp.Or(cmp.Compare(width(b.value), width(a.value)), cmp.Compare(a.value.String(), b.value.String()))
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
