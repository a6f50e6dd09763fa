package store

import (
	"cmp"
	"strings"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cockroachdb/pebble/vfs"
	"github.com/cockroachdb/pebble/vfs/errorfs"
)

// FormatFile and FormatVersion let tests make directories of other versions.
const (
	FormatFile    = formatFile
	FormatVersion = formatVersion
)

// FailNextWrite lets the next write to the log of the store fail, beneath the database.
func FailNextWrite(s *Store, err error) {
	next, ok := failures.Load(s.backend)
	if !ok {
		panic("the writes of this store are not watched: call WatchWrites first")
	}
	next.(*failure).set(err)
}

// WatchWrites lets [FailNextWrite] work on a store. It opens the database once more.
func WatchWrites(s *Store) error {
	b := s.backend.(*pebble)
	b.mu.Lock()
	defer b.mu.Unlock()
	next := &failure{}
	failures.Store(b, next)
	b.opts.FS = errorfs.Wrap(cmp.Or(b.opts.FS, vfs.Default), errorfs.InjectorFunc(func(op errorfs.Op, path string) error {
		if op == errorfs.OpFileWrite && strings.HasSuffix(path, ".log") {
			return next.take()
		}
		return nil
	}))
	if err := b.quads.Close(); err != nil {
		return err
	}
	return b.open()
}

// Read gives tests Cayley's own view of the store.
func (s *Store) Read(use func(cayley.QuadStore) error) error { return s.read(use) }

// failures holds, by *pebble, how its next write fails.
var failures sync.Map

type failure struct {
	mu  sync.Mutex
	err error
}

func (f *failure) set(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.err = err
}

// take returns the error once.
func (f *failure) take() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	err := f.err
	f.err = nil
	return err
}
