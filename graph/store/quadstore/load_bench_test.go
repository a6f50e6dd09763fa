package quadstore_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"
)

// BenchmarkWorld fills an empty store with the world of meetings, 1.5 million
// quads: at once, and in synced batches, beside Cayley's leveldb with an index
// that answers questions backwards. Its initial load is in batches of 10,000,
// which is about as quick as its writer. Only the time in the stores' calls counts;
// that for which processors are busy is all, until the store is closed.
func BenchmarkWorld(b *testing.B) {
	quads := slices.Collect(readWorld(b, worldFile(b, 100_000)))
	for _, test := range []struct {
		name         string
		open         func(b *testing.B, dir string) graph.QuadStore
		batch, quads int
	}{
		{"load/pebble", openPebble, len(quads), len(quads)},
		{"10000/pebble", openPebble, 10_000, len(quads)},
		{"10000/leveldb", openLevelDB, 10_000, len(quads)},
		{"100/pebble", openPebble, 100, 100_000},
		{"100/leveldb", openLevelDB, 100, 100_000},
	} {
		b.Run(test.name, func(b *testing.B) {
			busy := processorTime(b)
			for b.Loop() {
				b.StopTimer()
				dir := b.TempDir()
				qs := test.open(b, dir)
				for part := range slices.Chunk(quads[:test.quads], test.batch) {
					batch := additions(part...)
					b.StartTimer()
					err := qs.ApplyDeltas(batch, graph.IgnoreOpts{IgnoreDup: true})
					b.StopTimer()
					if err != nil {
						b.Fatal(err)
					}
				}
				closeAndMeasure(b, qs, dir, test.open)
				b.StartTimer()
			}
			b.ReportMetric(float64(test.quads*b.N)/b.Elapsed().Seconds(), "quads/s")
			b.ReportMetric((processorTime(b)-busy)*1e6/float64(test.quads*b.N), "µs-busy/quad")
		})
	}
}

func openPebble(b *testing.B, dir string) graph.QuadStore { return open(b, dir, nil) }

// closeAndMeasure closes a store and reports how large it is, and how long it
// takes to open it again.
func closeAndMeasure(b *testing.B, s graph.QuadStore, dir string, open func(*testing.B, string) graph.QuadStore) {
	stats, err := s.Stats(context.Background(), true)
	if err != nil {
		b.Fatal(err)
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(sizeOf(b, dir))/float64(stats.Quads.Size), "disk-B/quad")
	before := time.Now()
	again := open(b, dir)
	b.ReportMetric(time.Since(before).Seconds(), "s/open")
	if got, err := again.Stats(context.Background(), true); err != nil || got != stats {
		b.Errorf("opened again it has %v, error %v, want %v", got, err, stats)
	}
	if err := again.Close(); err != nil {
		b.Fatal(err)
	}
}

func sizeOf(b *testing.B, dir string) (size int64) {
	err := filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return size
}

// largeWorld asks for [BenchmarkLargeLoad], as make bench does: it takes minutes,
// and 4 GB of disk.
const largeWorld = "PARLEY_BENCH_LARGE"

// BenchmarkLargeLoad loads 15 million quads through the writer, as they are
// parsed, and then asks the first question of a store that was just opened. The
// time in the store's calls and that with parsing are reported apart, and the
// most memory that the whole process ever had.
func BenchmarkLargeLoad(b *testing.B) {
	if os.Getenv(largeWorld) == "" {
		b.Skipf("it takes minutes: set %s=1", largeWorld)
	}
	world := worldFile(b, 1_000_000)
	for b.Loop() {
		dir := b.TempDir()
		n, inStore, whole, busy := 0, time.Duration(0), time.Now(), processorTime(b)
		s := open(b, dir, nil)
		writer, err := s.NewQuadWriter()
		if err != nil {
			b.Fatal(err)
		}
		timed := func(do func() error) {
			before := time.Now()
			if err := do(); err != nil {
				b.Fatal(err)
			}
			inStore += time.Since(before)
		}
		block := make([]quad.Quad, 0, 10_000)
		write := func() {
			timed(func() error { _, err := writer.(quad.BatchWriter).WriteQuads(block); return err })
			n, block = n+len(block), block[:0]
		}
		for q := range readWorld(b, world) {
			if block = append(block, q); len(block) == cap(block) {
				write()
			}
		}
		write()
		timed(writer.Close)
		b.ReportMetric(float64(n)/inStore.Seconds(), "quads/s")
		b.ReportMetric(float64(n)/time.Since(whole).Seconds(), "quads/s-with-parsing")
		b.ReportMetric((processorTime(b)-busy)*1e6/float64(n), "µs-busy/quad")
		b.ReportMetric(peakMemory(b)/(1<<20), "peak-MiB")
		closeAndMeasure(b, s, dir, openPebble)
		firstAnswer(b, dir)
	}
}

// firstAnswer reports how long it takes to open a store and ask it who was at a
// meeting with an actor.
func firstAnswer(b *testing.B, dir string) {
	before := time.Now()
	s := open(b, dir, nil)
	defer s.Close()
	took := quad.IRI("http://ex/v/participant")
	met, err := path.StartPath(s, quad.IRI("http://ex/a/4711")).In(took).Out(took).Unique().
		Iterate(context.Background()).AllValues(nil)
	if err != nil || len(met) < 2 {
		b.Errorf("met %d actors, error %v", len(met), err)
	}
	b.ReportMetric(time.Since(before).Seconds(), "s/first-answer")
}

// peakMemory returns the most bytes that this process had in memory.
func peakMemory(b *testing.B) float64 {
	_, peak, _ := strings.Cut(ofThisProcess(b, "status"), "VmHWM:")
	kilobytes, err := strconv.ParseFloat(strings.Fields(peak)[0], 64)
	if err != nil {
		b.Fatal(err)
	}
	return kilobytes * 1024
}

// processorTime returns the seconds for which this process kept a processor
// busy, which depend less than others on what else the machine does.
func processorTime(b *testing.B) float64 {
	_, fields, _ := strings.Cut(ofThisProcess(b, "stat"), ") ")
	hundredths := 0.0
	for _, field := range strings.Fields(fields)[11:13] { // in the program, and in the system
		n, err := strconv.ParseFloat(field, 64)
		if err != nil {
			b.Fatal(err)
		}
		hundredths += n
	}
	return hundredths / 100
}

// ofThisProcess returns what Linux tells about it.
func ofThisProcess(b *testing.B, file string) string {
	b.Helper()
	text, err := os.ReadFile("/proc/self/" + file)
	if err != nil {
		b.Skipf("only Linux tells it: %v", err)
	}
	return string(text)
}
