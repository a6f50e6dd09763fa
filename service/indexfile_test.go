package service

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/loader"
)

// reopened is a service and what it warned of since it was opened.
type reopened struct {
	*Service
	warnings []error
}

func openIn(t fataler, dir string) *reopened {
	r := &reopened{}
	now := time.Date(2025, 9, 1, 0, 0, 0, 0, time.UTC)
	s, err := Open(context.Background(), dir, Options{
		Now:  func() time.Time { now = now.Add(time.Minute); return now },
		Warn: func(err error) { r.warnings = append(r.warnings, err) },
	})
	if err != nil {
		t.Fatal(err)
	}
	r.Service = s
	return r
}

type fataler interface{ Fatal(...any) }

// keep stores items as a load does, and publishes.
func (r *reopened) keep(t fataler, items ...loader.Item) {
	r.changes.Lock()
	defer r.changes.Unlock()
	l := load{service: r.Service, target: r.store, report: &Report{}}
	if err := l.store(context.Background(), items); err != nil {
		t.Fatal(err)
	}
	if err := r.catchUp(context.Background()); err != nil {
		t.Fatal(err)
	}
}

func (r *reopened) close(t fataler) {
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
}

// rebuilt is the snapshot of all that the store holds, built anew.
func (r *reopened) rebuilt(t fataler) string {
	whole, err := readState(context.Background(), r.store)
	if err != nil {
		t.Fatal(err)
	}
	return whole.snapshot.ID()
}

// fromFile tells whether the snapshot is the one of the file, as it was read.
func (r *reopened) fromFile() bool { return r.state.known == nil }

func TestAStartTakesTheCopyOfTheIndex(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "graph")
	first := openIn(t, dir)
	first.keep(t, note("a"), note("b"))
	first.close(t)
	second := openIn(t, dir)
	defer second.close(t)
	if !second.fromFile() {
		t.Error("the snapshot was built anew")
	}
	if got, want := second.Snapshot().ID(), second.rebuilt(t); got != want {
		t.Errorf("snapshot %s, built anew it is %s", got, want)
	}
	if len(second.warnings) > 0 {
		t.Error(second.warnings)
	}
}

// A copy that is old is brought up to date by what changed since.
func TestAnOldCopyIsContinued(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "graph")
	first := openIn(t, dir)
	first.keep(t, note("a"), note("b"))
	first.close(t)
	path := filepath.Join(dir, store.IndexName)
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	second := openIn(t, dir)
	second.keep(t, revised("b", 2, 2), note("c"), judged("judgement/1", "actor/a", "actor/b"))
	second.close(t)
	if err := os.WriteFile(path, old, 0o600); err != nil {
		t.Fatal(err)
	}

	third := openIn(t, dir)
	news, err := third.store.Since(t.Context(), third.index.mark.History)
	if err != nil {
		t.Fatal(err)
	}
	if news.Untold || len(news.Articles) != 2 || len(news.Judgements) != 1 {
		t.Errorf("since the copy: %+v", news)
	}
	if got, want := third.Snapshot().ID(), third.rebuilt(t); got != want {
		t.Errorf("snapshot %s, built anew it is %s", got, want)
	}
	third.close(t)
	if now, err := os.ReadFile(path); err != nil || bytes.Equal(now, old) {
		t.Errorf("the old copy is still there, error %v", err)
	}
}

// A copy that does not belong to the store is not used, and replaced.
func TestACopyInDoubtIsBuiltAnew(t *testing.T) {
	other := filepath.Join(t.TempDir(), "other")
	stranger := openIn(t, other)
	stranger.keep(t, note("x"))
	stranger.close(t)
	foreign, err := os.ReadFile(filepath.Join(other, store.IndexName))
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		change func(copy []byte) []byte
		warns  bool
	}{
		"a bit flipped": {func(b []byte) []byte { b[len(b)/2] ^= 4; return b }, true},
		"cut":           {func(b []byte) []byte { return b[:len(b)-7] }, true},
		"empty":         {func([]byte) []byte { return nil }, true},
		"another store": {func([]byte) []byte { return foreign }, false},
		"another program": {func(b []byte) []byte {
			return bytes.Replace(b, []byte(program()), []byte("0123456789abcdef"), 1)
		}, true}, // a checksum is wrong, too
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "graph")
			first := openIn(t, dir)
			first.keep(t, note("a"))
			first.close(t)
			path := filepath.Join(dir, store.IndexName)
			good, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, test.change(slices.Clone(good)), 0o600); err != nil {
				t.Fatal(err)
			}
			second := openIn(t, dir)
			if second.fromFile() {
				t.Error("the copy was used")
			}
			if got, want := second.Snapshot().ID(), second.rebuilt(t); got != want {
				t.Errorf("snapshot %s, built anew it is %s", got, want)
			}
			if (len(second.warnings) > 0) != test.warns {
				t.Errorf("warnings %v", second.warnings)
			}
			second.close(t)
			if again, err := os.ReadFile(path); err != nil || !bytes.Equal(again, good) {
				t.Errorf("the copy is not that of the store, error %v", err)
			}
		})
	}
}

// Whatever is loaded, and whenever processes end and start, readers see what
// building everything anew would show.
func TestFollowingTheHistoryIsLikeBuildingAnew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "parley-test-")
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = os.RemoveAll(dir) }()
		s := openIn(t, dir)
		for range rapid.IntRange(1, 4).Draw(t, "steps") {
			s.keep(t, items().Draw(t, "items")...)
			if got, want := s.Snapshot().ID(), s.rebuilt(t); got != want {
				t.Fatalf("snapshot %s, built anew it is %s", got, want)
			}
			if rapid.Bool().Draw(t, "again") {
				s.close(t)
				s = openIn(t, dir)
			}
		}
		s.close(t)
		if len(s.warnings) > 0 {
			t.Fatal(s.warnings)
		}
	})
}

// Where no copy can be kept, everything else works.
func TestACopyThatCannotBeKeptIsWarnedOf(t *testing.T) {
	var warnings []error
	s, err := Open(t.Context(), "memory:", Options{
		Index: filepath.Join(t.TempDir(), "absent", "index"), Warn: func(err error) { warnings = append(warnings, err) },
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil || len(warnings) != 1 {
		t.Errorf("error %v, warnings %v", err, warnings)
	}
}
