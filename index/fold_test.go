package index_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
)

const (
	held, planned, cancelled, postponed, unknown = graph.StatusHeld, graph.StatusPlanned, graph.StatusCancelled, graph.StatusPostponed, graph.StatusUnknown
	negative                                     = graph.PolarityNegative
	asserted, probable, possible                 = graph.ModalityAsserted, graph.ModalityProbable, graph.ModalityPossible
)

// one folds claims that corefer, of one article.
func one(t *testing.T, a *graphtest.Article, claims ...graph.Claim) *graph.Event {
	t.Helper()
	var ids []graph.ID
	for _, c := range claims {
		ids = append(ids, a.Claim(c))
	}
	if len(ids) > 1 {
		a.Corefer(ids...)
	}
	return eventOf(t, build([]*graphtest.Article{a}), ids[0])
}

func TestFoldStatus(t *testing.T) {
	for _, tt := range []struct {
		what      string
		claims    []graph.Claim
		want      graph.Status
		certainty edtf.Certainty
	}{
		{"held", []graph.Claim{{Status: held}}, held, edtf.Certain},
		{"believed to be held", []graph.Claim{{Status: held, Modality: probable}}, held, edtf.Possible},
		{"planned, then held", []graph.Claim{{Status: planned}, {Status: held}}, held, edtf.Certain},
		{"planned, then perhaps held", []graph.Claim{{Status: planned}, {Status: held, Modality: possible}}, held, edtf.Possible},
		{"perhaps held, and held", []graph.Claim{{Status: held, Modality: possible}, {Status: held}, {Status: planned}}, held, edtf.Certain},
		{"cancelled before postponed", []graph.Claim{{Status: postponed}, {Status: cancelled}}, cancelled, edtf.Certain},
		{"postponed before planned", []graph.Claim{{Status: planned}, {Status: postponed, Modality: probable}}, postponed, edtf.Possible},
		{"planned before unknown", []graph.Claim{{Status: unknown}, {Status: planned}}, planned, edtf.Certain},
		{"said not to be known", []graph.Claim{{Status: unknown}}, unknown, edtf.Certain},
		{"only denied", []graph.Claim{{Status: held, Polarity: negative}}, unknown, edtf.Possible},
		{"planned, holding denied", []graph.Claim{{Status: planned}, {Status: held, Polarity: negative}}, planned, edtf.Certain},
	} {
		t.Run(tt.what, func(t *testing.T) {
			e := one(t, graphtest.NewArticle("000"), tt.claims...)
			if e.Status != tt.want || e.StatusCertainty != tt.certainty {
				t.Errorf("%s %s, want %s %s", e.Status, e.StatusCertainty, tt.want, tt.certainty)
			}
		})
	}
}

func TestFoldPresence(t *testing.T) {
	const present, expected, denied = graph.PresencePresent, graph.PresenceExpected, graph.PresenceDenied
	type said struct {
		presence graph.Presence
		status   graph.Status
		modality graph.Modality
		polarity graph.Polarity
	}
	for _, tt := range []struct {
		what      string
		said      []said
		want      graph.Presence
		certainty edtf.Certainty
		tookPart  bool
	}{
		{"present", []said{{presence: present}}, present, edtf.Certain, true},
		{"believed present", []said{{presence: present, modality: probable}}, present, edtf.Possible, true},
		{"expected, then present", []said{{expected, planned, asserted, ""}, {presence: present}}, present, edtf.Certain, true},
		{"expected, perhaps present", []said{{expected, planned, asserted, ""}, {presence: present, modality: possible}}, present, edtf.Possible, true},
		{"expected", []said{{presence: expected}}, expected, edtf.Certain, true},
		{"present at what is planned", []said{{present, planned, asserted, ""}}, present, edtf.Possible, true},
		{"present at what was cancelled", []said{{present, cancelled, asserted, ""}}, present, edtf.Possible, true},
		{"denied", []said{{presence: denied}}, denied, edtf.Certain, false},
		{"denied and present", []said{{presence: denied}, {presence: present}}, present, edtf.Certain, true},
		{"did not meet", []said{{presence: present, polarity: negative}}, denied, edtf.Certain, false},
		{"perhaps did not meet", []said{{presence: present, polarity: negative, modality: possible}}, denied, edtf.Possible, false},
		{"met, did not meet", []said{{presence: present, modality: probable}, {presence: present, polarity: negative}}, present, edtf.Possible, true},
	} {
		t.Run(tt.what, func(t *testing.T) {
			a := graphtest.NewArticle("000")
			anna := a.Person("Anna Berg")
			var claims []graph.Claim
			for _, s := range tt.said {
				claims = append(claims, graph.Claim{
					Status: s.status, Modality: s.modality, Polarity: s.polarity,
					Participations: []graph.ClaimedParticipation{{Mention: anna, Presence: s.presence}},
				})
			}
			e := one(t, a, claims...)
			p := e.Participations[0]
			if p.Presence != tt.want || p.Certainty != tt.certainty || p.TookPart() != tt.tookPart {
				t.Errorf("%s %s, took part: %v", p.Presence, p.Certainty, p.TookPart())
			}
			if len(p.Claims) != len(tt.said) {
				t.Errorf("%d of %d claims", len(p.Claims), len(tt.said))
			}
		})
	}
}

func TestFoldRoles(t *testing.T) {
	a := graphtest.NewArticle("000")
	barrack, shaibani, envoy := a.Person("Tom Barrack"), a.Person("Asaad al-Shaibani"), a.Person("the envoy")
	a.Corefer(barrack, envoy)
	e := one(t, a,
		graph.Claim{Participations: []graph.ClaimedParticipation{{Mention: shaibani}, {Mention: barrack, Role: graph.RoleHost}}},
		graph.Claim{Participations: []graph.ClaimedParticipation{{Mention: envoy, Role: graph.RoleHost}, {Mention: envoy}}})
	var got []string
	for _, p := range e.Participations {
		got = append(got, string(p.Role)+" "+string(p.Actor))
	}
	want := []string{"HOST actor/tom-barrack", "PARTICIPANT actor/asaad-al-shaibani", "PARTICIPANT actor/tom-barrack"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(e.Participations[0].Claims) != 2 {
		t.Errorf("the host is said to be so by %s", e.Participations[0].Claims)
	}
	if e.Label != "meeting: Tom Barrack, Asaad al-Shaibani" {
		t.Errorf("label %q", e.Label)
	}
}

func TestFoldWhen(t *testing.T) {
	type said struct {
		words, when string
		polarity    graph.Polarity
	}
	for _, tt := range []struct {
		what     string
		said     []said
		want     string
		text     string
		readings int
	}{
		{"nothing", nil, "", "", 0},
		{"one", []said{{"Thursday", "2025-07-24", ""}}, "2025-07-24", "Thursday", 1},
		{"a refinement", []said{{"this week", "[2025-07-21..2025-07-27]", ""}, {"Thursday", "2025-07-24", ""}}, "2025-07-24", "Thursday", 2},
		{"a conflict", []said{{"Thursday", "2025-07-24", ""}, {"Saturday", "2025-07-26", ""}}, "[2025-07-24,2025-07-26]", "", 2},
		{"said twice", []said{{"Thursday", "2025-07-24", ""}, {"Thursday", "2025-07-24", ""}}, "2025-07-24", "Thursday", 1},
		{"said in other words", []said{{"July 24", "2025-07-24", ""}, {"Thursday", "2025-07-24", ""}}, "2025-07-24", "", 2},
		{"not anchored", []said{{"recently", "", ""}}, "", "recently", 1},
		{"not anchored by one", []said{{"recently", "", ""}, {"in July", "2025-07", ""}}, "2025-07", "in July", 2},
		{"denied by one", []said{{"Thursday", "2025-07-24", ""}, {"Saturday", "2025-07-26", negative}}, "2025-07-24", "Thursday", 2},
		{"denied by all", []said{{"Saturday", "2025-07-26", negative}}, "2025-07-26", "Saturday", 1},
	} {
		t.Run(tt.what, func(t *testing.T) {
			a := graphtest.NewArticle("000")
			claims := []graph.Claim{}
			for _, s := range tt.said {
				claims = append(claims, graph.Claim{Times: []graph.ClaimedTime{a.At(s.words, s.when)}, Polarity: s.polarity})
			}
			if len(claims) == 0 {
				claims = append(claims, graph.Claim{})
			}
			e := one(t, a, claims...)
			if got := e.When.Time.String(); got != tt.want {
				t.Errorf("time %q, want %q", got, tt.want)
			}
			if tt.text != "" && e.When.Text != tt.text {
				t.Errorf("words %q, want %q", e.When.Text, tt.text)
			}
			if len(e.When.Readings) != tt.readings {
				t.Errorf("readings %+v", e.When.Readings)
			}
		})
	}
}

// What became of a plan is its history: its day is no day of the event.
func TestFoldWhenOfPlans(t *testing.T) {
	for _, tt := range []struct {
		what                string
		planned, again      string
		againOn, happenedOn string
		want                string
	}{
		{"moved, then held", "2025-07-24", "", "", "2025-07-26", "2025-07-26"},
		{"a plan that agrees", "2025-07-24", "", "", "2025-07", "2025-07-24"},
		{"moved", "2025-07-24", "2025-07-26", "2025-07-21", "", "2025-07-26"},
		{"two plans of one day", "2025-07-24", "2025-07-26", "2025-07-20", "", "[2025-07-24,2025-07-26]"},
	} {
		says := []saying{{c: graph.Claim{Status: planned}, when: tt.planned, published: "2025-07-20"}}
		if tt.again != "" {
			says = append(says, saying{c: graph.Claim{Status: planned}, when: tt.again, published: tt.againOn})
		}
		if tt.happenedOn != "" {
			says = append(says, saying{when: tt.happenedOn})
		}
		_, e := oneEvent(t, says)
		if got := e.When.Time.String(); got != tt.want || len(e.When.Readings) != len(says) {
			t.Errorf("%s: %s of %v, want %s", tt.what, got, e.When.Readings, tt.want)
		}
	}
}

func TestReadingsAreSortedByTime(t *testing.T) {
	a := graphtest.NewArticle("000")
	e := one(t, a,
		graph.Claim{Times: []graph.ClaimedTime{a.At("Saturday", "2025-07-26"), a.At("this month", "2025-07")}},
		graph.Claim{Times: []graph.ClaimedTime{a.At("Saturday", "2025-07-26"), a.At("on July 26", "2025-07-26"), a.At("recently", "")}})
	var got []string
	for _, r := range e.When.Readings {
		got = append(got, r.Time.String()+" "+r.Text)
	}
	want := []string{" recently", "2025-07 this month", "2025-07-26 Saturday", "2025-07-26 on July 26"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(e.When.Readings[2].Claims) != 2 {
		t.Errorf("Saturday is said by %s", e.When.Readings[2].Claims)
	}
}

func TestFoldWhere(t *testing.T) {
	a := graphtest.NewArticle("000")
	paris, france, baku := a.Place("Paris", "CITY"), a.Place("France", "COUNTRY"), a.Place("Baku", "CITY")
	x, y := a.Place("Xland", "REGION"), a.Place("Yland", "REGION")
	palace := a.Place("Palace", "SITE")
	for _, pair := range [][2]graph.ID{{paris, france}, {palace, paris}, {x, y}, {y, x}} {
		a.Claim(graph.Claim{Type: graph.ClaimWithin, Within: &graph.ClaimedWithin{Inner: pair[0], Outer: pair[1]}})
	}
	a.Claim(graph.Claim{Type: graph.ClaimWithin, Polarity: negative, Within: &graph.ClaimedWithin{Inner: baku, Outer: france}})
	for _, tt := range []struct {
		what   string
		places []graph.ID
		want   []graph.ID
	}{
		{"one", []graph.ID{paris}, []graph.ID{"place/paris"}},
		{"a place over what contains it", []graph.ID{france, paris}, []graph.ID{"place/paris"}},
		{"whatever lies between", []graph.ID{france, palace}, []graph.ID{"place/palace"}},
		{"two places", []graph.ID{paris, baku}, []graph.ID{"place/baku", "place/paris"}},
		{"not within", []graph.ID{france, baku}, []graph.ID{"place/baku", "place/france"}},
		{"a circle", []graph.ID{x, y}, []graph.ID{"place/xland", "place/yland"}},
	} {
		e := one(t, a, graph.Claim{Places: tt.places})
		if diff := cmp.Diff(tt.want, e.Where); diff != "" {
			t.Errorf("%s: %s", tt.what, diff)
		}
	}
}

func TestFoldTypeTopicsAndLabel(t *testing.T) {
	a := graphtest.NewArticle("000")
	topic := func(words string) []graph.ID { return []graph.ID{a.Mention(graph.MentionTopic, words)} }
	e := one(t, a,
		graph.Claim{Type: "contact", Topics: topic("the border"), Status: planned},
		graph.Claim{Type: "meeting", Topics: topic("peace"), SourceType: "b", Status: planned},
		graph.Claim{Type: "meeting", Topics: topic("peace"), SourceType: "a", Status: planned, Times: []graph.ClaimedTime{a.At("soon", "2025-08~")}})
	if e.Type != "meeting" || !e.IsMeeting() || e.SourceType != "a" {
		t.Errorf("type %s of %s", e.Type, e.SourceType)
	}
	if diff := cmp.Diff([]string{"peace", "the border"}, e.Topics); diff != "" {
		t.Error(diff)
	}
	if e.Label != "planned meeting, 2025-08~" {
		t.Errorf("label %q", e.Label)
	}
	tie := one(t, graphtest.NewArticle("001"), graph.Claim{Type: "contact"}, graph.Claim{Type: "meeting"})
	if tie.Type != "meeting" {
		t.Errorf("of one meeting and one contact the first of the table is %s", tie.Type)
	}
	coded := one(t, graphtest.NewArticle("002"), graph.Claim{Type: "other", SourceType: "Engage in barter"})
	if coded.Label != "Engage in barter" {
		t.Errorf("label %q", coded.Label)
	}
}

func TestLabelCountsWhoIsTooMany(t *testing.T) {
	a := graphtest.NewArticle("000")
	var all []graph.ID
	for _, name := range []string{"A Aa", "B Bb", "C Cc", "D Dd", "E Ee"} {
		all = append(all, a.Person(name))
	}
	if e := one(t, a, graph.Claim{Participations: graphtest.Present(all...)}); e.Label != "meeting: A Aa, B Bb, C Cc, D Dd, E Ee" {
		t.Errorf("label %q", e.Label)
	}
	all = append(all, a.Person("F Ff"))
	if e := one(t, a, graph.Claim{Participations: graphtest.Present(all...)}); e.Label != "meeting: A Aa, B Bb, C Cc, D Dd, 2 others" {
		t.Errorf("label %q", e.Label)
	}
}

func TestLabelNamesPersonsFirstAndWhoWasThere(t *testing.T) {
	a := graphtest.NewArticle("000")
	us, anna, chaim := a.Organization("US"), a.Person("Anna Berg"), a.Person("Chaim Dor")
	parts := []graph.ClaimedParticipation{
		{Mention: us, Role: graph.RoleHost},
		{Mention: anna},
		{Mention: chaim, Presence: graph.PresenceExpected},
		{Mention: a.Organization("Axios"), Presence: graph.PresenceDenied},
	}
	if e := one(t, a, graph.Claim{Participations: parts}); e.Label != "meeting: Anna Berg, US" {
		t.Errorf("label %q", e.Label)
	}
	for i := range parts {
		parts[i].Presence = graph.PresenceExpected
	}
	if e := one(t, a, graph.Claim{Participations: parts, Status: planned}); e.Label != "planned meeting: Anna Berg, Chaim Dor, US, Axios" {
		t.Errorf("label %q", e.Label)
	}
}

func TestLinks(t *testing.T) {
	a, b := graphtest.NewArticle("000"), graphtest.NewArticle("001")
	first, again, plan, other := a.Claim(graph.Claim{}), a.Claim(graph.Claim{Type: "visit"}), a.Claim(graph.Claim{Status: planned}), b.Claim(graph.Claim{})
	a.Corefer(first, again)
	link := func(kind graph.LinkKind, from, to graph.ID, polarity graph.Polarity) graph.ID {
		return a.Claim(graph.Claim{Type: graph.ClaimLink, Polarity: polarity, Link: &graph.ClaimedLink{Kind: kind, From: from, To: to}})
	}
	realises := []graph.ID{link(graph.LinkRealises, first, plan, ""), link(graph.LinkRealises, again, plan, "")}
	link(graph.LinkPartOf, first, again, "")           // itself
	link(graph.LinkFollows, first, plan, negative)     // denied
	link(graph.LinkFollows, first, "claim/gone/x", "") // not in the corpus
	follows := link(graph.LinkFollows, again, other, "")
	s := build([]*graphtest.Article{a, b})
	want := []graph.EventLink{
		{Kind: graph.LinkFollows, Event: eventOf(t, s, other).ID, Claims: []graph.ID{follows}},
		{Kind: graph.LinkRealises, Event: eventOf(t, s, plan).ID, Claims: sorted(realises...)},
	}
	if diff := cmp.Diff(want, eventOf(t, s, first).Links); diff != "" {
		t.Error(diff)
	}
	if links := eventOf(t, s, plan).Links; links != nil {
		t.Errorf("the plan has links %v", links)
	}
}
