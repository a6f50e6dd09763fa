package service

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/parley-kg/parley/internal/pgserver"
	"github.com/parley-kg/parley/loader"
)

// BenchmarkStoring stores small articles in groups, as a load does, and one
// after the other, which is what grouping saves.
func BenchmarkStoring(b *testing.B) {
	const articles = 2000
	var all []loader.Item
	for i := range articles {
		all = append(all, revised(fmt.Sprintf("%04d", i), 1, 3))
	}
	for name, url := range map[string]func(b *testing.B) string{
		"pebble":   func(b *testing.B) string { return filepath.Join(b.TempDir(), "graph") },
		"postgres": func(b *testing.B) string { return pgserver.Shared(b).NewDatabase(b) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				single := storingTime(b, url(b), all, 1)
				grouped := storingTime(b, url(b), all, mostItems)
				b.ReportMetric(articles/single.Seconds(), "single-articles/s")
				b.ReportMetric(articles/grouped.Seconds(), "grouped-articles/s")
				b.ReportMetric(single.Seconds()/grouped.Seconds(), "x-faster")
			}
			b.ReportMetric(0, "ns/op") // it would mix the two
		})
	}
}

// storingTime is how long it takes to store the items in groups of so many.
func storingTime(b *testing.B, url string, all []loader.Item, atOnce int) time.Duration {
	b.Helper()
	s, err := Open(b.Context(), url, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	l := load{service: s, target: s.store, report: &Report{}}
	began := time.Now()
	err = s.store.Bulk(b.Context(), func() error {
		for i := 0; i < len(all); i += atOnce {
			if err := l.store(b.Context(), all[i:min(i+atOnce, len(all))]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	if len(l.report.Added) != len(all) {
		b.Fatalf("%d articles of %d were added: %v", len(l.report.Added), len(all), l.report.Problems)
	}
	return time.Since(began)
}
