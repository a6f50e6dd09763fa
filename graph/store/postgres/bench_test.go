package postgres_test

import (
	"fmt"
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
				few := quads[:20_000] // all would take Cayley minutes; it does not get faster with more
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
