package query

import (
	"errors"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// fourMeetings tells of four meetings, of which three are in dispute: "when" on two
// days, "who" with and without Dermer, and on two days, "whether" held or not.
func fourMeetings() *world {
	shaibani, dermer := part{name: "Asaad Shaibani"}, part{name: "Ron Dermer"}
	absent := dermer
	absent.presence = graph.PresenceDenied
	w := newWriter()
	w.article("000", "AFP").
		tell(told{key: "when", when: []string{"2025-07-24"}, who: []part{shaibani}}).
		tell(told{key: "when", when: []string{"2025-07-26"}, who: []part{shaibani}}).
		tell(told{key: "who", when: []string{"2025-06-01"}, who: []part{shaibani, dermer}}).
		tell(told{key: "who", when: []string{"2025-06-02"}, who: []part{shaibani, absent}}).
		tell(told{key: "whether", who: []part{shaibani}}).
		tell(told{key: "whether", polarity: graph.PolarityNegative, who: []part{shaibani}}).
		tell(told{key: "agreed on", when: []string{"2025-07-30"}, who: []part{shaibani}}).
		tell(told{key: "agreed on", when: []string{"2025-07"}, who: []part{shaibani}})
	return w.build()
}

// inConflict names conflicts by what the test calls their event, and their kind.
func (w *world) inConflict(edges []Edge[*graph.Conflict]) []string {
	var all []string
	for _, e := range edges {
		event := held(w.snap.Event(e.Node.Event))
		all = append(all, strings.Join(w.called(event), ",")+" "+string(e.Node.Kind)+" "+string(e.Certainty))
	}
	return all
}

func TestConflictsByEventLatestFirst(t *testing.T) {
	w := fourMeetings()
	two := 2
	for _, test := range []struct {
		what string
		args ConflictArgs
		want []string
	}{
		{"all", ConflictArgs{}, []string{
			"when TIME_DISJOINT CERTAIN", "who TIME_DISJOINT CERTAIN", "who PRESENCE_DISPUTED CERTAIN", "whether STATUS_DISPUTED CERTAIN",
		}},
		{"of a kind", ConflictArgs{Kinds: []graph.ConflictKind{graph.ConflictPresence}}, []string{"who PRESENCE_DISPUTED CERTAIN"}},
		{"of no kind", ConflictArgs{Kinds: []graph.ConflictKind{}}, nil},
		{"of some events", ConflictArgs{Where: &graph.EventFilter{When: &graph.TimeFilter{During: day("2025-07-24/2025-07-25")}}}, []string{
			"when TIME_DISJOINT POSSIBLE", "whether STATUS_DISPUTED POSSIBLE",
		}},
		{"a page", ConflictArgs{Page: PageArgs{First: &two}}, []string{"when TIME_DISJOINT CERTAIN", "who TIME_DISJOINT CERTAIN"}},
	} {
		page, err := w.Conflicts(t.Context(), test.args)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(test.want, w.inConflict(page.Edges)); diff != "" {
			t.Errorf("%s: %s", test.what, diff)
		}
	}
}

func TestHasConflict(t *testing.T) {
	w := fourMeetings()
	of := func(kinds ...graph.ConflictKind) *graph.EventFilter { return &graph.EventFilter{HasConflict: kinds} }
	for _, test := range []struct {
		what   string
		filter *graph.EventFilter
		want   []string
	}{
		{"one kind", of(graph.ConflictTime), []string{"when", "who"}},
		{"any of two", of(graph.ConflictTime, graph.ConflictStatus), []string{"when", "who", "whether"}},
		{"none", not(of(graph.ConflictKinds()...)), []string{"agreed on"}},
		{"an empty list", &graph.EventFilter{HasConflict: []graph.ConflictKind{}}, nil},
	} {
		page, err := w.Events(t.Context(), EventArgs{Where: test.filter})
		w.check(t, answer{certain: test.want}, page, err)
	}
}

// The pages of the list, one conflict each, are the list; each conflict is found
// by its id, and by that in which event and actor have old ids.
func TestConflictsByPageAndID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		s, most, one := w.Session, MaxPage, 1
		whole, err := s.Conflicts(t.Context(), ConflictArgs{Page: PageArgs{First: &most}})
		if err != nil {
			t.Fatal(err)
		}
		var after *string
		for _, edge := range whole.Edges {
			page, err := s.Conflicts(t.Context(), ConflictArgs{Page: PageArgs{First: &one, After: after}})
			if err != nil || len(page.Edges) != 1 || page.Edges[0].Node != edge.Node || page.TotalCount != len(whole.Edges) {
				t.Fatalf("after %v: %v, error %v", after, page, err)
			}
			after = &page.Edges[0].Cursor
			if edge.Certainty != edtf.Certain {
				t.Fatal(edge.Certainty)
			}
			event := held(w.snap.Event(edge.Node.Event))
			for _, claim := range event.Claims {
				old := graph.NewConflictID(edge.Node.Kind, claim, edge.Node.Actor)
				if found, err := s.Conflict(old); err != nil || found != edge.Node {
					t.Fatalf("%s: %v, error %v", old, found, err)
				}
			}
		}
	})
}

func TestNoSuchConflict(t *testing.T) {
	w := fourMeetings()
	page, err := w.Conflicts(t.Context(), ConflictArgs{})
	if err != nil {
		t.Fatal(err)
	}
	event := page.Edges[0].Node.Event
	for _, id := range []graph.ID{
		"conflict", "conflict/time-disjoint/none", graph.NewConflictID(graph.ConflictPlace, event, ""),
		graph.NewConflictID(graph.ConflictRole, event, "actor/nobody"), graph.NewConflictID(graph.ConflictRole, event, ""),
	} {
		if _, err := w.Node(id); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("%s: error %v", id, err)
		}
	}
}
