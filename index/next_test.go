package index

import (
	"bytes"
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
)

// changed returns a corpus with some articles and judgements of another one: an
// article of both with what either holds. What it keeps it shares, as the service
// does.
func changed(t *rapid.T, c *graph.Corpus) *graph.Corpus {
	byID := map[graph.ID]graph.AnnotatedArticle{}
	for _, from := range [][]graph.AnnotatedArticle{c.Articles, publishedCorpus(t).Articles} {
		for _, a := range from {
			if _, known := byID[a.Article.ID]; !known || rapid.Bool().Draw(t, "replaced") {
				byID[a.Article.ID] = a
			}
		}
	}
	next := &graph.Corpus{Judgements: publishedCorpus(t).Judgements}
	for _, a := range byID {
		next.Articles = append(next.Articles, a)
	}
	slices.SortFunc(next.Articles, func(a, b graph.AnnotatedArticle) int { return cmp.Compare(a.Article.ID, b.Article.ID) })
	if rapid.Bool().Draw(t, "as judged before") {
		next.Judgements = c.Judgements
	}
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
	for _, e := range s.base.events.all() {
		if next.base.events.get(e.ID) != e {
			t.Errorf("%s was folded again", e.ID)
		}
	}
	if got, want := next.Counts().Events, s.Counts().Events+1; got != want {
		t.Errorf("%d events, want %d", got, want)
	}
}
