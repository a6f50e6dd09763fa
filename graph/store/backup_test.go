package store_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/internal/pgserver"
	"github.com/parley-kg/parley/loader"
)

// realArticles opens a store that holds the five articles and their judgements.
func realArticles(t *testing.T, url string) *store.Store {
	t.Helper()
	s := openStore(t, url)
	fill(t, s)
	return s
}

// fill loads the five articles and their judgements.
func fill(t *testing.T, s *store.Store) {
	t.Helper()
	for item := range loader.Read(t.Context(), []string{"../../testdata/articles"}, loader.Options{}) {
		if len(item.Problems) > 0 {
			t.Fatal(item.Problems)
		}
		change := store.Change{Article: item.Article, Judgements: item.Judgements, At: backupNoon}
		if err := s.Apply(t.Context(), change); err != nil {
			t.Fatal(err)
		}
	}
}

func openStore(t *testing.T, url string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), url, store.Options{})
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

func backedUp(t *testing.T, s *store.Store) []byte {
	t.Helper()
	var out bytes.Buffer
	n, err := s.Backup(t.Context(), &out)
	if err != nil {
		t.Fatal(err)
	}
	if size, err := s.Size(t.Context()); err != nil || int64(n) != size {
		t.Errorf("%d quads of %d, error %v", n, size, err)
	}
	return out.Bytes()
}

func TestABackupRestoresIntoAnyBackend(t *testing.T) {
	original := realArticles(t, "memory:")
	backup := backedUp(t, original)
	for _, url := range []string{"memory:", filepath.Join(t.TempDir(), "graph"), pgserver.Shared(t).NewDatabase(t)} {
		restored := openStore(t, url)
		if _, err := restored.Restore(t.Context(), bytes.NewReader(backup)); err != nil {
			t.Fatal(err)
		}
		want, err := original.Corpus(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		got, err := restored.Corpus(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(want, got) {
			t.Errorf("%s: what was restored differs", url)
		}
		if again := backedUp(t, restored); !bytes.Equal(backup, again) {
			t.Errorf("%s: the backup of what was restored has other bytes", url)
		}
	}
}

func TestADamagedBackupRestoresNothing(t *testing.T) {
	backup := backedUp(t, realArticles(t, "memory:"))
	text := unpacked(t, backup)
	tests := map[string][]byte{
		"cut":                  backup[:len(backup)/2],
		"not compressed":       []byte(text),
		"empty":                nil,
		"of another format":    packed(t, strings.Replace(text, "backup 1", "backup 2", 1)),
		"a quad is missing":    packed(t, cutLine(text, 5)),
		"its end is missing":   backup[:len(backup)-1],
		"more follows":         append(slices.Clone(backup), packed(t, "more\n")...),
		"anything follows":     append(slices.Clone(backup), "more"...),
		"a quad was changed":   packed(t, strings.Replace(text, "HELD", "PLANNED", 1)),
		"no quad, but a digit": packed(t, strings.Replace(text, "\n{", "\n7{", 1)),
	}
	for name, damaged := range tests {
		t.Run(name, func(t *testing.T) {
			s := openStore(t, "memory:")
			if _, err := s.Restore(t.Context(), bytes.NewReader(damaged)); !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("error %v", err)
			}
			if size, err := s.Size(t.Context()); err != nil || size != 0 {
				t.Errorf("%d quads were written, error %v", size, err)
			}
		})
	}
}

func TestADamagedBackupSaysWhere(t *testing.T) {
	backup := backedUp(t, realArticles(t, "memory:"))
	text := unpacked(t, backup)
	for name, spoilt := range map[string][]byte{
		"cut":             backup[:len(backup)/2],
		"a letter":        packed(t, strings.Replace(text, "\n{", "\nh", 1)),
		"half":            packed(t, text[:len(text)/2]),
		"a letter inside": packed(t, strings.Replace(text, "HELD", "HALD", 1)),
	} {
		_, err := store.ReadBackup(t.Context(), bytes.NewReader(spoilt))
		if err == nil {
			t.Fatalf("%s: no error", name)
		}
		for _, want := range []string{"damaged", "at line ", "take another backup"} {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %q does not say %q", name, err, want)
			}
		}
		for _, inner := range []string{"invalid character", "JSON"} {
			if strings.Contains(err.Error(), inner) {
				t.Errorf("%s: %q speaks of what only the program knows", name, err)
			}
		}
	}
}

func TestABackupIsNotPouredIntoAFullStore(t *testing.T) {
	s := realArticles(t, "memory:")
	if _, err := s.Restore(t.Context(), bytes.NewReader(backedUp(t, s))); !errors.Is(err, graph.ErrConflict) {
		t.Errorf("error %v", err)
	}
}

func cutLine(text string, n int) string {
	lines := strings.SplitAfter(text, "\n")
	return strings.Join(append(lines[:n:n], lines[n+1:]...), "")
}

func unpacked(t *testing.T, backup []byte) string {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(backup))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func packed(t *testing.T, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var backupNoon = time.Date(2025, 9, 1, 12, 0, 0, 0, time.UTC)
