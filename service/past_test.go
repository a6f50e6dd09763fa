package service

import (
	"context"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// As recorded at any instant, a snapshot shows what readers saw at that instant,
// whatever was corrected, retracted and judged since.
func TestAsRecordedIsWhatReadersSaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := openIn(t, "memory:")
		defer s.close(t)
		type seen struct {
			at time.Time
			id string
		}
		past := []seen{{time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC), s.Snapshot().ID()}}
		for range rapid.IntRange(1, 4).Draw(t, "steps") {
			loaded := items().Draw(t, "items")
			for _, item := range loaded {
				for i := range item.Judgements { // they have instants of their own
					item.Judgements[i].At = s.instant()
				}
			}
			s.keep(t, loaded...)
			past = append(past, seen{s.instant(), s.Snapshot().ID()})
		}
		for _, p := range past {
			then, err := s.Snapshot().AsRecorded(context.Background(), p.at)
			if err != nil {
				t.Fatal(err)
			}
			if then.ID() != p.id {
				t.Errorf("as recorded at %s it is %s, readers saw %s", p.at, then.ID(), p.id)
			}
			if then.ID() == s.Snapshot().ID() && then != s.Snapshot() {
				t.Errorf("as recorded at %s nothing differs, but it is another snapshot", p.at)
			}
		}
	})
}
