package service

import (
	"os"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
)

// besideICEWS14 is a service over the five articles and the event table ICEWS14.
func besideICEWS14(b *testing.B) *Service {
	b.Helper()
	const table = "../../shared/corpora/icews/icews14.tsv.gz"
	if _, err := os.Stat(table); err != nil {
		b.Skipf("the corpora are not beside this repository: %v", err)
	}
	s, err := Open(b.Context(), "memory:", Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	report, err := s.Load(b.Context(), LoadRequest{Paths: []string{"../testdata/articles", table}})
	if err != nil || len(report.Problems) > 0 {
		b.Fatal(err, report.Problems)
	}
	return s
}

// BenchmarkOneMore measures a small change of a large graph, a judgement beside
// the rows of ICEWS14, and of what that takes its two parts that grow with the
// graph: resolving and folding all of it anew.
func BenchmarkOneMore(b *testing.B) {
	s := besideICEWS14(b)
	corpus, err := withTexts(b.Context(), s.state.corpus(), new(identity.Memory), s.store)
	if err != nil {
		b.Fatal(err)
	}
	resolution := identity.Resolve(corpus)
	b.Run("judgement", func(b *testing.B) {
		verdicts := []graph.Verdict{graph.VerdictSame, graph.VerdictDifferent}
		for i := 0; b.Loop(); i++ {
			_, err := s.Judge(b.Context(), JudgeRequest{
				Left: "actor/tom-barrack", Right: "actor/jean-noel-barrot", Verdict: verdicts[i%2], By: "mary", Reason: "a trial",
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("resolve", func(b *testing.B) {
		for b.Loop() {
			identity.Resolve(corpus)
		}
	})
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			index.Build(corpus, resolution)
		}
	})
	b.Run("next", func(b *testing.B) {
		before := s.Snapshot()
		for b.Loop() {
			before.Next(corpus, resolution)
		}
	})
}
