package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/kv/leveldb"
	"github.com/cayleygraph/quad"
	hidalgo "github.com/hidal-go/hidalgo/kv"

	"github.com/parley-kg/parley/graph"
)

// levelDB keeps quads in a directory. Several may read while one writes: what
// is not committed they do not see, and nothing is ever removed.
type levelDB struct {
	dir string
	// wrap lets tests make a write fail beneath Cayley.
	wrap func(hidalgo.KV) hidalgo.KV

	mu    sync.RWMutex // held by users of quads; exclusively, while it is replaced
	quads cayley.QuadStore
	lost  error // why quads is nil
}

// levelDBName is what the format file calls this backend, and its directory in the store.
const levelDBName = "leveldb"

// levelDBIndexes are the orders in which quads are found: by subject, by object
// and predicate (without which a question backwards reads everything), and by
// label, for all that one claim says.
var levelDBIndexes = []kv.QuadIndex{
	{Dirs: []quad.Direction{quad.Subject, quad.Predicate}},
	{Dirs: []quad.Direction{quad.Object, quad.Predicate}},
	{Dirs: []quad.Direction{quad.Label}},
}

// levelDBOptions: every write is synced, and no Bloom filters, which would take
// some 400 MB from the start.
var levelDBOptions = cayley.Options{"nosync": false, kv.OptNoBloom: true}

func openLevelDB(_ context.Context, dir string) (backend, error) {
	fresh, err := checkDirectory(dir, levelDBName, func(name string) bool {
		return name == levelDBName || strings.HasPrefix(name, newPrefix)
	})
	if err != nil {
		return nil, err
	}
	if fresh {
		if err := createLevelDB(dir); err != nil {
			return nil, fmt.Errorf("create the store %s: %w: %w", dir, err, graph.ErrUnavailable)
		}
	}
	l := &levelDB{dir: dir, wrap: func(db hidalgo.KV) hidalgo.KV { return db }}
	if err := l.open(); err != nil {
		return nil, err
	}
	return l, nil
}

func (l *levelDB) open() error {
	db, err := leveldb.Open(filepath.Join(l.dir, levelDBName), levelDBOptions)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return fmt.Errorf("the store %s is open in another process: stop that one, or ask it: %w", l.dir, graph.ErrUnavailable)
	}
	if err != nil {
		return fmt.Errorf("open the store %s (it must be writable): %w: %w", l.dir, err, graph.ErrUnavailable)
	}
	quads, err := kv.New(l.wrap(db), levelDBOptions)
	if err != nil {
		return errors.Join(fmt.Errorf("open the store %s: %w: %w", l.dir, err, graph.ErrUnavailable), db.Close())
	}
	l.quads = quads
	return nil
}

// createLevelDB makes an empty database beside its place and moves it there
// when it is complete, so that a crash leaves no half of one.
func createLevelDB(dir string) error {
	beside, err := os.MkdirTemp(dir, newPrefix)
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(beside) }() // it was moved, or is of no use
	db, err := leveldb.Create(beside, levelDBOptions)
	if err != nil {
		return err
	}
	if err := errors.Join(initLevelDB(db), db.Close()); err != nil {
		return err
	}
	err = os.Rename(beside, filepath.Join(dir, levelDBName))
	if err != nil && !errors.Is(err, fs.ErrExist) { // where it exists, it was complete before
		return err
	}
	return writeFormat(dir, levelDBName)
}

var creating sync.Mutex

// initLevelDB writes down which indexes the database has. Cayley takes them
// from a global variable, which is set for this moment only.
func initLevelDB(db hidalgo.KV) error {
	creating.Lock()
	defer creating.Unlock()
	usual := kv.DefaultQuadIndexes
	defer func() { kv.DefaultQuadIndexes = usual }()
	kv.DefaultQuadIndexes = levelDBIndexes
	return kv.Init(db, levelDBOptions)
}

func (l *levelDB) read(use func(cayley.QuadStore) error) error {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.quads == nil {
		return fmt.Errorf("the store %s was closed: %w: %w", l.dir, l.lost, graph.ErrUnavailable)
	}
	return use(l.quads)
}

// write closes and opens the database again after any error: Cayley keeps the
// ids of nodes that were never committed, and would give them away twice.
func (l *levelDB) write(change func(cayley.QuadStore) error) error {
	err := l.read(change)
	if err == nil {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.quads == nil {
		return err
	}
	closed := l.quads.Close()
	l.quads, l.lost = nil, err
	return errors.Join(err, closed, l.open())
}

func (l *levelDB) close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.quads == nil {
		return nil
	}
	quads := l.quads
	l.quads, l.lost = nil, errors.New("nothing can be asked of a closed store")
	return quads.Close()
}
