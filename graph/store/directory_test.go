package store_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/graph/store/storetest"
)

// refuses makes sure that the URL cannot be opened, and that the error says why.
func refuses(t *testing.T, url string, reason error, says ...string) {
	t.Helper()
	s, err := store.Open(context.Background(), url, store.Options{})
	if err == nil {
		_ = s.Close()
		t.Fatalf("%s was opened", url)
	}
	if !errors.Is(err, reason) {
		t.Errorf("got error %v, want one that wraps %q", err, reason)
	}
	for _, words := range says {
		if !strings.Contains(err.Error(), words) {
			t.Errorf("got error %q, want one that says %q", err, words)
		}
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// stored makes a store with one article and closes it.
func stored(t *testing.T, dir string) {
	t.Helper()
	s := openDirectory(t, dir)
	if err := s.Apply(context.Background(), store.Change{Article: storetest.Meeting("000"), At: storetest.Noon}); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func openDirectory(t *testing.T, dir string) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAbsentDirectoryBecomesAStore(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	stored(t, dir)
	s := openDirectory(t, dir)
	defer s.Close()
	if _, err := s.Article(context.Background(), "article/000"); err != nil {
		t.Error(err)
	}
}

func TestStoreThatMustExist(t *testing.T) {
	dir := t.TempDir()
	absent := filepath.Join(dir, "absent")
	for _, url := range []string{dir, absent} {
		if _, err := store.Open(context.Background(), url, store.Options{MustExist: true}); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("%s: got error %v, want one that wraps ErrNotFound", url, err)
		}
	}
	if _, err := os.Stat(absent); err == nil {
		t.Error("the directory was made")
	}
	stored(t, absent)
	s, err := store.Open(context.Background(), absent, store.Options{MustExist: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestUnknownURL(t *testing.T) {
	refuses(t, "", graph.ErrInvalid, "memory: or a directory")
	refuses(t, "mysql://localhost/parley", graph.ErrInvalid, "mysql://localhost/parley")
}

func TestNewerVersion(t *testing.T) {
	dir := t.TempDir()
	stored(t, dir)
	write(t, filepath.Join(dir, store.FormatFile), `{"version": 7, "backend": "pebble"}`)
	refuses(t, dir, graph.ErrUnavailable, "has format 7", "up to 1", "newer parley")
}

func TestUnknownBackend(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, store.FormatFile), `{"version": 1, "backend": "cassandra"}`)
	refuses(t, dir, graph.ErrUnavailable, "cassandra")
}

func TestDamagedFormatFile(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, store.FormatFile), `{"vers`)
	refuses(t, dir, graph.ErrUnavailable, store.FormatFile, "damaged")
}

func TestDirectoryThatIsNotAStore(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "letters.txt"), "dear")
	refuses(t, dir, graph.ErrInvalid, "not a store", "letters.txt")
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("something was left in the directory: %v, %v", entries, err)
	}
}

// A store whose database is gone must not open as an empty one.
func TestLostDatabase(t *testing.T) {
	dir := t.TempDir()
	stored(t, dir)
	if err := os.RemoveAll(filepath.Join(dir, "pebble")); err != nil {
		t.Fatal(err)
	}
	refuses(t, dir, graph.ErrUnavailable, dir)
}

// Who was stopped while creating a store can create it again.
func TestUnfinishedStoreIsFinished(t *testing.T) {
	dir := t.TempDir()
	stored(t, dir)
	if err := os.Remove(filepath.Join(dir, store.FormatFile)); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "new-1"), 0o700); err != nil {
		t.Fatal(err)
	}
	s := openDirectory(t, dir)
	defer s.Close()
	if _, err := s.Article(context.Background(), "article/000"); err != nil {
		t.Error(err)
	}
}

// These fail for root, too, unlike permissions: see readonly_linux_test.go.
func TestDirectoryThatCannotBe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, "")
	refuses(t, file, graph.ErrUnavailable, file)
	refuses(t, filepath.Join(file, "store"), graph.ErrUnavailable, file)
}

func TestOneProcessAtATime(t *testing.T) {
	dir := t.TempDir()
	s := openDirectory(t, dir)
	refuses(t, dir, graph.ErrUnavailable, "open in another process")

	other := exec.Command(os.Args[0], "-test.run=^TestOpenInAnotherProcess$", "-test.v")
	other.Env = append(os.Environ(), "PARLEY_TEST_STORE="+dir)
	if said, err := other.CombinedOutput(); err != nil || !strings.Contains(string(said), "open in another process") {
		t.Errorf("the other process ended with %v and said %s", err, said)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	stored(t, dir)
}

// TestOpenInAnotherProcess is that other process.
func TestOpenInAnotherProcess(t *testing.T) {
	dir, ok := os.LookupEnv("PARLEY_TEST_STORE")
	if !ok {
		return // nothing to do in the first process
	}
	_, err := store.Open(context.Background(), dir, store.Options{})
	t.Log(err)
}
