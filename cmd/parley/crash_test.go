package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/parley-kg/parley/export"
	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/service"
)

// A load may be killed at any moment, again and again: the store opens and is
// whole, each article is in it as one edition or the next has it, and what a
// load acknowledged is there. The same command finishes the job, and the end is
// that of loads that nobody disturbed.
func TestLoadsAreKilledAtAnyMoment(t *testing.T) {
	const editions = 10 // of one store
	t.Setenv(stepOfLoads, "3")
	for part := range (*rounds + editions - 1) / editions {
		t.Run(fmt.Sprint(part), func(t *testing.T) {
			calm := openService(t, "memory:")
			killed := filepath.Join(t.TempDir(), "killed")
			k := &killer{chance: chance(t, part), within: 200 * time.Millisecond}
			before, halves := &graph.Corpus{}, 0
			for edition := range min(editions, *rounds-part*editions) {
				articles := writeEdition(t, edition)
				if _, err := calm.Load(t.Context(), service.LoadRequest{Paths: []string{articles}}); err != nil {
					t.Fatal(err)
				}
				after, err := calm.Store().Corpus(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				for done := false; !done; done = done || k.chance.IntN(3) == 0 {
					done = k.kill(t, "load", "--store", killed, articles)
					halves += checkKilled(t, killed, before, after)
				}
				succeed(t, "load", "--store", killed, articles)
				before = after
			}
			mustBeWhole(t, killed)
			mustHold(t, killed, recordedBy(t, calm))
			t.Logf("%d loads were killed when they had stored some of an edition", halves)
			k.report(t)
		})
	}
}

// checkKilled checks a store whose load was killed on the way from one corpus to
// the other. It returns 1 where the load was half done, else 0.
func checkKilled(t *testing.T, dir string, before, after *graph.Corpus) (half int) {
	t.Helper()
	if !mayBeNoStore(t, dir) {
		if len(before.Articles) > 0 {
			t.Fatalf("the store with %d articles is gone", len(before.Articles))
		}
		return 0
	}
	got := corpusOf(t, dir)
	earlier, later := articlesByID(before), articlesByID(after)
	renewed := 0
	for i := range got.Articles {
		article := &got.Articles[i]
		switch id := article.Article.ID; {
		case reflect.DeepEqual(article, later[id]):
			if !reflect.DeepEqual(article, earlier[id]) {
				renewed++
			}
		case !reflect.DeepEqual(article, earlier[id]):
			t.Errorf("%s is in no edition as it is in the store: %+v", id, article)
		}
		delete(earlier, article.Article.ID)
	}
	for id := range earlier {
		t.Errorf("%s was acknowledged and is gone", id)
	}
	judged := reflect.DeepEqual(got.Judgements, after.Judgements)
	if !judged && !reflect.DeepEqual(got.Judgements, before.Judgements) {
		t.Errorf("the judgements are neither those before nor those after: %v", got.Judgements)
	}
	if renewed > 0 && !judged {
		return 1
	}
	return 0
}

func articlesByID(c *graph.Corpus) map[graph.ID]*graph.AnnotatedArticle {
	articles := make(map[graph.ID]*graph.AnnotatedArticle, len(c.Articles))
	for i := range c.Articles {
		articles[c.Articles[i].Article.ID] = &c.Articles[i]
	}
	return articles
}

// mustBeWhole lets parley verify say that the store is whole.
func mustBeWhole(t *testing.T, url string) {
	t.Helper()
	if said := succeed(t, "verify", "--store", url); !strings.HasSuffix(said, " is whole\n") {
		t.Errorf("verify said %q", said)
	}
}

// mayBeNoStore makes sure that a directory is a whole store, or none yet, which
// parley says and another load mends. It tells which.
func mayBeNoStore(t *testing.T, dir string) (isStore bool) {
	t.Helper()
	said, err := command(t, "verify", "--store", dir).CombinedOutput()
	if err != nil && strings.Contains(string(said), "there is no store at "+dir) {
		return false
	}
	if err != nil || string(said) != dir+" is whole\n" {
		t.Fatalf("verify: %v\n%s", err, said)
	}
	return true
}

// corpusOf reads a store that no process has open.
func corpusOf(t *testing.T, url string) *graph.Corpus {
	t.Helper()
	s, err := store.Open(t.Context(), url, store.Options{MustExist: true})
	if err != nil {
		t.Fatal(err)
	}
	corpus, err := s.Corpus(t.Context())
	if err = errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	return corpus
}

// recorded returns everything that was ever recorded in a store, in N-Quads.
func recorded(t *testing.T, url string) string {
	t.Helper()
	return succeed(t, "export", "--store", url, "--format", "nquads")
}

// recordedBy returns the same of a service in this process.
func recordedBy(t *testing.T, s *service.Service) string {
	t.Helper()
	format, err := export.ByName("nquads")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	source := export.Source{Session: query.NewReader(s.Snapshot, s.Store()).Session(), Quads: s.Store(), Base: export.DefaultBase}
	if err := format.Write(t.Context(), &out, source); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// mustHold makes sure that a store holds what was recorded, and nothing else.
func mustHold(t *testing.T, url, want string) {
	t.Helper()
	if got := recorded(t, url); got != want {
		t.Errorf("%s holds %d bytes of quads, want %d", url, len(got), len(want))
	}
}

// A store is made whole, or can be made by the next load.
func TestAStoreIsKilledWhileItIsMade(t *testing.T) {
	note := manyNotes(t, 1)
	calm := filepath.Join(t.TempDir(), "calm")
	began := time.Now()
	succeed(t, "load", "--store", calm, note)
	want := recorded(t, calm)
	k := &killer{chance: chance(t, 0), within: time.Since(began)}
	for range *rounds {
		dir := filepath.Join(t.TempDir(), "deep", "store")
		k.kill(t, "load", "--store", dir, note)
		mayBeNoStore(t, dir)
		succeed(t, "load", "--store", dir, note)
		mustHold(t, dir, want)
	}
	k.report(t)
}

// A restore that is killed has restored everything or nothing, and then the
// same command does it.
func TestARestoreIsKilled(t *testing.T) {
	dir := t.TempDir()
	backup := filepath.Join(dir, "backup")
	want := recorded(t, backedUpEdition(t, backup))
	k := &killer{chance: chance(t, 0), within: 300 * time.Millisecond}
	whole := 0
	for i := range *rounds {
		restored := filepath.Join(dir, fmt.Sprint(i))
		k.kill(t, "restore", "--store", restored, backup)
		if mayBeNoStore(t, restored) && len(corpusOf(t, restored).Articles) > 0 {
			whole++
			said, err := command(t, "restore", "--store", restored, backup).CombinedOutput()
			if err == nil || !strings.Contains(string(said), "restore into an empty one") {
				t.Errorf("restored twice: %v\n%s", err, said)
			}
		} else {
			succeed(t, "restore", "--store", restored, backup)
		}
		mustHold(t, restored, want)
	}
	t.Logf("%d of %d had restored everything", whole, *rounds)
	k.report(t)
}

// A backup that is killed is not there, or is whole; what it leaves beside its
// place is no backup that restore would take for one.
func TestABackupIsKilled(t *testing.T) {
	dir := t.TempDir()
	calm := filepath.Join(dir, "calm")
	original := backedUpEdition(t, calm)
	want, err := os.ReadFile(calm)
	if err != nil {
		t.Fatal(err)
	}
	k := &killer{chance: chance(t, 0), within: 300 * time.Millisecond}
	for i := range *rounds {
		place := filepath.Join(dir, fmt.Sprint("backup", i))
		done := k.kill(t, "backup", "--store", original, place)
		if got, err := os.ReadFile(place); err == nil && !bytes.Equal(got, want) {
			t.Errorf("%s is half a backup: %d bytes of %d", place, len(got), len(want))
		} else if err != nil {
			if done {
				t.Errorf("the backup that was acknowledged is gone: %v", err)
			}
			succeed(t, "backup", "--store", original, place)
		}
	}
	leftovers, err := filepath.Glob(filepath.Join(dir, ".parley-backup-*"))
	if err != nil {
		t.Fatal(err)
	}
	for i, leftover := range leftovers {
		if got, err := os.ReadFile(leftover); err != nil || bytes.Equal(got, want) {
			continue // only its name was missing
		}
		said, err := command(t, "restore", "--store", filepath.Join(dir, fmt.Sprint("half", i)), leftover).CombinedOutput()
		if err == nil || !strings.Contains(string(said), "read the backup") {
			t.Errorf("%s was restored: %v\n%s", leftover, err, said)
		}
	}
	t.Logf("%d were left half written", len(leftovers))
	k.report(t)
	mustBeWhole(t, original)
}

// backedUpEdition makes a store with corrections and judgements, writes its
// backup, and returns where the store is.
func backedUpEdition(t *testing.T, backup string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "original")
	for edition := range 3 {
		succeed(t, "load", "--store", dir, writeEdition(t, edition))
	}
	succeed(t, "backup", "--store", dir, backup)
	return dir
}
