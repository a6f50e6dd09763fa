package index

import (
	"fmt"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/index/tables"
)

// BenchmarkConflicts finds the conflicts of one event of as many claims, a
// quarter of which agree on each of four days, with two participants each.
func BenchmarkConflicts(b *testing.B) {
	for _, n := range []int{2, 10, 100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			a := graphtest.NewArticle("000")
			anna, chaim := a.Person("Anna Berg"), a.Person("Chaim Dor")
			cluster := graph.Cluster{ID: "event/000/x"}
			for i := range n {
				day := edtf.MustParse(fmt.Sprintf("2025-07-%02d", 10+i%4))
				cluster.Members = append(cluster.Members, a.Claim(graph.Claim{
					Participations: graphtest.Present(anna, chaim), Times: []graph.ClaimedTime{{When: day}},
				}))
			}
			made := newTables(graphtest.Corpus([]*graphtest.Article{a}), &graph.Resolution{
				Actors: []graph.Cluster{{ID: "actor/anna-berg", Members: []graph.ID{anna}}, {ID: "actor/chaim-dor", Members: []graph.ID{chaim}}},
				Events: []graph.Cluster{cluster},
			}, nil)
			made.fill()
			s := made.segment
			claims, e := tables.RowsAt(&s.claims, s.toldOf(s.eventOf)[0]), s.events.At(0)
			if len(e.Conflicts) != 1 {
				b.Fatalf("%v", e.Conflicts)
			}
			b.ReportAllocs()
			for b.Loop() {
				s.foldConflicts(e, claims, nil)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/claim")
		})
	}
}
