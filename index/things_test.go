package index_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
)

func sorted(ids ...graph.ID) []graph.ID { return slices.Sorted(slices.Values(ids)) }

func TestActorsAreFolded(t *testing.T) {
	a, b := graphtest.NewArticle("000"), graphtest.NewArticle("001")
	syria := a.Organization("Syria", graphtest.Kind("STATE"))
	shaibani := a.Person("Asaad al-Shaibani", graphtest.ActsFor(syria), graphtest.SameAs("https://kb/Q1"))
	short := a.Person("Shaibani")
	a.Corefer(shaibani, short)
	other := b.Person("Asaad al-Shaibani", func(m *graph.Mention) { m.Lang = "ar" })
	b.Person("Asaad al-Shaibani")
	country := b.Place("Syria", "COUNTRY")
	s := build([]*graphtest.Article{a, b})

	got := actor(t, s, "actor/asaad-al-shaibani")
	want := &graph.Actor{
		ID: "actor/asaad-al-shaibani", Type: graph.ActorPerson, Name: "Asaad al-Shaibani",
		Names: []graph.Name{
			{Value: "Asaad al-Shaibani", Uses: 2, Articles: []graph.ID{"article/000", "article/001"}},
			{Value: "Asaad al-Shaibani", Lang: "ar", Uses: 1, Articles: []graph.ID{"article/001"}},
			{Value: "Shaibani", Uses: 1, Articles: []graph.ID{"article/000"}},
		},
		SameAs: []string{"https://kb/Q1"}, ActsFor: []graph.ID{"actor/syria"},
		Mentions: got.Mentions,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(got.Mentions) != 4 || !slices.IsSorted(got.Mentions) || !slices.Contains(got.Mentions, other) {
		t.Errorf("mentions %s", got.Mentions)
	}
	state := actor(t, s, "actor/syria")
	if state.Type != graph.ActorOrganization || state.Kind != "STATE" || state.Territory != "place/syria" {
		t.Errorf("Syria is %+v", state)
	}
	if s.RefersTo(country) != "place/syria" || s.RefersTo(short) != want.ID || s.RefersTo("article/000") != "" {
		t.Error("mentions refer to something else")
	}
}

func TestKindOfAnOrganization(t *testing.T) {
	for _, tt := range []struct {
		stated []string
		want   string
	}{
		{nil, "OTHER"},
		{[]string{"OTHER"}, "OTHER"},
		{[]string{"OTHER", "OTHER", "MEDIA"}, "MEDIA"},
		{[]string{"GOVERNMENT", "STATE"}, "STATE"},
		{[]string{"GOVERNMENT", "GOVERNMENT", "STATE"}, "GOVERNMENT"},
	} {
		a := graphtest.NewArticle("000")
		a.Organization("Foo")
		for _, kind := range tt.stated {
			a.Organization("Foo", graphtest.Kind(kind))
		}
		if got := actor(t, build([]*graphtest.Article{a}), "actor/foo").Kind; got != tt.want {
			t.Errorf("of %s it is %s, want %s", tt.stated, got, tt.want)
		}
	}
}

func TestTerritoryByIDOrNameOrNone(t *testing.T) {
	a := graphtest.NewArticle("000")
	kb := graphtest.SameAs("https://kb/Q142")
	a.Organization("France", graphtest.Kind("STATE"))
	a.Organization("Elysee", graphtest.Kind("STATE"), kb)
	a.Place("Frankreich", "COUNTRY", kb)
	a.Organization("Paris", graphtest.Kind("STATE"))
	a.Place("Paris", "CITY")
	a.Organization("Turkey", graphtest.Kind("STATE"))
	a.Place("Turkey", "COUNTRY")
	s := build([]*graphtest.Article{a})
	for id, want := range map[graph.ID]graph.ID{
		"actor/france": "", "actor/elysee": "place/frankreich", "actor/paris": "", "actor/turkey": "place/turkey",
	} {
		if got := actor(t, s, id).Territory; got != want {
			t.Errorf("the territory of %s is %q, want %q", id, got, want)
		}
	}
}

func TestPositionsAreFolded(t *testing.T) {
	a := graphtest.NewArticle("000")
	barrack, us := a.Person("Tom Barrack"), a.Organization("US")
	hold := func(title, when string, of graph.ID, polarity graph.Polarity) graph.ID {
		p := &graph.ClaimedPosition{Holder: barrack, Title: a.Mention(graph.MentionPosition, title), Organization: of}
		if when != "" {
			p.When = edtf.MustParse(when)
		}
		return a.Claim(graph.Claim{Type: graph.ClaimPosition, Polarity: polarity, Position: p})
	}
	envoy := []graph.ID{hold("special envoy", "2025", us, ""), hold("Special Envoy", "2025-07", us, ""), hold("special envoy", "", us, "")}
	ambassador := hold("ambassador", "", "", "")
	hold("president", "", us, negative)
	got := actor(t, build([]*graphtest.Article{a}), "actor/tom-barrack").Positions
	if len(got) != 2 || got[0].Title != "ambassador" || got[1].Title != "special envoy" {
		t.Fatalf("positions %+v", got)
	}
	if diff := cmp.Diff([]graph.ID{ambassador}, got[0].Claims); diff != "" || got[0].Organization != "" {
		t.Errorf("ambassador of %q: %s", got[0].Organization, diff)
	}
	if diff := cmp.Diff(sorted(envoy...), got[1].Claims); diff != "" || got[1].Organization != "actor/us" {
		t.Errorf("envoy of %q: %s", got[1].Organization, diff)
	}
	if got[1].When.Time.String() != "2025-07" || len(got[1].When.Readings) != 2 {
		t.Errorf("envoy when %+v", got[1].When)
	}
}

func TestActingForOthers(t *testing.T) {
	a := graphtest.NewArticle("000")
	state := a.Organization("Syria", graphtest.Kind("STATE"))
	government := a.Organization("Syrian government", graphtest.Kind("GOVERNMENT"), graphtest.ActsFor(state))
	stated := a.Person("Asaad al-Shaibani", graphtest.ActsFor(government))
	silent := a.Person("Shaibani")
	a.Corefer(stated, silent)
	un := a.Organization("UN")
	two := a.Person("Anna Berg", graphtest.ActsFor(un))
	a.Person("Anna Berg", graphtest.ActsFor(government))
	unclear := a.Person("Anna Berg")
	met := a.Claim(graph.Claim{Participations: graphtest.Present(silent, unclear)})
	also := a.Claim(graph.Claim{Type: "call", Participations: graphtest.Present(two)})
	b := graphtest.NewArticle("001")
	elsewhere := b.Claim(graph.Claim{Participations: graphtest.Present(b.Person("Asaad al-Shaibani"))})
	s := build([]*graphtest.Article{a, b})

	parts := eventOf(t, s, met).Participations
	if parts[0].Actor != "actor/anna-berg" || parts[0].ActsFor != "" || parts[1].ActsFor != "actor/syrian-government" {
		t.Errorf("on behalf of: %+v", parts)
	}
	if p := eventOf(t, s, also).Participations[0]; p.ActsFor != "actor/un" {
		t.Errorf("on behalf of %q, as the mention says", p.ActsFor)
	}
	if p := eventOf(t, s, elsewhere).Participations[0]; p.ActsFor != "" {
		t.Errorf("on behalf of %q, which this article does not say", p.ActsFor)
	}
	for _, tt := range []struct {
		who, whom graph.ID
		want      bool
	}{
		{"actor/asaad-al-shaibani", "actor/syrian-government", true},
		{"actor/asaad-al-shaibani", "actor/syria", true},
		{"actor/syria", "actor/asaad-al-shaibani", false},
		{"actor/anna-berg", "actor/un", true},
		{"actor/anna-berg", "actor/syria", true},
		{"actor/un", "actor/un", true},
		{"actor/unknown", "actor/un", false},
	} {
		if got := s.ActsFor(tt.who, tt.whom); got != tt.want {
			t.Errorf("%s acts for %s: %v", tt.who, tt.whom, got)
		}
	}
	if got := s.TookPart("actor/syria").Certain.GetCardinality(); got != 3 {
		t.Errorf("Syria took part in %d events through others, want 3", got)
	}
}

func TestActingForAStateAndItsGovernment(t *testing.T) {
	a := graphtest.NewArticle("000")
	us := a.Organization("US", graphtest.Kind("STATE"))
	washington := a.Organization("Washington", graphtest.ActsFor(us))
	envoy, ambassador := a.Person("Tom Barrack", graphtest.ActsFor(us)), a.Person("Tom Barrack", graphtest.ActsFor(washington))
	met := a.Claim(graph.Claim{Participations: graphtest.Present(a.Person("Tom Barrack"))})
	s := build([]*graphtest.Article{a})
	if p := eventOf(t, s, met).Participations[0]; p.ActsFor != "actor/us" {
		t.Errorf("on behalf of %q; who acts for a government acts for its state (%s, %s)", p.ActsFor, envoy, ambassador)
	}
}

func TestActingInACircle(t *testing.T) {
	a := graphtest.NewArticle("000")
	x, y := a.Organization("X"), a.Organization("Y")
	mentionOf(a, x).ActsFor, mentionOf(a, y).ActsFor = y, x
	a.Claim(graph.Claim{Participations: graphtest.Present(x)})
	s := build([]*graphtest.Article{a})
	if !s.ActsFor("actor/x", "actor/y") || !s.ActsFor("actor/y", "actor/x") || s.Named("actor/y").GetCardinality() != 1 {
		t.Error("who act for one another are not found through one another")
	}
}

func TestIDsThatThingsAnswerTo(t *testing.T) {
	a, b := graphtest.NewArticle("000"), graphtest.NewArticle("001")
	full, short := a.Person("Tom Barrack"), a.Person("Barrack")
	a.Corefer(full, short)
	one, another := a.Group("officials"), b.Group("officials")
	met := a.Claim(graph.Claim{Participations: graphtest.Present(full)})
	call := b.Claim(graph.Claim{Type: "call"})
	paris := a.Place("Paris", "CITY")
	s := build([]*graphtest.Article{a, b}, graphtest.Judge(met, graph.VerdictSame, call, 0))

	suffixed := func(id, m graph.ID) graph.ID { return id + "-" + graph.ID(graph.Digest(6, string(m))) }
	for asked, want := range map[graph.ID]graph.ID{
		"actor/tom-barrack": "actor/tom-barrack", "actor/barrack": "actor/tom-barrack",
		suffixed("actor/barrack", short): "actor/tom-barrack", suffixed("actor/tom-barrack", full): "actor/tom-barrack",
		suffixed("actor/officials", one): suffixed("actor/officials", one), "actor/nobody": "", "place/paris": "", "": "",
		suffixed("actor/tom-barrack", one): "",
	} {
		got, err := s.Actor(asked)
		if want == "" {
			if !errors.Is(err, graph.ErrNotFound) {
				t.Errorf("%q is %v, %v", asked, got, err)
			}
		} else if err != nil || got.ID != want {
			t.Errorf("%q is %v, %v", asked, got, err)
		}
	}
	_, err := s.Actor("actor/officials")
	var ambiguous *graph.AmbiguousError
	if !errors.As(err, &ambiguous) || len(ambiguous.Candidates) != 2 || ambiguous.Candidates[0].Name != "officials" {
		t.Errorf("two groups of officials: %v", err)
	}
	if p, err := s.Place("place/paris"); err != nil || p.Kind != "CITY" || s.RefersTo(paris) != p.ID {
		t.Errorf("Paris is %v, %v", p, err)
	}
	for _, claim := range []graph.ID{met, call} {
		for _, id := range []graph.ID{claim, "event/" + graph.ID(claim.Local())} {
			if e, err := s.Event(id); err != nil || e.ID != s.EventOf(met) {
				t.Errorf("%s is %v, %v", id, e, err)
			}
		}
	}
	for _, id := range []graph.ID{"event/x", "claim/x", "actor/tom-barrack"} {
		if _, err := s.Event(id); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("event %s: %v", id, err)
		}
	}
	if c, ok := s.IdentityOf("actor/barrack"); !ok || c.ID != "actor/tom-barrack" || len(c.Judgements) != 1 {
		t.Errorf("identity %+v", c)
	}
	if c, ok := s.IdentityOf(met); !ok || len(c.Members) != 2 {
		t.Errorf("identity %+v", c)
	}
	if _, ok := s.IdentityOf(another); ok {
		t.Error("a mention has an identity of its own")
	}
}

func TestWhatIsNotThere(t *testing.T) {
	s := build(nil)
	if _, err := s.Article("article/x"); !errors.Is(err, graph.ErrNotFound) {
		t.Error(err)
	}
	if _, err := s.Claim("claim/x"); !errors.Is(err, graph.ErrNotFound) {
		t.Error(err)
	}
	if _, err := s.Mention("article/x#char=0,1;person"); !errors.Is(err, graph.ErrNotFound) {
		t.Error(err)
	}
	if _, err := s.Judgement("judgement/x"); !errors.Is(err, graph.ErrNotFound) {
		t.Error(err)
	}
	if _, err := s.Place("place/x"); !errors.Is(err, graph.ErrNotFound) {
		t.Error(err)
	}
	during := edtf.MustParse("2025")
	for what, b := range map[string]interface{ IsEmpty() bool }{
		"all": s.All(), "named": s.Named("actor/x"), "part": s.TookPart("actor/x").Possible, "type": s.OfType("x"), "at": s.At("place/x"),
		"within": s.Within("place/x"), "published": s.PublishedBy("actor/x"), "status": s.WithStatus("HELD").Certain,
		"before": s.Before(during).Possible, "during": s.During(edtf.Time{}).Certain, "meetings": s.Meetings(),
	} {
		if !b.IsEmpty() {
			t.Errorf("%s is not empty", what)
		}
	}
	if s.ArticleClaims("article/x") != nil || s.EventOf("claim/x") != "" || s.SearchNames("x") != nil && len(s.SearchNames("x")) > 0 {
		t.Error("an empty snapshot holds something")
	}
}

func TestArticlesKeepTheirOrderButNotTheirText(t *testing.T) {
	a := graphtest.NewArticle("000")
	a.Article.Text = "secret"
	var mentions, claims []graph.ID
	for range 12 { // past ten, the order of ids is another than that of places
		mentions = append(mentions, a.Person("Anna Berg"))
		claims = append(claims, a.Claim(graph.Claim{}))
	}
	s := build([]*graphtest.Article{a})
	if article, err := s.Article("article/000"); err != nil || article.Text != "" || article.Title == "" {
		t.Errorf("article %+v, %v", article, err)
	}
	if diff := cmp.Diff(mentions, s.ArticleMentions("article/000")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(claims, s.ArticleClaims("article/000")); diff != "" {
		t.Error(diff)
	}
	c := s.Counts()
	if c.Articles != 1 || c.Mentions != 12 || c.Claims != 12 || c.Events != 12 || c.Meetings != 12 || c.Actors != 1 {
		t.Errorf("counts %+v", c)
	}
}
