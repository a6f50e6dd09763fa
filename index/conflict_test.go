package index_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/index"
)

// saying is one claim of an article of its own, about one event of all.
type saying struct {
	c graph.Claim
	// published is the day of the article; where no day is given, nobody knows which came first.
	published string
	when      string
	// where is a place "Paris CITY"; who names persons, "Anna Berg HOST DENIED", without a role PARTICIPANT.
	where, who []string
	// by is the source: a person's name.
	by string
	// copies is the article that this one copies, "article/001".
	copies string
}

// oneEvent folds what is said of one event; places lie in one another as the
// pairs say, the first in the second.
func oneEvent(t fataler, says []saying, within ...[2]string) (*index.Snapshot, *graph.Event) {
	var articles []*graphtest.Article
	var judgements []graph.Judgement
	var first graph.ID
	for i, s := range says {
		a := graphtest.NewArticle(fmt.Sprintf("%03d", i))
		if s.published != "" {
			a.Article.Published = edtf.MustParse(s.published)
		}
		if s.copies != "" {
			a.Article.DerivedFrom = []string{s.copies}
		}
		if s.when != "" {
			s.c.Times = append(s.c.Times, a.At("then", s.when))
		}
		for _, where := range s.where {
			s.c.Places = append(s.c.Places, placeIn(a, where))
		}
		for _, who := range s.who {
			words := append(strings.Fields(who), "", "")
			s.c.Participations = append(s.c.Participations, graph.ClaimedParticipation{
				Mention: a.Person(words[0] + " " + words[1]), Role: graph.Role(words[2]), Presence: graph.Presence(words[3]),
			})
		}
		if s.by != "" {
			s.c.Attribution = []graph.Source{{Mention: a.Organization("AFP")}, {Mention: a.Person(s.by)}}
		}
		claim := a.Claim(s.c)
		for _, pair := range within {
			a.Claim(graph.Claim{Type: graph.ClaimWithin, Within: &graph.ClaimedWithin{Inner: placeIn(a, pair[0]), Outer: placeIn(a, pair[1])}})
		}
		if i == 0 {
			first = claim
		} else {
			judgements = append(judgements, graphtest.Judge(first, graph.VerdictSame, claim, i))
		}
		articles = append(articles, a)
	}
	s := build(articles, judgements...)
	e, err := s.Event(first)
	if err != nil {
		t.Fatal(err)
	}
	return s, e
}

// placeIn names a place; its last word is its kind.
func placeIn(a *graphtest.Article, place string) graph.ID {
	name, kind, _ := strings.Cut(place, " ")
	return a.Place(name, kind, graphtest.SameAs("https://example.org/"+name))
}

// shown writes a conflict in one line: kind, actor, each reading with the numbers
// of the articles that say so, the preferred reading and the rule.
func shown(c *graph.Conflict) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", c.Kind, c.Actor)
	for _, r := range c.Readings {
		fmt.Fprintf(&b, " | %s:", r.Value)
		for _, id := range r.Claims {
			fmt.Fprintf(&b, " %c", id.Local()[2])
		}
	}
	preferred := "-"
	if p := c.Preferred(); p != nil {
		preferred = p.Value
	}
	return fmt.Sprintf("%s | %s by %s", b.String(), preferred, c.Rule)
}

const (
	believed = graph.ModalityProbable
	anna     = "Anna Berg"
)

var (
	parisInFrance = [2]string{"Paris CITY", "France COUNTRY"}
	bakuThere     = [2]string{"Baku CITY", "Azerbaijan COUNTRY"}
)

// The laws of conflicts: the order of what is said does not matter; saying it
// twice adds none; readings exclude each other and are told by different claims;
// what says less, or what all agree on, adds none.
func TestLawsOfConflicts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		says := rapid.SliceOfN(rapid.Custom(drawSaying), 1, 6).Draw(t, "says")
		_, e := oneEvent(t, says, parisInFrance, bakuThere)
		want := kindsOf(e)

		_, shuffled := oneEvent(t, rapid.Permutation(says).Draw(t, "order"), parisInFrance, bakuThere)
		if diff := cmp.Diff(valuesOf(e), valuesOf(shuffled)); diff != "" {
			t.Fatalf("in another order: %s", diff)
		}
		_, twice := oneEvent(t, append(slices.Clone(says), says...), parisInFrance, bakuThere)
		if diff := cmp.Diff(want, kindsOf(twice)); diff != "" {
			t.Fatalf("said twice: %s", diff)
		}
		_, alike := oneEvent(t, slices.Repeat(says[:1], 3), parisInFrance, bakuThere)
		if len(alike.Conflicts) > 0 {
			t.Fatalf("one saying contradicts itself: %v", alike.Conflicts)
		}
		for i := range e.Conflicts {
			checkReadings(t, &e.Conflicts[i])
		}
		wider := says[0]
		wider.when, wider.who, wider.where = "2025", nil, []string{"Earth REGION"}
		_, wide := oneEvent(t, append(slices.Clone(says), wider), parisInFrance, bakuThere)
		for _, kind := range kindsOf(wide) {
			if !slices.Contains(want, kind) {
				t.Fatalf("a wider reading made %s", kind)
			}
		}
		if slices.Contains(want, graph.ConflictTime) || slices.Contains(want, graph.ConflictScope) {
			return
		}
		if days := e.When.Time.Bounds(); !e.When.Time.IsZero() && days.LatestEnd < edtf.OpenFuture {
			finer := saying{c: says[0].c, published: says[0].published, when: days.LatestEnd.String()}
			_, fine := oneEvent(t, append(slices.Clone(says), finer), parisInFrance, bakuThere)
			if slices.Contains(kindsOf(fine), graph.ConflictTime) {
				t.Fatalf("%s contradicts %s", finer.when, e.When.Time)
			}
		}
	})
}

func drawSaying(t *rapid.T) saying {
	roles := []string{"", " HOST", " MEDIATOR", " ATTENDEE", " HOST DENIED", " PARTICIPANT DENIED", " PARTICIPANT EXPECTED", " VENUE_STATE"}
	s := saying{
		c: graph.Claim{
			Status:   rapid.SampledFrom([]graph.Status{held, held, planned, cancelled, postponed, unknown}).Draw(t, "status"),
			Polarity: rapid.SampledFrom([]graph.Polarity{"", "", "", graph.PolarityNegative}).Draw(t, "polarity"),
			Modality: rapid.SampledFrom([]graph.Modality{"", believed}).Draw(t, "modality"),
		},
		published: rapid.SampledFrom([]string{"", "2025-07-20", "2025-07-26", "2025-07"}).Draw(t, "published"),
		when: rapid.SampledFrom([]string{
			"", "2025-07-24", "2025-07-26", "2025-07", "[2025-07-21..2025-07-25]", "[2025-07-25..2025-07-27]",
		}).Draw(t, "when"),
		where: rapid.SampledFrom([][]string{nil, {"Paris CITY"}, {"Baku CITY"}, {"France COUNTRY"}, {"Paris CITY", "Baku CITY"}}).Draw(t, "where"),
	}
	for _, name := range []string{anna, "Chaim Dor"} {
		if rapid.Bool().Draw(t, name) {
			s.who = append(s.who, name+rapid.SampledFrom(roles).Draw(t, "role"))
		}
	}
	return s
}

// checkReadings checks that readings have values and claims of their own, and
// that what they say has nothing in common.
func checkReadings(t *rapid.T, c *graph.Conflict) {
	seen := map[graph.ID]bool{}
	for i, r := range c.Readings {
		for _, id := range r.Claims {
			if seen[id] {
				t.Fatalf("%s says two things: %v", id, c)
			}
			seen[id] = true
		}
		for _, o := range c.Readings[i+1:] {
			if r.Value == o.Value || len(r.Claims) == 0 {
				t.Fatalf("readings of %v", c)
			}
			if c.Kind == graph.ConflictTime && !edtf.MustParse(r.Value).Conflicts(edtf.MustParse(o.Value)) {
				t.Fatalf("%s and %s have days in common", r.Value, o.Value)
			}
		}
	}
	if len(c.Readings) < 2 || (c.Best < 0) != (c.Rule == "undecided") || c.Best >= len(c.Readings) {
		t.Fatalf("%v", c)
	}
}

func kindsOf(e *graph.Event) []graph.ConflictKind {
	var kinds []graph.ConflictKind
	for i := range e.Conflicts {
		kinds = append(kinds, e.Conflicts[i].Kind)
	}
	return kinds
}

// valuesOf is what an event's conflicts say, without the ids, which come from claims.
func valuesOf(e *graph.Event) []string {
	var all []string
	for i := range e.Conflicts {
		c := &e.Conflicts[i]
		line := string(c.Kind) + string(c.Actor)
		for _, r := range c.Readings {
			line += fmt.Sprintf(" %s by %d", r.Value, len(r.Claims))
		}
		all = append(all, line+" "+c.Rule)
	}
	return all
}

func TestConflicts(t *testing.T) {
	is := func(status graph.Status) graph.Claim { return graph.Claim{Status: status} }
	isNot := func(status graph.Status) graph.Claim {
		return graph.Claim{Status: status, Polarity: graph.PolarityNegative}
	}
	of := func(kind string) graph.Claim { return graph.Claim{Type: kind} }
	at := func(places ...string) saying { return saying{where: places} }
	for _, test := range []struct {
		what string
		says []saying
		want []string
	}{
		// time
		{"one claim", []saying{{when: "2025-07-24"}}, nil},
		{"the same day", []saying{{when: "2025-07-24"}, {when: "2025-07-24"}}, nil},
		{"a week and its Thursday", []saying{{when: "2025-07-24"}, {when: "[2025-07-21..2025-07-27]"}, {when: "2025-07"}, {}}, nil},
		{"weeks that meet", []saying{{when: "[2025-07-20..2025-07-24]"}, {when: "[2025-07-24..2025-07-27]"}}, nil},
		{
			"Thursday and Saturday",
			[]saying{{when: "2025-07-26"}, {when: "2025-07-24"}, {when: "2025-07-24"}, {when: "[2025-07-21..2025-07-27]"}},
			[]string{"TIME_DISJOINT  | 2025-07-24: 1 2 | 2025-07-26: 0 | 2025-07-24 by more-sources"},
		},
		{
			"Thursday, and Saturday with a copy",
			[]saying{{when: "2025-07-24"}, {when: "2025-07-26"}, {when: "2025-07-26", copies: "article/001"}},
			[]string{"TIME_DISJOINT  | 2025-07-24: 0 | 2025-07-26: 1 2 | - by undecided"},
		},
		{
			"who agrees with both stands with none",
			[]saying{{when: "2025-07-24"}, {when: "[2025-07-24..2025-07-26]"}, {when: "2025-07-26"}},
			[]string{"TIME_DISJOINT  | 2025-07-24: 0 | 2025-07-26: 2 | - by undecided"},
		},
		{
			"a reading is narrowed by all of its side",
			[]saying{{when: "[2025-07-20..2025-07-24]"}, {when: "[2025-07-23..2025-07-25]"}, {when: "2025-08-01"}, {when: "2025-08"}},
			[]string{"TIME_DISJOINT  | [2025-07-23..2025-07-24]: 0 1 | 2025-08-01: 2 3 | - by undecided"},
		},
		{
			"what is asserted stands before what is believed",
			[]saying{{when: "2025-07-24"}, {when: "2025-07-26", c: graph.Claim{Modality: believed}}, {when: "2025-07-26", c: graph.Claim{Modality: believed}}},
			[]string{"TIME_DISJOINT  | 2025-07-24: 0 | 2025-07-26: 1 2 | 2025-07-24 by asserted"},
		},
		{
			"who was there stands before who was not",
			[]saying{{when: "2025-07-26"}, {when: "2025-07-26", by: "Chaim Dor"}, {when: "2025-07-24", by: anna, who: []string{anna}}},
			[]string{"TIME_DISJOINT  | 2025-07-24: 2 | 2025-07-26: 0 1 | 2025-07-24 by first-hand"},
		},
		{"about a day", []saying{{when: "2025-07-24~"}, {when: "2025-07-26"}}, nil},
		{
			"about a day sides with nobody",
			[]saying{{when: "2025-07-22~"}, {when: "2025-07-24"}, {when: "2025-07-26"}},
			[]string{"TIME_DISJOINT  | 2025-07-24: 1 | 2025-07-26: 2 | - by undecided"},
		},
		{"a denial gives no day", []saying{{when: "2025-07-24"}, {when: "2025-07-26", c: isNot(planned)}}, nil},
		{"days of what lasts", []saying{{when: "2025-07-24", c: of("clash")}, {when: "2025-07-26", c: of("clash")}}, nil},
		{"the plan was for another day", []saying{{when: "2025-07-24", c: is(planned)}, {when: "2025-07-26"}}, nil},
		{"the plan was moved", []saying{{when: "2025-07-24", c: is(planned), published: "2025-07-20"}, {when: "2025-07-26", c: is(planned), published: "2025-07-21"}}, nil},
		{"put off", []saying{{when: "2025-07-24", c: is(planned), published: "2025-07-20"}, {when: "2025-07-26", c: is(postponed), published: "2025-07-21"}}, nil},
		{
			"two plans of one day",
			[]saying{{when: "2025-07-24", c: is(planned), published: "2025-07-20"}, {when: "2025-07-26", c: is(planned), published: "2025-07-20"}},
			[]string{"TIME_DISJOINT  | 2025-07-24: 0 | 2025-07-26: 1 | - by undecided"},
		},
		{
			"two plans of which nobody knows which came first",
			[]saying{{when: "2025-07-24", c: is(planned)}, {when: "2025-07-26", c: is(planned), published: "2025-07-20"}},
			[]string{"TIME_DISJOINT  | 2025-07-24: 0 | 2025-07-26: 1 | - by undecided"},
		},

		// place
		{"a city and its country", []saying{at("Paris CITY"), at("France COUNTRY")}, nil},
		{
			"two cities",
			[]saying{at("Paris CITY"), at("Baku CITY"), at("France COUNTRY")},
			[]string{"PLACE_DISJOINT  | Baku: 1 | Paris: 0 2 | Paris by more-sources"},
		},
		{
			"a city and another country",
			[]saying{at("Paris CITY"), at("Azerbaijan COUNTRY")},
			[]string{"PLACE_DISJOINT  | Azerbaijan: 1 | Paris: 0 | - by undecided"},
		},
		{"a city that may lie there", []saying{at("Lyon CITY"), at("France COUNTRY")}, nil},
		{"a region that may reach there", []saying{at("Paris CITY"), at("Alps REGION")}, nil},
		{"a site that may be in the city", []saying{at("Lyon CITY"), at("Palace SITE")}, nil},
		{"one of two places", []saying{at("Paris CITY", "Baku CITY"), at("Baku CITY")}, nil},
		{"two cities of a call", []saying{{where: []string{"Paris CITY"}, c: of("call")}, {where: []string{"Baku CITY"}, c: of("call")}}, nil},
		{"two cities of an attack", []saying{{where: []string{"Paris CITY"}, c: of("attack")}, {where: []string{"Baku CITY"}, c: of("attack")}}, nil},
		{"the plan was for another city", []saying{{where: []string{"Baku CITY"}, c: is(planned)}, at("Paris CITY")}, nil},

		// role
		{"host and participant", []saying{{who: []string{anna + " HOST"}}, {who: []string{anna}}}, nil},
		{"host in one claim, attendee in another of one article", []saying{{who: []string{anna + " HOST", anna + " ATTENDEE"}}, {who: []string{anna + " HOST"}}}, nil},
		{
			"host, mediator, attendee",
			[]saying{{who: []string{anna + " ATTENDEE"}}, {who: []string{anna + " MEDIATOR"}}, {who: []string{anna}}, {who: []string{anna + " HOST"}}},
			[]string{"ROLE_DIVERGENCE actor/anna-berg | HOST: 3 | MEDIATOR: 1 | ATTENDEE: 0 | - by undecided"},
		},
		{
			"who attacked whom",
			[]saying{
				{c: of("attack"), who: []string{anna + " INITIATOR", "Chaim Dor TARGET"}},
				{c: of("attack"), who: []string{anna + " TARGET", "Chaim Dor INITIATOR"}},
			},
			[]string{
				"ROLE_DIVERGENCE actor/anna-berg | INITIATOR: 0 | TARGET: 1 | - by undecided",
				"ROLE_DIVERGENCE actor/chaim-dor | INITIATOR: 1 | TARGET: 0 | - by undecided",
			},
		},
		{"hosts are several", []saying{{who: []string{anna + " HOST"}}, {who: []string{"Chaim Dor HOST"}}}, nil},
		{"to mediate, then attended", []saying{{c: is(planned), who: []string{anna + " MEDIATOR"}}, {who: []string{anna + " ATTENDEE"}}}, nil},

		// presence
		{
			"present and denied",
			[]saying{{who: []string{anna}}, {who: []string{anna + " PARTICIPANT DENIED"}}},
			[]string{"PRESENCE_DISPUTED actor/anna-berg | PRESENT: 0 | DENIED: 1 | PRESENT by affirmed"},
		},
		{
			"believed present and denied",
			[]saying{{c: graph.Claim{Modality: believed}, who: []string{anna}}, {who: []string{anna + " HOST DENIED"}}},
			[]string{"PRESENCE_DISPUTED actor/anna-berg | PRESENT: 0 | DENIED: 1 | - by undecided"},
		},
		{"expected and did not come", []saying{{c: is(planned), who: []string{anna}}, {who: []string{anna + " PARTICIPANT DENIED"}}}, nil},
		{"not expected and came", []saying{{c: is(planned), who: []string{anna + " PARTICIPANT DENIED"}}, {who: []string{anna}}}, nil},
		{"to come, later not to come", []saying{
			{c: is(planned), who: []string{anna}, published: "2025-07-20"},
			{c: is(planned), who: []string{anna + " PARTICIPANT DENIED"}, published: "2025-07-21"},
		}, nil},
		{
			"to come and not to come",
			[]saying{{c: is(planned), who: []string{anna}}, {c: is(planned), who: []string{anna + " PARTICIPANT DENIED"}}},
			[]string{"PRESENCE_DISPUTED actor/anna-berg | EXPECTED: 0 | DENIED: 1 | EXPECTED by affirmed"},
		},
		{"a venue state need not be there", []saying{{who: []string{anna + " VENUE_STATE"}}, {who: []string{anna + " PARTICIPANT DENIED"}}}, nil},

		// status
		{"planned, then held", []saying{{c: is(planned)}, {c: is(held)}}, nil},
		{"planned, and did not take place", []saying{{c: is(planned)}, {c: isNot(held)}}, nil},
		{"called off, and did not take place", []saying{{c: is(cancelled)}, {c: isNot(held)}}, nil},
		{"planned, then called off", []saying{{c: is(planned)}, {c: is(cancelled)}}, nil},
		{"put off, then held", []saying{{c: is(postponed)}, {c: is(held)}}, nil},
		{"no plan, but held", []saying{{c: isNot(planned)}, {c: is(held)}}, nil},
		{
			"held, and did not take place",
			[]saying{{c: isNot(held)}, {c: is(held)}, {c: is(planned)}},
			[]string{"STATUS_DISPUTED  | HELD: 1 | NOT HELD: 0 | HELD by affirmed"},
		},
		{
			"believed to be held, and did not take place",
			[]saying{{c: graph.Claim{Modality: believed}}, {c: isNot(held)}},
			[]string{"STATUS_DISPUTED  | HELD: 0 | NOT HELD: 1 | - by undecided"},
		},
		{
			"held, and called off",
			[]saying{{c: is(held)}, {c: is(cancelled)}, {c: isNot(held)}},
			[]string{"STATUS_DISPUTED  | HELD: 0 | NOT HELD: 1 2 | HELD by affirmed"},
		},
		{"called off, then held after all", []saying{{c: is(cancelled), published: "2025-07-20"}, {c: is(held), published: "2025-07-25"}}, nil},
		{
			"held, then said to be called off",
			[]saying{{c: is(held), published: "2025-07-20"}, {c: is(cancelled), published: "2025-07-25"}},
			[]string{"STATUS_DISPUTED  | HELD: 0 | NOT HELD: 1 | HELD by affirmed"},
		},
		{
			"planned and not planned",
			[]saying{{c: is(planned)}, {c: isNot(planned)}},
			[]string{"STATUS_DISPUTED  | PLANNED: 0 | NOT PLANNED: 1 | PLANNED by affirmed"},
		},
		{"no longer planned", []saying{{c: is(planned), published: "2025-07-20"}, {c: isNot(planned), published: "2025-07-25"}}, nil},

		// scope
		{
			"a round and a day of it",
			[]saying{{when: "2025-07-21/2025-07-25"}, {when: "2025-07-24"}},
			[]string{"SCOPE_DIFFERS  | 2025-07-21/2025-07-25: 0 | 2025-07-24: 1 | 2025-07-24 by narrower"},
		},
		{
			"a round and two days of it",
			[]saying{{when: "2025-07-21/2025-07-25"}, {when: "2025-07-24"}, {when: "2025-07-25"}},
			[]string{
				"TIME_DISJOINT  | 2025-07-24: 1 | 2025-07-25: 2 | - by undecided",
				"SCOPE_DIFFERS  | 2025-07-21/2025-07-25: 0 | 2025-07-24: 1 | 2025-07-25: 2 | - by undecided",
			},
		},
		{"some day of a week, and a day of it", []saying{{when: "[2025-07-21..2025-07-25]"}, {when: "2025-07-24"}}, nil},
		{"a round and its month", []saying{{when: "2025-07-21/2025-07-25"}, {when: "2025-07"}}, nil},
		{"a war and a day of it", []saying{{when: "2025-07-21/2025-07-25", c: of("clash")}, {when: "2025-07-24", c: of("clash")}}, nil},
	} {
		t.Run(test.what, func(t *testing.T) {
			_, e := oneEvent(t, test.says, parisInFrance, bakuThere)
			var got []string
			for i := range e.Conflicts {
				got = append(got, shown(&e.Conflicts[i]))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// An article calls its own claims part and whole; somebody judged that both tell
// of one event.
func TestScopesThatAnArticleStates(t *testing.T) {
	for _, test := range []struct {
		what  string
		links func(a, b, c graph.ID) []graph.ClaimedLink
		want  []string
	}{
		{"a part", func(a, b, _ graph.ID) []graph.ClaimedLink {
			return []graph.ClaimedLink{{Kind: graph.LinkPartOf, From: a, To: b}}
		}, []string{"SCOPE_DIFFERS WHOLE 1 PART 1 PART by narrower"}},
		{"two parts", func(a, b, c graph.ID) []graph.ClaimedLink {
			return []graph.ClaimedLink{{Kind: graph.LinkPartOf, From: a, To: b}, {Kind: graph.LinkPartOf, From: c, To: b}}
		}, []string{"SCOPE_DIFFERS WHOLE 1 PART 2 PART by narrower"}},
		{"a part of a part", func(a, b, c graph.ID) []graph.ClaimedLink {
			return []graph.ClaimedLink{{Kind: graph.LinkPartOf, From: a, To: b}, {Kind: graph.LinkPartOf, From: b, To: c}}
		}, []string{"SCOPE_DIFFERS WHOLE 1 PART 1 PART by narrower"}},
		{"parts of each other", func(a, b, _ graph.ID) []graph.ClaimedLink {
			return []graph.ClaimedLink{{Kind: graph.LinkPartOf, From: a, To: b}, {Kind: graph.LinkPartOf, From: b, To: a}}
		}, nil},
		{"one follows the other", func(a, b, _ graph.ID) []graph.ClaimedLink {
			return []graph.ClaimedLink{{Kind: graph.LinkFollows, From: a, To: b}}
		}, nil},
	} {
		a := graphtest.NewArticle("000")
		claims := []graph.ID{a.Claim(graph.Claim{}), a.Claim(graph.Claim{}), a.Claim(graph.Claim{})}
		a.Corefer(claims...)
		for _, l := range test.links(claims[0], claims[1], claims[2]) {
			a.Claim(graph.Claim{Type: graph.ClaimLink, Link: &l})
		}
		e := eventOf(t, build([]*graphtest.Article{a}), claims[0])
		var got []string
		for i := range e.Conflicts {
			c := &e.Conflicts[i]
			got = append(got, fmt.Sprintf("%s %s %d %s %d %s by %s", c.Kind, c.Readings[0].Value, len(c.Readings[0].Claims),
				c.Readings[1].Value, len(c.Readings[1].Claims), c.Preferred().Value, c.Rule))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.what, diff)
		}
		if len(e.Links)+len(e.LinkedFrom) > 0 {
			t.Errorf("%s: the event is linked to itself", test.what)
		}
	}
}

// Each kind has its id, its posting, and a place in the order of kinds.
func TestConflictsAreFound(t *testing.T) {
	s, e := oneEvent(t, []saying{
		{when: "2025-07-26", where: []string{"Paris CITY"}, who: []string{anna + " HOST"}},
		{when: "2025-07-20/2025-07-24", where: []string{"Baku CITY"}, who: []string{anna + " HOST DENIED"}},
		{when: "2025-07-22", who: []string{anna + " ATTENDEE"}},
		{c: graph.Claim{Polarity: graph.PolarityNegative}},
	})
	kinds := graph.ConflictKinds()
	if len(e.Conflicts) != len(kinds) {
		t.Fatalf("%d conflicts: %v", len(e.Conflicts), e.Conflicts)
	}
	for i := range e.Conflicts {
		c := &e.Conflicts[i]
		kind, event, actor, ok := graph.ParseConflictID(c.ID)
		if c.Kind != kinds[i] || !ok || kind != c.Kind || event != e.ID || event != c.Event || actor != c.Actor {
			t.Errorf("%s: kind %s, event %s, actor %q, ok %v", c.ID, kind, event, actor, ok)
		}
		if s.WithConflict(c.Kind).GetCardinality() != 1 {
			t.Errorf("%s: posted %v", c.Kind, s.WithConflict(c.Kind))
		}
	}
	for _, id := range []graph.ID{"", "conflict", "conflict/", "conflict/time-disjoint", "conflict/time/000/x", "event/time-disjoint/000/x", "conflict/role-divergence/x"} {
		if _, _, _, ok := graph.ParseConflictID(id); ok {
			t.Errorf("%q is the id of a conflict", id)
		}
	}
}

// Rules bring a report that a meeting was held and one that it was called off
// together, so that the dispute is told without anybody's judgement.
func TestRulesFindThatAMeetingIsInDispute(t *testing.T) {
	var articles []*graphtest.Article
	var claims []graph.ID
	for i, status := range []graph.Status{graph.StatusHeld, graph.StatusCancelled} {
		a := graphtest.NewArticle(fmt.Sprintf("%03d", i))
		a.Article.Published = edtf.MustParse("2025-07-25")
		claims = append(claims, a.Claim(graph.Claim{
			Status: status, Places: []graph.ID{a.Place("Paris", "CITY")}, Times: []graph.ClaimedTime{a.At("Thursday", "2025-07-24")},
			Participations: graphtest.Present(a.Person(anna), a.Person("Chaim Dor")),
		}))
		articles = append(articles, a)
	}
	e := eventOf(t, build(articles), claims[0])
	if !slices.Equal(e.Claims, claims) || len(e.Conflicts) != 1 {
		t.Fatalf("claims %v, conflicts %v", e.Claims, e.Conflicts)
	}
	if got, want := shown(&e.Conflicts[0]), "STATUS_DISPUTED  | HELD: 0 | NOT HELD: 1 | HELD by affirmed"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
