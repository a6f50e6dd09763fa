package service

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
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
	b.Run("resolve-remembered", func(b *testing.B) {
		var memory identity.Memory
		memory.Resolve(corpus)
		for i := 0; b.Loop(); i++ {
			memory.Resolve(&graph.Corpus{Articles: corpus.Articles[i%2:]}) // one of the five comes and goes
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

// BenchmarkOneMoreArticle loads one article into graphs of three sizes, resolves
// the same graph with a memory of it, one article more, and without, and publishes it.
func BenchmarkOneMoreArticle(b *testing.B) {
	for _, articles := range []int{3_000, 10_000, 30_000} {
		b.Run(fmt.Sprintf("beside=%d", articles), func(b *testing.B) {
			s, err := Open(b.Context(), "memory:", Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer func() { _ = s.Close() }()
			loadMeetings(b, s, 0, articles)
			next := articles
			b.Run("load", func(b *testing.B) {
				for b.Loop() {
					loadMeetings(b, s, next, next+1)
					next++
				}
			})
			corpus, err := withTexts(b.Context(), s.state.corpus(), new(identity.Memory), s.store)
			if err != nil {
				b.Fatal(err)
			}
			b.Run("resolve-anew", func(b *testing.B) {
				for b.Loop() {
					identity.Resolve(corpus)
				}
			})
			b.Run("resolve-remembered", func(b *testing.B) {
				var memory identity.Memory
				memory.Resolve(corpus)
				last := len(corpus.Articles) - 1
				for i := 0; b.Loop(); i++ {
					memory.Resolve(&graph.Corpus{Articles: corpus.Articles[:last+i%2]})
				}
			})
			b.Run("publish", func(b *testing.B) {
				publishOneMore(b, corpus)
			})
			b.Run("remember", func(b *testing.B) {
				var memory identity.Memory
				before := heapInUse()
				for b.Loop() {
					memory.Resolve(corpus)
				}
				b.ReportMetric(float64(heapInUse()-before)/float64(len(corpus.Articles)), "B/article")
				runtime.KeepAlive(&memory)
			})
		})
	}
}

// publishOneMore measures all of a load that is neither reading, storing nor resolving:
// of the last article of a corpus, beside the others.
func publishOneMore(b *testing.B, corpus *graph.Corpus) {
	b.ReportAllocs()
	var memory identity.Memory
	last := len(corpus.Articles) - 1
	fewer := &graph.Corpus{Articles: corpus.Articles[:last], Judgements: corpus.Judgements}
	before := newState(&graph.Corpus{Articles: slices.Clone(fewer.Articles), Judgements: fewer.Judgements}, store.Mark{}, &memory, index.Build)
	resolution := memory.Resolve(corpus)
	added := &corpus.Articles[last]
	news := &store.News{Articles: map[graph.ID]*graph.AnnotatedArticle{added.Article.ID: added}}
	for b.Loop() {
		next := with(before.known, news)
		after := &state{snapshot: before.snapshot.Next(next, resolution), known: next}
		new(Report).compare(before, after)
	}
}

// heapInUse returns how many bytes are held once nothing is that nobody needs.
func heapInUse() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc) //nolint:gosec // less than there are
}

// meetingLine is an article of two claims, as a line of JSON.
var meetingLine = strings.ReplaceAll(`{"format": "parley/1", "id": "%05d", "article": {"published": "2025-07"},
	"text": "%s met %s in %s on Monday, as topic%d and topic%d show. They talk again in May.",
	"mentions": [{"id": "anna", "type": "Person", "quote": "%[2]s"}, {"id": "carl", "type": "Person", "quote": "%s"},
		{"id": "place", "type": "Place", "quote": "%s"}, {"id": "day", "type": "Time", "quote": "Monday"}],
	"events": [
		{"type": "Meeting", "trigger": {"quote": "met"}, "places": ["place"], "times": [{"mention": "day", "edtf": "2025-07-%02[7]d"}],
			"roles": [{"role": "Participant", "mention": "anna"}, {"role": "Participant", "mention": "carl"}]},
		{"type": "Call", "trigger": {"quote": "talk"}, "status": "Planned",
			"roles": [{"role": "Participant", "mention": "anna"}, {"role": "Participant", "mention": "carl"}]}]}`, "\n", "") + "\n"

// loadMeetings loads articles first to last-1.
func loadMeetings(b *testing.B, s *Service, first, last int) {
	b.Helper()
	var lines strings.Builder
	for i := first; i < last; i++ {
		anna, carl, place := fmt.Sprintf("Anna Berg%d", i%5000), fmt.Sprintf("Carl Dahl%d", i%3100), fmt.Sprintf("Place%d", i%17)
		fmt.Fprintf(&lines, meetingLine, i, anna, carl, place, i/20, i/30, 1+i%28)
	}
	path := filepath.Join(b.TempDir(), "articles.jsonl")
	if err := os.WriteFile(path, []byte(lines.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	report, err := s.Load(b.Context(), LoadRequest{Paths: []string{path}})
	if err != nil || len(report.Problems) > 0 || len(report.Added) != last-first {
		b.Fatal(err, report)
	}
}
