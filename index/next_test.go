package index

import (
	"bytes"
	"cmp"
	"runtime"
	"slices"
	"testing"
	"weak"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
)

// changed returns what a corpus is after some changes: articles that come, go, are
// annotated anew, or tell something else of themselves, and judgements that come or
// go. What is left as it is it shares, as the service does.
func changed(t *rapid.T, c *graph.Corpus) *graph.Corpus {
	fresh := publishedCorpus(t)
	byID := map[graph.ID]graph.AnnotatedArticle{}
	for _, a := range fresh.Articles {
		byID[a.Article.ID] = a
	}
	next := &graph.Corpus{}
	for _, a := range c.Articles {
		other, isOther := byID[a.Article.ID]
		delete(byID, a.Article.ID)
		switch rapid.SampledFrom([]string{"stays", "stays", "stays", "goes", "is annotated anew", "tells else"}).Draw(t, "article") {
		case "goes":
			continue
		case "is annotated anew":
			if isOther {
				a = other
			}
		case "tells else":
			a.Article.Published = drawn(publicationDays, "published").Draw(t, "published")
			a.Article.DerivedFrom = rapid.SampledFrom([][]string{nil, {"AFP"}, {"Axios"}, {"article/00001"}}).Draw(t, "derived from")
			if rapid.Bool().Draw(t, "without publisher") {
				a.Article.Publisher = ""
			}
		}
		next.Articles = append(next.Articles, a)
	}
	for _, a := range fresh.Articles {
		if _, isNew := byID[a.Article.ID]; isNew && rapid.Bool().Draw(t, "comes") {
			next.Articles = append(next.Articles, a)
		}
	}
	slices.SortFunc(next.Articles, func(a, b graph.AnnotatedArticle) int { return cmp.Compare(a.Article.ID, b.Article.ID) })
	for _, j := range c.Judgements {
		if rapid.IntRange(0, 3).Draw(t, "judgement") > 0 {
			next.Judgements = append(next.Judgements, j)
		}
	}
	for _, j := range fresh.Judgements {
		known := slices.ContainsFunc(next.Judgements, func(o graph.Judgement) bool { return o.ID == j.ID })
		if !known && rapid.IntRange(0, 3).Draw(t, "judged") == 0 {
			next.Judgements = append(next.Judgements, j)
		}
	}
	graph.SortJudgements(next.Judgements)
	return next
}

// However much a snapshot takes over from the one before, it is an index of its corpus.
func TestTheNextSnapshotIsTheIndexOfItsCorpus(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := publishedCorpus(t)
		s := Build(c, identity.Resolve(c))
		for range rapid.IntRange(1, 4).Draw(t, "changes") {
			if rapid.Bool().Draw(t, "from a file") {
				s = reread(t, s)
				c = s.Corpus()
			}
			c = changed(t, c)
			r := identity.Resolve(c)
			next, built := s.Next(c, r), Build(c, r)
			if next.ID() != built.ID() || !bytes.Equal(content(t, next), content(t, built)) {
				t.Fatal("what took over from the snapshot before is not what is built of the same corpus")
			}
			s = next
		}
	})
}

// What a change leaves as it is is not folded again.
func TestTheNextSnapshotTakesOverWhatIsTheSame(t *testing.T) {
	report := func(name, person string) *graphtest.Article {
		a := graphtest.NewArticle(name)
		a.Claim(graph.Claim{Participations: graphtest.Present(a.Person(person), a.Person("Chaim Dor"))})
		return a
	}
	c := graphtest.Corpus([]*graphtest.Article{report("000", "Anna Berg"), report("001", "Eva Falk")})
	r := identity.Resolve(c)
	s := Build(c, r)
	more := &graph.Corpus{Articles: append(slices.Clone(c.Articles), report("002", "Gus Holm").AnnotatedArticle)}
	next := s.Next(more, identity.Resolve(more))
	for _, e := range s.base.events.All() {
		if next.base.events.Get(e.ID) != e {
			t.Errorf("%s was folded again", e.ID)
		}
	}
	if got, want := next.Counts().Events, s.Counts().Events+1; got != want {
		t.Errorf("%d events, want %d", got, want)
	}
}

// Whoever holds what comes next does not hold what was before.
func TestTheNextSnapshotDoesNotKeepTheOneBefore(t *testing.T) {
	a := graphtest.NewArticle("000")
	a.Claim(graph.Claim{Participations: graphtest.Present(a.Person("Anna Berg"), a.Person("Chaim Dor"))})
	c := graphtest.Corpus([]*graphtest.Article{a})
	r := identity.Resolve(c)
	s := Build(c, r)
	before, segment := weak.Make(s), weak.Make(s.base)
	s = s.Next(c, r)
	runtime.GC()
	if before.Value() != nil || segment.Value() != nil {
		t.Error("the snapshot before is still held")
	}
	if got, want := s.Counts().Events, 1; got != want { // and is held until here
		t.Errorf("%d events, want %d", got, want)
	}
}

// Of two plans the one of the newer article stands: also where an article's day of
// publication is all that changed.
func TestTheNextSnapshotKnowsWhenArticlesWerePublished(t *testing.T) {
	plan := func(name, published, day string) *graphtest.Article {
		a := graphtest.NewArticle(name)
		a.Article.Published = edtf.MustParse(published)
		a.Claim(graph.Claim{Status: graph.StatusPlanned, Times: []graph.ClaimedTime{{When: edtf.MustParse(day)}}})
		return a
	}
	c := graphtest.Corpus([]*graphtest.Article{plan("000", "2025-07-01", "2025-07-24"), plan("001", "2025-07-02", "2025-07-26")})
	r := &graph.Resolution{Events: []graph.Cluster{{
		ID: "event/000/x", Members: []graph.ID{c.Articles[0].Claims[0].ID, c.Articles[1].Claims[0].ID},
	}}}
	s := Build(c, r)
	if got := s.EventAt(0).When.Time.String(); got != "2025-07-26" {
		t.Fatalf("planned for %s, want the day of the newer plan, 2025-07-26", got)
	}
	later := &graph.Corpus{Articles: slices.Clone(c.Articles)}
	later.Articles[0].Article.Published = edtf.MustParse("2025-07-03")
	if got := s.Next(later, r).EventAt(0).When.Time.String(); got != "2025-07-24" {
		t.Errorf("planned for %s, want the day of what is the newer plan now, 2025-07-24", got)
	}
}
