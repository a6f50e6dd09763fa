package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/parley-kg/parley/internal/pgserver"
)

var scale = flag.Int("articles", 100, "how many articles the measurement of docs/scale.md takes")

// TestWhatOneMachineCarries runs every command on a store of so many articles, in
// a directory and on PostgreSQL beside it, and prints how long each took and the
// memory that it had at most: see docs/scale.md and `make scale`.
func TestWhatOneMachineCarries(t *testing.T) {
	if raced {
		t.Skip("with the race detector the figures mean nothing")
	}
	dir := t.TempDir()
	articles, more := filepath.Join(dir, "articles.jsonl"), filepath.Join(dir, "more.jsonl")
	writeArticles(t, articles, 0, *scale)
	writeArticles(t, more, *scale, *scale+100)
	t.Logf("%d articles on %d cores; the files have %d MB", *scale, runtime.NumCPU(), size(t, articles)>>20)
	t.Run("directory", func(t *testing.T) {
		store := filepath.Join(dir, "store")
		quads := measureCommands(t, store, articles, more)
		t.Logf("%d quads of %d bytes on disk", quads, size(t, store)/int64(quads))
	})
	t.Run("postgres", func(t *testing.T) {
		measureCommands(t, pgserver.Start(t).URL("postgres"), articles, more)
	})
}

// measureCommands returns the number of quads.
func measureCommands(t *testing.T, store, articles, more string) (quads int) {
	t.Helper()
	dir := t.TempDir()
	backup := filepath.Join(dir, "backup")
	measure(t, "load", "--store", store, articles)
	question := `{ meetings(between: [{name: "Anna Berg7"}], first: 5) { totalCount nodes { when { edtf } evidence(first: 1) { nodes { sentence } } } } }`
	measure(t, "query", "--store", store, question)
	measure(t, "load", "--store", store, more)
	measure(t, "load", "--store", store, more) // again: nothing is new
	measure(t, "verify", "--store", store)
	said := measure(t, "backup", "--store", store, backup)
	measure(t, "restore", "--store", filepath.Join(dir, "copy"), backup)
	measure(t, "export", "--store", store, "--format", "nquads", "-o", filepath.Join(dir, "nquads"))
	quads, err := strconv.Atoi(strings.Fields(said)[0])
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("the backup has %.1f bytes a quad", float64(size(t, backup))/float64(quads))
	return quads
}

// measure runs parley and prints what it took.
func measure(t *testing.T, args ...string) (said string) {
	t.Helper()
	cmd := command(t, args...)
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	began := time.Now()
	if err := cmd.Run(); err != nil {
		t.Fatalf("parley %v: %v\n%s", args, err, &errs)
	}
	took := time.Since(began)
	memory := int64(0)
	if used, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		memory = used.Maxrss >> 10 // kilobytes, on Linux
	}
	first, _, _ := strings.Cut(out.String(), "\n")
	t.Logf("%-8s %8.2f s  %6d MB  %.70s", args[0], took.Seconds(), memory, first)
	return out.String()
}

// writeArticles writes articles first to last-1 as JSON Lines.
func writeArticles(t *testing.T, path string, first, last int) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	out := bufio.NewWriter(file)
	lines := json.NewEncoder(out)
	for i := first; i < last; i++ {
		if err := lines.Encode(editedArticle(i, 0)); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

// size returns the bytes of a file, or of all files in a directory.
func size(t *testing.T, path string) (total int64) {
	t.Helper()
	err := filepath.WalkDir(path, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			total += info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return total
}
