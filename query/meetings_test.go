package query

import (
	"errors"
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph"
)

func TestMeetings(t *testing.T) {
	w := diplomacy()
	for _, test := range []struct {
		name    string
		between []string
		want    answer
	}{
		{
			"all", nil,
			answer{certain: without("agreed", "clash")},
		},
		{
			"one person",
			[]string{"Tom Barrack"},
			answer{certain: []string{"july", "undated", "cancelled", "unsure"}, possible: []string{"hopeful"}},
		},
		{
			"two persons; planned ones are shown",
			[]string{"Asaad Shaibani", "Ron Dermer"},
			answer{certain: []string{"july", "next"}, possible: []string{"believed"}},
		},
		{
			"two states, themselves or through those who act for them",
			[]string{"Syria", "Israel"},
			answer{certain: []string{"july", "next", "states"}, possible: []string{"believed"}},
		},
		{"three", []string{"Syria", "Israel", "United States"}, answer{certain: []string{"july"}}},
		{"a venue state did not take part", []string{"France", "Ron Dermer"}, answer{}},
		{"S11: an agreement is not a meeting, nor is a denial", []string{"Benjamin Netanyahu", "Ahmed Sharaa"}, answer{}},
		{"who was denied to be there", []string{"Mowafaq Tarif", "Noel Barrot"}, answer{}},
		{"unknown", []string{"Tom Barrack", "Sergey Lavrov"}, answer{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			page, err := w.Meetings(t.Context(), namedAll(test.between...), EventArgs{})
			w.check(t, test.want, page, err)
			slices.Reverse(test.between)
			page, err = w.Meetings(t.Context(), namedAll(test.between...), EventArgs{})
			w.check(t, test.want, page, err)
		})
	}
	t.Run("with a filter", func(t *testing.T) {
		held := &graph.EventFilter{Status: []graph.Status{graph.StatusHeld}}
		page, err := w.Meetings(t.Context(), namedAll("Syria", "Israel"), EventArgs{Where: held})
		w.check(t, answer{certain: []string{"july", "states"}, possible: []string{"believed"}}, page, err)
	})
	t.Run("invalid", func(t *testing.T) {
		if _, err := w.Meetings(t.Context(), []*graph.ActorRef{{}}, EventArgs{}); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("got %v; want ErrInvalid", err)
		}
	})
}

func TestActorEvents(t *testing.T) {
	w := diplomacy()
	barrack, err := w.Actor(*named("Tom Barrack"))
	if err != nil {
		t.Fatal(err)
	}
	page, err := w.ActorEvents(t.Context(), barrack.ID, EventArgs{})
	w.check(t, answer{certain: []string{"july", "undated", "agreed", "cancelled", "unsure"}, possible: []string{"hopeful"}}, page, err)
	if _, err := w.ActorEvents(t.Context(), "actor/nobody", EventArgs{}); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("unknown actor: %v; want ErrNotFound", err)
	}
}

func TestOrder(t *testing.T) {
	w := diplomacy()
	whenAscending := []string{
		"undated", "unsure", "absent", "believed", "clash", "agreed", "negative", "july", "hopeful", "states", "next", "cancelled",
	}
	ask := func(by *graph.EventOrder) []string {
		page, err := w.Events(t.Context(), EventArgs{OrderBy: by})
		if err != nil {
			t.Fatal(err)
		}
		return w.called(nodes(page)...)
	}
	reversed := func(list []string) []string {
		list = slices.Clone(list)
		slices.Reverse(list)
		return list
	}
	asc := ask(&graph.EventOrder{Field: graph.OrderWhen, Direction: graph.Ascending})
	if !slices.Equal(asc, whenAscending) {
		t.Errorf("WHEN ASC: %v", asc)
	}
	for name, by := range map[string]*graph.EventOrder{"nil": nil, "empty": {}, "WHEN DESC": {Field: graph.OrderWhen, Direction: graph.Descending}} {
		if got := ask(by); !slices.Equal(got, reversed(whenAscending)) {
			t.Errorf("%s: %v", name, got)
		}
	}
	recorded := ask(&graph.EventOrder{Field: graph.OrderRecorded, Direction: graph.Ascending})
	if got := ask(&graph.EventOrder{Field: graph.OrderRecorded}); !slices.Equal(got, reversed(recorded)) {
		t.Errorf("RECORDED DESC %v does not reverse %v", got, recorded)
	}
	wantRecorded := []string{"july", "hopeful", "clash", "believed", "next", "negative", "absent", "undated", "agreed", "states", "cancelled", "unsure"}
	if !slices.Equal(slices.Sorted(slices.Values(recorded)), slices.Sorted(slices.Values(wantRecorded))) {
		t.Errorf("RECORDED loses events: %v", recorded)
	}
	for i := 1; i < len(recorded); i++ {
		events, err := w.Events(t.Context(), EventArgs{OrderBy: &graph.EventOrder{Field: graph.OrderRecorded, Direction: graph.Ascending}})
		if err != nil {
			t.Fatal(err)
		}
		a, b := events.Edges[i-1].Node, events.Edges[i].Node
		if compareRecorded(recordedKey{w.firstRecorded(a), a.ID}, recordedKey{w.firstRecorded(b), b.ID}) >= 0 {
			t.Errorf("%s is recorded before %s", b.ID, a.ID)
		}
	}
	for _, by := range []graph.EventOrder{{Field: "PLACE"}, {Direction: "UP"}} {
		if _, err := w.Events(t.Context(), EventArgs{OrderBy: &by}); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("order %v: %v; want ErrInvalid", by, err)
		}
	}
}

func TestACursorOfAnotherOrderIsForeign(t *testing.T) {
	w := diplomacy()
	page, err := w.Events(t.Context(), EventArgs{Page: PageArgs{First: new(1)}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.Events(t.Context(), EventArgs{
		OrderBy: &graph.EventOrder{Direction: graph.Ascending},
		Page:    PageArgs{After: page.PageInfo.EndCursor},
	})
	if !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("got %v; want ErrInvalid", err)
	}
}
