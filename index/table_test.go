package index_test

import (
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
)

// The rows of a table are found by the source's label, by its code, and by the
// publisher of the row.
func TestRowsAreFoundByLabelCodeAndPublisher(t *testing.T) {
	a := graphtest.NewArticle("table")
	a.Article.Kind = graph.KindDataset
	courier := a.Organization("The Courier", graphtest.Kind("MEDIA"))
	row := a.Claim(graph.Claim{
		Type: "visit", SourceType: "Make_a_visit", Kept: []graph.Kept{{Name: graph.KeptCode, Value: "cameo:042"}},
		Participations: graphtest.Present(a.Group("Anna Berg")), Attribution: []graph.Source{{Mention: courier}},
	})
	s := build([]*graphtest.Article{a})
	for _, name := range []string{"visit", "VISIT", "Make a visit", "Make_a_visit", "make_a_visit", "cameo:042", "CAMEO:042"} {
		if n := s.OfType(name).GetCardinality(); n != 1 {
			t.Errorf("%d events of type %s", n, name)
		}
	}
	if n := s.OfType("cameo:043").GetCardinality(); n != 0 {
		t.Errorf("%d events of another code", n)
	}
	publisher := s.RefersTo(courier)
	if n := s.PublishedBy(publisher).GetCardinality(); n != 1 {
		t.Errorf("%d events are published by %s", n, publisher)
	}
	if e := eventOf(t, s, row); e.SourceType != "Make_a_visit" {
		t.Errorf("the source's own label is %s", e.SourceType)
	}
}
