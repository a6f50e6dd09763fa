package identity_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
)

// holds says that somebody holds an office.
func holds(a *graphtest.Article, holder graph.ID, title string, of graph.ID) {
	office := a.Mention(graph.MentionPosition, title)
	a.Claim(graph.Claim{Type: graph.ClaimPosition, Position: &graph.ClaimedPosition{Holder: holder, Title: office, Organization: of}})
}

// reasons returns why rules joined a pair, or left it open.
func reasons(r *graph.Resolution, verdict graph.Verdict, a, b graph.ID) string {
	for _, j := range r.Judgements {
		if j.Verdict == verdict && j.Left == min(a, b) && j.Right == max(a, b) {
			return j.Reason
		}
	}
	return ""
}

func TestAFamilyNameIsWhoeverBearsItInTheArticle(t *testing.T) {
	for _, tt := range []struct {
		what, bare string
		people     []string
		want       int // the place of whom it means; -1 for nobody
	}{
		{"the only one", "Barrack", []string{"Jean-Noël Barrot", "Tom Barrack"}, 1},
		{"another spelling", "Shibani", []string{"Tom Barrack", "Asaad al-Shaibani"}, 1},
		{"a title", "President Assad", []string{"Bashar al-Assad"}, 0},
		{"two of the family", "Assad", []string{"Bashar al-Assad", "Asma al-Assad"}, -1},
		{"the very name before a spelling", "Barak", []string{"Tom Barrack", "Ehud Barak"}, 1},
		{"another name", "Barak", []string{"Tom Barrack"}, -1},
		{"a given name as well", "Hassan", []string{"Ahmed Hassan", "Hassan Nasrallah"}, -1},
		{"nobody", "Merkel", []string{"Tom Barrack"}, -1},
	} {
		t.Run(tt.what, func(t *testing.T) {
			a := graphtest.NewArticle("000")
			bare := a.Person(tt.bare)
			var people []graph.ID
			for _, name := range tt.people {
				people = append(people, a.Person(name))
			}
			r := resolve([]*graphtest.Article{a})
			for i, person := range people {
				if got := together(t, r, bare, person); got != (i == tt.want) {
					t.Errorf("%s is %s: %v", tt.bare, tt.people[i], got)
				}
			}
		})
	}
}

func TestAFamilyNameOfAnotherArticleMeansNobody(t *testing.T) {
	a, b := two()
	full, bare := a.Person("Tom Barrack"), b.Person("Barrack")
	if together(t, resolve([]*graphtest.Article{a, b}), full, bare) {
		t.Error("a family name alone was joined across articles")
	}
}

func TestAFamilyNameAndAnOfficeMeanOneAcrossArticles(t *testing.T) {
	for _, tt := range []struct {
		what, office string
		people       []string
		published    string
		joined       bool
		doubt        bool
	}{
		{"the office as well", "special envoy", []string{"Tom Barrack"}, "2025-08", true, false},
		{"years later", "special envoy", []string{"Tom Barrack"}, "2029", false, true},
		{"nobody knows when", "special envoy", []string{"Tom Barrack"}, "", false, true},
		{"another office", "ambassador", []string{"Tom Barrack"}, "2025-08", false, true},
		{"no office", "", []string{"Tom Barrack"}, "2025-08", false, true},
		{"no office, two of the name", "", []string{"Tom Barrack", "Ann Barrack"}, "2025-08", false, false},
	} {
		a, b := two()
		a.Article.Published = edtf.MustParse("2025-07-24")
		if tt.published != "" {
			b.Article.Published = edtf.MustParse(tt.published)
		}
		us, america := a.Organization("US", graphtest.Kind("STATE")), b.Organization("United States", graphtest.Kind("STATE"))
		var people []graph.ID
		for _, name := range tt.people {
			people = append(people, a.Person(name))
		}
		holds(a, people[0], "US envoy", us)
		bare := b.Person("Barrack")
		if tt.office != "" {
			holds(b, bare, tt.office, america)
		}
		r := resolve([]*graphtest.Article{a, b})
		if got := together(t, r, bare, people[0]); got != tt.joined {
			t.Errorf("%s: joined %v", tt.what, got)
		}
		if doubt := reasons(r, unsure, bare, people[0]) != ""; doubt != tt.doubt {
			t.Errorf("%s: a doubt %v", tt.what, doubt)
		}
	}
}

func TestAFamilyNameAmongTheSamePeopleMeansOneAcrossArticles(t *testing.T) {
	for _, tt := range []struct {
		what   string
		people []string
		want   bool
	}{
		{"two others", []string{"Ron Dermer", "Asaad Shibani"}, true},
		{"one other", []string{"Ron Dermer"}, false},
		{"nobody else", nil, false},
	} {
		a, b := two()
		full, bare := a.Person("Tom Barrack"), b.Person("Barrack")
		a.Person("Ron Dermer")
		a.Person("Asaad al-Shaibani")
		for _, name := range tt.people {
			b.Person(name)
		}
		if got := together(t, resolve([]*graphtest.Article{a, b}), full, bare); got != tt.want {
			t.Errorf("%s: %v", tt.what, got)
		}
	}
}

func TestWhoTakesPartBesideAnotherIsNotThatOther(t *testing.T) {
	for _, pair := range [][2]string{{"Anna Berg", "Anne Berg"}, {"Tom Barrack", "Thomas Barrack"}, {"Barrack", "Tom Barrack"}} {
		a := graphtest.NewArticle("000")
		x, y := a.Person(pair[0]), a.Person(pair[1])
		if !together(t, resolve([]*graphtest.Article{a}), x, y) {
			t.Errorf("%v are two for no reason", pair)
		}
		a.Claim(graph.Claim{Participations: graphtest.Present(x, y)})
		if together(t, resolve([]*graphtest.Article{a}), x, y) {
			t.Errorf("%v met, and are one", pair)
		}
	}
}

func TestAnArticleThatAnnotatesThemAsTwoIsADoubt(t *testing.T) {
	a := graphtest.NewArticle("000")
	x, y := a.Person("Tom Barrack"), a.Person("Thomas Barrack")
	if !together(t, resolve([]*graphtest.Article{a}), x, y) {
		t.Error("where nothing is annotated, Tom is not Thomas")
	}
	a.Corefer(x, a.Person("the envoy"))
	if together(t, resolve([]*graphtest.Article{a}), x, y) {
		t.Error("an annotator holds Tom and Thomas for two, a rule for one")
	}
}

func TestAnOfficeMeansItsHolder(t *testing.T) {
	for _, tt := range []struct {
		described string
		office    string
		want      bool
	}{
		{"Damascus's top diplomat", "Syrian Foreign Minister", true},
		{"Syria’s foreign minister", "FM", true},
		{"Syrian FM", "minister of foreign affairs", true},
		{"Paris's top diplomat", "Syrian Foreign Minister", false},
		{"Damascus's envoy", "Syrian envoy", false}, // a country has many
		{"top diplomat", "Syrian Foreign Minister", false},
	} {
		a := graphtest.NewArticle("000")
		syria := a.Organization("Syria", graphtest.Kind("STATE"))
		shaibani := a.Person("Asaad al-Shaibani")
		holds(a, shaibani, tt.office, syria)
		described := a.Person(tt.described)
		r := resolve([]*graphtest.Article{a})
		if got := together(t, r, shaibani, described); got != tt.want {
			t.Errorf("%q is the %s: %v", tt.described, tt.office, got)
		}
		if reason := reasons(r, same, shaibani, described); tt.want && !strings.Contains(reason, "foreign minister (Syria)") {
			t.Errorf("the reason is %q", reason)
		}
	}
}

func TestAnOfficeOfAnotherArticleIsADoubt(t *testing.T) {
	a, b := two()
	shaibani := a.Person("Asaad al-Shaibani")
	holds(a, shaibani, "Foreign Minister", a.Organization("Syria", graphtest.Kind("STATE")))
	described := b.Person("Damascus's top diplomat")
	r := resolve([]*graphtest.Article{a, b})
	if together(t, r, shaibani, described) {
		t.Error("an office made one of two articles' people")
	}
	if reason := reasons(r, unsure, shaibani, described); !strings.Contains(reason, "offices change hands") {
		t.Errorf("the doubt is %q", reason)
	}
}

func TestMetonymsAndAdjectivesNameStatesAndGovernments(t *testing.T) {
	organization := func(text, kind string) func(*graphtest.Article) graph.ID {
		return func(a *graphtest.Article) graph.ID { return a.Organization(text, graphtest.Kind(kind)) }
	}
	for _, tt := range []struct {
		what string
		a, b func(*graphtest.Article) graph.ID
		want bool
	}{
		{"the adjective", organization("Syria", "STATE"), organization("Syrian", ""), true},
		{"another state", organization("Syria", "STATE"), organization("Israeli", ""), false},
		{"the capital", organization("Syrian government", "GOVERNMENT"), organization("Damascus", ""), true},
		{"the seat of another", organization("Syrian government", "GOVERNMENT"), organization("Tel Aviv", "GOVERNMENT"), false},
		{"a government and its state", organization("Syria", "STATE"), organization("Damascus", "GOVERNMENT"), false},
		{"new authorities", organization("Damascus", "GOVERNMENT"), organization("the new Syrian authorities", ""), true},
		{"a former government", organization("Damascus", "GOVERNMENT"), organization("former Syrian government", "GOVERNMENT"), false},
		{"the two Koreas", organization("North Korea", ""), organization("South Korean", ""), false},
		{"a broadcaster", organization("Damascus", "MEDIA"), organization("Syrian government", "GOVERNMENT"), false},
		{"a seat of several", organization("Brussels", ""), organization("Belgian government", ""), false},
	} {
		t.Run(tt.what, func(t *testing.T) {
			a, b := two()
			left, right := tt.a(a), tt.b(b)
			if got := together(t, resolve([]*graphtest.Article{a, b}), left, right); got != tt.want {
				t.Errorf("one: %v", got)
			}
		})
	}
}

func TestWhatIsKnownBesidesNames(t *testing.T) {
	a, b := two()
	us, america := a.Organization("US", graphtest.Kind("STATE")), b.Organization("United States", graphtest.Kind("STATE"))
	full, initial := a.Person("Tom Barrack", graphtest.ActsFor(us)), b.Person("T. Barrack", graphtest.ActsFor(america))
	r := resolve([]*graphtest.Article{a, b})
	if together(t, r, full, initial) || reasons(r, unsure, full, initial) == "" {
		t.Error("an initial suffices, or is no doubt")
	}
	holds(a, full, "US envoy", us)
	holds(b, initial, "special envoy", america)
	r = resolve([]*graphtest.Article{a, b})
	if !together(t, r, full, initial) || !strings.Contains(reasons(r, same, full, initial), "envoy (United States)") {
		t.Error("an initial and an office do not suffice, or the reason does not tell")
	}
}

func TestPlacesInTwoCountriesAreTwo(t *testing.T) {
	a, b := two()
	homs, hims := a.Place("Kobani", ""), b.Place("Kobane", "")
	syria, spain := a.Place("Syria", "COUNTRY"), b.Place("Spain", "COUNTRY")
	articles := []*graphtest.Article{a, b}
	if !together(t, resolve(articles), homs, hims) {
		t.Error("two spellings of a place are two")
	}
	a.Claim(graph.Claim{Type: graph.ClaimWithin, Within: &graph.ClaimedWithin{Inner: homs, Outer: syria}})
	b.Claim(graph.Claim{Type: graph.ClaimWithin, Within: &graph.ClaimedWithin{Inner: hims, Outer: spain}})
	if together(t, resolve(articles), homs, hims) {
		t.Error("places of two countries are one")
	}
}

func TestPlacesOfOneNameInTwoCountriesAreTwo(t *testing.T) {
	lyingIn := func(a *graphtest.Article, country string) graph.ID {
		inner, outer := a.Place("Tripoli", "CITY"), a.Place(country, "")
		a.Claim(graph.Claim{Type: graph.ClaimWithin, Within: &graph.ClaimedWithin{Inner: inner, Outer: outer}})
		return inner
	}
	a, b := two()
	c := graphtest.NewArticle("002")
	one, other := lyingIn(a, "Libya"), lyingIn(b, "Lebanon")
	bare := c.Place("Tripoli", "CITY")
	r := resolve([]*graphtest.Article{a, b, c})
	if together(t, r, one, other) || together(t, r, one, bare) || together(t, r, other, bare) {
		t.Error("Tripoli in Libya, in Lebanon, or either of them, are one")
	}
	same, _ := two()
	again := lyingIn(same, "Libya")
	d := graphtest.NewArticle("003")
	if third := lyingIn(d, "Libya"); !together(t, resolve([]*graphtest.Article{same, d}), again, third) {
		t.Error("Tripoli in Libya is two")
	}
}

func TestABareNameAndWhereAPlaceLies(t *testing.T) {
	for _, tt := range []struct {
		bare, full string
		want       graph.Verdict
	}{
		{"Paris", "Paris, France", graph.VerdictSame},
		{"Paris", "Paris, Texas", graph.VerdictUnsure},
		{"Paris, France", "Paris, Texas", graph.VerdictDifferent},
		{"Paris, France", "Paris, Tex.", graph.VerdictDifferent},
		{"Paris", "Paris, Italy", graph.VerdictDifferent},
		{"London", "London, Ontario", graph.VerdictUnsure},
		{"London", "London, United Kingdom", graph.VerdictSame},
		{"London", "London, England", graph.VerdictSame},
		{"London, Ont.", "London, Ontario", graph.VerdictSame},
		{"London, Ontario", "London, Canada", graph.VerdictSame},
		{"London, Ontario", "London, England", graph.VerdictDifferent},
		{"Perth, WA, Australia", "Perth, Western Australia", graph.VerdictSame},
		{"Paris, Ontario", "Paris, Texas", graph.VerdictDifferent},
		{"Paris", "Paris, Ontario", graph.VerdictUnsure},
		{"Toronto", "Toronto, Ontario", graph.VerdictSame},
		{"Boston", "Boston, Massachusetts", graph.VerdictSame},
		{"Lebanon", "Lebanon, New Hampshire", graph.VerdictDifferent},
		{"Vezzy, Paris", "Vezzy, France", graph.VerdictUnsure},
		{"Tal Abyad, Aleppo", "Tal Abyad, Idlib", graph.VerdictDifferent},
		{"London", "London, France", graph.VerdictDifferent},
		{"Tripoli", "Tripoli, Lebanon", graph.VerdictUnsure},
		{"St Petersburg", "St Petersburg, Florida", graph.VerdictUnsure},
		{"Vezzy", "Vezzy, France", graph.VerdictUnsure},
		{"Springfield, IL", "Springfield, MO", graph.VerdictDifferent},
		{"Springfield, IL", "Springfield, Missouri", graph.VerdictDifferent},
		{"Springfield, Ill.", "Springfield, Massachusetts", graph.VerdictDifferent},
		{"Springfield, IL", "Springfield, Illinois", graph.VerdictSame},
		{"Springfield, IL", "Springfield, Sangamon County, Illinois", graph.VerdictSame},
		{"Springfield", "Springfield, Illinois", graph.VerdictUnsure},
		{"Springfield, USA", "Springfield, Illinois", graph.VerdictUnsure},
		{"Springfield, USA", "Dover, Illinois", graph.VerdictDifferent},
		{"Atlanta, Ga.", "Atlanta, Georgia", graph.VerdictSame},
		{"Tbilisi", "Tbilisi, Georgia", graph.VerdictSame},
		{"Berlin, DE", "Berlin, Germany", graph.VerdictSame},
		{"Portland, Maine", "Portland, Ore.", graph.VerdictDifferent},
		{"Rochester, N.Y.", "Rochester, New York", graph.VerdictSame},
		{"Rochester, N.Y.", "Rochester, Minn.", graph.VerdictDifferent},
		{"Congo", "Republic of the Congo", graph.VerdictUnsure},
		{"Korea", "South Korea", graph.VerdictUnsure},
		{"Congo", "France", graph.VerdictDifferent},
	} {
		for _, pair := range [][2]string{{tt.bare, tt.full}, {tt.full, tt.bare}} {
			if c := identity.CompareNames(graph.MentionPlace, pair[0], pair[1]); c.Verdict != tt.want {
				t.Errorf("%s and %s: %s, want %s: %+v", pair[0], pair[1], c.Verdict, tt.want, c.Features)
			}
		}
		a, b := two()
		left, right := a.Place(tt.bare, ""), b.Place(tt.full, "")
		if got := together(t, resolve([]*graphtest.Article{a, b}), left, right); got != (tt.want == graph.VerdictSame) {
			t.Errorf("%s and %s are one place: %v", tt.bare, tt.full, got)
		}
	}
}

// A name that fits two who differ joins neither, and no chain of spellings
// crosses what keeps two apart.
func TestNoChainCrossesADifference(t *testing.T) {
	a, b := two()
	c := graphtest.NewArticle("002")
	older, younger := a.Person("George H. W. Bush"), b.Person("George W. Bush")
	either := c.Person("George Bush")
	r := resolve([]*graphtest.Article{a, b, c})
	if together(t, r, older, younger) || together(t, r, either, older) || together(t, r, either, younger) {
		t.Error("father and son, or either of them, are one")
	}
	if !strings.Contains(reasons(r, unsure, either, older), "fits others as well") {
		t.Errorf("the doubt is %q", reasons(r, unsure, either, older))
	}
	if !together(t, resolve([]*graphtest.Article{a, c}), either, older) {
		t.Error("where there is one George Bush, he is not he")
	}
}

func TestAPersonOverrulesTheRulesOfNames(t *testing.T) {
	for _, verdict := range []graph.Verdict{different, unsure} {
		a, b := two()
		c := graphtest.NewArticle("002")
		x, again, y := a.Person("Tom Barrack"), c.Person("Tom Barrack"), b.Person("Thomas Barrack")
		r := resolve([]*graphtest.Article{a, b, c}, graphtest.Judge(again, verdict, y, 0))
		if together(t, r, x, y) || !together(t, r, x, again) {
			t.Errorf("after %s: Tom is Thomas, or Tom is not Tom", verdict)
		}
	}
}

func TestNamesOfEventTablesAreNeverSpellings(t *testing.T) {
	a, b := two()
	a.Article.Kind = graph.KindDataset
	x, y := a.Person("Ahmed al-Sharaa"), a.Person("Ahmad al-Sharaa")
	news, spelling := b.Person("Ahmed al-Sharaa"), b.Person("Ahmad al-Sharaa")
	r := resolve([]*graphtest.Article{a, b})
	if together(t, r, x, y) {
		t.Error("two ids of an event table are one")
	}
	if !together(t, r, x, news) || !together(t, r, y, spelling) {
		t.Error("an equal name in a table and in an article is two")
	}
}

func TestExplain(t *testing.T) {
	c := fiveArticles(t)
	for _, tt := range []struct {
		left, right graph.ID
		verdict     graph.Verdict
		features    []string
	}{
		{"actor/tom-barrack", "actor/thomas-barrack", same, []string{"family name", "given name", "office", "country", "company"}},
		{"actor/tom-barrack", "actor/jean-noel-barrot", different, []string{"family name", "country"}},
		{"actor/ahmed-al-sharaa", "actor/bashar-al-assad", different, []string{"family name"}},
		{"place/sweida", "place/sweida-city", different, []string{"kind"}},
		{"actor/tom-barrack", "place/paris", different, []string{"type"}},
	} {
		e, err := identity.Explain(c, tt.left, tt.right)
		if err != nil {
			t.Fatal(err)
		}
		if e.Verdict != tt.verdict {
			t.Errorf("%s and %s: %s %.2f %+v", tt.left, tt.right, e.Verdict, e.Score, e.Features)
		}
		for _, want := range tt.features {
			if !slices.ContainsFunc(e.Features, func(f graph.Feature) bool { return f.Name == want }) {
				t.Errorf("%s and %s: no feature %q in %+v", tt.left, tt.right, want, e.Features)
			}
		}
	}
	if _, err := identity.Explain(c, "actor/nobody", "actor/tom-barrack"); err == nil {
		t.Error("nobody was explained")
	}
}

func TestNoChainJoinsThoseWhoMet(t *testing.T) {
	a, b := two()
	x, y := a.Person("Tom Barrack"), a.Person("Thomas Barrack")
	a.Claim(graph.Claim{Participations: graphtest.Present(x, y)})
	b.Person("Tommy Barrack")
	if together(t, resolve([]*graphtest.Article{a, b}), x, y) {
		t.Error("two who met are one through a third spelling")
	}
}

// The chain from one mention to another goes from judgement to judgement, each of
// which shares a mention or a name with the next.
func TestTheChainThatJoins(t *testing.T) {
	c := fiveArticles(t)
	e, err := identity.Explain(c, "article/000#char=116,127;person", "article/003#char=2788,2802;person") // Tom, Thomas Barrack
	if err != nil || !e.One || len(e.Chain) == 0 || e.Apart != "" {
		t.Fatalf("%+v, %v", e, err)
	}
	first, last := e.Chain[0], e.Chain[len(e.Chain)-1]
	if first.Left != "article/000#char=116,127;person" && first.Right != "article/000#char=116,127;person" {
		t.Errorf("the chain begins with %+v", first)
	}
	if last.Left != "article/003#char=2788,2802;person" && last.Right != "article/003#char=2788,2802;person" {
		t.Errorf("the chain ends with %+v", last)
	}
	for i, j := range e.Chain {
		if j.Verdict != same || j.SupersededBy != "" {
			t.Errorf("%+v", j)
		}
		if i > 0 && !slices.ContainsFunc([]graph.ID{j.Left, j.Right}, func(id graph.ID) bool {
			return id == e.Chain[i-1].Left || id == e.Chain[i-1].Right
		}) {
			t.Errorf("%+v does not follow %+v", j, e.Chain[i-1])
		}
	}
}

func TestExplainEvents(t *testing.T) {
	elsewhere, later := paris, paris
	elsewhere.place, elsewhere.when, later.when = "Baku", "2025-07", "2025-08-20"
	a, one := tellReports("000", paris, elsewhere)
	b, other := tellReports("001", paris, later)
	for _, tt := range []struct {
		name        string
		left, right graph.ID
		verdict     graph.Verdict
		one         bool
		feature     string
	}{
		{"one event", one[0], other[0], same, true, "people"},
		{"by the ids of events", graph.ID("event/" + one[0].Local()), graph.ID("event/" + other[0].Local()), same, true, "people"},
		{"elsewhere", one[1], other[0], different, false, "apart"},
		{"later", one[0], other[1], different, false, "apart"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e, err := identity.Explain(graphtest.Corpus([]*graphtest.Article{a, b}), tt.left, tt.right)
			if err != nil {
				t.Fatal(err)
			}
			if e.Verdict != tt.verdict || e.One != tt.one || len(e.Chain) > 0 != tt.one {
				t.Errorf("%+v", e)
			}
			if !slices.ContainsFunc(e.Features, func(f graph.Feature) bool { return f.Name == tt.feature }) {
				t.Errorf("no feature %q in %+v", tt.feature, e.Features)
			}
		})
	}
	for _, pair := range [][2]graph.ID{{one[0], "actor/anna-berg"}, {"event/000/nothing", one[0]}, {"article/000", one[0]}} {
		if e, err := identity.Explain(graphtest.Corpus([]*graphtest.Article{a, b}), pair[0], pair[1]); err == nil {
			t.Errorf("%v are explained: %+v", pair, e)
		}
	}
}

func TestWhatKeepsApart(t *testing.T) {
	c := fiveArticles(t)
	c.Judgements = append(c.Judgements, graphtest.Judge("actor/asaad-al-shaibani", different, "actor/shibani", 1))
	e, err := identity.Explain(c, "actor/asaad-al-shaibani", "actor/shibani")
	if err != nil || e.One || !strings.Contains(e.Apart, "says that actor/asaad-al-shaibani and actor/shibani differ") {
		t.Errorf("%+v, %v", e, err)
	}
}
