package query

import (
	"errors"
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// diplomacy is a small world with one event for every rule. Its keys:
//
//	july       expected in one claim, asserted in another; France lends the venue
//	hopeful    Barrack was only expected at what was held
//	believed   probable only; with a chief who is known by description
//	next       planned
//	negative   a claim that denies it
//	absent     Tarif is said not to have been there
//	undated    no time at all
//	agreed     not a meeting
//	states     Syria and Israel themselves
//	cancelled, unsure (of unknown status)
//	clash      nobody took part
func diplomacy() *world {
	w := newWriter("Syria", "Israel", "United States", "France")
	w.article("000", "AFP").
		government("Syrian Foreign Ministry", "Syria").
		within("Paris", "France Land").
		holds("Tom Barrack", "envoy for Syria", "United States").
		tell(told{key: "july", when: []string{"2025-07-24"}, where: []string{"Paris"}, who: []part{
			{name: "Tom Barrack", role: graph.RoleHost, actsFor: "United States"},
			{name: "Asaad Shaibani", presence: graph.PresenceExpected, actsFor: "Syrian Foreign Ministry"},
			{name: "Ron Dermer", presence: graph.PresenceExpected, actsFor: "Israel"},
			{name: "France", kind: graph.MentionOrganization, role: graph.RoleVenueState},
		}, sources: []string{"Axios"}, topics: []string{"security"}}).
		tell(told{key: "july", when: []string{"2025-07-24"}, where: []string{"Paris"}, who: []part{
			{name: "Asaad Shaibani", actsFor: "Syrian Foreign Ministry"}, {name: "Ron Dermer", actsFor: "Israel"},
		}}).
		tell(told{key: "hopeful", when: []string{"2025-07-25"}, where: []string{"Paris"}, who: []part{
			{name: "Noel Barrot", actsFor: "France"}, {name: "Tom Barrack", presence: graph.PresenceExpected, actsFor: "United States"},
		}}).
		tell(told{key: "clash", kind: "clash", when: []string{"2025-07-13"}, where: []string{"Sweida"}})
	w.article("001", "Ekhbariya").
		tell(told{key: "believed", modality: graph.ModalityProbable, when: []string{"2025-07-12"}, where: []string{"Baku"}, who: []part{
			{name: "Asaad Shaibani", actsFor: "Syria"},
			{name: "the intelligence chief", kind: graph.MentionGroup, role: graph.RoleAttendee, actsFor: "Syria"},
			{name: "Ron Dermer", actsFor: "Israel"},
		}}).
		tell(told{key: "next", status: graph.StatusPlanned, when: []string{"2025-09"}, where: []string{"Baku"}, who: []part{
			{name: "Asaad Shaibani", actsFor: "Syria"}, {name: "Ron Dermer", actsFor: "Israel"},
		}}).
		tell(told{key: "negative", polarity: graph.PolarityNegative, when: []string{"2025-07-20"}, who: []part{
			{name: "Benjamin Netanyahu", actsFor: "Israel"}, {name: "Ahmed Sharaa", actsFor: "Syria"},
		}}).
		tell(told{key: "absent", when: []string{"2025-06-21"}, who: []part{
			{name: "Ahmed Sharaa"}, {name: "Noel Barrot"}, {name: "Mowafaq Tarif", presence: graph.PresenceDenied},
		}}).
		tell(told{key: "undated", who: []part{{name: "Tom Barrack"}, {name: "Mowafaq Tarif"}}}).
		tell(told{key: "agreed", kind: "agreement", when: []string{"2025-07-18"}, who: []part{
			{name: "Benjamin Netanyahu", role: graph.RoleSignatory},
			{name: "Ahmed Sharaa", role: graph.RoleSignatory},
			{name: "Tom Barrack", role: graph.RoleMediator, actsFor: "United States"},
		}})
	w.article("002", "AFP").
		tell(told{key: "states", when: []string{"2025-08~"}, where: []string{"Paris"}, who: []part{
			{name: "Syria", kind: graph.MentionOrganization},
			{name: "Israel", kind: graph.MentionOrganization},
			{name: "Asaad Shaibani", actsFor: "Syria"},
		}}).
		tell(told{key: "cancelled", status: graph.StatusCancelled, when: []string{"2025-10-01"}, who: []part{
			{name: "Tom Barrack"}, {name: "Noel Barrot"},
		}}).
		tell(told{key: "unsure", status: graph.StatusUnknown, when: []string{"2025-05-02"}, who: []part{
			{name: "Tom Barrack"}, {name: "Ron Dermer"},
		}})
	return w.build()
}

func named(name string) *graph.ActorRef      { return &graph.ActorRef{Name: &name} }
func placeNamed(name string) *graph.PlaceRef { return &graph.PlaceRef{Name: &name} }

func namedAll(names ...string) []*graph.ActorRef {
	refs := []*graph.ActorRef{}
	for _, name := range names {
		refs = append(refs, named(name))
	}
	return refs
}

func some(m graph.ActorMatch) *graph.EventFilter  { return with(graph.ParticipantFilter{Some: &m}) }
func every(m graph.ActorMatch) *graph.EventFilter { return with(graph.ParticipantFilter{Every: &m}) }
func none(m graph.ActorMatch) *graph.EventFilter  { return with(graph.ParticipantFilter{None: &m}) }

func with(conditions ...graph.ParticipantFilter) *graph.EventFilter {
	f := &graph.EventFilter{}
	for _, c := range conditions {
		f.Participants = append(f.Participants, &c)
	}
	return f
}

func not(f *graph.EventFilter) *graph.EventFilter { return &graph.EventFilter{Not: f} }

func day(text string) *edtf.Time { return new(edtf.MustParse(text)) }

// answer is the certain and the possible events of a page, sorted by name.
type answer struct{ certain, possible []string }

func (w *world) answers(t *testing.T, page *Page[*graph.Event], err error) answer {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var a answer
	for _, edge := range page.Edges {
		if edge.Certainty == edtf.Certain {
			a.certain = append(a.certain, w.called(edge.Node)...)
		} else {
			a.possible = append(a.possible, w.called(edge.Node)...)
		}
	}
	slices.Sort(a.certain)
	slices.Sort(a.possible)
	return a
}

func (w *world) check(t *testing.T, want answer, page *Page[*graph.Event], err error) {
	t.Helper()
	got := w.answers(t, page, err)
	slices.Sort(want.certain)
	slices.Sort(want.possible)
	if !slices.Equal(got.certain, want.certain) || !slices.Equal(got.possible, want.possible) {
		t.Errorf("\n got certainly %v, possibly %v\nwant certainly %v, possibly %v", got.certain, got.possible, want.certain, want.possible)
	}
	if page.TotalCount != len(want.certain)+len(want.possible) {
		t.Errorf("totalCount %d", page.TotalCount)
	}
}

var everything = []string{
	"july", "hopeful", "believed", "next", "negative", "absent", "undated", "agreed", "states", "cancelled", "unsure", "clash",
}

func without(names ...string) []string {
	return slices.DeleteFunc(slices.Clone(everything), func(n string) bool { return slices.Contains(names, n) })
}

func TestFilters(t *testing.T) {
	w := diplomacy()
	meetingType := []string{"meeting"}
	for _, test := range []struct {
		name   string
		filter *graph.EventFilter
		want   answer
	}{
		{"nothing asked", nil, answer{certain: everything}},
		{"empty filter", &graph.EventFilter{}, answer{certain: everything}},

		// types
		{"type", &graph.EventFilter{Type: []string{"agreement", "clash"}}, answer{certain: []string{"agreed", "clash"}}},
		{"not a type", not(&graph.EventFilter{Type: meetingType}), answer{certain: []string{"agreed", "clash"}}},
		{"a type that nothing has", &graph.EventFilter{Type: []string{"blockade"}}, answer{}},
		{"not a type that nothing has", not(&graph.EventFilter{Type: []string{"blockade"}}), answer{certain: everything}},
		{"unknown type", &graph.EventFilter{Type: []string{"meting"}}, answer{}},
		{"not an unknown type", not(&graph.EventFilter{Type: []string{"meting"}}), answer{}},
		{"no types", &graph.EventFilter{Type: []string{}}, answer{}},

		// status
		{"planned", &graph.EventFilter{Status: []graph.Status{graph.StatusPlanned}}, answer{certain: []string{"next"}}},
		{
			"held, one of them only believed",
			&graph.EventFilter{Status: []graph.Status{graph.StatusHeld}, Where: &graph.PlaceFilter{Is: placeNamed("Baku")}},
			answer{possible: []string{"believed"}},
		},
		{
			"planned or cancelled",
			&graph.EventFilter{Status: []graph.Status{graph.StatusPlanned, graph.StatusCancelled}},
			answer{certain: []string{"next", "cancelled"}},
		},

		// places
		{"where", &graph.EventFilter{Where: &graph.PlaceFilter{Is: placeNamed("Paris")}}, answer{certain: []string{"july", "hopeful", "states"}}},
		{"within", &graph.EventFilter{Where: &graph.PlaceFilter{Within: placeNamed("France Land")}}, answer{certain: []string{"july", "hopeful", "states"}}},
		{"within includes the place itself", &graph.EventFilter{Where: &graph.PlaceFilter{Within: placeNamed("Paris")}}, answer{certain: []string{"july", "hopeful", "states"}}},
		{"is does not go down", &graph.EventFilter{Where: &graph.PlaceFilter{Is: placeNamed("France Land")}}, answer{}},
		{"is and within", &graph.EventFilter{Where: &graph.PlaceFilter{Is: placeNamed("Paris"), Within: placeNamed("France Land")}}, answer{certain: []string{"july", "hopeful", "states"}}},
		{"unknown place", &graph.EventFilter{Where: &graph.PlaceFilter{Within: placeNamed("Atlantis")}}, answer{}},
		{"not an unknown place", not(&graph.EventFilter{Where: &graph.PlaceFilter{Within: placeNamed("Atlantis")}}), answer{}},

		// publishers
		{
			"publisher", &graph.EventFilter{Publisher: namedAll("AFP")},
			answer{certain: []string{"july", "hopeful", "clash", "states", "cancelled", "unsure"}},
		},
		{"either publisher", &graph.EventFilter{Publisher: namedAll("AFP", "Ekhbariya")}, answer{certain: everything}},
		{"one unknown publisher", &graph.EventFilter{Publisher: namedAll("Ekhbariya", "Nobody News")}, answer{certain: []string{"believed", "next", "negative", "absent", "undated", "agreed"}}},
		{"unknown publisher", &graph.EventFilter{Publisher: namedAll("Nobody News")}, answer{}},

		// and, or, not
		{"and of nothing", &graph.EventFilter{And: []*graph.EventFilter{}}, answer{certain: everything}},
		{"or of nothing", &graph.EventFilter{Or: []*graph.EventFilter{}}, answer{}},
		{"not or of nothing", not(&graph.EventFilter{Or: []*graph.EventFilter{}}), answer{certain: everything}},
		{"not everything", not(&graph.EventFilter{}), answer{}},
		{
			"or", &graph.EventFilter{Or: []*graph.EventFilter{{Type: []string{"clash"}}, {Status: []graph.Status{graph.StatusPlanned}}}},
			answer{certain: []string{"clash", "next"}},
		},
		{
			"and", &graph.EventFilter{And: []*graph.EventFilter{{Type: meetingType}, {Status: []graph.Status{graph.StatusPlanned}}}},
			answer{certain: []string{"next"}},
		},
		{
			"or beside a field", &graph.EventFilter{Type: meetingType, Or: []*graph.EventFilter{{Type: []string{"clash"}}, {Status: []graph.Status{graph.StatusPlanned}}}},
			answer{certain: []string{"next"}},
		},
		{
			"not an or", not(&graph.EventFilter{Or: []*graph.EventFilter{{Publisher: namedAll("AFP")}, {Type: []string{"agreement"}}}}),
			answer{certain: []string{"believed", "next", "negative", "absent", "undated"}},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			page, err := w.Events(t.Context(), EventArgs{Where: test.filter})
			w.check(t, test.want, page, err)
		})
	}
}

func TestParticipantFilters(t *testing.T) {
	w := diplomacy()
	for _, test := range []struct {
		name   string
		filter *graph.EventFilter
		want   answer
	}{
		{
			"is: took part",
			some(graph.ActorMatch{Is: named("Tom Barrack")}),
			answer{certain: []string{"july", "undated", "agreed", "cancelled", "unsure"}, possible: []string{"hopeful"}},
		},
		{
			"S4: asserted by one, only expected by another",
			some(graph.ActorMatch{Is: named("Ron Dermer"), Presence: []graph.Presence{graph.PresencePresent}}),
			answer{certain: []string{"july", "unsure"}, possible: []string{"believed"}},
		},
		{
			"S4: only expected",
			some(graph.ActorMatch{Is: named("Tom Barrack"), Presence: []graph.Presence{graph.PresenceExpected}}),
			answer{certain: []string{"hopeful", "cancelled"}},
		},
		{
			"S8: who is known by description counts for the state, not for a person",
			some(graph.ActorMatch{Is: named("Syria"), Role: []graph.Role{graph.RoleAttendee}}),
			answer{possible: []string{"believed"}},
		},
		{"a venue state did not take part", some(graph.ActorMatch{Is: named("France")}), answer{certain: []string{"hopeful", "absent", "cancelled"}}},
		{
			"a venue state, asked for",
			some(graph.ActorMatch{Is: named("France"), Role: []graph.Role{graph.RoleVenueState}}),
			answer{certain: []string{"july"}},
		},
		{
			"presence alone does not ask for venue states",
			some(graph.ActorMatch{Is: named("France"), Presence: []graph.Presence{graph.PresencePresent}}),
			answer{certain: []string{"hopeful", "absent"}},
		},
		{
			"denied, not asked for",
			some(graph.ActorMatch{Is: named("Mowafaq Tarif")}),
			answer{certain: []string{"undated"}},
		},
		{
			"denied, asked for",
			some(graph.ActorMatch{Is: named("Mowafaq Tarif"), Presence: []graph.Presence{graph.PresenceDenied}}),
			answer{certain: []string{"absent"}},
		},
		{
			"a role does not bring the denied in",
			some(graph.ActorMatch{Is: named("Mowafaq Tarif"), Role: []graph.Role{graph.RoleParticipant}}),
			answer{certain: []string{"undated"}},
		},
		{
			"a state matches those who act for it, through a ministry too",
			some(graph.ActorMatch{Is: named("Syria")}),
			answer{certain: []string{"july", "next", "states", "agreed", "absent"}, possible: []string{"believed"}},
		},
		{
			"the ministry matches its minister, and not the state's others",
			some(graph.ActorMatch{Is: named("Syrian Foreign Ministry")}),
			answer{certain: []string{"july", "next", "states"}, possible: []string{"believed"}},
		},
		{
			"on behalf of, directly or through others; not the state itself",
			some(graph.ActorMatch{OnBehalfOf: named("Israel")}),
			answer{certain: []string{"july", "next", "agreed"}, possible: []string{"believed"}},
		},
		{
			"on behalf of, by a chain",
			some(graph.ActorMatch{OnBehalfOf: named("Syria"), Role: []graph.Role{graph.RoleParticipant}}),
			answer{certain: []string{"july", "next", "states", "absent"}, possible: []string{"believed"}},
		},
		{
			"all of one participation: Barrack hosted, Dermer did not",
			some(graph.ActorMatch{Is: named("Ron Dermer"), Role: []graph.Role{graph.RoleHost}}),
			answer{},
		},
		{
			"two conditions on two participations",
			with(graph.ParticipantFilter{Some: &graph.ActorMatch{Is: named("Ron Dermer")}}, graph.ParticipantFilter{Some: &graph.ActorMatch{Role: []graph.Role{graph.RoleHost}}}),
			answer{certain: []string{"july"}},
		},
		{
			"in", some(graph.ActorMatch{In: namedAll("Mowafaq Tarif", "Benjamin Netanyahu")}),
			answer{certain: []string{"undated", "agreed"}},
		},
		{"in nothing", some(graph.ActorMatch{In: []*graph.ActorRef{}}), answer{}},
		{"none in nothing", none(graph.ActorMatch{In: []*graph.ActorRef{}}), answer{certain: everything}},
		{"in, one unknown", some(graph.ActorMatch{In: namedAll("Mowafaq Tarif", "Nobody")}), answer{certain: []string{"undated"}}},
		{
			"is and in must be one participation",
			some(graph.ActorMatch{Is: named("Syria"), In: namedAll("Benjamin Netanyahu", "Ron Dermer")}),
			answer{},
		},
		{
			"anyone at all",
			some(graph.ActorMatch{}),
			answer{certain: without("clash", "negative", "believed"), possible: []string{"believed"}},
		},
		{"nobody at all", none(graph.ActorMatch{}), answer{certain: []string{"clash", "negative"}, possible: []string{"believed"}}},
		{
			"none", none(graph.ActorMatch{Is: named("Tom Barrack")}),
			answer{
				certain:  without("july", "undated", "agreed", "hopeful", "cancelled", "unsure"),
				possible: []string{"hopeful"},
			},
		},
		{
			"every is vacuously true for none, and everyone may be one side",
			every(graph.ActorMatch{In: namedAll("Syria", "Israel", "United States")}),
			answer{certain: []string{"clash", "negative", "next", "states", "july", "agreed", "unsure"}, possible: []string{"believed"}},
		},
		{"unknown name", some(graph.ActorMatch{Is: named("Sergey Lavrov")}), answer{}},
		{"none of an unknown name", none(graph.ActorMatch{Is: named("Sergey Lavrov")}), answer{}},
		{"every of an unknown name", every(graph.ActorMatch{Is: named("Sergey Lavrov")}), answer{}},
		{"not an unknown name", not(some(graph.ActorMatch{OnBehalfOf: named("Sergey Lavrov")})), answer{}},
		{"unknown id", some(graph.ActorMatch{Is: &graph.ActorRef{ID: new(graph.ID("actor/nobody"))}}), answer{}},
		{"id of something else", some(graph.ActorMatch{Is: &graph.ActorRef{ID: new(graph.ID("place/paris"))}}), answer{}},
		{"no conditions", with(graph.ParticipantFilter{}), answer{certain: everything}},
	} {
		t.Run(test.name, func(t *testing.T) {
			page, err := w.Events(t.Context(), EventArgs{Where: test.filter})
			w.check(t, test.want, page, err)
		})
	}
}

func TestTimeFilters(t *testing.T) {
	w := diplomacy()
	meetings := &graph.EventFilter{Type: []string{"meeting"}, Status: []graph.Status{graph.StatusHeld}}
	for _, test := range []struct {
		name string
		when graph.TimeFilter
		want answer
	}{
		{"during a day", graph.TimeFilter{During: day("2025-07-24")}, answer{certain: []string{"july"}, possible: []string{"undated"}}},
		{
			"during, certainly: no time is not a time",
			graph.TimeFilter{During: day("2025-07-24"), Mode: new(graph.Certainly)},
			answer{certain: []string{"july"}},
		},
		{
			"possibly, said so",
			graph.TimeFilter{During: day("2025-07-24"), Mode: new(graph.Possibly)},
			answer{certain: []string{"july"}, possible: []string{"undated"}},
		},
		{
			"a qualified time is never certain",
			graph.TimeFilter{During: day("2025-08")},
			answer{possible: []string{"states", "undated"}},
		},
		{"before", graph.TimeFilter{Before: day("2025-07-01")}, answer{certain: []string{"absent"}, possible: []string{"undated"}}},
		{
			"after",
			graph.TimeFilter{After: day("2025-07-24")},
			answer{certain: []string{"hopeful"}, possible: []string{"states", "undated"}},
		},
		{
			"a window",
			graph.TimeFilter{After: day("2025-07-13"), Before: day("2025-07-25")},
			answer{certain: []string{"july"}, possible: []string{"undated"}},
		},
		{"a window without a day", graph.TimeFilter{After: day("2025-08-20"), Before: day("2025-08-10")}, answer{}},
		{"a window without a day between", graph.TimeFilter{After: day("2025-08-10"), Before: day("2025-08-11")}, answer{}},
		{"in a gap of a set", graph.TimeFilter{During: day("[2025-07-22,2025-07-26]")}, answer{possible: []string{"undated"}}},
		{"a member of a set", graph.TimeFilter{During: day("[2025-07-22,2025-07-24]")}, answer{certain: []string{"july"}, possible: []string{"undated"}}},
		{"a window in a gap", graph.TimeFilter{During: day("[2025-07-22,2025-07-26]"), After: day("2025-07-22"), Before: day("2025-07-26")}, answer{}},
		{
			"within an unknown end",
			graph.TimeFilter{During: day("2025-07-20/")},
			answer{possible: []string{"july", "hopeful", "states", "undated"}},
		},
		{
			"after an unknown end",
			graph.TimeFilter{After: day("2025-07-20/")},
			answer{possible: []string{"july", "hopeful", "states", "undated"}},
		},
		{"a window beside a period", graph.TimeFilter{During: day("2025-08"), Before: day("2025-08-01")}, answer{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			page, err := w.Events(t.Context(), EventArgs{Where: &graph.EventFilter{
				And: []*graph.EventFilter{meetings, {When: &test.when}},
				// what is only believed to have been held has rows of its own
				Not: &graph.EventFilter{Where: &graph.PlaceFilter{Is: placeNamed("Baku")}},
			}})
			w.check(t, test.want, page, err)
		})
	}
	t.Run("certainly, negated, is all the rest", func(t *testing.T) {
		during := &graph.EventFilter{When: &graph.TimeFilter{During: day("2025-07"), Mode: new(graph.Certainly)}}
		page, err := w.Events(t.Context(), EventArgs{Where: not(during)})
		w.check(t, answer{certain: []string{"absent", "undated", "states", "next", "cancelled", "unsure"}}, page, err)
	})
	t.Run("no time to compare with", func(t *testing.T) {
		_, err := w.Events(t.Context(), EventArgs{Where: &graph.EventFilter{When: &graph.TimeFilter{Before: new(edtf.Time)}}})
		if !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("got %v; want ErrInvalid", err)
		}
	})
}

func TestInvalidFilters(t *testing.T) {
	w := diplomacy()
	deep := &graph.EventFilter{}
	for range maxDepth + 1 {
		deep = not(deep)
	}
	id, name := graph.ID("actor/tom-barrack"), "Tom Barrack"
	for what, filter := range map[string]*graph.EventFilter{
		"neither id nor name":        some(graph.ActorMatch{Is: &graph.ActorRef{}}),
		"both id and name":           some(graph.ActorMatch{Is: &graph.ActorRef{ID: &id, Name: &name}}),
		"a place by neither":         {Where: &graph.PlaceFilter{Is: &graph.PlaceRef{}}},
		"too deep":                   deep,
		"null among filters":         {And: []*graph.EventFilter{nil}},
		"null among participants":    {Participants: []*graph.ParticipantFilter{nil}},
		"null among actors":          some(graph.ActorMatch{In: []*graph.ActorRef{nil}}),
		"invalid beside an empty or": {Or: []*graph.EventFilter{}, And: []*graph.EventFilter{some(graph.ActorMatch{Is: &graph.ActorRef{}})}},
	} {
		t.Run(what, func(t *testing.T) {
			if _, err := w.Events(t.Context(), EventArgs{Where: filter}); !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("got %v; want ErrInvalid", err)
			}
		})
	}
	t.Run("as deep as allowed", func(t *testing.T) {
		if _, err := w.Events(t.Context(), EventArgs{Where: deep.Not}); err != nil {
			t.Error(err)
		}
	})
}

func TestAmbiguousNames(t *testing.T) {
	w := newWriter().article("000", "AFP").
		tell(told{key: "one", when: []string{"2025-01-01"}, who: []part{{name: "Ahmed Sharaa"}}}).
		tell(told{key: "two", when: []string{"2025-03-01"}, who: []part{{name: "Farouk Sharaa"}}}).build()
	ask := func(name string) error {
		_, err := w.Events(t.Context(), EventArgs{Where: none(graph.ActorMatch{Is: named(name)})})
		return err
	}
	var ambiguous *graph.AmbiguousError
	if err := ask("Sharaa"); !errors.As(err, &ambiguous) || !errors.Is(err, graph.ErrAmbiguous) {
		t.Fatalf("got %v; want an AmbiguousError", err)
	}
	var names []string
	for _, c := range ambiguous.Candidates {
		names = append(names, c.Name)
	}
	slices.Sort(names)
	if !slices.Equal(names, []string{"Ahmed Sharaa", "Farouk Sharaa"}) {
		t.Errorf("candidates %v", names)
	}
	if err := ask("Farouk Sharaa"); err != nil {
		t.Error(err)
	}
	if _, err := w.Meetings(t.Context(), namedAll("Nobody", "Sharaa"), EventArgs{}); !errors.As(err, &ambiguous) {
		t.Errorf("beside an unknown name: %v; want an AmbiguousError", err)
	}
	if _, err := w.Actor(*named("Sharaa")); !errors.As(err, &ambiguous) {
		t.Errorf("by name: %v; want an AmbiguousError", err)
	}
}
