package index_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
)

func build(articles []*graphtest.Article, judgements ...graph.Judgement) *index.Snapshot {
	return indexed(graphtest.Corpus(articles, judgements...))
}

func indexed(c *graph.Corpus) *index.Snapshot { return index.Build(c, identity.Resolve(c)) }

func actor(t *testing.T, s *index.Snapshot, id graph.ID) *graph.Actor {
	t.Helper()
	a, err := s.Actor(id)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func eventOf(t *testing.T, s *index.Snapshot, claim graph.ID) *graph.Event {
	t.Helper()
	e, err := s.Event(claim)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// labels returns the labels of events by their ordinals.
func labels(s *index.Snapshot, ordinals []uint32) []string {
	var all []string
	for _, o := range ordinals {
		all = append(all, s.EventAt(o).Label)
	}
	return all
}

func mentionOf(a *graphtest.Article, id graph.ID) *graph.Mention {
	i := slices.IndexFunc(a.Mentions, func(m graph.Mention) bool { return m.ID == id })
	return &a.Mentions[i]
}

// earliest is when the first claim of an event was stored.
func earliest(s *index.Snapshot, e *graph.Event) time.Time {
	var first time.Time
	for i, id := range e.Claims {
		if c, err := s.Claim(id); err == nil && (i == 0 || c.RecordedAt.Before(first)) {
			first = c.RecordedAt
		}
	}
	return first
}

func BenchmarkBuild(b *testing.B) {
	for _, claims := range []int{10_000, 100_000} {
		const each = 10
		c := graphtest.Random(rand.New(rand.NewPCG(1, 2)), graphtest.Size{Articles: claims / each, Claims: each, Names: claims / 5})
		r := identity.Resolve(c)
		b.Run(fmt.Sprintf("claims=%d", claims), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				index.Build(c, r)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*claims), "ns/claim")
		})
	}
}

func BenchmarkDuring(b *testing.B) {
	c := graphtest.Random(rand.New(rand.NewPCG(1, 2)), graphtest.Size{Articles: 10_000, Claims: 10, Names: 20_000})
	s := indexed(c)
	month := edtf.MustParse("2025-07")
	for b.Loop() {
		s.During(month)
	}
}

// BenchmarkRead reads a snapshot from a file in memory and asks it one question,
// as a process does that starts again. That of a million claims is built once,
// which takes longer than all the rest: it is left out with -short.
func BenchmarkRead(b *testing.B) {
	for _, claims := range []int{100_000, 1_000_000} {
		b.Run(fmt.Sprintf("claims=%d", claims), func(b *testing.B) {
			if testing.Short() && claims > 100_000 {
				b.Skip("left out with -short")
			}
			file, name, first := largeFile(b, claims)
			runtime.GC() // of what the file was made from
			b.ReportAllocs()
			for b.Loop() {
				again, _, err := index.Read(file)
				if err != nil || again.ID() != first {
					b.Fatal(err)
				}
				for _, event := range again.Named(name).ToArray() {
					_ = again.EventAt(event).Label
				}
			}
			b.ReportMetric(float64(len(file))/float64(claims), "B/claim")
		})
	}
}

// largeFile returns the file of a random snapshot, the id of one of its actors,
// and its own.
func largeFile(b *testing.B, claims int) (file []byte, actor graph.ID, id string) {
	const each = 10
	s := indexed(graphtest.Random(rand.New(rand.NewPCG(1, 2)), graphtest.Size{Articles: claims / each, Claims: each, Names: claims / 5}))
	return written(b, s, "mark"), s.Actors()[claims/10], s.ID()
}
