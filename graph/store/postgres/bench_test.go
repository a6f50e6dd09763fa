package postgres_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/internal/pgserver"
)

// worlds are what the benchmarks load.
var worlds = []struct {
	name string
	make func(*testing.B) []quad.Quad
}{
	{"claims", func(*testing.B) []quad.Quad { return world(20_000) }}, // 120,000 quads
	{"meetings", largeWorld},
}

// BenchmarkInitialLoad compares the first load into an empty database with that
// of Cayley's own writer, on the same server and of the same quads.
func BenchmarkInitialLoad(b *testing.B) {
	server := pgserver.Shared(b)
	for _, w := range worlds {
		b.Run(w.name, func(b *testing.B) {
			quads := w.make(b)
			for b.Loop() {
				db := open(b, server.NewDatabase(b))
				ours := rate(quads, func() { add(b, db, quads...) })
				few := quads[:min(len(quads), 120_000)] // more would take Cayley minutes, and it gets slower
				writer := cayleyWriter(b, initialised(b, server))
				theirs := rate(few, func() {
					if _, err := writer.WriteQuads(few); err != nil {
						b.Fatal(err)
					}
				})
				b.ReportMetric(ours, "quads/s")
				b.ReportMetric(theirs, "cayley-quads/s")
				b.ReportMetric(ours/theirs, "x-cayley")
			}
			b.ReportMetric(0, "ns/op") // it would mix the two
		})
	}
}

// BenchmarkLongLoad compares a load in many updates, as articles are loaded, with
// the same updates one by one and with Cayley's own writer.
func BenchmarkLongLoad(b *testing.B) {
	server := pgserver.Shared(b)
	quads := world(40_000)
	inParts := func(write func([]quad.Quad)) {
		for part := range slices.Chunk(quads, 12_000) {
			write(part)
		}
	}
	for b.Loop() {
		db := open(b, server.NewDatabase(b))
		ours := rate(quads, func() {
			err := db.Load(testContext(b), func() error {
				inParts(func(part []quad.Quad) { add(b, db, part...) })
				return nil
			})
			if err != nil {
				b.Fatal(err)
			}
		})
		db = open(b, server.NewDatabase(b))
		single := rate(quads, func() { inParts(func(part []quad.Quad) { add(b, db, part...) }) })
		writer := cayleyWriter(b, initialised(b, server))
		theirs := rate(quads, func() {
			inParts(func(part []quad.Quad) {
				if _, err := writer.WriteQuads(part); err != nil {
					b.Fatal(err)
				}
			})
		})
		b.ReportMetric(ours, "quads/s")
		b.ReportMetric(single, "single-quads/s")
		b.ReportMetric(theirs, "cayley-quads/s")
		b.ReportMetric(ours/theirs, "x-cayley")
	}
	b.ReportMetric(0, "ns/op") // it would mix them
}

func rate(quads []quad.Quad, write func()) float64 {
	began := time.Now()
	write()
	return float64(len(quads)) / time.Since(began).Seconds()
}

// BenchmarkBatches measures batches of new quads into a store that holds
// 120,000 before the first.
func BenchmarkBatches(b *testing.B) {
	server := pgserver.Shared(b)
	quads := world(120_000)
	for _, size := range []int{100, 10_000, 100_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			db := open(b, server.NewDatabase(b))
			add(b, db, quads[:120_000]...)
			rest, began := quads[120_000:], time.Now()
			n := 0
			for b.Loop() && n+size <= len(rest) {
				add(b, db, rest[n:n+size]...)
				n += size
			}
			b.ReportMetric(float64(n)/time.Since(began).Seconds(), "quads/s")
		})
	}
}
