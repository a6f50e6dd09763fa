package index_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
)

// report is an article that tells of one meeting, in a claim for each chain of
// sources. A name with "?" is anonymous, one with "*" describes a group.
type report struct {
	publisher   string
	derivedFrom []string
	url         string
	chains      [][]string
}

// own is the chain of what an article says itself.
var own []string

// told makes a corpus of reports of one meeting; article i is article/i.
func told(reports []report) *graph.Corpus {
	var articles []*graphtest.Article
	var claims []graph.ID
	var together []graph.Judgement
	for i, r := range reports {
		a := graphtest.NewArticle(fmt.Sprint(i))
		a.Article.DerivedFrom, a.Article.URL = r.derivedFrom, r.url
		if r.publisher != "" {
			a.Publish(r.publisher)
		}
		var own []graph.ID
		for _, chain := range r.chains {
			var sources []graph.Source
			for _, name := range chain {
				sources = append(sources, graph.Source{Mention: source(a, name), Verb: "said"})
			}
			own = append(own, a.Claim(graph.Claim{Attribution: sources}))
		}
		if len(own) > 1 {
			a.Corefer(own...)
		}
		claims = append(claims, own...)
		articles = append(articles, a)
	}
	for _, other := range claims[1:] {
		together = append(together, graphtest.Judge(claims[0], graph.VerdictSame, other, 0))
	}
	return graphtest.Corpus(articles, together...)
}

func source(a *graphtest.Article, name string) graph.ID {
	switch text := name[:len(name)-1]; name[len(name)-1] {
	case '?':
		return a.Person(text, func(m *graph.Mention) { m.Anonymous = true })
	case '*':
		return a.Group(text)
	default:
		return a.Organization(name, graphtest.Kind("MEDIA"))
	}
}

func TestIndependentSources(t *testing.T) {
	const url = "https://example.org/talks"
	for name, c := range map[string]struct {
		reports []report
		want    int
	}{
		"two outlets":                               {[]report{{"AFP", nil, "", [][]string{own}}, {"Axios", nil, "", [][]string{own}}}, 2},
		"two articles of unknown outlets":           {[]report{{"", nil, "", [][]string{own}}, {"", nil, "", [][]string{own}}}, 2},
		"two articles of one outlet":                {[]report{{"AFP", nil, "", [][]string{own}}, {"AFP", nil, "", [][]string{own}}}, 1},
		"one article says it three times":           {[]report{{"AFP", nil, "", [][]string{own, {"Axios"}, {"i24News"}}}}, 1},
		"three papers cite one television":          {[]report{{"A", nil, "", [][]string{{"State TV"}}}, {"B", nil, "", [][]string{{"State TV"}}}, {"C", nil, "", [][]string{{"State TV"}}}}, 1},
		"one of them citing a source":               {[]report{{"A", nil, "", [][]string{{"State TV", "a source?"}}}, {"B", nil, "", [][]string{{"State TV", "officials*"}}}}, 1},
		"a paper and the television it cites":       {[]report{{"A", nil, "", [][]string{{"State TV"}}}, {"State TV", nil, "", [][]string{own}}}, 1},
		"two ways to one agency":                    {[]report{{"A", nil, "", [][]string{{"State TV", "Northland Agency"}}}, {"B", nil, "", [][]string{{"Radio", "Northland Agency"}}}}, 1},
		"a paper that also saw it":                  {[]report{{"A", nil, "", [][]string{{"State TV"}, own}}, {"B", nil, "", [][]string{{"State TV"}}}}, 2},
		"sources that are not named":                {[]report{{"A", nil, "", [][]string{{"a diplomat?"}, {"an official?"}}}, {"A", nil, "", [][]string{{"officials*"}}}}, 1},
		"unnamed sources of two papers":             {[]report{{"A", nil, "", [][]string{{"a diplomat?"}}}, {"B", nil, "", [][]string{{"a diplomat?"}}}}, 2},
		"a copy, by id":                             {[]report{{"A", nil, "", [][]string{own}}, {"B", []string{"article/0"}, "", [][]string{own}}}, 1},
		"a copy, by URL":                            {[]report{{"A", nil, url, [][]string{own}}, {"B", []string{url}, "", [][]string{own}}}, 1},
		"a copy of a copy":                          {[]report{{"A", nil, "", [][]string{own}}, {"B", []string{"article/0"}, "", [][]string{own}}, {"C", []string{"article/1"}, "", [][]string{own}}}, 1},
		"two copies of a text that is not held":     {[]report{{"A", []string{url}, "", [][]string{own}}, {"B", []string{url}, "", [][]string{own}}}, 1},
		"copies of one another":                     {[]report{{"A", []string{"article/1"}, "", [][]string{own}}, {"B", []string{"article/0"}, "", [][]string{own}}}, 1},
		"a paraphrase of an outlet":                 {[]report{{"", []string{"The Wire"}, "", [][]string{own}}, {"A", nil, "", [][]string{own}}}, 2},
		"two paraphrases of an outlet":              {[]report{{"", []string{"The Wire"}, "", [][]string{own}}, {"A", []string{"the wire"}, "", [][]string{own}}, {"The Wire", nil, "", [][]string{own}}}, 1},
		"who cites the publisher of what is copied": {[]report{{"A", nil, "", [][]string{own}}, {"B", []string{"article/0"}, "", [][]string{own}}, {"C", nil, "", [][]string{{"A"}}}}, 1},
		"who cites the publisher of the copy":       {[]report{{"A", nil, "", [][]string{own}}, {"B", []string{"article/0"}, "", [][]string{own}}, {"C", nil, "", [][]string{{"B"}}}}, 2},
		"a review of two that are independent":      {[]report{{"A", nil, "", [][]string{own}}, {"B", nil, "", [][]string{own}}, {"C", []string{"article/0", "article/1"}, "", [][]string{own}}}, 2},
		"a review, and one of what it reviews":      {[]report{{"A", nil, "", [][]string{own}}, {"B", nil, "", nil}, {"C", []string{"article/0", "article/1"}, "", [][]string{own}}}, 1},
		"one name in several spellings":             {[]report{{"Reuters", nil, "", [][]string{own}}, {"reuters", nil, "", [][]string{own}}, {"Reuters.com", nil, "", [][]string{own}}}, 1},
		"an article joined to the name":             {[]report{{"Al Jazeera", nil, "", [][]string{own}}, {"Aljazeera", nil, "", [][]string{own}}}, 1},
		"an agency and its initials":                {[]report{{"AFP", nil, "", [][]string{own}}, {"Agence France-Presse", nil, "", [][]string{own}}}, 1},
		"television and TV, cited":                  {[]report{{"A", nil, "", [][]string{{"Syrian state television"}}}, {"B", nil, "", [][]string{{"Syrian state TV"}}}}, 1},
		"an outlet that is copied, and its domain":  {[]report{{"", []string{"Reuters"}, "", [][]string{own}}, {"", []string{"reuters.com"}, "", [][]string{own}}, {"REUTERS", nil, "", [][]string{own}}}, 1},
		"ministries of one name":                    {[]report{{"Foreign Ministry", nil, "", [][]string{own}}, {"AFP", nil, "", [][]string{own}}}, 2},
		"a copy, by another form of the URL":        {[]report{{"A", nil, url, [][]string{own}}, {"B", []string{"http://www.Example.org/talks/#top"}, "", [][]string{own}}}, 1},
		"copies of two forms of a URL":              {[]report{{"A", []string{url}, "", [][]string{own}}, {"B", []string{"http://example.ORG/talks/"}, "", [][]string{own}}}, 1},
		"one article under two forms of its URL":    {[]report{{"A", nil, url, [][]string{own}}, {"B", nil, url + "/", [][]string{own}}}, 1},
		"two articles with the URL of a front page": {[]report{{"A", nil, "https://example.org/", [][]string{own}}, {"B", nil, "https://example.org", [][]string{own}}}, 2},
		"URLs that a query tells apart":             {[]report{{"A", nil, url + "?id=1", [][]string{own}}, {"B", nil, url + "?id=2", [][]string{own}}}, 2},
		"a review alone":                            {[]report{{"C", []string{"The Wire", "The Post"}, "", [][]string{own}}}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			s := indexed(told(c.reports))
			all := events(s)
			if len(all) != 1 {
				t.Fatalf("%d events", len(all))
			}
			if got := all[0].Independent; len(got) != c.want {
				t.Errorf("%d independent sources, want %d: %v", len(got), c.want, got)
			}
			for n := range 5 {
				if got, want := s.WithSources(n).GetCardinality() == 1, n <= c.want; got != want {
					t.Errorf("at least %d sources: %t", n, got)
				}
			}
		})
	}
}

// What identity could not tell, it says itself, counts once; what a person tells
// apart counts as such.
func TestJudgementsOnOutletsAndHowTheyCount(t *testing.T) {
	for _, c := range []struct {
		outlets [2]string
		verdict graph.Verdict
		want    int
	}{
		{[2]string{"The Wire", "Northland Agency"}, "", 2},
		{[2]string{"The Wire", "Northland Agency"}, graph.VerdictUnsure, 1},
		{[2]string{"The Wire", "Wire"}, "", 1},
		{[2]string{"AFP", "Agence France-Presse"}, graph.VerdictDifferent, 2},
	} {
		corpus := told([]report{{c.outlets[0], nil, "", [][]string{own}}, {c.outlets[1], nil, "", [][]string{own}}})
		if c.verdict != "" {
			left, right := corpus.Articles[0].Article.Publisher, corpus.Articles[1].Article.Publisher
			corpus.Judgements = append(corpus.Judgements, graphtest.Judge(left, c.verdict, right, 1))
		}
		if got := events(indexed(corpus))[0].Independent; len(got) != c.want {
			t.Errorf("%v, %q: %d sources, want %d", c.outlets, c.verdict, len(got), c.want)
		}
	}
}

// Copies that only their words give away count once, whatever they say of it.
func TestCopiesByTheirWordsAreOneSource(t *testing.T) {
	c := told([]report{{"A", nil, "", [][]string{own}}, {"B", nil, "", [][]string{own}}, {"C", nil, "", [][]string{{"B"}}}})
	r := identity.Resolve(c)
	r.Copies = [][]graph.ID{{"article/0", "article/1"}}
	s := index.Build(c, r)
	if got := events(s)[0].Independent; len(got) != 1 { // C rests on B's word, which may be where A's text is from
		t.Errorf("independent: %v", got)
	}
}

// The rows of an event table are the reports of the publishers that they name.
func TestRowsOfATable(t *testing.T) {
	a := graphtest.NewArticle("table")
	a.Article.Kind = graph.KindDataset
	var rows []graph.ID
	for _, publisher := range []string{"AFP", "AFP", "Xinhua"} {
		rows = append(rows, a.Claim(graph.Claim{Attribution: []graph.Source{{Mention: source(a, publisher)}}}))
	}
	a.Corefer(rows...)
	if got := events(build([]*graphtest.Article{a}))[0].Independent; len(got) != 2 {
		t.Errorf("independent: %v", got)
	}
}

// drawReports draws reports that copy and cite one another and a few outlets.
func drawReports(t *rapid.T) []report {
	outlet := rapid.SampledFrom([]string{"A", "B", "C", ""})
	source := rapid.SampledFrom([]string{"A", "B", "State TV", "a source?", "officials*"})
	var reports []report
	for i := range rapid.IntRange(1, 5).Draw(t, "reports") {
		r := report{publisher: outlet.Draw(t, "publisher")}
		if i > 0 && rapid.IntRange(0, 3).Draw(t, "copy") == 0 {
			r.derivedFrom = []string{fmt.Sprintf("article/%d", rapid.IntRange(0, i-1).Draw(t, "of"))}
		}
		r.chains = rapid.SliceOfN(rapid.SliceOfN(source, 0, 2), 1, 3).Draw(t, "chains")
		reports = append(reports, r)
	}
	return reports
}

// ends says what a claim rests on, by the reports alone: the article that its own
// goes back to, and the last named source, or the outlet of that article.
func ends(reports []report, article int, chain []string) [2]string {
	for len(reports[article].derivedFrom) > 0 {
		_, _ = fmt.Sscanf(reports[article].derivedFrom[0], "article/%d", &article)
	}
	text := fmt.Sprint("text ", article)
	for _, name := range slices.Backward(chain) {
		if last := name[len(name)-1]; last != '?' && last != '*' {
			return [2]string{text, name}
		}
	}
	if p := reports[article].publisher; p != "" {
		return [2]string{text, p}
	}
	return [2]string{text, text}
}

// most tries every choice of claims.
func most(rests [][2]string) int {
	if len(rests) == 0 {
		return 0
	}
	first, without := rests[0], most(rests[1:])
	var others [][2]string
	for _, r := range rests[1:] {
		if r[0] != first[0] && r[1] != first[1] {
			others = append(others, r)
		}
	}
	return max(without, 1+most(others))
}

func TestIndependentSourcesAreAsManyAsCanBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports := drawReports(t)
		var rests [][2]string
		for i, r := range reports {
			for _, chain := range r.chains {
				rests = append(rests, ends(reports, i, chain))
			}
		}
		s := indexed(told(reports))
		if got, want := len(events(s)[0].Independent), most(rests); got != want {
			t.Fatalf("%d independent sources, want %d of %v", got, want, rests)
		}
		fewer := 0
		for n := range reports { // more reports never make fewer sources
			got := len(events(indexed(told(reports[:n+1])))[0].Independent)
			if got < fewer {
				t.Fatalf("%d sources of %d reports, %d of one less", got, n+1, fewer)
			}
			fewer = got
		}
	})
}
