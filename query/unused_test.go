package query

import (
	"context"
	"fmt"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// What only the status, or only the time, keeps out is what the rest of the
// filter matches and these conditions do not.
func TestUnusedAgreesWithTheNaiveWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		filter := drawFilter(2).Draw(t, "filter")
		s, unused := w.Counting()
		if _, err := s.Events(context.Background(), EventArgs{Where: filter}); err != nil {
			t.Fatal(err)
		}
		got := unused.Claims()
		for name, c := range map[string]struct {
			take taker
			of   func(*UnusedClaims) *int
		}{
			"status": {takeStatus, func(u *UnusedClaims) *int { return u.Status }},
			"time":   {takeWhen, func(u *UnusedClaims) *int { return u.Time }},
		} {
			rest, taken := apart(filter, c.take)
			want := 0
			allowed := naive{w}.events(&graph.EventFilter{And: taken})
			for id := range (naive{w}).events(rest) {
				if _, in := allowed[id]; !in {
					want += len(held(w.snap.Event(id)).Claims)
				}
			}
			switch {
			case got == nil && want == 0:
			case got == nil || c.of(got) == nil || *c.of(got) != want:
				t.Errorf("%s of %+v: %+v, want %d", name, filter, got, want)
			}
		}
	})
}

// taker takes one kind of condition from a filter, and tells whether there was one.
type taker func(from, to *graph.EventFilter) bool

func takeStatus(from, to *graph.EventFilter) bool {
	to.Status, from.Status = from.Status, nil
	return to.Status != nil
}

func takeWhen(from, to *graph.EventFilter) bool {
	to.When, from.When = from.When, nil
	return to.When != nil
}

// apart returns a filter without one kind of conditions, as far as all of them
// must hold, and these.
func apart(filter *graph.EventFilter, take taker) (rest *graph.EventFilter, taken []*graph.EventFilter) {
	without, one := *filter, graph.EventFilter{}
	if take(&without, &one) {
		taken = append(taken, &one)
	}
	without.And = make([]*graph.EventFilter, len(filter.And))
	for i, nested := range filter.And {
		within, more := apart(nested, take)
		without.And[i], taken = within, append(taken, more...)
	}
	return &without, taken
}

func TestUnusedIsSilentWhereNothingIsLeftOut(t *testing.T) {
	s, unused := diplomacy().Counting()
	for _, filter := range []*graph.EventFilter{
		nil,
		{},
		{Type: []string{"meeting"}},
		{Or: []*graph.EventFilter{{Status: []graph.Status{graph.StatusHeld}}}}, // not taken apart
	} {
		if _, err := s.Meetings(t.Context(), nil, EventArgs{Where: filter}); err != nil {
			t.Fatal(err)
		}
	}
	if got := unused.Claims(); got != nil {
		t.Errorf("%+v", got)
	}
}

// What changed says what its later state leaves out.
func TestDiffSaysWhatIsNotUsed(t *testing.T) {
	w := diplomacy()
	where := &graph.EventFilter{Status: []graph.Status{graph.StatusPlanned}}
	for _, then := range []*graph.AsOf{{}, {Published: new(edtf.MustParse("2025-07-25"))}} {
		of, err := w.AsOf(t.Context(), then)
		if err != nil {
			t.Fatal(err)
		}
		plain, want := of.Counting()
		if _, err := plain.Events(t.Context(), EventArgs{Where: where}); err != nil {
			t.Fatal(err)
		}
		s, got := w.Counting()
		if _, err := s.Diff(t.Context(), &graph.AsOf{}, then, where, PageArgs{}); err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(want.Claims(), got.Claims()); diff != "" || then.Published == nil && *got.Claims().Status == 0 {
			t.Errorf("as of %v (-events +diff):\n%s", then, diff)
		}
	}
}

// Beyond what looking for it may cost it is not known what was not used.
func TestLookingForTheUnusedIsBounded(t *testing.T) {
	const few, many = 40, 300
	w := newWriter("Eastland").article("a", "Wire")
	tell := func(by, on string, events int) {
		for e := range events {
			w.tell(told{key: fmt.Sprint(by, on, e), when: []string{on}, who: []part{{name: by, role: graph.RoleHost}}})
		}
	}
	tell("Ann Alpha", "2025-07-24", few)
	tell("Bob Bravo", "2025-07-24", many)
	tell("Bob Bravo", "2025-07-25", many)
	world := w.build()
	during := func(date string) graph.EventFilter {
		return graph.EventFilter{When: &graph.TimeFilter{During: day(date)}}
	}
	hosted := func(by, date string) graph.EventFilter {
		asked := during(date)
		asked.Participants = []*graph.ParticipantFilter{{Some: &graph.ActorMatch{Is: named(by), Role: []graph.Role{graph.RoleHost}}}}
		return asked
	}
	for _, c := range []struct {
		filter  graph.EventFilter
		times   int
		want    int
		unknown bool
	}{
		{during("1999"), unusedLists, few + 2*many, false},
		{during("1999"), unusedLists + 1, 0, true},
		{hosted("Ann Alpha", "1999"), unusedReads / few, few, false}, // only what lists allow is read
		{hosted("Ann Alpha", "1999"), unusedReads/few + 1, 0, true},
		{hosted("Bob Bravo", "1999"), 1, 0, true},
		{hosted("Bob Bravo", "2025-07-25"), unusedLists, many, false}, // as many as for the answer
	} {
		s, unused := world.Counting()
		for range c.times {
			if _, err := s.Events(t.Context(), EventArgs{Where: &c.filter}); err != nil {
				t.Fatal(err)
			}
		}
		got := unused.Claims()
		if got == nil || (got.Time == nil) != c.unknown || got.Time != nil && *got.Time != c.want {
			t.Errorf("%d times: %+v", c.times, got)
		}
	}
}

// What is looked for beside the answer is no part of its plan.
func TestThePlanIsThatOfTheAnswer(t *testing.T) {
	s, _ := diplomacy().Counting()
	ctx, plan := WithPlan(t.Context())
	where := &graph.EventFilter{Status: []graph.Status{graph.StatusHeld}, When: &graph.TimeFilter{During: day("2025-07")}}
	if _, err := s.Events(ctx, EventArgs{Where: where}); err != nil {
		t.Fatal(err)
	}
	if got := len(plan.Steps()); got != 1 {
		t.Errorf("the plan has %d questions", got)
	}
}
