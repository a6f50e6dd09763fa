package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/parley-kg/parley/graph"
)

// formatVersion is that of the directories that this program writes and reads.
const formatVersion = 1

// formatFile tells that a directory is a store, and of which format.
const formatFile = "parley-store.json"

type format struct {
	Version int    `json:"version"`
	Backend string `json:"backend"`
}

// prepareDirectory makes sure that the directory is a store of the backend and
// of a version that we read. One that is absent or empty becomes a store.
func prepareDirectory(dir, backend string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("%s cannot hold a store: %w: %w", dir, err, graph.ErrUnavailable)
	}
	found, err := readFormat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return createFormat(dir, backend)
	case err != nil:
		return fmt.Errorf("open the store %s: %w: %w", dir, err, graph.ErrUnavailable)
	case found.Version > formatVersion:
		return fmt.Errorf("the store %s has format %d, and this parley reads formats up to %d: "+
			"use the newer parley that wrote it, or load the articles into a new directory: %w",
			dir, found.Version, formatVersion, graph.ErrUnavailable)
	case found.Version < 1 || found.Backend != backend:
		return fmt.Errorf("the store %s has format %d of backend %q, which this parley does not know: "+
			"load the articles into a new directory: %w", dir, found.Version, found.Backend, graph.ErrUnavailable)
	}
	return nil
}

// isNoStore tells whether the URL names a directory that is absent or empty.
func isNoStore(url string) bool {
	if url == memoryURL {
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

// createFormat makes an empty directory a store.
func createFormat(dir, backend string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("open the store %s: %w: %w", dir, err, graph.ErrUnavailable)
	}
	if len(entries) > 0 {
		return fmt.Errorf("%s is not a store: it holds %s and no %s: give a directory that is empty or absent: %w",
			dir, entries[0].Name(), formatFile, graph.ErrInvalid)
	}
	text, err := json.Marshal(format{Version: formatVersion, Backend: backend})
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, formatFile), append(text, '\n'), 0o644); err != nil {
		return fmt.Errorf("%s cannot hold a store: %w: %w", dir, err, graph.ErrUnavailable)
	}
	return nil
}
