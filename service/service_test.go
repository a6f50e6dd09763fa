package service_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/service"
)

const articles = "../testdata/articles"

// clock gives a later instant at each call.
func clock() func() time.Time {
	var mu sync.Mutex
	now := time.Date(2025, 9, 1, 0, 0, 0, 0, time.UTC)
	return func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		now = now.Add(time.Hour)
		return now
	}
}

func open(t *testing.T, url string) *service.Service {
	t.Helper()
	s, err := service.Open(t.Context(), url, service.Options{Now: clock()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func load(t *testing.T, s *service.Service, request service.LoadRequest) *service.Report {
	t.Helper()
	report, err := s.Load(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// write puts files into a new directory and returns it.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const (
	noteText = "Anna Berg met Carl Dahl in Oslo."
	noteAnn  = "T1\tPerson 0 9\tAnna Berg\nT2\tMeeting 10 13\tmet\nT3\tPerson 14 23\tCarl Dahl\nE1\tMeeting:T2 Participant:T1 Participant2:T3\n"
	placed   = noteAnn + "T4\tPlace 27 31\tOslo\nE2\tMeeting:T2 Participant:T1 Place:T4\n"
)

func TestLoadingTwiceChangesNothing(t *testing.T) {
	s := open(t, "memory:")
	first := load(t, s, service.LoadRequest{Paths: []string{articles}})
	before := s.Snapshot().ID()
	second := load(t, s, service.LoadRequest{Paths: []string{articles}})
	if len(first.Added) != 5 || len(second.Added) != 0 || len(second.Unchanged) != 5 {
		t.Errorf("added %v, then %v; unchanged %v", first.Added, second.Added, second.Unchanged)
	}
	if second.ClaimsAdded+second.ClaimsRetracted+second.JudgementsAdded != 0 {
		t.Errorf("the second load changed something: %+v", second)
	}
	if after := s.Snapshot().ID(); after != before {
		t.Errorf("snapshot %s became %s", before, after)
	}
}

func TestTheOrderOfArticlesDoesNotMatter(t *testing.T) {
	texts, err := filepath.Glob(articles + "/*.txt")
	if err != nil || len(texts) != 5 {
		t.Fatalf("%v, %v", texts, err)
	}
	judgements := articles + "/judgements.jsonl"
	forward := open(t, "memory:")
	for _, path := range append(slices.Clone(texts), judgements) {
		load(t, forward, service.LoadRequest{Paths: []string{path}})
	}
	slices.Reverse(texts)
	backward := open(t, "memory:")
	for _, path := range append(slices.Clone(texts), judgements) {
		load(t, backward, service.LoadRequest{Paths: []string{path}})
	}
	events := func(s *service.Service) (ids []graph.ID) {
		for ordinals := s.Snapshot().All().Iterator(); ordinals.HasNext(); {
			ids = append(ids, s.Snapshot().EventAt(ordinals.Next()).ID)
		}
		return ids
	}
	if diff := cmp.Diff(events(forward), events(backward)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(forward.Snapshot().Actors(), backward.Snapshot().Actors()); diff != "" {
		t.Error(diff)
	}
}

func TestACorrectionChangesOnlyWhatItCorrects(t *testing.T) {
	dir := write(t, map[string]string{"note.txt": noteText, "note.ann": placed})
	s := open(t, filepath.Join(t.TempDir(), "graph"))
	load(t, s, service.LoadRequest{Paths: []string{dir}})
	kept := claimsOf(t, s, "article/note")

	if err := os.WriteFile(filepath.Join(dir, "note.ann"), []byte(noteAnn), 0o600); err != nil {
		t.Fatal(err)
	}
	report := load(t, s, service.LoadRequest{Paths: []string{dir}})
	if len(report.Corrected) != 1 || report.ClaimsAdded != 0 || report.ClaimsRetracted != 1 {
		t.Errorf("report %+v", report)
	}
	now := claimsOf(t, s, "article/note")
	if len(now) != 1 {
		t.Fatalf("claims %v", now)
	}
	for id, recorded := range now {
		if !kept[id].Equal(recorded) {
			t.Errorf("%s was recorded at %v, now it says %v", id, kept[id], recorded)
		}
	}

	// The annotation returns to what it was: the claim stands again.
	if err := os.WriteFile(filepath.Join(dir, "note.ann"), []byte(placed), 0o600); err != nil {
		t.Fatal(err)
	}
	load(t, s, service.LoadRequest{Paths: []string{dir}})
	if again := claimsOf(t, s, "article/note"); len(again) != 2 {
		t.Errorf("claims %v", again)
	}
}

func claimsOf(t *testing.T, s *service.Service, article graph.ID) map[graph.ID]time.Time {
	t.Helper()
	recorded := map[graph.ID]time.Time{}
	for _, id := range s.Snapshot().ArticleClaims(article) {
		claim, err := s.Snapshot().Claim(id)
		if err != nil {
			t.Fatal(err)
		}
		recorded[id] = claim.RecordedAt
	}
	return recorded
}

func TestADryRunStoresNothingAndTellsWhatWouldHappen(t *testing.T) {
	s := open(t, "memory:")
	load(t, s, service.LoadRequest{Paths: []string{write(t, map[string]string{"a.txt": noteText, "a.ann": noteAnn})}})
	before := s.Snapshot()
	dir := write(t, map[string]string{
		"b.txt": "Anna Berg met Erik Falk.",
		"b.ann": "T1\tPerson 0 9\tAnna Berg\nT2\tMeeting 10 13\tmet\nT3\tPerson 14 23\tErik Falk\nE1\tMeeting:T2 Participant:T1 Participant2:T3\n",
		"judgements.jsonl": `{"left": "actor/anna-berg", "right": "actor/carl-dahl", "verdict": "SAME", "reason": "test"}` + "\n" +
			`{"left": "actor/anna-berg", "right": "actor/nobody", "verdict": "SAME", "reason": "test"}` + "\n",
	})
	rehearsed := load(t, s, service.LoadRequest{Paths: []string{dir}, DryRun: true})
	if s.Snapshot() != before {
		t.Error("a dry run published a snapshot")
	}
	if diff := cmp.Diff([]graph.ID{"actor/erik-falk"}, rehearsed.NewActors); diff != "" {
		t.Errorf("new actors: %s", diff)
	}
	if len(rehearsed.NewEvents) != 1 || len(rehearsed.Merges) != 1 {
		t.Fatalf("events %v, merges %v", rehearsed.NewEvents, rehearsed.Merges)
	}
	if diff := cmp.Diff([]graph.ID{"actor/anna-berg", "actor/carl-dahl"}, rehearsed.Merges[0].From); diff != "" {
		t.Errorf("merge: %s", diff)
	}
	if len(rehearsed.Warnings) != 1 || !strings.Contains(rehearsed.Warnings[0], "actor/nobody") {
		t.Errorf("warnings %q", rehearsed.Warnings)
	}

	done := load(t, s, service.LoadRequest{Paths: []string{dir}})
	rehearsed.DryRun = false
	if diff := cmp.Diff(rehearsed, done); diff != "" {
		t.Errorf("the dry run promised something else (-promised +done)\n%s", diff)
	}
}

func TestBadArticlesHarmNoOthers(t *testing.T) {
	s := open(t, "memory:")
	report := load(t, s, service.LoadRequest{Paths: []string{write(t, map[string]string{
		"bad.txt": noteText, "bad.ann": "T1\tPerson 0 9\tAnna Borg\n",
		"good.txt": noteText, "good.ann": noteAnn,
	})}})
	if len(report.Problems) != 1 || report.Problems[0].Line != 1 || len(report.Added) != 1 {
		t.Errorf("%+v", report)
	}
}

func TestAnotherTextUnderAKnownIDIsRefused(t *testing.T) {
	s := open(t, "memory:")
	load(t, s, service.LoadRequest{Paths: []string{write(t, map[string]string{"a.txt": noteText, "a.ann": noteAnn})}})
	report := load(t, s, service.LoadRequest{Paths: []string{write(t, map[string]string{"a.txt": noteText + " Again.", "a.ann": noteAnn})}})
	if len(report.Problems) != 1 || !errors.Is(report.Problems[0], graph.ErrConflict) {
		t.Errorf("%+v", report.Problems)
	}
}

func TestACancelledLoadSaysSoAndCanBeFinished(t *testing.T) {
	const all, cancelled = 1300, 1100 // more than are stored in one step
	files := make(map[string]string, 2*all)
	for i := range all {
		files[fmt.Sprintf("%04d.txt", i)], files[fmt.Sprintf("%04d.ann", i)] = noteText, noteAnn
	}
	request := service.LoadRequest{Paths: []string{write(t, files)}}
	s := open(t, filepath.Join(t.TempDir(), "graph"))
	ctx, cancel := context.WithCancel(t.Context())
	read := 0
	stopped := request
	stopped.Progress = func(items int) {
		if read = items; items == cancelled {
			cancel()
		}
	}
	report, err := s.Load(ctx, stopped)
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v", err)
	}
	if read < cancelled {
		t.Errorf("told of %d items", read)
	}
	some := s.Snapshot().Counts().Articles
	if some == 0 || some > cancelled || len(report.Added) != some {
		t.Errorf("%d articles after a load that was cancelled, %d in its report", some, len(report.Added))
	}
	if again := load(t, s, request); len(again.Unchanged) != some || len(again.Added) != all-some {
		t.Errorf("%d articles were added and %d unchanged, of %d", len(again.Added), len(again.Unchanged), all)
	}
	whole := open(t, "memory:")
	load(t, whole, request)
	if diff := cmp.Diff(whole.Snapshot().Counts(), s.Snapshot().Counts()); diff != "" {
		t.Error(diff)
	}
}

func TestReadersSeeWholeLoadsOnly(t *testing.T) {
	s := open(t, "memory:")
	stop := make(chan struct{})
	var readers sync.WaitGroup
	for range 2 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if n := s.Snapshot().Counts().Articles; n != 0 && n != 5 {
					t.Errorf("a reader saw %d articles", n)
				}
			}
		})
	}
	load(t, s, service.LoadRequest{Paths: []string{articles}})
	close(stop)
	readers.Wait()
}

func TestAStoreThatMustExistIsNotMade(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "nowhere")
	_, err := service.Open(t.Context(), dir, service.Options{MustExist: true})
	if !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("the directory was made: %v", err)
	}
}

func TestReopening(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "graph")
	s, err := service.Open(t.Context(), dir, service.Options{Now: clock()})
	if err != nil {
		t.Fatal(err)
	}
	load(t, s, service.LoadRequest{Paths: []string{articles}})
	before := s.Snapshot().ID()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if after := open(t, dir).Snapshot().ID(); after != before {
		t.Errorf("snapshot %s became %s", before, after)
	}
}
