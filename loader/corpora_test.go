package loader

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// corpora is where the real files lie whose licence, or size, keeps them out of
// this repository.
const corpora = "../../shared/corpora"

// corpus returns the path of real files, or skips the test where they are not.
func corpus(t testing.TB, path string) string {
	t.Helper()
	path = filepath.Join(corpora, path)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the corpora are not beside this repository: %v", err)
	}
	return path
}

// readCorpus reads real files and fails on problems other than those that are expected.
func readCorpus(t testing.TB, options Options, paths ...string) []Item {
	t.Helper()
	for i := range paths {
		paths[i] = corpus(t, paths[i])
	}
	return slices.Collect(Read(context.Background(), paths, options))
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// readText returns the key "text" of a JSON file.
func readText(t testing.TB, path string) string {
	t.Helper()
	var value struct{ Text string }
	if err := json.Unmarshal(readFile(t, path), &value); err != nil {
		t.Fatal(err)
	}
	return value.Text
}
