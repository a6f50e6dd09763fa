package identity_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/loader"
)

// report is what an article of the tests says: who met, where, when.
type report struct {
	kind, place, when string
	within            string // a place of no stated kind in which the place lies
	anyKind           bool   // of the place
	people            []string
	status            graph.Status
}

// tellReports makes an article of reports, a claim each, and returns the claims.
func tellReports(name string, reports ...report) (*graphtest.Article, []graph.ID) {
	a := graphtest.NewArticle(name)
	a.Article.Published = edtf.MustParse("2025-07-31")
	var claims []graph.ID
	for _, r := range reports {
		c := graph.Claim{Type: r.kind, Status: r.status}
		for _, person := range r.people {
			c.Participations = append(c.Participations, graphtest.Present(a.Person(person))...)
		}
		if r.place != "" {
			c.Places = []graph.ID{a.Place(r.place, map[bool]string{false: "CITY"}[r.anyKind])}
		}
		if r.within != "" {
			a.Claim(graph.Claim{Type: graph.ClaimWithin, Within: &graph.ClaimedWithin{Inner: c.Places[0], Outer: a.Place(r.within, "")}})
		}
		if r.when != "" {
			c.Times = []graph.ClaimedTime{a.At(r.when, r.when)}
		}
		claims = append(claims, a.Claim(c))
	}
	return a, claims
}

var annaAndChaim = []string{"Anna Berg", "Chaim Dor"}

// paris is a meeting told with all that tells it from others.
var paris = report{people: annaAndChaim, place: "Paris", when: "2025-07-24"}

// TestReportsOfOneEvent goes through what may become of two reports.
func TestReportsOfOneEvent(t *testing.T) {
	more := []string{"Anna Berg", "Chaim Dor", "Eva Falk"}
	statement := report{kind: "statement", people: annaAndChaim[:1], when: "2025-07-24"}
	for _, tt := range []struct {
		name string
		a, b report
		want graph.Verdict
	}{
		{"the same", paris, paris, graph.VerdictSame},
		{"less detail", paris, report{people: annaAndChaim, when: "2025-07"}, graph.VerdictSame},
		{"one person more", paris, report{people: more, place: "Paris", when: "2025-07-24"}, graph.VerdictSame},
		{"two days later, all else equal", paris, report{people: annaAndChaim, place: "Paris", when: "2025-07-26"}, graph.VerdictSame},
		{"two days later, with another person", paris, report{people: []string{"Anna Berg", "Eva Falk"}, place: "Paris", when: "2025-07-26"}, graph.VerdictUnsure},
		{"two days later, no place", paris, report{people: annaAndChaim, when: "2025-07-26"}, graph.VerdictUnsure},
		{"a month later", paris, report{people: annaAndChaim, place: "Paris", when: "2025-08-20"}, graph.VerdictDifferent},
		{"another city, that day", paris, report{people: annaAndChaim, place: "Baku", when: "2025-07-24"}, graph.VerdictUnsure},
		{"another city, that month", paris, report{people: annaAndChaim, place: "Baku", when: "2025-07"}, graph.VerdictDifferent},
		{"another city, that day, one person more", paris, report{people: more, place: "Baku", when: "2025-07-24"}, graph.VerdictDifferent},
		{"a visit", paris, report{kind: "visit", people: annaAndChaim, place: "Paris", when: "2025-07-24"}, graph.VerdictDifferent},
		{"an agreement", paris, report{kind: "agreement", people: annaAndChaim, place: "Paris", when: "2025-07-24"}, graph.VerdictDifferent},
		{"no time", paris, report{people: annaAndChaim, place: "Paris"}, graph.VerdictUnsure},
		{"others there", paris, report{people: []string{"Eva Falk"}, when: "2025-07-24"}, graph.VerdictDifferent},
		{"nobody named", paris, report{place: "Paris", when: "2025-07-24"}, graph.VerdictUnsure},
		{"planned after it was", paris, report{people: annaAndChaim, place: "Paris", status: graph.StatusPlanned}, graph.VerdictDifferent},
		{"statements of a day", statement, statement, graph.VerdictUnsure},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, one := tellReports("000", tt.a)
			b, other := tellReports("001", tt.b)
			r := resolve([]*graphtest.Article{a, b})
			verdict := graph.VerdictDifferent // which is not recorded
			for _, j := range r.Judgements {
				if j.Left == one[0] && j.Right == other[0] {
					verdict = j.Verdict
					if j.Score == nil || len(j.Features) == 0 || j.Reason == "" {
						t.Errorf("the judgement does not say why: %+v", j)
					}
				}
			}
			if verdict != tt.want {
				t.Errorf("%s, want %s", verdict, tt.want)
			}
			if got := together(t, r, one[0], other[0]); got != (tt.want == graph.VerdictSame) {
				t.Errorf("one event: %v", got)
			}
		})
	}
}

// TestReportsOfUnlikePlaces has places whose kinds nobody states.
func TestReportsOfUnlikePlaces(t *testing.T) {
	const day, month = "2025-07-24", "2025-07"
	for _, tt := range []struct {
		name, place, within, other, otherWithin, when string
		want                                          graph.Verdict
	}{
		{"two cities", "Paris", "", "Rome", "", month, graph.VerdictDifferent},
		{"two cities, far apart", "Paris", "", "Baku", "", month, graph.VerdictDifferent},
		{"two cities of a country", "Paris", "", "Lyon", "", month, graph.VerdictDifferent},
		{"two cities that articles put into one country", "Paris", "France", "Lyon", "France", month, graph.VerdictDifferent},
		{"two cities on one day, of which one may be a slip", "Paris", "", "Rome", "", day, graph.VerdictUnsure},
		{"two cities, far apart, on one day", "Paris", "", "Baku", "", day, graph.VerdictUnsure},
		{"two cities of a country, on one day", "Paris", "", "Lyon", "", day, graph.VerdictUnsure},
		{"two cities that articles put into one country, on one day", "Paris", "France", "Lyon", "France", day, graph.VerdictUnsure},
		{"two countries, on one day", "France", "", "Italy", "", day, graph.VerdictUnsure},
		{"a city in its country, and another country, on one day", "Paris", "France", "Italy", "", day, graph.VerdictUnsure},
		{"a city, and another country, on one day", "Paris", "", "Italy", "", day, graph.VerdictUnsure},
		{"a village, and a city of another country, on one day", "Vezzy", "France", "Rome", "", day, graph.VerdictUnsure},
		{"that city, and a third country, on one day", "Tripoli", "", "Italy", "", day, graph.VerdictUnsure},
		{"two countries", "France", "", "Italy", "", month, graph.VerdictDifferent},
		{"a city in its country, and another country", "Paris", "France", "Italy", "", month, graph.VerdictDifferent},
		{"a city, and another country", "Paris", "", "Italy", "", month, graph.VerdictDifferent},
		{"a city, and its country", "Paris", "", "France", "", day, graph.VerdictSame},
		{"a village, and the country in which it lies", "Vezzy", "France", "France", "", day, graph.VerdictSame},
		{"a village, and a city of another country", "Vezzy", "France", "Rome", "", month, graph.VerdictDifferent},
		{"a village, and a city of its country", "Vezzy", "France", "Lyon", "", day, graph.VerdictUnsure},
		{"a city of which there are two, and one country", "Tripoli", "", "Lebanon", "", day, graph.VerdictUnsure},
		{"that city, and a third country", "Tripoli", "", "Italy", "", month, graph.VerdictDifferent},
		{"two places of which nothing is known", "Vezzy", "", "Morro", "", day, graph.VerdictUnsure},
		{"one place of which nothing is known", "Vezzy", "", "Vezzy", "", day, graph.VerdictSame},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, one := tellReports("000", report{people: annaAndChaim, place: tt.place, within: tt.within, when: tt.when, anyKind: true})
			b, other := tellReports("001", report{people: annaAndChaim, place: tt.other, within: tt.otherWithin, when: tt.when, anyKind: true})
			if got := verdictOf(resolve([]*graphtest.Article{a, b}), one[0], other[0]); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

// verdictOf returns the last verdict on two claims; DIFFERENT where none is recorded.
func verdictOf(r *graph.Resolution, left, right graph.ID) graph.Verdict {
	verdict := graph.VerdictDifferent
	for _, j := range r.Judgements {
		if j.Left == min(left, right) && j.Right == max(left, right) {
			verdict = j.Verdict
		}
	}
	return verdict
}

func TestAPlanAndWhatBecameOfIt(t *testing.T) {
	planned := paris
	planned.status = graph.StatusPlanned
	a, plan := tellReports("000", planned)
	b, held := tellReports("001", paris)
	articles := []*graphtest.Article{a, b}
	r := resolve(articles)
	want := []graph.ClaimedLink{{Kind: graph.LinkRealises, From: held[0], To: plan[0]}}
	if together(t, r, plan[0], held[0]) || !slices.Equal(linksOf(t, r), want) {
		t.Errorf("links %v, want %v", r.Links, want)
	}
	r = resolve(articles, graphtest.Judge(plan[0], graph.VerdictDifferent, held[0], 0))
	if len(r.Links) > 0 {
		t.Error("a person says that they have nothing to do with each other")
	}
}

func TestAMonthThatMayBeEitherMeeting(t *testing.T) {
	a, days := tellReports("000", report{people: annaAndChaim, when: "2025-07-02"}, report{people: annaAndChaim, when: "2025-07-24"})
	b, month := tellReports("001", report{people: annaAndChaim, when: "2025-07"})
	r := resolve([]*graphtest.Article{a, b})
	if together(t, r, days[0], days[1]) || together(t, r, days[0], month[0]) || together(t, r, days[1], month[0]) {
		t.Error("a meeting in July was joined with one of two")
	}
}

// TestMeetingsOfSeveralDays: each report is alike the next, and yet they are several.
func TestMeetingsOfSeveralDays(t *testing.T) {
	for _, tt := range []struct {
		name string
		days []string // an article each
		// groups are the reports that are one event, by their places in days.
		groups [][]int
	}{
		{"a day in dispute", []string{"24", "26"}, [][]int{{0, 1}}},
		{"a day in dispute, told by more", []string{"24", "26", "24", "26"}, [][]int{{0, 1, 2, 3}}},
		{"three days running", []string{"24", "25", "26"}, [][]int{{0}, {1}, {2}}},
		{"five days running", []string{"24", "25", "26", "27", "28"}, [][]int{{0}, {1}, {2}, {3}, {4}}},
		{"every third day", []string{"20", "23", "26"}, [][]int{{0}, {1}, {2}}},
		{"three days, one told twice", []string{"24", "25", "26", "25"}, [][]int{{0}, {1, 3}, {2}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var articles []*graphtest.Article
			var claims []graph.ID
			for i, day := range tt.days {
				a, told := tellReports("00"+strconv.Itoa(i), report{people: annaAndChaim, place: "Paris", when: "2025-07-" + day})
				articles, claims = append(articles, a), append(claims, told[0])
			}
			r := resolve(articles)
			event := map[int]int{}
			for g, group := range tt.groups {
				for _, i := range group {
					event[i] = g
				}
			}
			for i := range claims {
				for k := range i {
					if got, want := together(t, r, claims[i], claims[k]), event[i] == event[k]; got != want {
						t.Errorf("meetings of %s and %s are one: %v", tt.days[i], tt.days[k], got)
					}
				}
			}
			if len(tt.groups) > 1 && verdictOf(r, claims[0], claims[1]) != graph.VerdictUnsure {
				t.Error("nobody is asked")
			}
		})
	}
}

func TestAVagueReportJoinsNoTwoDays(t *testing.T) {
	a, first := tellReports("000", paris)
	b, vague := tellReports("001", report{people: annaAndChaim, place: "Paris", when: "2025-07-24/2025-07-28"})
	c, last := tellReports("002", report{people: annaAndChaim, place: "Paris", when: "2025-07-28"})
	r := resolve([]*graphtest.Article{a, b, c})
	if together(t, r, first[0], last[0]) {
		t.Errorf("meetings of two days are one by %s", vague[0])
	}
}

func TestAnArticleThatTellsOfTwoDaysTellsOfTwoMeetings(t *testing.T) {
	later := paris
	later.when = "2025-07-26"
	a, told := tellReports("000", paris, later)
	r := resolve([]*graphtest.Article{a})
	if together(t, r, told[0], told[1]) || verdictOf(r, told[0], told[1]) != graph.VerdictUnsure {
		t.Error("two days of one article are one meeting, or nobody is asked")
	}
}

func TestPeopleHaveTheLastWordOnEvents(t *testing.T) {
	a, one := tellReports("000", paris)
	b, other := tellReports("001", paris)
	articles := []*graphtest.Article{a, b}
	for _, verdict := range []graph.Verdict{graph.VerdictDifferent, graph.VerdictUnsure} {
		if together(t, resolve(articles, graphtest.Judge(one[0], verdict, other[0], 0)), one[0], other[0]) {
			t.Errorf("a rule overruled %s of a person", verdict)
		}
	}
}

func TestWhatAnAnnotatorLeftApartStaysApart(t *testing.T) {
	a, claims := tellReports("000", paris, paris, report{kind: "call"}, report{kind: "call", people: annaAndChaim[:1]})
	articles := []*graphtest.Article{a}
	if !together(t, resolve(articles), claims[0], claims[1]) {
		t.Error("two reports in one article are not one meeting")
	}
	a.Corefer(claims[2], claims[3]) // so somebody has looked for coreference
	if together(t, resolve(articles), claims[0], claims[1]) {
		t.Error("a rule joined what the annotator of the article left apart")
	}
}

func TestRulesForNewsLeaveEventTablesAlone(t *testing.T) {
	a, one := tellReports("000", paris)
	b, other := tellReports("001", paris)
	b.Article.Kind = graph.KindDataset
	if together(t, resolve([]*graphtest.Article{a, b}), one[0], other[0]) {
		t.Error("a row of an event table was joined with news")
	}
}

func TestNothingOfAKeyIsLeft(t *testing.T) {
	c := fiveArticles(t)
	c.Judgements = judgedInArticles(t)
	bare := identity.WithoutJudgements(c)
	if len(bare.Judgements) > 0 || len(c.Judgements) == 0 || len(c.Articles[0].Coreference) == 0 {
		t.Error("judgements are left, or the corpus itself was changed")
	}
	for i := range bare.Articles {
		if len(bare.Articles[i].Coreference) > 0 {
			t.Errorf("coreference of %s is left", bare.Articles[i].Article.ID)
		}
	}
	for _, j := range identity.JudgedByPeople(c).Judgements {
		if strings.HasPrefix(j.By, "rule:same") {
			t.Errorf("a rule made a part of the key: %+v", j)
		}
	}
}

// judgedInArticles reads the judgements that people have made on the articles of testdata.
func judgedInArticles(t *testing.T) []graph.Judgement {
	t.Helper()
	var all []graph.Judgement
	for item := range loader.Read(t.Context(), []string{"../testdata/articles"}, loader.Options{}) {
		all = append(all, item.Judgements...)
	}
	if len(all) == 0 {
		t.Fatal("there are no judgements")
	}
	return all
}

// TestMeetingsOfTheFiveArticles: what the texts tell of, without any judgement.
func TestMeetingsOfTheFiveArticles(t *testing.T) {
	c := fiveArticles(t)
	r := identity.Resolve(c)
	// claim finds the first claim of an article whose id begins so.
	claim := func(article, start string) graph.ID {
		t.Helper()
		for i := range c.Articles {
			for _, one := range c.Articles[i].Claims {
				if strings.HasPrefix(string(one.ID), "claim/"+article+"/"+start) {
					return one.ID
				}
			}
		}
		t.Fatalf("article %s has no claim %s", article, start)
		return ""
	}
	july := claim("000", "meeting-paris-2025-07-24")
	for _, same := range []graph.ID{
		claim("001", "meeting-2025-07-26"),       // "on Saturday": in dispute, and one meeting
		claim("002", "meeting-2025-07-24"),       // "Thursday evening"
		claim("003", "meeting-2025-07"),          // "last month"
		claim("004", "meeting-paris-2025-07-21"), // "this week"
	} {
		if !together(t, r, july, same) {
			t.Errorf("%s does not tell of the meeting of July in Paris", same)
		}
	}
	august, azerbaijan := claim("003", "meeting-2025-08"), claim("004", "meeting-azerbaijan")
	baku, planned := claim("000", "meeting-baku-2025-07-12"), claim("002", "meeting-baku")
	for _, pair := range [][2]graph.ID{{july, august}, {july, baku}, {baku, planned}, {baku, azerbaijan}, {july, planned}} {
		if together(t, r, pair[0], pair[1]) {
			t.Errorf("%s and %s are two events", pair[0], pair[1])
		}
	}
	for _, j := range judgedInArticles(t) {
		if j.Left.Prefix() == graph.PrefixClaim && j.Verdict != graph.VerdictSame && together(t, r, j.Left, j.Right) {
			t.Errorf("%s and %s are one, of which a person says %s: %s", j.Left, j.Right, j.Verdict, j.Reason)
		}
	}
}
