package quadstore_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	_ "github.com/cayleygraph/cayley/graph/kv/leveldb" // to compare with
	"github.com/cayleygraph/quad"
)

// meetings returns quads like those of a meeting each: one label, some
// participants of whom few are in many meetings, a place, a day.
func meetings(from, n int) []quad.Quad {
	random := rand.New(rand.NewPCG(uint64(from), 1))
	often := rand.NewZipf(random, 1.1, 10, 1<<18)
	var quads []quad.Quad
	for i := from; i < from+n; i++ {
		meeting, label := quad.IRI(fmt.Sprintf("claim/%d/meeting", i)), quad.IRI(fmt.Sprintf("article/%d", i))
		say := func(s quad.Value, p string, o quad.Value) {
			quads = append(quads, quad.Quad{Subject: s, Predicate: quad.IRI("https://parley-kg.org/ns#" + p), Object: o, Label: label})
		}
		say(meeting, "type", quad.IRI("https://parley-kg.org/ns#Meeting"))
		for range 2 + random.IntN(4) {
			say(quad.IRI(fmt.Sprintf("actor/%d", often.Uint64())), "tookPartIn", meeting)
		}
		say(meeting, "place", quad.IRI(fmt.Sprintf("place/%d", random.IntN(2000))))
		say(meeting, "start", quad.TypedString{Value: quad.String(fmt.Sprintf("2025-%02d-%02d", 1+i%12, 1+i%28)), Type: "http://www.w3.org/2001/XMLSchema#date"})
		say(meeting, "text", quad.String(fmt.Sprintf("The %d-th meeting of its kind", i)))
	}
	return quads
}

func openLevelDB(b *testing.B, dir string) graph.QuadStore {
	b.Helper()
	usual := kv.DefaultQuadIndexes
	defer func() { kv.DefaultQuadIndexes = usual }()
	kv.DefaultQuadIndexes = []kv.QuadIndex{
		{Dirs: []quad.Direction{quad.Subject, quad.Predicate}},
		{Dirs: []quad.Direction{quad.Object, quad.Predicate}},
		{Dirs: []quad.Direction{quad.Object, quad.Predicate, quad.Subject}},
	}
	options := graph.Options{"nosync": false}
	if err := graph.InitQuadStore("leveldb", dir, options); err != nil && !errors.Is(err, graph.ErrDatabaseExists) {
		b.Fatal(err)
	}
	qs, err := graph.NewQuadStore("leveldb", dir, options)
	if err != nil {
		b.Fatal(err)
	}
	return qs
}

// BenchmarkOpen opens a store that was closed in good order.
func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	s := open(b, dir, nil)
	add(b, s, meetings(0, 20_000)...)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := open(b, dir, nil).Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRead reads all quads, and those of one label.
func BenchmarkRead(b *testing.B) {
	s := open(b, b.TempDir(), nil)
	defer s.Close()
	quads := meetings(0, 20_000)
	add(b, s, quads...)
	read := func(b *testing.B, it graph.Iterator) (n int) {
		for it.Next(context.Background()) {
			if s.Quad(it.Result()).Subject == nil {
				b.Fatal(s.Err())
			}
			n++
		}
		if it.Err() != nil {
			b.Fatal(it.Err())
		}
		return n
	}
	b.Run("all", func(b *testing.B) {
		n := 0
		for b.Loop() {
			n += read(b, s.QuadsAllIterator())
		}
		b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "quads/s")
	})
	b.Run("label", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			read(b, s.QuadIterator(quad.Label, s.ValueOf(quads[i*7919%len(quads)].Label)))
		}
	})
}
