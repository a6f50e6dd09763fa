package store

import (
	"context"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
)

// memory keeps quads in the memory of the process. Cayley's memstore may not be
// used from two goroutines, not even for reading: one lock is held for each use.
type memory struct {
	mu    sync.Mutex
	quads cayley.QuadStore
}

func openMemory(context.Context, string) (backend, error) {
	return &memory{quads: memstore.New()}, nil
}

func (m *memory) read(use func(cayley.QuadStore) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return use(m.quads)
}

func (m *memory) write(change func(cayley.QuadStore) error) error { return m.read(change) }

func (m *memory) close() error { return m.quads.Close() }
