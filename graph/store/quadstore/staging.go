package quadstore

import (
	"errors"
	"fmt"
	"sync"

	"github.com/cockroachdb/pebble"
	"github.com/cockroachdb/pebble/objstorage/objstorageprovider"
	"github.com/cockroachdb/pebble/sstable"
	"github.com/cockroachdb/pebble/vfs"
)

// stagingName is the directory, in that of the store, in which a load writes its
// tables before Pebble takes them in. What a crash left in it is of no use.
const stagingName = "loading.tmp"

// stagedTable is how large a table grows before the next one begins.
const stagedTable = 16 << 20

// staging is where loads write tables.
type staging struct {
	files   vfs.FS
	dir     string
	options sstable.WriterOptions
}

func newStaging(path string, settings *pebble.Options) staging {
	return staging{
		files:   settings.FS,
		dir:     settings.FS.PathJoin(path, stagingName),
		options: settings.MakeWriterOptions(len(settings.Levels)-1, settings.FormatMajorVersion.MaxTableFormat()),
	}
}

// clear removes everything that was written.
func (s *staging) clear() error {
	if err := s.files.RemoveAll(s.dir); err != nil {
		return fmt.Errorf("remove the tables of a load that did not end: %w", err)
	}
	return nil
}

// tables are those of one load, in a staging that was cleared.
type tables struct {
	staging *staging
	mu      sync.Mutex
	paths   []string
}

func (s *staging) begin() (*tables, error) {
	if err := s.clear(); err != nil {
		return nil, err
	}
	return &tables{staging: s}, s.files.MkdirAll(s.dir, 0o755)
}

// tableWriter writes keys that come in their order to tables on disk.
type tableWriter struct {
	tables *tables
	open   *sstable.Writer
	keys   int
}

// write writes one part of a load, to one table or more.
func (t *tables) write(part func(set) error) error {
	w := &tableWriter{tables: t}
	err := part(w.set)
	return errors.Join(err, w.close())
}

func (w *tableWriter) set(key, value []byte) error {
	if w.keys++; w.keys%1024 == 0 && w.open != nil && w.open.EstimatedSize() >= stagedTable {
		if err := w.close(); err != nil {
			return err
		}
	}
	if w.open == nil {
		if err := w.create(); err != nil {
			return err
		}
	}
	return w.open.Set(key, value)
}

func (w *tableWriter) create() error {
	t := w.tables
	t.mu.Lock()
	defer t.mu.Unlock()
	path := t.staging.files.PathJoin(t.staging.dir, fmt.Sprintf("%d.sst", len(t.paths)))
	file, err := t.staging.files.Create(path)
	if err != nil {
		return err
	}
	t.paths = append(t.paths, path)
	w.open = sstable.NewWriter(objstorageprovider.NewFileWritable(file), t.staging.options)
	return nil
}

// close ends a table, which is then synced.
func (w *tableWriter) close() error {
	if w.open == nil {
		return nil
	}
	err := w.open.Close()
	w.open = nil
	return err
}
