package index

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// foldWhen reconciles the times that the telling claims give, but for those of
// plans that were moved. The readings are those of all claims.
func (s *segment) foldWhen(claims, telling []*graph.Claim) graph.TimeExtent {
	var readings []graph.TimeReading
	for _, c := range claims {
		for _, t := range c.Times {
			readings = addReading(readings, graph.TimeReading{Time: t.When, Text: s.textOf(t.Mention)}, c.ID)
		}
	}
	var times []edtf.Time
	var best graph.TimeReading // the narrowest; the claims come by id
	for _, c := range s.withoutOldPlans(telling) {
		for _, t := range c.Times {
			times = append(times, t.When)
			reading := graph.TimeReading{Time: t.When, Text: s.textOf(t.Mention)}
			if len(times) == 1 || width(reading.Time) < width(best.Time) {
				best = reading
			}
		}
	}
	sortReadings(readings)
	return graph.TimeExtent{Time: edtf.Reconcile(times), Text: best.Text, Readings: readings}
}

// width is the number of days over which a time may lie, less one; that of an
// unknown time is larger than any other.
func width(t edtf.Time) int64 {
	b := t.Bounds()
	w := int64(b.LatestEnd) - int64(b.EarliestStart)
	if t.IsZero() {
		w++
	}
	return w
}

// addReading adds what a claim says to the equal reading of others. Claims come
// in the order of their ids.
func addReading(readings []graph.TimeReading, r graph.TimeReading, claim graph.ID) []graph.TimeReading {
	for i := range readings {
		known := &readings[i]
		if known.Time != r.Time || known.Text != r.Text {
			continue
		}
		if known.Claims[len(known.Claims)-1] != claim {
			known.Claims = append(known.Claims, claim)
		}
		return readings
	}
	r.Claims = []graph.ID{claim}
	return append(readings, r)
}

// sortReadings sorts by time (earliest start, latest end, notation), then by words.
func sortReadings(readings []graph.TimeReading) {
	slices.SortFunc(readings, func(a, b graph.TimeReading) int {
		x, y := a.Time.Bounds(), b.Time.Bounds()
		return cmp.Or(
			cmp.Compare(x.EarliestStart, y.EarliestStart),
			cmp.Compare(x.LatestEnd, y.LatestEnd),
			cmp.Compare(a.Time.String(), b.Time.String()),
			cmp.Compare(a.Text, b.Text),
		)
	})
}
