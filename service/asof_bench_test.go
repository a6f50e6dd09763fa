package service

import (
	"fmt"
	"os"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
)

// besideICEWS14 is the service that holds the five articles and the event table
// ICEWS14, whose day of publication is not stated.
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

// BenchmarkAsOf folds what could be known on 25 July 2025, from nearly
// everything (possibly) and from nearly nothing (certainly), and compares it with
// making the whole index.
func BenchmarkAsOf(b *testing.B) {
	s := besideICEWS14(b)
	day := edtf.MustParse("2025-07-25")
	b.Run("whole", func(b *testing.B) {
		for b.Loop() {
			index.Build(s.state.corpus(), resolved(s.state.corpus()))
		}
	})
	for _, mode := range []graph.TimeMode{graph.Possibly, graph.Certainly} {
		b.Run(fmt.Sprint("first/", mode), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				fresh := index.Build(s.state.corpus(), resolved(s.state.corpus()))
				b.StartTimer()
				view, err := fresh.AsPublished(b.Context(), day, mode)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(view.Counts().Events), "events")
			}
		})
	}
}

var resolvedOnce = map[*graph.Corpus]*graph.Resolution{}

func resolved(c *graph.Corpus) *graph.Resolution {
	if resolvedOnce[c] == nil {
		resolvedOnce[c] = identity.Resolve(c)
	}
	return resolvedOnce[c]
}
