package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store/quadstore"
)

// pebbleName is what the format file calls this backend, and its directory in the store.
const pebbleName = "pebble"

// pebble keeps quads on disk, or in the memory of the process.
type pebble struct {
	name string // of the store, for errors
	path string
	opts quadstore.Options

	mu    sync.RWMutex // held by users of quads; exclusively, while it is replaced
	quads *quadstore.Store
	lost  error // why quads is nil
}

func openMemory(_ context.Context, url string) (backend, error) {
	p := &pebble{name: url, path: "/" + pebbleName, opts: quadstore.InMemory()}
	if err := p.open(); err != nil {
		return nil, err
	}
	return p, nil
}

func openPebble(_ context.Context, dir string) (backend, error) {
	fresh, err := checkDirectory(dir, pebbleName)
	if err != nil {
		return nil, err
	}
	// One that was complete and is gone must not open as an empty one.
	p := &pebble{name: dir, path: filepath.Join(dir, pebbleName), opts: quadstore.Options{MustExist: !fresh}}
	if err := p.open(); err != nil {
		return nil, err
	}
	if fresh {
		if err := writeFormat(dir, pebbleName); err != nil {
			return nil, errors.Join(fmt.Errorf("create the store %s: %w: %w", dir, err, graph.ErrUnavailable), p.close())
		}
	}
	return p, nil
}

func (p *pebble) open() error {
	quads, err := quadstore.New(p.path, p.opts)
	if errors.Is(err, quadstore.ErrInUse) {
		return fmt.Errorf("the store %s is open in another process: stop that one, or ask it: %w", p.name, graph.ErrUnavailable)
	}
	if errors.Is(err, quadstore.ErrDamaged) {
		return fmt.Errorf("%w: %w", err, graph.ErrUnavailable)
	}
	if err != nil {
		return fmt.Errorf("%w (it must be writable): %w", err, graph.ErrUnavailable)
	}
	p.quads = quads
	p.opts.MustExist = true // when it is opened again, it must not be as an empty one
	return nil
}

func (p *pebble) read(use func(cayley.QuadStore) error) (err error) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.quads == nil {
		return p.gone()
	}
	snapshot, err := p.quads.Snapshot()
	if err != nil {
		return fmt.Errorf("%w: %w", err, graph.ErrUnavailable)
	}
	defer func() { err = errors.Join(err, snapshot.Close()) }()
	used := use(snapshot)
	if err := snapshot.Err(); err != nil { // what was read is not to be trusted
		return fmt.Errorf("%w: %w", err, graph.ErrUnavailable)
	}
	return used
}

// write opens the database again where it can no longer be written.
func (p *pebble) write(change func(cayley.QuadStore) error) error {
	err := p.tryWrite(change)
	if !errors.Is(err, quadstore.ErrFailed) {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.quads == nil {
		return err
	}
	closed := p.quads.Close()
	p.quads, p.lost = nil, err
	if errors.Is(closed, quadstore.ErrStuck) {
		return errors.Join(err, closed)
	}
	return errors.Join(err, closed, p.open())
}

func (p *pebble) tryWrite(change func(cayley.QuadStore) error) error {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.quads == nil {
		return p.gone()
	}
	return change(p.quads)
}

func (p *pebble) verify(ctx context.Context) ([]string, error) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.quads == nil {
		return nil, p.gone()
	}
	return p.quads.Verify(ctx)
}

// indexPath is where a process that has the store open may keep a copy of the
// index; empty for a store in memory.
func (p *pebble) indexPath() string {
	if p.name == memoryURL {
		return ""
	}
	return filepath.Join(p.name, IndexName)
}

func (p *pebble) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.quads == nil {
		return nil
	}
	quads := p.quads
	p.quads, p.lost = nil, errors.New("nothing can be asked of a closed store")
	return quads.Close()
}

// gone is called with the lock.
func (p *pebble) gone() error {
	return fmt.Errorf("the store %s was closed: %w: %w", p.name, p.lost, graph.ErrUnavailable)
}
