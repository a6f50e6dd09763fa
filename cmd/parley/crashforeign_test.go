package main

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
)

// ecbTopics is the folder of the topics of ECB+, in its archive.
const ecbTopics = "../../../shared/corpora/ecbplus-train-dev.tar.gz/ecbplus/ECB+/"

// The load of a corpus of another tool is killed when it has written some part of
// what it writes, each part in turn, from the first bytes to the last, and once
// more at any moment of what is left. Each time the store holds whole articles
// only; then the same command finishes it, and all is as one load leaves it.
func TestLoadsOfForeignCorporaAreKilled(t *testing.T) {
	leaveToCrash(t)
	t.Setenv(stepOfLoads, "5")
	for _, corpus := range []struct {
		name  string
		paths func(*testing.T) []string
	}{{"CAT", ecbPaths}, {"brat", foreignBrat}} {
		t.Run(corpus.name, func(t *testing.T) {
			paths := corpus.paths(t)
			load := func(dir string) []string { return append([]string{"load", "--store", dir}, paths...) }
			calm := filepath.Join(t.TempDir(), "calm")
			began := time.Now()
			succeed(t, load(calm)...)
			k := &killer{chance: chance(t, 0), within: time.Since(began)}
			want, whole := recorded(t, calm), articlesByID(corpusOf(t, calm))
			parts := max(4, *rounds/4)
			for part := range parts {
				killed := filepath.Join(t.TempDir(), "killed")
				k.killAfter(t, killed, int64(float64(bytesIn(calm))*(float64(part)+k.chance.Float64())/float64(parts)), load(killed)...)
				mustHoldWholeArticles(t, killed, whole)
				k.kill(t, load(killed)...)
				mustHoldWholeArticles(t, killed, whole)
				succeed(t, load(killed)...)
				mustBeWhole(t, killed)
				mustHold(t, killed, want)
			}
			k.report(t)
		})
	}
}

// mustHoldWholeArticles fails where an article in the store is not as it is in the corpus.
func mustHoldWholeArticles(t *testing.T, dir string, whole map[graph.ID]*graph.AnnotatedArticle) {
	t.Helper()
	if !mayBeNoStore(t, dir) {
		t.Log("killed before there was a store")
		return
	}
	got := corpusOf(t, dir).Articles
	for i := range got {
		if id := got[i].Article.ID; !reflect.DeepEqual(&got[i], whole[id]) {
			t.Errorf("%s is not in the store as it is in the corpus", id)
		}
	}
	t.Logf("killed with %d of %d articles", len(got), len(whole))
}

func ecbPaths(t *testing.T) []string {
	t.Helper()
	archive, _, _ := strings.Cut(ecbTopics, "/ecbplus/")
	if _, err := os.Stat(archive); err != nil {
		t.Skipf("ECB+ is not beside this repository: %v", err)
	}
	return []string{ecbTopics + "1", ecbTopics + "3", ecbTopics + "4"}
}

// foreignBrat writes a folder in brat, with types of its own.
func foreignBrat(t *testing.T) []string {
	t.Helper()
	dir := t.TempDir()
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("annotation.conf", "[entities]\nPER\nGPE\n[relations]\nknows Arg1:PER, Arg2:PER\n[events]\nMeeting who:PER, where:GPE\n[attributes]\n")
	for i := range 80 {
		name := fmt.Sprintf("note%02d", i)
		write(name+".txt", fmt.Sprintf("Anna Berg met Carl Dahl in Oslo. It was talk no. %d.", i))
		write(name+".ann", "T1\tPER 0 9\tAnna Berg\nT2\tMeeting 10 13\tmet\nT3\tPER 14 23\tCarl Dahl\nT4\tGPE 27 31\tOslo\n"+
			"E1\tMeeting:T2 who:T1 who2:T3 where:T4\nR1\tknows Arg1:T1 Arg2:T3\n")
	}
	return []string{dir}
}
