package index

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index/tables"
)

// time finds claims whose days have none in common. "This week" has Thursday in
// common with Thursday. Of what lasts, several days may be told.
func (d *disputes) time() {
	if graph.ExtentOf(d.event.Type) == graph.Lasting {
		return
	}
	answers := d.times()
	slices.SortFunc(answers, func(a, b told[edtf.Time]) int {
		x, y := a.value.Bounds(), b.value.Bounds()
		return cmp.Or(
			cmp.Compare(x.LatestEnd, y.LatestEnd), // who ends first shares its last day with all it agrees with
			cmp.Compare(y.EarliestStart, x.EarliestStart),
			cmp.Compare(a.value.String(), b.value.String()),
		)
	})
	var readings []reading
	for _, s := range sides(answers, disjoint) {
		var times []edtf.Time
		for _, t := range s {
			times = append(times, t.value)
		}
		readings = append(readings, reading{edtf.Reconcile(times).String(), s.claims()})
	}
	d.add(graph.ConflictTime, tables.None, readings, ruleAsserted, ruleFirstHand, ruleMoreSources)
}

// times returns when claims say that it was. The times of one claim are one
// answer: it does not contradict itself.
func (d *disputes) times() []told[edtf.Time] {
	timed := slices.DeleteFunc(slices.Clone(d.telling), untimed)
	return gather(d.standing(timed), func(c *graph.Claim) (edtf.Time, bool) { return claimedWhen(c), true })
}

func untimed(c *graph.Claim) bool { return claimedWhen(c).IsZero() }

func claimedWhen(c *graph.Claim) edtf.Time {
	times := make([]edtf.Time, len(c.Times))
	for i, t := range c.Times {
		times[i] = t.When
	}
	if len(times) == 1 {
		return times[0]
	}
	return edtf.Reconcile(times)
}

// disjoint tells whether two times certainly have no day in common; of an
// approximate one that is never certain.
func disjoint(a, b edtf.Time) bool {
	return a.Before(b) == edtf.Certain || a.After(b) == edtf.Certain
}
