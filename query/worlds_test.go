package query

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// uncertain is a meeting of one day that is not known, and that may not have
// been held at all.
type uncertain struct {
	id   graph.ID
	days []edtf.Day
	held []bool
}

// The days of July on which the meetings of these tests may have been; a meeting
// without a date may have been on any day: between the others, long before or
// long after.
var worldDays = map[string][]int{
	"2025-07-24": {24}, "2025-07-25": {25}, "2025-07-28": {28},
	"[2025-07-24,2025-07-28]": {24, 28}, "[2025-07-25,2025-07-26]": {25, 26}, "[2025-07-25..2025-07-28]": {25, 26, 27, 28},
	"": {-300, 23, 24, 25, 26, 27, 28, 29, 300},
}

func drawUncertain(t *rapid.T) (*world, []uncertain) {
	w := newWriter().article("a", "Morning Wire")
	var all []uncertain
	for i := range rapid.IntRange(1, 4).Draw(t, "meetings") {
		m := uncertain{held: []bool{true}}
		e := told{key: fmt.Sprint("m", i), status: graph.StatusHeld}
		when := rapid.SampledFrom([]string{"2025-07-24", "2025-07-25", "2025-07-28", "[2025-07-24,2025-07-28]", "[2025-07-25,2025-07-26]", "[2025-07-25..2025-07-28]", ""}).Draw(t, "when")
		if when != "" {
			e.when = []string{when}
		}
		for _, d := range worldDays[when] {
			m.days = append(m.days, edtf.DayOf(2025, 7, d))
		}
		if rapid.IntRange(0, 2).Draw(t, "believed") == 0 {
			e.modality, m.held = graph.ModalityProbable, []bool{true, false}
		}
		w.tell(e)
		all = append(all, m)
	}
	built := w.build()
	for i := range all {
		for at := range built.snap.Counts().Events {
			if e := built.snap.EventAt(uint32(at)); e.Label != "" && built.called(e)[0] == fmt.Sprint("m", i) {
				all[i].id = e.ID
			}
		}
	}
	return built, all
}

// inWorlds calls back with each way things may have been: which meetings were
// held, and on which days.
func inWorlds(all []uncertain, at int, days []edtf.Day, held []bool, told func()) {
	if at == len(all) {
		told()
		return
	}
	for _, day := range all[at].days {
		for _, was := range all[at].held {
			days[at], held[at] = day, was
			inWorlds(all, at+1, days, held, told)
		}
	}
}

// holdsInWorlds checks an answer against every world: what is CERTAIN holds in
// all, and what holds in one is at least POSSIBLE. Where the answer is exact, the
// contrary is true, too.
func holdsInWorlds(t *rapid.T, all []uncertain, answer map[graph.ID]edtf.Certainty, exact bool, holds func(i int, days []edtf.Day, held []bool) bool) {
	days, held := make([]edtf.Day, len(all)), make([]bool, len(all))
	always, ever := make([]bool, len(all)), make([]bool, len(all))
	for i := range always {
		always[i] = true
	}
	inWorlds(all, 0, days, held, func() {
		for i, m := range all {
			was, said := holds(i, days, held), answer[m.id]
			if said == edtf.Certain && !was || said == "" && was {
				t.Fatalf("%s is %q, but %v on days %v, held %v", m.id, said, was, days, held)
			}
			always[i], ever[i] = always[i] && was, ever[i] || was
		}
	})
	for i, m := range all {
		if said := answer[m.id]; exact && (always[i] && said != edtf.Certain || !ever[i] && said != "") {
			t.Fatalf("%s is %q, but holds in every world %v, in any %v, of %+v", m.id, said, always[i], ever[i], all)
		}
	}
}

// gapped tells whether one of several meetings was on one of days that lie apart.
func gapped(all []uncertain) bool {
	return slices.ContainsFunc(all, func(m uncertain) bool { return len(m.days) == 2 && m.days[1] > m.days[0]+1 })
}

// sooner counts the meetings of a world that were held before a day, or after.
func sooner(last bool, day edtf.Day, days []edtf.Day, held []bool) (n int) {
	for i := range days {
		if held[i] && (days[i] < day && !last || days[i] > day && last) {
			n++
		}
	}
	return n
}

var heldMeetings = &graph.EventFilter{Status: []graph.Status{graph.StatusHeld}}

func TestRelativeTimesHoldInEveryWorld(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, all := drawUncertain(t)
		pick := &graph.EventPick{Where: heldMeetings}
		last := rapid.Bool().Draw(t, "last")
		if last {
			pick.Pick = new(graph.PickLast)
		}
		by := rapid.SampledFrom([]edtf.Granularity{edtf.ByDay, edtf.ByWeek}).Draw(t, "granularity")
		pick.Granularity = &by
		r := rapid.SampledFrom([]relation{beforePick, afterPick, withPick}).Draw(t, "relation")
		when := map[relation]*graph.TimeFilter{beforePick: {BeforeEvent: pick}, afterPick: {AfterEvent: pick}, withPick: {SameTimeAs: pick}}[r]
		negated := rapid.Bool().Draw(t, "negated")
		asked := &graph.EventFilter{When: when}
		if negated {
			asked = not(asked)
		}
		// In weeks, and where days lie apart, what is at the same time is only bounded.
		exact := r != withPick || by == edtf.ByDay && !gapped(all)
		holdsInWorlds(t, all, w.matching(t, asked), exact, func(i int, days []edtf.Day, held []bool) bool {
			for j := range days {
				if !held[j] || sooner(last, days[j], days, held) > 0 {
					continue // not the picked one, nor one of them
				}
				if held[i] && days[i] == days[j] {
					return negated // a picked one itself
				}
				mine, its := period(days[i], &by), period(days[j], &by)
				return negated != (r == beforePick && mine < its || r == afterPick && mine > its || r == withPick && mine == its)
			}
			return false // nothing to compare with
		})
	})
}

func TestTiesHoldInEveryWorld(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, all := drawUncertain(t)
		n, last := rapid.IntRange(0, 3).Draw(t, "first"), rapid.Bool().Draw(t, "last")
		args := EventArgs{Where: heldMeetings, WithTies: true, OrderBy: &graph.EventOrder{Direction: graph.Ascending}, Page: PageArgs{First: &n}}
		if last {
			args.Page = PageArgs{Last: &n}
		}
		answer := certainties(t, func(PageArgs) (*Page[*graph.Event], error) { return w.Events(t.Context(), args) })
		holdsInWorlds(t, all, answer, true, func(i int, days []edtf.Day, held []bool) bool {
			return held[i] && n > 0 && sooner(last, days[i], days, held) < n
		})
	})
}
