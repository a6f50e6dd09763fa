package identity_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
)

// cluster returns the one that a mention or claim is in.
func cluster(t *testing.T, r *graph.Resolution, member graph.ID) graph.Cluster {
	t.Helper()
	for _, c := range slices.Concat(r.Actors, r.Places, r.Events) {
		if slices.Contains(c.Members, member) {
			return c
		}
	}
	t.Fatalf("%s is in no cluster", member)
	return graph.Cluster{}
}

func together(t *testing.T, r *graph.Resolution, a, b graph.ID) bool {
	t.Helper()
	return cluster(t, r, a).ID == cluster(t, r, b).ID
}

// two starts two articles that name the same in their own words.
func two() (a, b *graphtest.Article) { return graphtest.NewArticle("000"), graphtest.NewArticle("001") }

func resolve(articles []*graphtest.Article, judgements ...graph.Judgement) *graph.Resolution {
	return identity.Resolve(graphtest.Corpus(articles, judgements...))
}

type mentioned struct {
	kind graph.MentionType
	text string
	of   string // kind of place
	same string // knowledge base
}

func person(text string) mentioned { return mentioned{kind: graph.MentionPerson, text: text} }
func organization(text string) mentioned {
	return mentioned{kind: graph.MentionOrganization, text: text}
}
func group(text string) mentioned     { return mentioned{kind: graph.MentionGroup, text: text} }
func place(text, of string) mentioned { return mentioned{kind: graph.MentionPlace, text: text, of: of} }

func (m mentioned) at(iri string) mentioned { m.same = iri; return m }

func (m mentioned) in(a *graphtest.Article) graph.ID {
	if m.same == "" {
		return a.Mention(m.kind, m.text, graphtest.Kind(m.of))
	}
	return a.Mention(m.kind, m.text, graphtest.Kind(m.of), graphtest.SameAs(m.same))
}

const (
	q858 = "https://www.wikidata.org/entity/Q858"
	q801 = "https://www.wikidata.org/entity/Q801"
)

func TestTwoArticlesNameOne(t *testing.T) {
	for _, tt := range []struct {
		what string
		a, b mentioned
		want bool
	}{
		{"a full name", person("Tom Barrack"), person("Tom Barrack"), true},
		{"case, diacritics, punctuation", person("Jean-Noel Barrot"), person("JEAN NOËL BARROT"), true},
		{"another spelling", person("Ahmed al-Sharaa"), person("Ahmad al-Sharaa"), true},
		{"a family name", person("Barrack"), person("Barrack"), false},
		{"a family name with its article", person("al-Sharaa"), person("al-Sharaa"), false},
		{"a family name and a full one", person("Barrack"), person("Tom Barrack"), false},
		{"two of one family", person("Ahmed al-Sharaa"), person("Farouk al-Sharaa"), false},
		{"an office", person("US special envoy"), person("US special envoy"), false},
		{"a title and a family name", person("President Assad"), person("President Assad"), false},
		{"an organization of one word", organization("Axios"), organization("axios Axios"), false},
		{"an organization", organization("Axios"), organization("AXIOS"), true},
		{"an army, not named", organization("the army"), organization("the army"), false},
		{"a government, not named", organization("government"), organization("government"), false},
		{"a pronoun", organization("It"), organization("it"), false},
		{"a group", group("Syrian officials"), group("Syrian officials"), false},
		{"a person and an organization", person("Anna Berg"), organization("Anna Berg"), false},
		{"a state and its country", organization("Syria"), place("Syria", "COUNTRY"), false},
		{"a place", place("Paris", ""), place("Paris", "CITY"), true},
		{"two spellings of a place", place("Sweida", "PROVINCE"), place("Suwayda", "PROVINCE"), true},
		{"a city and a province", place("Sweida", "CITY"), place("Sweida", "PROVINCE"), false},
		{"a country and a region", place("Georgia", "COUNTRY"), place("Georgia", "REGION"), false},
		{"other tells nothing", place("Golan", "OTHER"), place("Golan", "REGION"), true},
		{"a place, not named", place("the country", ""), place("the country", ""), false},
		{"one id, two spellings", person("Ahmed al-Sharaa").at(q858), person("al-Jolani").at(q858), true},
		{"http and https", organization("Syria").at(q858), organization("Syrian").at("http" + q858[5:]), true},
		{"one id, two types", organization("Syria").at(q858), place("Syria", "COUNTRY").at(q858), false},
		{"one name, two ids", organization("Syria").at(q858), organization("Syria").at(q801), false},
		{"one name, ids of two knowledge bases", organization("Syria").at(q858), organization("Syria").at("https://viaf.org/1"), true},
		{"no letters", organization("?!"), organization("!?"), false},
	} {
		t.Run(tt.what, func(t *testing.T) {
			a, b := two()
			left, right := tt.a.in(a), tt.b.in(b)
			if got := together(t, resolve([]*graphtest.Article{a, b}), left, right); got != tt.want {
				t.Errorf("one: %v, want %v", got, tt.want)
			}
		})
	}
}

func TestCoreferenceCarriesShortNames(t *testing.T) {
	a, b := two()
	short, full := a.Person("Barrack"), a.Person("Tom Barrack")
	envoy := a.Person("the US envoy")
	a.Corefer(short, full, envoy)
	other := b.Person("Tom Barrack")
	c := graphtest.NewArticle("002")
	alone := c.Person("Barrack")
	r := resolve([]*graphtest.Article{a, b, c})
	for _, m := range []graph.ID{short, envoy, other} {
		if !together(t, r, m, full) {
			t.Errorf("%s is not %s", m, full)
		}
	}
	if together(t, r, alone, full) {
		t.Error("a family name of another article was joined without a reason")
	}
	if c := cluster(t, r, full); c.ID != "actor/tom-barrack" || slices.Contains(c.Aliases, "actor/tom-barrack") {
		t.Errorf("id %s, aliases %s", c.ID, c.Aliases)
	}
	want := graph.ID("actor/barrack-" + graph.Digest(6, string(alone)))
	if c := cluster(t, r, alone); c.ID != want || !slices.Contains(c.Aliases, "actor/barrack") {
		t.Errorf("id %s, aliases %s; want %s, for actor/barrack may mean two", c.ID, c.Aliases, want)
	}
}

func TestCoreferenceOfOtherTypesIsNoActor(t *testing.T) {
	a := graphtest.NewArticle("000")
	then := a.At("Thursday", "2025-07-24").Mention
	evening := a.At("this evening", "2025-07-24").Mention
	a.Corefer(then, evening)
	if r := resolve([]*graphtest.Article{a}); len(r.Actors)+len(r.Places)+len(r.Events)+len(r.Judgements) != 0 {
		t.Errorf("times became %+v", r)
	}
}

func TestAnArticleWithoutKindNamesTheContainingPlace(t *testing.T) {
	a, b := two()
	city, province := a.Place("Sweida", "CITY"), a.Place("Sweida", "PROVINCE")
	bare := b.Place("Sweida", "")
	r := resolve([]*graphtest.Article{a, b})
	if together(t, r, city, province) || !together(t, r, bare, province) {
		t.Error("Sweida without a kind is not the province")
	}
	if c := cluster(t, r, province); c.ID != "place/sweida" {
		t.Errorf("the province is %s", c.ID)
	}
	c := cluster(t, r, city)
	if c.ID != "place/sweida-"+graph.ID(graph.Digest(6, string(city))) || len(c.Aliases) != 0 {
		t.Errorf("the city is %s, also %s", c.ID, c.Aliases)
	}
}

func TestNamesDoNotJoinAcrossKinds(t *testing.T) {
	a, b := two()
	a.Corefer(a.Place("Sweida", ""), a.Place("As-Suwayda", "")) // one place, of a kind not stated
	city, province := b.Place("As-Suwayda", "CITY"), b.Place("Sweida", "PROVINCE")
	if together(t, resolve([]*graphtest.Article{a, b}), city, province) {
		t.Error("a place with both names joined a city and a province")
	}
}

func TestAGovernmentIsNotCalledByItsCapital(t *testing.T) {
	a := graphtest.NewArticle("000")
	a.Place("Damascus", "CITY")
	government := a.Organization("Syrian government", graphtest.Kind("GOVERNMENT"))
	a.Corefer(government, a.Organization("Damascus"), a.Organization("Damascus"), a.Organization("authorities"))
	c := cluster(t, resolve([]*graphtest.Article{a}), government)
	if c.ID != "actor/syrian-government" || !slices.Contains(c.Aliases, "actor/damascus") {
		t.Errorf("id %s, aliases %s", c.ID, c.Aliases)
	}
	b := graphtest.NewArticle("001")
	b.Place("Syria", "COUNTRY")
	state := b.Organization("Syria", graphtest.Kind("STATE"))
	b.Corefer(state, b.Organization("Syria", graphtest.Kind("STATE")), b.Organization("Syrian regime", graphtest.Kind("GOVERNMENT")))
	if c := cluster(t, resolve([]*graphtest.Article{b}), state); c.ID != "actor/syria" {
		t.Errorf("a state is %s", c.ID)
	}
}

func TestKindOfACoreferentMentionCounts(t *testing.T) {
	a, b := two()
	bare, stated := a.Place("Sweida", ""), a.Place("Sweida city", "CITY")
	a.Corefer(bare, stated)
	province := b.Place("Sweida", "PROVINCE")
	if together(t, resolve([]*graphtest.Article{a, b}), bare, province) {
		t.Error("Sweida that corefers with Sweida city became the province")
	}
}

func TestNamesakesTakeASuffix(t *testing.T) {
	a, b := two()
	one, another := a.Person("John Smith"), b.Person("John Smith")
	different := graphtest.Judge(one, graph.VerdictDifferent, another, 0)
	r := resolve([]*graphtest.Article{a, b}, different)
	for _, m := range []graph.ID{one, another} {
		c := cluster(t, r, m)
		if want := graph.ID("actor/john-smith-" + graph.Digest(6, string(m))); c.ID != want {
			t.Errorf("id %s, want %s", c.ID, want)
		}
		if diff := cmp.Diff([]graph.ID{"actor/john-smith"}, c.Aliases); diff != "" {
			t.Error(diff)
		}
		if !slices.Contains(c.Judgements, different.ID) {
			t.Errorf("%s does not say that they differ", c.ID)
		}
	}
	i := slices.IndexFunc(r.Judgements, func(j graph.Judgement) bool { return j.By == "rule:blocked" })
	if i < 0 || r.Judgements[i].Verdict != graph.VerdictUnsure || !strings.Contains(r.Judgements[i].Reason, string(different.ID)) {
		t.Errorf("nothing says why they were not joined by name: %+v", r.Judgements)
	}
}

func TestGroupsTakeASuffix(t *testing.T) {
	a := graphtest.NewArticle("000")
	officials := a.Group("Syrian officials")
	want := "actor/syrian-officials-" + graph.ID(graph.Digest(6, string(officials)))
	c := cluster(t, resolve([]*graphtest.Article{a}), officials)
	if c.ID != want || !slices.Equal(c.Aliases, []graph.ID{"actor/syrian-officials"}) {
		t.Errorf("id %s, aliases %s", c.ID, c.Aliases)
	}
}

func TestAStateIsNotCalledByItsAdjective(t *testing.T) {
	a := graphtest.NewArticle("000")
	syria := a.Organization("Syria")
	a.Corefer(syria, a.Organization("Syria"), a.Organization("Syrian"), a.Organization("Syrian"), a.Organization("Syrian"), a.Organization("Damascus"), a.Organization("it"))
	c := cluster(t, resolve([]*graphtest.Article{a}), syria)
	if c.ID != "actor/syria" {
		t.Errorf("id %s", c.ID)
	}
	if diff := cmp.Diff([]graph.ID{"actor/damascus", "actor/syrian"}, c.Aliases); diff != "" {
		t.Error(diff)
	}
}

func TestPronounsMintNoIDs(t *testing.T) {
	a := graphtest.NewArticle("000")
	barrack := a.Person("Tom Barrack")
	a.Corefer(barrack, a.Person("I"), a.Person("He"))
	netanyahu := a.Person("Benjamin Netanyahu")
	a.Corefer(netanyahu, a.Person("he"))
	they, code := a.Organization("they"), a.Organization("IT")
	r := resolve([]*graphtest.Article{a}, graphtest.Judge("actor/he", graph.VerdictSame, netanyahu, 0))
	for mention, want := range map[graph.ID]graph.ID{
		barrack: "actor/tom-barrack", netanyahu: "actor/benjamin-netanyahu", code: "actor/it",
		they: "actor/they-" + graph.ID(graph.Digest(6, string(they))),
	} {
		if c := cluster(t, r, mention); c.ID != want || len(c.Aliases) > 0 {
			t.Errorf("%s: id %s, aliases %s, want %s and none", mention, c.ID, c.Aliases, want)
		}
	}
}

func TestANameOfTwoThingsJoinsNothing(t *testing.T) {
	a, b := two()
	c := graphtest.NewArticle("002")
	country, state := a.Place("Georgia", "", graphtest.SameAs("https://kb/Q230")), b.Place("Georgia", "", graphtest.SameAs("https://kb/Q1428"))
	unknown := c.Place("Georgia", "")
	r := resolve([]*graphtest.Article{a, b, c})
	if together(t, r, country, state) || together(t, r, unknown, country) || together(t, r, unknown, state) {
		t.Error("Georgia was joined though knowledge bases know two")
	}
}

func TestStringsOfEventTablesAreIDs(t *testing.T) {
	a, b := two()
	a.Article.Kind, b.Article.Kind = graph.KindDataset, graph.KindDataset
	name := func(a *graphtest.Article, text string) graph.ID { return a.Organization(text) }
	one, same, other := name(a, "Government (Syria)"), name(b, "Government (Syria)"), name(b, "Government Syria")
	r := resolve([]*graphtest.Article{a, b})
	if !together(t, r, one, same) || together(t, r, one, other) {
		t.Error("in an event table a name is an id")
	}
	news := graphtest.NewArticle("002")
	told := news.Organization("Axios")
	if table := name(a, "Axios"); !together(t, resolve([]*graphtest.Article{a, b, news}), told, table) {
		t.Error("a table that has one string for a name does not name the same as news")
	}
}

func TestEventsAreNamedByTheBestInformedClaim(t *testing.T) {
	a := graphtest.NewArticle("000")
	x, y, paris := a.Person("Anna Berg"), a.Person("Chaim Dor"), a.Place("Paris", "CITY")
	month, day := a.At("in July", "2025-07"), a.At("Thursday", "2025-07-24")
	vague := a.Claim(graph.Claim{Participations: graphtest.Present(x, y), Places: []graph.ID{paris}, Times: []graph.ClaimedTime{month}})
	placed := a.Claim(graph.Claim{Participations: graphtest.Present(x), Places: []graph.ID{paris}})
	dated := a.Claim(graph.Claim{Participations: graphtest.Present(x), Times: []graph.ClaimedTime{day}})
	full := a.Claim(graph.Claim{Places: []graph.ID{paris}, Times: []graph.ClaimedTime{day}})
	alone := a.Claim(graph.Claim{Type: "call"})
	event := func(claim graph.ID) graph.ID { return "event/" + graph.ID(claim.Local()) }
	for _, tt := range []struct {
		claims []graph.ID
		want   graph.ID
	}{
		{[]graph.ID{vague, placed, dated, full}, full},
		{[]graph.ID{vague, placed, dated}, dated},
		{[]graph.ID{vague, placed}, vague},
	} {
		a.Coreference = nil
		a.Corefer(tt.claims...)
		r := resolve([]*graphtest.Article{a})
		c := cluster(t, r, tt.claims[0])
		if c.ID != event(tt.want) {
			t.Errorf("%s, want the id of %s", c.ID, tt.want)
		}
		for _, claim := range tt.claims {
			if !slices.Contains(c.Aliases, claim) || (claim != tt.want && !slices.Contains(c.Aliases, event(claim))) {
				t.Errorf("it does not answer to %s", claim)
			}
		}
		if together(t, r, tt.claims[0], alone) {
			t.Error("claims that do not corefer were joined")
		}
	}
}

func TestEventsOfTwoArticlesAreJoinedByPeopleOnly(t *testing.T) {
	a, b := two()
	claim := func(a *graphtest.Article) graph.ID {
		return a.Claim(graph.Claim{Participations: graphtest.Present(a.Person("Anna Berg")), Times: []graph.ClaimedTime{a.At("then", "2025-07-24")}})
	}
	one, another := claim(a), claim(b)
	articles := []*graphtest.Article{a, b}
	if together(t, resolve(articles), one, another) {
		t.Error("two reports became one without a judgement")
	}
	event := func(claim graph.ID) graph.ID { return "event/" + graph.ID(claim.Local()) }
	for _, pair := range [][2]graph.ID{{one, another}, {event(one), another}, {event(one), event(another)}} {
		if !together(t, resolve(articles, graphtest.Judge(pair[0], graph.VerdictSame, pair[1], 0)), one, another) {
			t.Errorf("%s is not %s after a judgement", pair[0], pair[1])
		}
	}
}

func TestEveryCountryHasItsOwnForeignMinistry(t *testing.T) {
	ministry := func(name, state string) (*graphtest.Article, graph.ID) {
		a := graphtest.NewArticle(name)
		if state == "" {
			return a, a.Organization("Foreign Ministry")
		}
		return a, a.Organization("foreign ministry", graphtest.ActsFor(a.Organization(state, graphtest.Kind("STATE"))))
	}
	a, syrian := ministry("000", "Syria")
	b, turkish := ministry("001", "Turkey")
	c, again := ministry("002", "Syria")
	d, whose := ministry("003", "")
	e, whoseElse := ministry("004", "")
	coreferent := c.Organization("Ministry of Foreign Affairs")
	c.Corefer(again, coreferent)
	r := resolve([]*graphtest.Article{a, b, c, d, e})
	if !together(t, r, syrian, again) || !together(t, r, syrian, coreferent) {
		t.Error("Syria has two foreign ministries")
	}
	for _, other := range []graph.ID{turkish, whose, whoseElse} {
		if together(t, r, syrian, other) || together(t, r, turkish, other) != (turkish == other) {
			t.Errorf("%s is the ministry of another country", other)
		}
	}
	if together(t, r, whose, whoseElse) {
		t.Error("two ministries are one although nobody says whose they are")
	}
}

// A corpus that no store has checked may hold a claim or a mention twice.
func TestOneIDTwiceIsOneNode(t *testing.T) {
	once := []*graphtest.Article{graphtest.NewArticle("000"), graphtest.NewArticle("001")}
	for _, a := range once {
		who, other := a.Person("Anna Berg"), a.Person("Carl Dahl")
		a.Claim(graph.Claim{Participations: graphtest.Present(who, other)})
	}
	want := resolve(once)
	twice := graphtest.Corpus(once)
	for i := range twice.Articles {
		a := &twice.Articles[i]
		a.Claims = append(a.Claims, a.Claims[0])
		a.Mentions = append(a.Mentions, a.Mentions[0])
	}
	if diff := cmp.Diff(want, identity.Resolve(twice)); diff != "" {
		t.Error(diff)
	}
}
