package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store/postgres"
)

// formatVersion is that of the directories that this program writes and reads.
const formatVersion = 1

// formatFile tells that a directory is a store, and of which format.
const formatFile = "parley-store.json"

// IndexName is the file of a directory that holds a copy of the index. It is no
// part of what is stored, and may be deleted at any time.
const IndexName = "index"

// newPrefix begins the names of files and directories that are not complete yet.
const newPrefix = "new-"

type format struct {
	Version int    `json:"version"`
	Backend string `json:"backend"`
}

// checkDirectory makes sure that the directory is a store of the backend and of
// a version that we read. It tells whether it is a fresh one: absent, empty, or
// holding only what a backend leaves when it is stopped while it creates a store.
func checkDirectory(dir, backend string, leftover func(name string) bool) (fresh bool, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return false, fmt.Errorf("%s cannot hold a store: %w: %w", dir, err, graph.ErrUnavailable)
	}
	found, err := readFormat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true, checkFresh(dir, leftover)
	case err != nil:
		return false, fmt.Errorf("open the store %s: %w: %w", dir, err, graph.ErrUnavailable)
	case found.Version > formatVersion:
		return false, fmt.Errorf("the store %s has format %d, and this parley reads formats up to %d: "+
			"use the newer parley that wrote it, or load the articles into a new directory: %w",
			dir, found.Version, formatVersion, graph.ErrUnavailable)
	case found.Version < 1 || found.Backend != backend:
		return false, fmt.Errorf("the store %s has format %d of backend %q, which this parley does not know: "+
			"load the articles into a new directory: %w", dir, found.Version, found.Backend, graph.ErrUnavailable)
	}
	return false, nil
}

func checkFresh(dir string, leftover func(name string) bool) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("open the store %s: %w: %w", dir, err, graph.ErrUnavailable)
	}
	for _, entry := range entries {
		if !leftover(entry.Name()) {
			return fmt.Errorf("%s is not a store: it holds %s and no %s: give a directory that is empty or absent: %w",
				dir, entry.Name(), formatFile, graph.ErrInvalid)
		}
	}
	return nil
}

// isNoStore tells whether the URL names a directory that is absent or empty.
func isNoStore(url string) bool {
	if url == memoryURL || postgres.Matches(url) { // that one looks for itself
		return false
	}
	entries, err := os.ReadDir(url)
	return errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0
}

func readFormat(dir string) (format, error) {
	var found format
	text, err := os.ReadFile(filepath.Join(dir, formatFile))
	if err != nil {
		return found, err
	}
	if err := json.Unmarshal(text, &found); err != nil {
		return found, fmt.Errorf("%s is damaged: %w", formatFile, err)
	}
	return found, nil
}

// writeFormat makes the directory a store: the last step of creating one.
func writeFormat(dir, backend string) error {
	text, err := json.Marshal(format{Version: formatVersion, Backend: backend})
	if err != nil {
		return err
	}
	beside, err := os.CreateTemp(dir, newPrefix)
	if err != nil {
		return err
	}
	_, err = beside.Write(append(text, '\n'))
	if err := errors.Join(err, beside.Sync(), beside.Close()); err != nil {
		return err
	}
	return os.Rename(beside.Name(), filepath.Join(dir, formatFile))
}
