package store

import (
	"context"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	hidalgo "github.com/hidal-go/hidalgo/kv"
)

// FormatFile and FormatVersion let tests make directories of other versions.
const (
	FormatFile    = formatFile
	FormatVersion = formatVersion
)

// FailNextWrite lets the next write of the store fail: where there is a
// transaction beneath Cayley, when it is committed.
func FailNextWrite(s *Store, err error) {
	switch b := s.backend.(type) {
	case *memory:
		s.backend = &failing{memory: b, store: s, err: err}
	case *levelDB:
		next, ok := failures.Load(b)
		if !ok {
			panic("the writes of this store are not watched: call WatchWrites first")
		}
		next.(*failure).set(err)
	}
}

// WatchWrites lets [FailNextWrite] work on a store in a directory. It opens the
// database once more.
func WatchWrites(s *Store) error {
	b := s.backend.(*levelDB)
	b.mu.Lock()
	defer b.mu.Unlock()
	next := &failure{}
	failures.Store(b, next)
	b.wrap = func(db hidalgo.KV) hidalgo.KV { return &failingKV{KV: db, next: next} }
	if err := b.quads.Close(); err != nil {
		return err
	}
	return b.open()
}

// Read gives tests Cayley's own view of the store.
func (s *Store) Read(use func(cayley.QuadStore) error) error { return s.read(use) }

// failing is a store in memory whose next write fails.
type failing struct {
	*memory
	store *Store
	err   error
}

func (f *failing) write(func(cayley.QuadStore) error) error {
	f.store.backend = f.memory
	return f.err
}

// failures holds, by *levelDB, how its next commit fails.
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

// failingKV is a database whose next commit may fail.
type failingKV struct {
	hidalgo.KV
	next *failure
}

func (f *failingKV) Tx(write bool) (hidalgo.Tx, error) {
	tx, err := f.KV.Tx(write)
	if !write || err != nil {
		return tx, err
	}
	if failed := f.next.take(); failed != nil {
		return &failingTx{Tx: tx, err: failed}, nil
	}
	return tx, nil
}

type failingTx struct {
	hidalgo.Tx
	err error
}

func (f *failingTx) Commit(context.Context) error { return f.err }
