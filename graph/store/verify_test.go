package store_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cockroachdb/pebble/record"

	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/graph/store/storetest"
)

func TestVerifyFindsNothingWrongWithWhatWasWritten(t *testing.T) {
	for _, url := range []string{"memory:", filepath.Join(t.TempDir(), "graph")} {
		defects, err := realArticles(t, url).Verify(t.Context())
		if err != nil || len(defects) > 0 {
			t.Errorf("%s: %q, error %v", url, defects, err)
		}
	}
}

// A flipped byte in a table is found, wherever the store first meets it.
func TestVerifyFindsAFlippedByte(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "graph")
	s, err := store.Open(t.Context(), dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	fill(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	flipAByte(t, dir)
	damaged, err := store.Open(t.Context(), dir, store.Options{MustExist: true})
	if err != nil {
		return // it does not even open: found
	}
	defer func() { _ = damaged.Close() }()
	if defects, err := damaged.Verify(t.Context()); err == nil && len(defects) == 0 {
		t.Error("nothing was found")
	}
}

// flipAByte changes the largest table in its middle.
func flipAByte(t *testing.T, dir string) {
	t.Helper()
	tables, err := filepath.Glob(filepath.Join(dir, "*", "*.sst"))
	if err != nil || len(tables) == 0 {
		t.Fatalf("tables %v, error %v", tables, err)
	}
	var largest string
	var content []byte
	for _, table := range tables {
		bytes, err := os.ReadFile(table)
		if err != nil {
			t.Fatal(err)
		}
		if len(bytes) > len(content) {
			largest, content = table, bytes
		}
	}
	content[len(content)/2] ^= 0xff
	if err := os.WriteFile(largest, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// A log that lost whole records, before later logs, leaves nothing that a
// checksum tells. The counts do.
func TestAHoleInTheLogIsTold(t *testing.T) {
	dir, crashed := filepath.Join(t.TempDir(), "store"), filepath.Join(t.TempDir(), "crashed")
	s := openStore(t, dir)
	for i := range 60 { // more than one log holds
		change := store.Change{Article: storetest.Meeting(fmt.Sprint(i)), At: backupNoon}
		if err := s.Apply(t.Context(), change); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(crashed, os.DirFS(dir)); err != nil { // nothing was flushed yet
		t.Fatal(err)
	}
	logs, err := filepath.Glob(filepath.Join(crashed, "*", "*.log"))
	if err != nil || len(logs) < 2 {
		t.Fatalf("logs %v, error %v: want two at least", logs, err)
	}
	cutRecords(t, logs[0])
	damaged := openStore(t, crashed)
	if corpus, err := damaged.Corpus(t.Context()); err == nil || !strings.Contains(err.Error(), "restore it from a backup") {
		t.Errorf("%d articles of 60, error %v", len(corpus.Articles), err)
	}
	if _, err := damaged.Backup(t.Context(), io.Discard); err == nil {
		t.Error("a backup was made")
	}
	if defects, err := damaged.Verify(t.Context()); err != nil || len(defects) == 0 {
		t.Errorf("verify found %q, error %v", defects, err)
	}
}

// cutRecords takes the last two records of a log away, and nothing else.
func cutRecords(t *testing.T, log string) {
	t.Helper()
	file, err := os.Open(log)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	const first = 2 // the number of a new store's log, which its records repeat
	if filepath.Base(log) != "000002.log" {
		t.Fatalf("the first log is %s", log)
	}
	var ends []int64
	for records := record.NewReader(file, first); ; {
		one, err := records.Next()
		if err != nil {
			break // the end of the log
		}
		if _, err := io.Copy(io.Discard, one); err != nil {
			t.Fatal(err)
		}
		ends = append(ends, records.Offset())
	}
	if len(ends) < 4 {
		t.Fatalf("only %d records", len(ends))
	}
	if err := os.Truncate(log, ends[len(ends)-3]); err != nil {
		t.Fatal(err)
	}
}
