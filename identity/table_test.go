package identity_test

import (
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
)

// What a table calls by a name and no more is one in all tables, and nobody that
// articles tell of; articles keep the bare id.
func TestNamesOfTables(t *testing.T) {
	a, b := two()
	a.Article.Kind, b.Article.Kind = graph.KindDataset, graph.KindDataset
	news := graphtest.NewArticle("002")
	told := news.Person("Anna Berg")
	one, same, other := a.Group("Anna Berg"), b.Group("Anna Berg"), b.Group("Anna  Berg")
	r := resolve([]*graphtest.Article{a, b, news})
	if !together(t, r, one, same) || together(t, r, one, other) || together(t, r, one, told) {
		t.Error("a name of a table is the same string in every table, and nobody of the articles")
	}
	if c := cluster(t, r, told); c.ID != "actor/anna-berg" {
		t.Errorf("beside tables the person of the article is %s", c.ID)
	}
	judged := graphtest.Judge(told, graph.VerdictSame, one, 1)
	if r := resolve([]*graphtest.Article{a, b, news}, judged); !together(t, r, told, same) {
		t.Error("a person may judge them to be one")
	}
}

// Two rows of a table that tell of one event are joined by a rule, which a
// person overrules.
func TestMirroredRows(t *testing.T) {
	a := graphtest.NewArticle("000")
	a.Article.Kind = graph.KindDataset
	x, y := a.Group("Anna Berg"), a.Group("Chaim Dor")
	made := a.Claim(graph.Claim{Type: "visit", SourceType: "Make a visit", Participations: graphtest.Present(x, y)})
	hosted := a.Claim(graph.Claim{Type: "visit", SourceType: "Host a visit", Participations: graphtest.Present(x, y)})
	a.Corefer(made, hosted)
	r := resolve([]*graphtest.Article{a})
	if !together(t, r, made, hosted) {
		t.Fatal("mirrored rows are two events")
	}
	if by := r.Judgements[0].By; by != "rule:mirrored-rows" || !strings.Contains(r.Judgements[0].Reason, "two rows") {
		t.Errorf("judged by %s: %s", by, r.Judgements[0].Reason)
	}
	if r := resolve([]*graphtest.Article{a}, graphtest.Judge(made, graph.VerdictDifferent, hosted, 1)); together(t, r, made, hosted) {
		t.Error("a person who says that they are two is overruled")
	}
}

// Two cities of one name in tables are two places; the one that a table has is
// that of the articles.
func TestPlacesOfTables(t *testing.T) {
	a, b := two()
	a.Article.Kind = graph.KindDataset
	city := func(name string) graph.ID {
		id := graph.NamedMentionID(a.Article.ID, graph.MentionPlace, name)
		text, _, _ := strings.Cut(name, ",")
		a.Mentions = append(a.Mentions, graph.Mention{ID: id, Article: a.Article.ID, Type: graph.MentionPlace, Text: text, Kind: "CITY"})
		return id
	}
	inIndia, inPakistan, paris := city("Hyderabad, , , India"), city("Hyderabad, , , Pakistan"), city("Paris, , , France")
	told := b.Place("Paris", "CITY")
	r := resolve([]*graphtest.Article{a, b})
	if together(t, r, inIndia, inPakistan) || !together(t, r, paris, told) {
		t.Error("Hyderabad is one place, or Paris two")
	}
}
