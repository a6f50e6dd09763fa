package query

import (
	"errors"
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// heldMeetingsOf are the meetings that somebody was at.
func heldMeetingsOf(name string) *graph.EventFilter {
	f := some(graph.ActorMatch{Is: named(name)})
	f.Type, f.Status = []string{"meeting"}, []graph.Status{graph.StatusHeld}
	return f
}

func TestRelativeTimes(t *testing.T) {
	w := diplomacy()
	of := func(name string) *graph.EventPick { return &graph.EventPick{Where: heldMeetingsOf(name)} }
	last := func(p *graph.EventPick) *graph.EventPick { p.Pick = new(graph.PickLast); return p }
	by := func(p *graph.EventPick, g edtf.Granularity) *graph.EventPick { p.Granularity = &g; return p }
	for _, test := range []struct {
		name string
		when graph.TimeFilter
		want answer
	}{
		// Barrot was at "absent" (21 June) and "hopeful" (25 July), and both days are known.
		{"after the first", graph.TimeFilter{AfterEvent: of("Noel Barrot")}, answer{
			certain: []string{"hopeful", "july"}, possible: []string{"believed", "states", "undated"},
		}},
		{"before the last", graph.TimeFilter{BeforeEvent: last(of("Noel Barrot"))}, answer{
			certain: []string{"absent", "july"}, possible: []string{"believed", "undated"},
		}},
		{"before the first", graph.TimeFilter{BeforeEvent: of("Noel Barrot")}, answer{possible: []string{"undated"}}},
		{"in the week of the last", graph.TimeFilter{SameTimeAs: by(last(of("Noel Barrot")), edtf.ByWeek)}, answer{
			certain: []string{"july"}, possible: []string{"undated"},
		}},
		{"on the day of the last", graph.TimeFilter{SameTimeAs: last(of("Noel Barrot"))}, answer{possible: []string{"undated"}}},
		{"after the first, by month", graph.TimeFilter{AfterEvent: by(last(of("Noel Barrot")), edtf.ByMonth)}, answer{
			possible: []string{"states", "undated"},
		}},
		{
			"certainly, but whether it was held is only believed",
			graph.TimeFilter{AfterEvent: of("Noel Barrot"), Mode: new(graph.Certainly)},
			answer{certain: []string{"hopeful", "july"}, possible: []string{"believed"}},
		},
		{
			"between two others",
			graph.TimeFilter{AfterEvent: of("Noel Barrot"), BeforeEvent: last(of("Noel Barrot"))},
			answer{certain: []string{"july"}, possible: []string{"believed", "undated"}},
		},
		{"between and no day left", graph.TimeFilter{AfterEvent: last(of("Noel Barrot")), Before: day("2025-07-25")}, answer{}},
		// Tarif's only meeting that was certainly held has no day: everything may be before and after
		// it, but for itself.
		{"after an undated one", graph.TimeFilter{AfterEvent: of("Mowafaq Tarif")}, answer{
			possible: []string{"absent", "believed", "hopeful", "july", "states"},
		}},
		// One of all has no day, yet the first was no later than "absent", and none that matches lies before it.
		{"before the first of all", graph.TimeFilter{BeforeEvent: &graph.EventPick{Where: &graph.EventFilter{Type: []string{"meeting"}}}}, answer{}},
		{"after the last of all", graph.TimeFilter{AfterEvent: last(&graph.EventPick{Where: &graph.EventFilter{Type: []string{"meeting"}}})}, answer{}},
		{"after nothing", graph.TimeFilter{AfterEvent: of("Benjamin Netanyahu")}, answer{}},
		{"after somebody unknown", graph.TimeFilter{AfterEvent: of("Sergey Lavrov")}, answer{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			page, err := w.Events(t.Context(), EventArgs{Where: &graph.EventFilter{
				Type: []string{"meeting"}, Status: []graph.Status{graph.StatusHeld}, When: &test.when,
			}})
			w.check(t, test.want, page, err)
		})
	}
	t.Run("where there is nothing to compare with, the contrary does not hold either", func(t *testing.T) {
		page, err := w.Events(t.Context(), EventArgs{Where: not(&graph.EventFilter{When: &graph.TimeFilter{AfterEvent: of("Benjamin Netanyahu")}})})
		w.check(t, answer{}, page, err)
	})
}

func TestInvalidPicks(t *testing.T) {
	w := diplomacy()
	deep := &graph.EventFilter{}
	for range maxPickDepth + 1 {
		deep = &graph.EventFilter{When: &graph.TimeFilter{AfterEvent: &graph.EventPick{Where: deep}}}
	}
	many := &graph.EventFilter{}
	for range maxPicks + 1 {
		many.Or = append(many.Or, &graph.EventFilter{When: &graph.TimeFilter{AfterEvent: &graph.EventPick{Where: &graph.EventFilter{}}}})
	}
	pick := func(p graph.EventPick) *graph.EventFilter {
		return &graph.EventFilter{When: &graph.TimeFilter{SameTimeAs: &p}}
	}
	for what, filter := range map[string]*graph.EventFilter{
		"too deep":    deep,
		"too many":    many,
		"no filter":   pick(graph.EventPick{}),
		"pick":        pick(graph.EventPick{Where: &graph.EventFilter{}, Pick: new(graph.Pick("SECOND"))}),
		"granularity": pick(graph.EventPick{Where: &graph.EventFilter{}, Granularity: new(edtf.Granularity("HOUR"))}),
	} {
		t.Run(what, func(t *testing.T) {
			if _, err := w.Events(t.Context(), EventArgs{Where: filter}); !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("got %v; want ErrInvalid", err)
			}
		})
	}
	for what, filter := range map[string]*graph.EventFilter{
		"as deep as allowed": deep.When.AfterEvent.Where,
		"as many as allowed": {Or: many.Or[1:]},
	} {
		if _, err := w.Events(t.Context(), EventArgs{Where: filter}); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestTies(t *testing.T) {
	w := newWriter().article("a", "AFP").
		tell(told{key: "one", when: []string{"2025-07-24"}}).
		tell(told{key: "two", when: []string{"2025-07-24"}}).
		tell(told{key: "three", when: []string{"2025-07-25"}}).
		tell(told{key: "four", when: []string{"2025-07"}, status: graph.StatusPlanned}).build()
	exact := &graph.EventFilter{Status: []graph.Status{graph.StatusHeld}}
	asc, desc := &graph.EventOrder{Direction: graph.Ascending}, &graph.EventOrder{Direction: graph.Descending}
	for _, test := range []struct {
		name  string
		where *graph.EventFilter
		order *graph.EventOrder
		page  PageArgs
		want  answer
	}{
		{"the first", exact, asc, PageArgs{First: new(1)}, answer{certain: []string{"one", "two"}}},
		{"the first two", exact, asc, PageArgs{First: new(2)}, answer{certain: []string{"one", "two"}}},
		{"the first three", exact, asc, PageArgs{First: new(3)}, answer{certain: []string{"one", "three", "two"}}},
		{"the last", exact, desc, PageArgs{First: new(1)}, answer{certain: []string{"three"}}},
		{"the last, from the end", exact, asc, PageArgs{Last: new(1)}, answer{certain: []string{"three"}}},
		{"the last two", exact, desc, PageArgs{First: new(2)}, answer{certain: []string{"one", "three", "two"}}},
		{"none", exact, asc, PageArgs{First: new(0)}, answer{}},
		{"with one that may be any", nil, asc, PageArgs{First: new(1)}, answer{possible: []string{"four", "one", "two"}}},
		{"two with one that may be any", nil, asc, PageArgs{First: new(2)}, answer{certain: []string{"one", "two"}, possible: []string{"four"}}},
		{"the last with one that may be any", nil, desc, PageArgs{First: new(1)}, answer{possible: []string{"four", "three"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			page, err := w.Events(t.Context(), EventArgs{Where: test.where, OrderBy: test.order, WithTies: true, Page: test.page})
			w.check(t, test.want, page, err)
			if err == nil && (page.CertainCount != len(test.want.certain) || page.PossibleCount() != len(test.want.possible)) {
				t.Errorf("%d certain, %d possible", page.CertainCount, page.PossibleCount())
			}
		})
	}
	t.Run("what was recorded at one instant", func(t *testing.T) {
		page, err := w.Events(t.Context(), EventArgs{
			OrderBy: &graph.EventOrder{Field: graph.OrderRecorded}, WithTies: true, Page: PageArgs{First: new(1)},
		})
		if err != nil {
			t.Fatal(err)
		}
		first := w.firstRecorded(page.Edges[0].Node)
		for i := range w.snap.Counts().Events {
			e := w.snap.EventAt(uint32(i))
			listed := slices.ContainsFunc(page.Edges, func(edge Edge[*graph.Event]) bool { return edge.Node == e })
			if listed != w.firstRecorded(e).Equal(first) {
				t.Errorf("%s, recorded %s: listed %v", e.Label, w.firstRecorded(e), listed)
			}
		}
	})
}
