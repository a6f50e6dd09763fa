package service

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"

	"github.com/cespare/xxhash/v2"

	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
)

// indexFile keeps a copy of the snapshot on disk, so that a process that starts
// need not build it again. Nothing depends on it: where it is absent, damaged,
// or another's, the snapshot is built from the store.
type indexFile struct {
	path string // empty where none is kept
	mark indexMark
	warn func(error) // of what was kept of texts, see [memoryName]
}

// indexMark tells what the snapshot in the file was built from, and by which
// program: another one may have other rules.
type indexMark struct {
	Program string     `json:"program"`
	History store.Mark `json:"history"`
}

// errNoCopy is returned where there is no file, or that of another program.
var errNoCopy = errors.New("there is no copy of the index of this program")

// read returns what the file holds, or [errNoCopy]. Any other error tells that
// there is a file which cannot be read.
func (f *indexFile) read() (*state, error) {
	if f.path == "" {
		return nil, errNoCopy
	}
	file, err := os.ReadFile(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errNoCopy
	}
	if err != nil {
		return nil, fmt.Errorf("the copy of the index: %w", err)
	}
	snapshot, text, err := index.Read(file)
	if err != nil {
		return nil, fmt.Errorf("the copy of the index %s: %w", f.path, err)
	}
	var mark indexMark
	if err := json.Unmarshal([]byte(text), &mark); err != nil {
		return nil, fmt.Errorf("the copy of the index %s: its mark: %w", f.path, err)
	}
	if mark.Program != program() {
		return nil, errNoCopy
	}
	f.mark = mark
	memory := sync.OnceValue(func() *identity.Memory {
		m, err := readMemory(f.path+memoryName, mark.Program)
		if err != nil {
			f.warn(err)
		}
		return m
	})
	return &state{snapshot: snapshot, mark: mark.History, memory: memory}, nil
}

// write replaces the file by one that holds the state, unless it does already.
// Whoever reads the file meanwhile finds the old one whole.
func (f *indexFile) write(s *state) error {
	mark := indexMark{program(), s.mark}
	if f.path == "" || mark.Program == "" || f.mark == mark {
		return nil
	}
	text, err := json.Marshal(mark)
	if err != nil {
		return err
	}
	if err := writeMemory(f.path+memoryName, mark.Program, s.memory()); err != nil {
		return err
	}
	if err := replaceFile(f.path, func(w io.Writer) error { return s.snapshot.Write(w, string(text)) }); err != nil {
		return err
	}
	f.mark = mark
	return nil
}

// program is a digest of the running program; empty where it cannot be read.
var program = sync.OnceValue(func() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer func() { _ = file.Close() }() // it was only read
	digest := xxhash.New()
	if _, err := io.Copy(digest, file); err != nil {
		return ""
	}
	return fmt.Sprintf("%016x", digest.Sum64())
})
