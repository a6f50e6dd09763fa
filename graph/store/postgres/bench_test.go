package postgres_test

import (
	"testing"
	"time"

	"github.com/parley-kg/parley/internal/pgserver"
)

// BenchmarkInitialLoad compares the first load into an empty database with that
// of Cayley's own writer, on the same server and the same quads.
func BenchmarkInitialLoad(b *testing.B) {
	server := pgserver.Shared(b)
	const meetings, batch = 20_000, 10_000
	quads := world(meetings)
	rate := func(from time.Time, n int) float64 { return float64(n) / time.Since(from).Seconds() }
	for b.Loop() {
		db := open(b, server.NewDatabase(b))
		began := time.Now()
		add(b, db, quads...)
		ours := rate(began, len(quads))

		writer := cayleyWriter(b, initialised(b, server))
		few := quads[:batch] // Cayley takes a minute for all; it does not get faster with more
		began = time.Now()
		if _, err := writer.WriteQuads(few); err != nil {
			b.Fatal(err)
		}
		theirs := rate(began, len(few))
		b.ReportMetric(ours, "quads/s")
		b.ReportMetric(theirs, "cayley-quads/s")
		b.ReportMetric(ours/theirs, "x-cayley")
	}
	b.ReportMetric(0, "ns/op") // it would mix the two
}

// BenchmarkBatches measures batches into a store that holds something.
func BenchmarkBatches(b *testing.B) {
	server := pgserver.Shared(b)
	quads := world(10_000)
	for _, size := range []int{100, 10_000} {
		b.Run(map[int]string{100: "100", 10_000: "10000"}[size], func(b *testing.B) {
			db := open(b, server.NewDatabase(b))
			add(b, db, world(1)...)
			began, n := time.Now(), 0
			for b.Loop() {
				add(b, db, quads[n%len(quads):min(n%len(quads)+size, len(quads))]...)
				n += size
			}
			b.ReportMetric(float64(n)/time.Since(began).Seconds(), "quads/s")
		})
	}
}
