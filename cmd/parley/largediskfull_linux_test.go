package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The same of a load whose steps become sorted tables: wherever they meet the
// end of the disk, the load says so, each article is there as a whole or not at
// all, and when there is room the same command finishes the job.
func TestTheDiskIsFullInALargeLoad(t *testing.T) {
	leaveToCrash(t)
	articles := filepath.Join(t.TempDir(), "articles.jsonl")
	writeArticles(t, articles, 0, 2000)
	calm := filepath.Join(t.TempDir(), "calm")
	succeed(t, "load", "--store", calm, articles)
	want := recorded(t, calm)
	random := chance(t, 0)
	disk, resize := smallDisk(t)
	full, most := 0, int(size(t, calm))*3/2 // while tables are written the disk holds more than in the end
	for i := range max(3, *rounds/4) {
		store := filepath.Join(disk, fmt.Sprint("store", i))
		room := page * (1 + random.IntN(most/page))
		resize(room)
		if isFull(t, room, "load", "--store", store, articles) {
			full++
		}
		resize(ample)
		if mayBeNoStore(t, store) {
			mustHoldSomeOf(t, store, calm)
		}
		succeed(t, "load", "--store", store, articles)
		mustHold(t, store, want)
		if err := os.RemoveAll(store); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("the disk was full in %d rounds", full)
	if full == 0 {
		t.Error("the disk was never full")
	}
}

// mustHoldSomeOf makes sure that every article of a store is in the other as
// well, and the same.
func mustHoldSomeOf(t *testing.T, store, calm string) {
	t.Helper()
	articles := map[string]bool{}
	for line := range strings.Lines(succeed(t, "export", "--store", calm, "--format", "jsonl")) {
		articles[line] = true
	}
	for line := range strings.Lines(succeed(t, "export", "--store", store, "--format", "jsonl")) {
		if !articles[line] {
			t.Errorf("this is no whole article: %.300s", line)
		}
	}
}
