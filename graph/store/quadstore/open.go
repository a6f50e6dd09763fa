package quadstore

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cockroachdb/pebble"
	"github.com/cockroachdb/pebble/bloom"
	"github.com/cockroachdb/pebble/vfs"
)

// Options are the settings of a [Store]; the zero value is good.
type Options struct {
	// FS holds the store: the disk where nil, vfs.NewMem() for a store in memory.
	FS vfs.FS
	// Cache is how many bytes of what was read are kept in memory; 64 MiB where 0.
	// What was written lately takes at most 96 MiB more.
	Cache int64
	// MustExist refuses a directory that is no store yet, instead of making one.
	MustExist bool
	// Background is told errors that no caller can be told, as that of a
	// compaction that is repeated until it succeeds; nil ignores them.
	Background func(error)
}

// ErrInUse is wrapped where a store is open already.
var ErrInUse = errors.New("the store is open already, here or in another process: close it there first")

// Store is an open store, or a snapshot of one: see [Store.Snapshot].
type Store struct {
	core   *core
	reader pebble.Reader
	frozen bool // it is a snapshot

	mu     sync.RWMutex // held while Pebble is asked; exclusively to close
	closed bool

	lost atomic.Pointer[error] // see Err
}

// core is what a store and its snapshots share.
type core struct {
	openSet
	failing
	db      *pebble.DB
	release func() error // what was taken for the database
	seal    func() error // nil unless the store was found whole
	values  valueCache
	staging staging
	limits  limits

	writing sync.Mutex
	meta    meta      // as committed; under writing
	known   *filter   // of the hashes of all values; nil where the store was not empty when it was opened; under writing
	recent  recentIDs // under writing
}

// afterDiskFull is how long a write to a full disk waits before it is tried once
// more.
const afterDiskFull = 100 * time.Millisecond

// What was written is kept in memory, sorted, up to this size before it is
// written to a table; a writer waits where so many of that size wait.
const (
	memTable  = 32 << 20
	memTables = 3
)

// New opens the store in a directory, and makes it where there is none. A
// directory can be open once at a time.
func New(path string, opts Options) (*Store, error) {
	c := &core{failing: newFailing()}
	c.all = make(map[io.Closer]struct{})
	if opts.FS == nil {
		opts.FS = vfs.Default
	}
	lock, err := lockDirectory(path, opts)
	if err != nil {
		return nil, fmt.Errorf("open the store %s: %w", path, err)
	}
	// Pebble takes the memory for what was written from the cache, and does not shrink it below
	// nothing: without this a load would read its filters from disk for every value.
	cache := pebble.NewCache(cmp.Or(opts.Cache, 64<<20) + memTables*memTable)
	c.release = func() error {
		cache.Unref()
		return lock.Close()
	}
	settings := c.settings(opts)
	settings.Cache, settings.Lock = cache, lock
	c.staging, c.limits = newStaging(path, settings.EnsureDefaults()), usualLimits
	if c.db, err = openPebble(path, settings); err != nil {
		return nil, errors.Join(fmt.Errorf("open the store %s: %w", path, unopened(err)), c.release())
	}
	s := &Store{core: c, reader: c.db}
	err = s.begin()
	if err == nil {
		err = breakSeal(opts.FS, path, c.meta)
	}
	if err == nil { // only now it is known to be a store, in which that directory is its own
		err = c.staging.clear()
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open the store %s: %w", path, err), s.Close())
	}
	c.seal = func() error { return writeSeal(opts.FS, path, c.meta) }
	return s, nil
}

func lockDirectory(path string, opts Options) (*pebble.Lock, error) {
	if _, err := opts.FS.Stat(path); err != nil && (opts.MustExist || !errors.Is(err, fs.ErrNotExist)) {
		return nil, err
	} else if err != nil {
		if err := makeDirectory(opts.FS, path); err != nil {
			return nil, err
		}
	}
	lock, err := pebble.LockDirectory(path, opts.FS)
	if err != nil && !errors.Is(err, fs.ErrPermission) && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: %w", ErrInUse, err)
	}
	return lock, err
}

// makeDirectory makes a directory that a crash does not take away: Pebble syncs
// what is in it, and not where it is.
func makeDirectory(files vfs.FS, path string) error {
	parent := files.PathDir(path)
	if _, err := files.Stat(parent); errors.Is(err, fs.ErrNotExist) && parent != path {
		if err := makeDirectory(files, parent); err != nil {
			return err
		}
	}
	if err := files.MkdirAll(path, 0o755); err != nil {
		return err
	}
	return syncDirectory(files, parent)
}

// settings are those of Pebble. The format is pinned: what a newer Pebble
// writes by default an older one cannot read.
func (c *core) settings(opts Options) *pebble.Options {
	settings := &pebble.Options{
		// Pebble repeats what failed in the background at once and for ever, and would keep a core busy.
		FS:                          vfs.OnDiskFull(opts.FS, func() { time.Sleep(afterDiskFull) }),
		ErrorIfNotExists:            opts.MustExist,
		FormatMajorVersion:          pebble.FormatVirtualSSTables,
		Logger:                      fatalLogger{c},
		MemTableSize:                memTable,
		MemTableStopWritesThreshold: memTables,
		// Files that were flushed are merged late: loading many articles would else spend most of
		// its time merging them again and again.
		L0CompactionThreshold: 12,
		L0StopWritesThreshold: 48,
		MaxOpenFiles:          1000,
		Levels:                make([]pebble.LevelOptions, 7),
	}
	for i := range settings.Levels {
		// Most values and quads of a load are new, which the filter tells without reading.
		settings.Levels[i] = pebble.LevelOptions{FilterPolicy: bloom.FilterPolicy(10), TargetFileSize: 8 << 20}
	}
	settings.EventListener = c.watch(opts.Background)
	return settings
}

// openPebble turns a fatal error into one that is returned.
func openPebble(path string, settings *pebble.Options) (db *pebble.DB, err error) {
	defer recoverFatal(&err)
	return pebble.Open(path, settings)
}

// begin reads the description of the store, or writes that of a new one.
func (s *Store) begin() error {
	m, found, err := s.readMeta()
	if err != nil {
		return err
	}
	if !found {
		if err := s.checkEmpty(); err != nil {
			return err
		}
		m = meta{next: 1}
		batch := s.core.db.NewBatch()
		if err := batch.Set(metaKey, m.encode(), nil); err != nil {
			return errors.Join(err, batch.Close())
		}
		if err := s.core.commit(batch); err != nil {
			return err
		}
	}
	s.core.meta = m
	if m.values == 0 {
		s.core.known = &filter{}
	}
	return nil
}

// checkEmpty makes sure that the database is not another program's.
func (s *Store) checkEmpty() error {
	return s.scan(nil, func(key, _ []byte) (bool, error) {
		return false, fmt.Errorf("it holds the key %q and no description: %w", key, ErrDamaged)
	})
}

// Close closes the store and everything that reads from it, or only the
// snapshot. Closing twice is no error.
func (s *Store) Close() error {
	if !s.frozen { // before the other lock, which a writer takes many times
		s.core.writing.Lock()
		defer s.core.writing.Unlock()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	if s.frozen {
		err := s.reader.Close()
		s.core.forget(s) // only now: a store that closes at the same time must wait for it
		return err
	}
	return s.core.close()
}

func (c *core) close() error {
	isSnapshot := func(o io.Closer) bool { _, ok := o.(*Store); return ok }
	var errs []error
	for _, snapshot := range c.which(isSnapshot) { // first, so that none makes another cursor
		errs = append(errs, snapshot.Close())
	}
	for _, cursor := range c.which(func(io.Closer) bool { return true }) {
		errs = append(errs, cursor.Close())
	}
	// What is in the log only is read again by the next Open: a flush now makes that one quick.
	if c.failure() == nil {
		errs = append(errs, c.flush())
	}
	if c.isStuck() {
		return errors.Join(append(errs, c.whyStuck())...) // and the lock stays, as Pebble may still write
	}
	closed := c.attempt(c.db.Close, c.stuck)
	if c.failure() == nil { // else the log cannot be closed, as was told before
		errs = append(errs, closed)
	} else if c.isStuck() {
		return errors.Join(append(errs, c.whyStuck())...)
	}
	if err := errors.Join(errs...); err == nil && c.failure() == nil && c.seal != nil {
		errs = append(errs, c.seal())
	}
	return errors.Join(append(errs, c.release())...)
}

// Snapshot returns the store as it is now, for reading: what is written later
// it does not see. Close it when it is no longer needed.
func (s *Store) Snapshot() (*Store, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.usable(); err != nil {
		return nil, err
	}
	if s.frozen {
		return nil, errors.New("a snapshot of a snapshot: use the one there is")
	}
	snapshot := &Store{core: s.core, reader: s.core.db.NewSnapshot(), frozen: true}
	s.core.opened(snapshot)
	return snapshot, nil
}

// Err returns the first error that a method which returns none met since the
// store, or the snapshot, was opened: ValueOf, NameOf, Quad and QuadDirection.
// Ask it after reading, as their answers are not to be trusted where it is not nil.
func (s *Store) Err() error {
	if err := s.lost.Load(); err != nil {
		return *err
	}
	return nil
}

func (s *Store) lose(err error) {
	if errors.Is(err, errGone) && !s.frozen {
		return // the quad may have been removed meanwhile
	}
	if err != nil {
		s.lost.CompareAndSwap(nil, &err)
	}
}
