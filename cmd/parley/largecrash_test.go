package main

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
)

// A load of many articles, whose steps are so large that each becomes sorted
// tables which the store takes in as they are, may be killed at any moment as
// well: while it reads, sorts, writes tables, and while they are taken in.
func TestALargeLoadIsKilledAtAnyMoment(t *testing.T) {
	leaveToCrash(t)
	articles := filepath.Join(t.TempDir(), "articles.jsonl")
	writeArticles(t, articles, 0, 2000) // of some 26 quads each, 1,000 in a step
	calm := filepath.Join(t.TempDir(), "calm")
	began := time.Now()
	succeed(t, "load", "--store", calm, articles)
	k := &killer{chance: chance(t, 0), within: time.Since(began)}
	whole, want := corpusOf(t, calm), recorded(t, calm)
	halves := 0
	for range max(1, *rounds/4) {
		dir := filepath.Join(t.TempDir(), "killed")
		before := &graph.Corpus{}
		for done := false; !done; done = done || k.chance.IntN(3) == 0 {
			done = k.kill(t, "load", "--store", dir, articles)
			checkKilled(t, dir, before, whole)
			if mayBeNoStore(t, dir) {
				before = corpusOf(t, dir)
			}
			if n := len(before.Articles); n > 0 && n < len(whole.Articles) {
				halves++
			}
		}
		succeed(t, "load", "--store", dir, articles)
		mustHold(t, dir, want)
	}
	t.Logf("%d loads were killed when they had stored some of the articles", halves)
	k.report(t)
}
