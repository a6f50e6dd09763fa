package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/parley-kg/parley/graph/store"
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
