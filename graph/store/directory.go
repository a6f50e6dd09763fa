package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

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
// holding only what is left when one is stopped while it creates a store.
func checkDirectory(dir, backend string) (fresh bool, err error) {
	found, err := readFormat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true, checkFresh(dir)
	case err != nil:
		return false, fmt.Errorf("open the store %s: %w: %w", dir, err, graph.ErrUnavailable)
	case found.Version > formatVersion:
		return false, fmt.Errorf("the store %s has format %d, and this parley reads formats up to %d: "+
			"use the newer parley that wrote it; if none did, restore the store from a backup: %w",
			dir, found.Version, formatVersion, graph.ErrUnavailable)
	case found.Version < 1 || found.Backend != backend:
		return false, fmt.Errorf("the store %s has format %d of backend %q, which this parley does not know: "+
			"restore a backup, or load the articles, into a new directory: %w", dir, found.Version, found.Backend, graph.ErrUnavailable)
	}
	return false, nil
}

func checkFresh(dir string) error {
	stranger, err := strangerIn(dir)
	switch {
	case err != nil:
		return fmt.Errorf("open the store %s: %w: %w", dir, err, graph.ErrUnavailable)
	case stranger != "":
		return fmt.Errorf("%s is not a store: it holds %s and no %s: give a directory that is empty or absent: %w",
			dir, stranger, formatFile, graph.ErrInvalid)
	}
	return nil
}

// strangerIn returns the name of something in the directory that is not left
// from creating a store; empty where there is nothing, or no directory.
func strangerIn(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	for _, entry := range entries {
		if name := entry.Name(); name != pebbleName && !strings.HasPrefix(name, newPrefix) {
			return name, nil
		}
	}
	return "", nil
}

// isNoStore tells whether the URL names a directory that is absent, or where
// nobody finished creating a store.
func isNoStore(url string) bool {
	if url == memoryURL || postgres.Matches(url) { // that one looks for itself
		return false
	}
	if _, err := os.Stat(filepath.Join(url, formatFile)); !errors.Is(err, fs.ErrNotExist) {
		return false
	}
	stranger, err := strangerIn(url)
	return err == nil && stranger == ""
}

func readFormat(dir string) (format, error) {
	var found format
	text, err := os.ReadFile(filepath.Join(dir, formatFile))
	if err != nil {
		return found, err
	}
	if err := json.Unmarshal(text, &found); err != nil {
		return found, fmt.Errorf("%s is damaged: restore the store from a backup: %w", formatFile, err)
	}
	return found, nil
}

// writeFormat makes the directory a store, and one that a power cut does not
// take away: the last step of creating one.
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
	if err := os.Rename(beside.Name(), filepath.Join(dir, formatFile)); err != nil {
		return err
	}
	directory, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(directory.Sync(), directory.Close())
}
