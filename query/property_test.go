package query

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

var (
	somePersons  = []string{"Ann Alpha", "Bob Bravo", "Cid Charlie", "Dan Delta"}
	someStates   = []string{"Eastland", "Westland"}
	someOffices  = []string{"Eastland Ministry", "Westland Ministry"}
	somePlaces   = []string{"Northtown", "Southtown", "Midtown", "Oldshire"}
	someOutlets  = []string{"Morning Wire", "Evening Wire"}
	someTimes    = []string{"2025-07-24", "2025-07-25", "2025-07", "2025-08~", "2025-07-20/2025-07-26", "[2025-07-24,2025-07-28]", "../2025-07-25", "2025", "2025-07-25/", "/2025-07-26"}
	someKinds    = []string{"meeting", "visit", "call"}
	someStatuses = []graph.Status{graph.StatusHeld, graph.StatusPlanned, graph.StatusCancelled, graph.StatusUnknown}
	someRoles    = []graph.Role{graph.RoleParticipant, graph.RoleHost, graph.RoleVenueState, graph.RoleMediator, graph.RoleAttendee}
	somePresence = []graph.Presence{graph.PresencePresent, graph.PresenceExpected, graph.PresenceDenied}
)

// drawWorld draws a small corpus: who acts for whom, where places lie, and what
// two or three articles tell.
func drawWorld(t *rapid.T) *world {
	w := newWriter(someStates...)
	for a := range rapid.IntRange(1, 3).Draw(t, "articles") {
		w.article(fmt.Sprintf("a%d", a), rapid.SampledFrom(append(someOutlets, "")).Draw(t, "publisher"))
		if rapid.Bool().Draw(t, "offices") {
			w.government(someOffices[0], someStates[0]).government(someOffices[1], someStates[1])
		}
		if rapid.Bool().Draw(t, "places") {
			w.within(somePlaces[0], somePlaces[3]).within(somePlaces[1], somePlaces[3])
		}
		for e := range rapid.IntRange(0, 5).Draw(t, "events") {
			w.tell(drawTold(t, fmt.Sprintf("e%d", e)))
			if rapid.IntRange(0, 3).Draw(t, "twice") == 0 {
				w.tell(drawTold(t, fmt.Sprintf("e%d", e)))
			}
		}
	}
	if rapid.Bool().Draw(t, "together") {
		w.together()
	}
	return w.build()
}

func drawTold(t *rapid.T, key string) told {
	return told{
		key:      key,
		kind:     rapid.SampledFrom(someKinds).Draw(t, "kind"),
		label:    rapid.SampledFrom([]string{"", "", "Make_a_visit"}).Draw(t, "label"),
		status:   rapid.SampledFrom(someStatuses).Draw(t, "status"),
		polarity: rapid.SampledFrom([]graph.Polarity{"", "", "", graph.PolarityNegative}).Draw(t, "polarity"),
		modality: rapid.SampledFrom([]graph.Modality{"", "", graph.ModalityProbable}).Draw(t, "modality"),
		where:    rapid.SliceOfNDistinct(rapid.SampledFrom(somePlaces), 0, 2, rapid.ID[string]).Draw(t, "where"),
		when:     rapid.SliceOfN(rapid.SampledFrom(someTimes), 0, 1).Draw(t, "when"),
		who:      rapid.SliceOfN(rapid.Custom(drawPart), 0, 4).Draw(t, "who"),
		sources:  rapid.SliceOfN(rapid.SampledFrom(someSources), 0, 2).Draw(t, "sources"),
	}
}

func drawPart(t *rapid.T) part {
	p := part{
		role:     rapid.SampledFrom(someRoles).Draw(t, "role"),
		presence: rapid.SampledFrom(append(somePresence, "")).Draw(t, "presence"),
	}
	if rapid.IntRange(0, 3).Draw(t, "organization") == 0 {
		p.kind = graph.MentionOrganization
		p.name = rapid.SampledFrom(append(someStates, someOffices...)).Draw(t, "name")
		return p
	}
	p.name = rapid.SampledFrom(somePersons).Draw(t, "name")
	p.actsFor = rapid.SampledFrom(append(append(someStates, someOffices...), "", "")).Draw(t, "acts for")
	return p
}

func drawFilter(depth int) *rapid.Generator[*graph.EventFilter] {
	return rapid.Custom(func(t *rapid.T) *graph.EventFilter {
		f := &graph.EventFilter{}
		// few fields at a time, so that there are answers
		for range rapid.IntRange(0, 2).Draw(t, "fields") {
			switch rapid.IntRange(0, 11).Draw(t, "field") {
			case 0:
				f.Type = rapid.SliceOfN(rapid.SampledFrom(append(someKinds, "Make a visit", "make_a_visit", "Meeting", "unheard of")), 0, 2).Draw(t, "type")
			case 1:
				f.Status = rapid.SliceOfN(rapid.SampledFrom(someStatuses), 0, 2).Draw(t, "status")
			case 2:
				f.When = drawWhen(t, depth)
			case 3:
				f.Where = drawWhere(t)
			case 4:
				f.Publisher = namedAll(rapid.SliceOfN(rapid.SampledFrom(append(someOutlets, "No Wire")), 0, 2).Draw(t, "publisher")...)
			case 5:
				words := rapid.SampledFrom([]string{"Ann", "bravo", "Northtown", "meeting", "Nobody"})
				text := strings.Join(rapid.SliceOfNDistinct(words, 1, 2, rapid.ID[string]).Draw(t, "text"), " ")
				f.Text = &text
			case 6:
				f.HasConflict = rapid.SliceOfN(rapid.SampledFrom(graph.ConflictKinds()), 0, 3).Draw(t, "conflict")
			case 7, 8:
				drawSources(t, f)
			default:
				f.Participants = append(f.Participants, drawParticipants(t))
			}
		}
		if depth == 0 {
			return f
		}
		switch rapid.IntRange(0, 5).Draw(t, "nest") {
		case 0:
			f.And = rapid.SliceOfN(drawFilter(depth-1), 0, 2).Draw(t, "and")
		case 1:
			f.Or = rapid.SliceOfN(drawFilter(depth-1), 0, 3).Draw(t, "or")
		case 2, 3:
			f.Not = drawFilter(depth-1).Draw(t, "not")
		}
		return f
	})
}

func drawWhen(t *rapid.T, depth int) *graph.TimeFilter {
	f := &graph.TimeFilter{}
	draw := func(label string) *edtf.Time {
		if rapid.Bool().Draw(t, label) {
			return nil
		}
		return day(rapid.SampledFrom(someTimes).Draw(t, label))
	}
	if depth == 0 || rapid.Bool().Draw(t, "fixed") {
		f.Before, f.After, f.During = draw("before"), draw("after"), draw("during")
	} else {
		for _, pick := range rapid.SliceOfN(rapid.SampledFrom([]**graph.EventPick{&f.BeforeEvent, &f.AfterEvent, &f.SameTimeAs}), 1, 2).Draw(t, "relative") {
			*pick = drawPick(t, depth-1)
		}
	}
	if rapid.Bool().Draw(t, "certainly") {
		f.Mode = new(graph.Certainly)
	}
	return f
}

func drawPick(t *rapid.T, depth int) *graph.EventPick {
	return &graph.EventPick{
		Where:       drawFilter(depth).Draw(t, "picked"),
		Pick:        rapid.Ptr(rapid.SampledFrom([]graph.Pick{graph.PickFirst, graph.PickLast}), true).Draw(t, "pick"),
		Granularity: rapid.Ptr(rapid.SampledFrom([]edtf.Granularity{edtf.ByDay, edtf.ByWeek, edtf.ByMonth, edtf.ByYear}), true).Draw(t, "granularity"),
	}
}

func drawWhere(t *rapid.T) *graph.PlaceFilter {
	if rapid.IntRange(0, 2).Draw(t, "near") == 0 {
		return &graph.PlaceFilter{Near: &graph.Near{
			Lat: rapid.SampledFrom([]float64{50, 50.3, 51}).Draw(t, "lat"), Lon: rapid.SampledFrom([]float64{9, -171}).Draw(t, "lon"),
			Km: rapid.SampledFrom([]float64{0, 20, 60, 100, 20_100}).Draw(t, "km"),
		}}
	}
	ref := placeNamed(rapid.SampledFrom(append(somePlaces, "Nowhere")).Draw(t, "place"))
	if rapid.Bool().Draw(t, "within") {
		return &graph.PlaceFilter{Within: ref}
	}
	return &graph.PlaceFilter{Is: ref}
}

func drawParticipants(t *rapid.T) *graph.ParticipantFilter {
	f := &graph.ParticipantFilter{}
	match := rapid.Ptr(rapid.Custom(drawMatch), true)
	switch rapid.IntRange(0, 3).Draw(t, "quantifier") {
	case 0:
		f.Every = match.Draw(t, "every")
	case 1:
		f.None = match.Draw(t, "none")
	default:
		f.Some = match.Draw(t, "some")
	}
	return f
}

func drawMatch(t *rapid.T) graph.ActorMatch {
	var m graph.ActorMatch
	actor := rapid.SampledFrom(slices.Concat(somePersons, someStates, someStates, someOffices, []string{"No Body"}))
	if rapid.Bool().Draw(t, "is") {
		m.Is = named(actor.Draw(t, "is"))
	}
	if rapid.IntRange(0, 2).Draw(t, "in") == 0 {
		m.In = namedAll(rapid.SliceOfN(actor, 0, 3).Draw(t, "in")...)
	}
	if rapid.IntRange(0, 2).Draw(t, "role") == 0 {
		m.Role = rapid.SliceOfN(rapid.SampledFrom(someRoles), 0, 2).Draw(t, "role")
	}
	if rapid.IntRange(0, 2).Draw(t, "presence") == 0 {
		m.Presence = rapid.SliceOfN(rapid.SampledFrom(somePresence), 0, 2).Draw(t, "presence")
	}
	if rapid.IntRange(0, 3).Draw(t, "on behalf of") == 0 {
		m.OnBehalfOf = named(actor.Draw(t, "on behalf of"))
	}
	return m
}

// certainties returns how certainly each event of the whole list matches.
func certainties(t *rapid.T, ask func(PageArgs) (*Page[*graph.Event], error)) map[graph.ID]edtf.Certainty {
	page, err := ask(PageArgs{First: new(MaxPage)})
	if err != nil {
		t.Fatalf("%v", err)
	}
	found := map[graph.ID]edtf.Certainty{}
	for _, edge := range page.Edges {
		found[edge.Node.ID] = edge.Certainty
	}
	if len(found) != page.TotalCount {
		t.Fatalf("%d events, totalCount %d", len(found), page.TotalCount)
	}
	return found
}

func (w *world) matching(t *rapid.T, f *graph.EventFilter) map[graph.ID]edtf.Certainty {
	return certainties(t, func(page PageArgs) (*Page[*graph.Event], error) {
		return w.Events(t.Context(), EventArgs{Where: f, Page: page})
	})
}

// asJSON shows a filter.
func asJSON(f *graph.EventFilter) string {
	text, err := json.Marshal(f)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

func TestFilterAgreesWithTheNaiveOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		for range 100 { // in 100 worlds: 10,000 filters
			f := drawFilter(2).Draw(t, "filter")
			want, got := naive{w}.events(f), w.matching(t, f)
			if diff := gocmp.Diff(want, got); diff != "" {
				t.Fatalf("%s\nnaive (-), compiled (+):\n%s", asJSON(f), diff)
			}
		}
	})
}

func TestMeetingsAgreeWithTheNaiveFilter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		between := rapid.SliceOfN(rapid.SampledFrom(slices.Concat(somePersons, someStates, someOffices)), 0, 3).Draw(t, "between")
		f := &graph.EventFilter{Type: []string{"meeting"}}
		for _, name := range between {
			f.And = append(f.And, some(graph.ActorMatch{Is: named(name)}))
		}
		ask := func(refs []*graph.ActorRef) map[graph.ID]edtf.Certainty {
			return certainties(t, func(page PageArgs) (*Page[*graph.Event], error) {
				return w.Meetings(t.Context(), refs, EventArgs{Page: page})
			})
		}
		got := ask(namedAll(between...))
		if diff := gocmp.Diff(naive{w}.events(f), got); diff != "" {
			t.Fatalf("naive (-), meetings (+):\n%s", diff)
		}
		slices.Reverse(between)
		if diff := gocmp.Diff(got, ask(namedAll(between...))); diff != "" {
			t.Fatalf("the order of between matters:\n%s", diff)
		}
	})
}

func TestEventPagesAreTheWholeList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		order := graph.EventOrder{
			Field:     rapid.SampledFrom([]graph.EventOrderField{graph.OrderWhen, graph.OrderRecorded}).Draw(t, "field"),
			Direction: rapid.SampledFrom([]graph.Direction{graph.Ascending, graph.Descending}).Draw(t, "direction"),
		}
		where := drawFilter(1).Draw(t, "filter")
		ask := func(page PageArgs) *Page[*graph.Event] {
			p, err := w.Events(t.Context(), EventArgs{Where: where, OrderBy: &order, Page: page})
			if err != nil {
				t.Fatalf("%v", err)
			}
			return p
		}
		want := nodes(ask(PageArgs{First: new(MaxPage)}))
		for size := 1; size <= len(want)+1; size++ {
			for _, backward := range []bool{false, true} {
				if got := walk(t, size, backward, ask); !slices.Equal(got, want) {
					t.Fatalf("pages of %d, backward %v: %v, want %v", size, backward, w.called(got...), w.called(want...))
				}
			}
		}
		opposite := order
		opposite.Direction = map[graph.Direction]graph.Direction{graph.Ascending: graph.Descending, graph.Descending: graph.Ascending}[order.Direction]
		order = opposite
		reversed := nodes(ask(PageArgs{First: new(MaxPage)}))
		slices.Reverse(reversed)
		if !slices.Equal(reversed, want) {
			t.Fatalf("descending does not reverse ascending")
		}
	})
}

func TestAWiderWindowHoldsMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		days := rapid.SliceOfN(rapid.IntRange(1, 31), 4, 4).Draw(t, "days")
		slices.Sort(days)
		window := func(from, to int) map[graph.ID]edtf.Certainty {
			during := day(fmt.Sprintf("2025-07-%02d/2025-07-%02d", from, to))
			return w.matching(t, &graph.EventFilter{When: &graph.TimeFilter{During: during}})
		}
		inner, outer := window(days[1], days[2]), window(days[0], days[3])
		for id, certainty := range inner {
			if outer[id] == "" || outer[id].And(certainty) != certainty {
				t.Fatalf("%s: %s within %v, but %q within the wider window", id, certainty, days, outer[id])
			}
		}
	})
}

func TestMetIsSymmetricBetweenPersons(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		counts := map[[2]graph.ID][2]int{}
		for _, id := range w.snap.Actors() {
			page, err := w.Met(t.Context(), id, nil, PageArgs{First: new(MaxPage)})
			if err != nil {
				t.Fatalf("%v", err)
			}
			for _, row := range nodes(page) {
				counts[[2]graph.ID{id, row.Actor}] = [2]int{row.Count, row.Possible}
				if row.Count+row.Possible != len(row.Events) || len(row.Events) == 0 {
					t.Fatalf("%d+%d meetings, %d events", row.Count, row.Possible, len(row.Events))
				}
			}
		}
		for pair, count := range counts {
			a, b := held(w.snap.Actor(pair[0])), held(w.snap.Actor(pair[1]))
			if a.Type != graph.ActorPerson || b.Type != graph.ActorPerson {
				continue
			}
			if back := counts[[2]graph.ID{b.ID, a.ID}]; back != count {
				t.Fatalf("%s met %s %v, the other way round %v", a.Name, b.Name, count, back)
			}
		}
	})
}

// Whom somebody met, and how often, is what meetings(between) answers for held
// meetings in which both certainly were present.
func TestMetAgreesWithMeetings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		name := rapid.SampledFrom(somePersons).Draw(t, "name")
		self, err := w.Actor(*named(name))
		if err != nil {
			return // not in this world
		}
		met, err := w.Met(t.Context(), self.ID, nil, PageArgs{First: new(MaxPage)})
		if err != nil {
			t.Fatalf("%v", err)
		}
		for _, row := range nodes(met) {
			if held(w.snap.Actor(row.Actor)).Type != graph.ActorPerson {
				continue // others may act for an organization
			}
			page, err := w.Meetings(t.Context(), []*graph.ActorRef{{ID: &self.ID}, {ID: &row.Actor}}, EventArgs{
				Where: &graph.EventFilter{Status: []graph.Status{graph.StatusHeld, graph.StatusUnknown}},
				Page:  PageArgs{First: new(MaxPage)},
			})
			if err != nil {
				t.Fatalf("%v", err)
			}
			if page.TotalCount != row.Count+row.Possible {
				t.Fatalf("%s met %s in %d meetings, together in %d", self.ID, row.Actor, row.Count+row.Possible, page.TotalCount)
			}
		}
	})
}
