package query_test

import (
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/service"
)

// besideICEWS14 is a service over the five articles and the event table ICEWS14,
// whose day of publication is not stated.
func besideICEWS14(b *testing.B) *service.Service {
	b.Helper()
	const table = "../../shared/corpora/icews/icews14.tsv.gz"
	if _, err := os.Stat(table); err != nil {
		b.Skipf("the corpora are not beside this repository: %v", err)
	}
	s, err := service.Open(b.Context(), "memory:", service.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	report, err := s.Load(b.Context(), service.LoadRequest{Paths: []string{"../testdata/articles", table}})
	if err != nil || len(report.Problems) > 0 {
		b.Fatal(err, report.Problems)
	}
	return s
}

// july is 25 July 2025: nearly everything was possibly out, certainly nothing.
func july(mode graph.TimeMode) *graph.AsOf {
	return &graph.AsOf{Published: new(edtf.MustParse("2025-07-25")), Mode: &mode}
}

// BenchmarkAsOf compares the first question as of a day with making the whole
// index, and a further one with the same question of today; and tells what it
// costs to ask as recorded, what changed, and what was not used.
func BenchmarkAsOf(b *testing.B) {
	s := besideICEWS14(b)
	now := s.Snapshot()
	session := query.NewReader(s.Snapshot, s.Store()).Session()
	built := sync.OnceValue(func() func() *index.Snapshot {
		corpus := now.Corpus()
		resolution := identity.Resolve(corpus)
		return func() *index.Snapshot { return index.Build(corpus, resolution) }
	})()
	b.Run("whole index", func(b *testing.B) {
		for b.Loop() {
			built()
		}
	})
	for _, mode := range []graph.TimeMode{graph.Possibly, graph.Certainly} {
		b.Run(fmt.Sprint("first/", mode), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				fresh := built()
				b.StartTimer()
				if _, err := fresh.AsOf(b.Context(), july(mode)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("recorded", func(b *testing.B) {
		at := time.Now()
		for b.Loop() {
			at = at.Add(-time.Hour)
			if _, err := now.AsRecorded(b.Context(), at); err != nil {
				b.Fatal(err)
			}
		}
	})
	for name, then := range map[string]*graph.AsOf{"today": nil, "possibly": july(graph.Possibly)} {
		b.Run("meetings/"+name, func(b *testing.B) {
			if _, err := session.AsOf(b.Context(), then); err != nil { // the first question
				b.Fatal(err)
			}
			for b.Loop() {
				at, err := session.AsOf(b.Context(), then)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := at.Meetings(b.Context(), nil, query.EventArgs{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	for name, from := range map[string]*graph.AsOf{"five articles": july(graph.Possibly), "everything": july(graph.Certainly)} {
		b.Run("diff/"+name, func(b *testing.B) {
			for b.Loop() {
				page, err := session.Diff(b.Context(), from, &graph.AsOf{}, nil, query.PageArgs{})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(page.TotalCount), "changes")
			}
		})
	}
	held := query.EventArgs{Where: &graph.EventFilter{Status: []graph.Status{graph.StatusHeld}, When: &graph.TimeFilter{During: new(edtf.MustParse("2014-07"))}}}
	for name, counting := range map[string]bool{"counted": true, "not counted": false} {
		b.Run("unused/"+name, func(b *testing.B) {
			for b.Loop() {
				asked, unused := session, (*query.Unused)(nil)
				if counting {
					asked, unused = session.Counting()
				}
				if _, err := asked.Events(b.Context(), held); err != nil {
					b.Fatal(err)
				}
				if counting && *unused.Claims().Time == 0 {
					b.Fatal("everything was in July")
				}
			}
		})
	}
}
