package query

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// rows writes encounters as "name count+possible".
func (w *world) rows(t *testing.T, name string, where *graph.EventFilter) []string {
	t.Helper()
	actor, err := w.Actor(*named(name))
	if err != nil {
		t.Fatal(err)
	}
	page, err := w.Met(t.Context(), actor.ID, where, PageArgs{First: new(MaxPage)})
	if err != nil {
		t.Fatal(err)
	}
	rows := []string{}
	for _, edge := range page.Edges {
		other := held(w.snap.Actor(edge.Node.Actor))
		rows = append(rows, fmt.Sprintf("%s %d+%d", other.Name, edge.Node.Count, edge.Node.Possible))
		if (edge.Certainty == edtf.Certain) != (edge.Node.Count > 0) {
			t.Errorf("%s: certainty %s", other.Name, edge.Certainty)
		}
	}
	return rows
}

func TestMet(t *testing.T) {
	w := diplomacy()
	for _, test := range []struct {
		name string
		want []string
	}{
		// july with Dermer and Shaibani, undated with Tarif; hopeful with Barrot and unsure with
		// Dermer only possibly; the cancelled meeting does not count.
		{"Tom Barrack", []string{"Ron Dermer 1+1", "Asaad Shaibani 1+0", "Mowafaq Tarif 1+0", "Noel Barrot 0+1"}},
		// july certainly, believed possibly, next is planned; in states, Syria is who he acts for.
		{"Asaad Shaibani", []string{"Ron Dermer 1+1", "Israel 1+0", "Tom Barrack 1+0", "the intelligence chief 0+1"}},
		{"Syria", []string{"Ron Dermer 1+1", "Israel 1+0", "Noel Barrot 1+0", "Tom Barrack 1+0"}},
		{"Noel Barrot", []string{"Ahmed Sharaa 1+0", "Tom Barrack 0+1"}},
		{"Mowafaq Tarif", []string{"Tom Barrack 1+0"}},
		{"Benjamin Netanyahu", []string{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := w.rows(t, test.name, nil); !slices.Equal(got, test.want) {
				t.Errorf("got %q\nwant %q", got, test.want)
			}
		})
	}
	t.Run("what matches the filter only possibly is not counted as certain", func(t *testing.T) {
		during := &graph.EventFilter{When: &graph.TimeFilter{During: day("2025-07-24")}}
		want := []string{"Asaad Shaibani 1+0", "Ron Dermer 1+0", "Mowafaq Tarif 0+1"}
		if got := w.rows(t, "Tom Barrack", during); !slices.Equal(got, want) {
			t.Errorf("got %q\nwant %q", got, want)
		}
	})
	t.Run("unknown actor", func(t *testing.T) {
		if _, err := w.Met(t.Context(), "actor/nobody", nil, PageArgs{}); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("got %v; want ErrNotFound", err)
		}
	})
}

func TestEncounterEventsAreInTimeOrder(t *testing.T) {
	w := diplomacy()
	barrack, err := w.Actor(*named("Tom Barrack"))
	if err != nil {
		t.Fatal(err)
	}
	page, err := w.Met(t.Context(), barrack.ID, nil, PageArgs{First: new(1)})
	if err != nil {
		t.Fatal(err)
	}
	row := page.Edges[0].Node // Dermer
	if row.First != row.Events[0] || row.Last != row.Events[len(row.Events)-1] {
		t.Errorf("first %s, last %s of %v", row.First, row.Last, row.Events)
	}
	events, err := w.EventsPage(t.Context(), row.Events, PageArgs{})
	if err != nil {
		t.Fatal(err)
	}
	if got := w.called(nodes(events)...); !slices.Equal(got, []string{"unsure", "july"}) {
		t.Errorf("events %v", got)
	}
	if !page.PageInfo.HasNextPage || page.TotalCount != 4 {
		t.Errorf("next %v, total %d", page.PageInfo.HasNextPage, page.TotalCount)
	}
	rest, err := w.Met(t.Context(), barrack.ID, nil, PageArgs{First: new(9), After: page.PageInfo.EndCursor})
	if err != nil || len(rest.Edges) != 3 {
		t.Errorf("the rest: %d rows, %v", len(rest.Edges), err)
	}
}

func TestAttendance(t *testing.T) {
	w := diplomacy()
	page, err := w.Events(t.Context(), EventArgs{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, event := range nodes(page) {
		line := ""
		for _, a := range Attendance(event) {
			line += fmt.Sprintf("%s %s;", a.Actor.Local(), a.Certainty[:1])
		}
		got[w.called(event)[0]] = line
	}
	for key, want := range map[string]string{
		"july":      "asaad-shaibani C;ron-dermer C;tom-barrack C;",
		"hopeful":   "noel-barrot C;tom-barrack P;",
		"unsure":    "ron-dermer P;tom-barrack P;",
		"absent":    "ahmed-sharaa C;noel-barrot C;",
		"next":      "",
		"cancelled": "",
		"clash":     "",
	} {
		if got[key] != want {
			t.Errorf("%s: %q, want %q", key, got[key], want)
		}
	}
}

// Who is known by description only may be whom another claim calls by name.
func TestWhoMayBeOneDidNotCertainlyMeet(t *testing.T) {
	group := func(name, actsFor string) part {
		return part{name: name, kind: graph.MentionGroup, actsFor: actsFor}
	}
	w := newWriter("Syria", "Israel").article("000", "AFP").
		tell(told{key: "talks", when: []string{"2025-07-24"}, who: []part{
			group("Syrian officials", "Syria"), group("Israeli officials", "Israel"), group("diplomats", ""),
		}}).
		tell(told{key: "talks", when: []string{"2025-07-24"}, who: []part{
			{name: "Asaad Shaibani", actsFor: "Syria"}, group("intelligence chief", "Syria"), {name: "Ron Dermer", actsFor: "Israel"},
		}}).build()
	for name, want := range map[string][]string{
		"Asaad Shaibani": {
			"Israeli officials 1+0", "Ron Dermer 1+0", "intelligence chief 1+0", // of another state; named beside him
			"Syrian officials 0+1", "diplomats 0+1", // may be he himself
		},
		"diplomats": {
			"Israeli officials 1+0", "Syrian officials 1+0",
			"Asaad Shaibani 0+1", "Ron Dermer 0+1", "intelligence chief 0+1",
		},
		"Syria": {"Israeli officials 1+0", "Ron Dermer 1+0", "diplomats 0+1"},
	} {
		if got := w.rows(t, name, nil); !slices.Equal(got, want) {
			t.Errorf("%s: got %q\nwant %q", name, got, want)
		}
	}
}

func TestAnUndatedMeetingIsNeitherFirstNorLast(t *testing.T) {
	w := diplomacy()
	undated, july := w.event(t, "undated").ID, w.event(t, "july").ID
	if row := w.encounter(encounterKey{}, &encounter{events: []graph.ID{undated, july}, sure: make([]bool, 2)}); row.First != july || row.Last != july {
		t.Errorf("first %s, last %s", row.First, row.Last)
	}
	if row := w.encounter(encounterKey{}, &encounter{events: []graph.ID{undated}, sure: make([]bool, 1)}); row.First != undated || row.Last != undated {
		t.Errorf("without another: first %s, last %s", row.First, row.Last)
	}
}

func TestFirstAndLastAreAsCertainAsTheDays(t *testing.T) {
	for _, test := range []struct {
		name        string
		meetings    []string
		first, last edtf.Certainty
	}{
		{"the only one", []string{"Ann Bob"}, edtf.Certain, edtf.Certain},
		{"the only one, hedged", []string{"Ann Bob 2025-01-01 ?"}, edtf.Possible, edtf.Possible},
		{"days", []string{"Ann Bob 2025-01-01", "Ann Bob 2025-01-02"}, edtf.Certain, edtf.Certain},
		{"one day", []string{"Ann Bob 2025-01-01", "Ann Bob 2025-01-01"}, edtf.Certain, edtf.Certain},
		{"one may have been at any time", []string{"Ann Bob 2025-01-01", "Ann Bob 2025-01-02", "Ann Bob"}, edtf.Possible, edtf.Possible},
		{"one that went on beyond the last", []string{"Ann Bob 2025-01-01", "Ann Bob 2025-06-01/2025-08-01", "Ann Bob 2025-07-10"}, edtf.Certain, edtf.Possible},
		{"about the first day", []string{"Ann Bob 2025-01-01~", "Ann Bob 2025-07-10"}, edtf.Possible, edtf.Possible},
		{"the first is hedged", []string{"Ann Bob 2025-01-01 ?", "Ann Bob 2025-07-10"}, edtf.Possible, edtf.Certain},
	} {
		w := society(test.meetings...)
		page, err := w.Met(t.Context(), w.snap.ActorsNamed("Ann FamilyAnn")[0], nil, PageArgs{First: new(MaxPage)})
		if err != nil || len(page.Edges) != 1 {
			t.Fatalf("%s: %v, %v", test.name, page, err)
		}
		if row := page.Edges[0].Node; row.FirstCertainty != test.first || row.LastCertainty != test.last {
			t.Errorf("%s: first %s, last %s; want %s, %s", test.name, row.FirstCertainty, row.LastCertainty, test.first, test.last)
		}
	}
}
