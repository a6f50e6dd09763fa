// Package unpack shows archives as folders and compressed files as what is in
// them: "corpus.tar.gz/news/a.ann" is a file, and "a.jsonl.gz" reads as JSON
// Lines. Tar, zip, gzip and Zstandard are known by their endings. Limits keep a
// few bytes from becoming a whole disk.
package unpack

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
)

// Limits say how much an input may become.
type Limits struct {
	// Bytes is how large a file may be once unpacked, and a whole archive.
	Bytes int64
	// Ratio is how many times larger than packed, once above RatioFrom bytes.
	Ratio, RatioFrom int64
	// Entries is how many members an archive may have.
	Entries int
	// Depth is how many archives may lie within one another.
	Depth int
}

// DefaultLimits let pass every corpus that anybody has annotated: annotations
// compress ten to fifty times.
var DefaultLimits = Limits{Bytes: 64 << 30, Ratio: 250, RatioFrom: 64 << 20, Entries: 4 << 20, Depth: 3}

// ErrLimit is the kind of error that a limit gives.
var ErrLimit = errors.New("unpacking stopped at a limit")

// FS is a file system with its archives unpacked. Its methods may be called at
// the same time.
type FS struct {
	root   layer
	limits Limits

	mu   sync.Mutex
	open map[string]*archive // by the path from the root
	// files are archives that are read from the disk, kept those that were unpacked to temporary files.
	files, kept []*os.File
}

// layer is a file system, and how many archives it lies in.
type layer struct {
	fs     fs.FS
	prefix string
	depth  int
}

// archive is one that was opened, or why it could not be.
type archive struct {
	once sync.Once
	in   layer
	err  error
}

// New shows what lies in the file system.
func New(under fs.FS, limits Limits) *FS {
	return &FS{root: layer{fs: under}, limits: limits, open: map[string]*archive{}}
}

// Close removes the temporary files that archives were unpacked to.
func (f *FS) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	var failed error
	for _, file := range f.files {
		failed = errors.Join(failed, file.Close())
	}
	for _, file := range f.kept {
		failed = errors.Join(failed, file.Close(), os.Remove(file.Name()))
	}
	f.files, f.kept = nil, nil
	return failed
}

var (
	tarEndings  = []string{".tar", ".tar.gz", ".tgz", ".tar.zst"}
	zipEndings  = []string{".zip"}
	fileEndings = []string{".gz", ".zst"}
)

func endsIn(name string, endings []string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(name, e) && name != e })
}

// IsArchive tells whether the name is that of an archive.
func IsArchive(name string) bool { return endsIn(name, tarEndings) || endsIn(name, zipEndings) }

// Stripped is the name without the ending of a compression; that of an archive
// stays as it is.
func Stripped(name string) string {
	if !IsArchive(name) {
		for _, ending := range fileEndings {
			if base, ok := strings.CutSuffix(name, ending); ok {
				return base
			}
		}
	}
	return name
}

// find goes down into the archives on the way to a name.
func (f *FS) find(in layer, name string) (layer, string, error) {
	for i := 0; i <= len(name); i++ {
		if i < len(name) && name[i] != '/' || i == 0 {
			continue
		}
		head := name[:i]
		if !IsArchive(head) {
			continue
		}
		if info, err := fs.Stat(in.fs, head); err != nil || !info.Mode().IsRegular() {
			continue
		}
		inner, err := f.enter(in, head)
		if err != nil {
			return layer{}, "", err
		}
		rest := strings.Trim(name[i:], "/")
		if rest == "" {
			rest = "."
		}
		return f.find(inner, rest)
	}
	return in, name, nil
}

// enter opens an archive, once.
func (f *FS) enter(in layer, name string) (layer, error) {
	whole := path.Join(in.prefix, name)
	f.mu.Lock()
	a := f.open[whole]
	if a == nil {
		a = &archive{}
		f.open[whole] = a
	}
	f.mu.Unlock()
	a.once.Do(func() {
		if in.depth >= f.limits.Depth {
			a.err = fmt.Errorf("more than %d archives lie within one another: %w", f.limits.Depth, ErrLimit)
			return
		}
		contents, err := f.read(in, name)
		a.in, a.err = layer{contents, whole, in.depth + 1}, err
	})
	return a.in, a.err
}

func (f *FS) read(in layer, name string) (fs.FS, error) {
	if endsIn(name, zipEndings) {
		return f.readZip(in, name)
	}
	return f.readTar(in, name)
}

// Open opens a file, or a folder.
func (f *FS) Open(name string) (fs.File, error) {
	in, rest, err := f.find(f.root, name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	file, err := in.fs.Open(rest)
	if err != nil || Stripped(rest) == rest {
		return file, err
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return file, err
	}
	return f.expand(file, rest, info)
}

// Stat describes a file; an archive is a folder. The size of a compressed file
// is that on the disk.
func (f *FS) Stat(name string) (fs.FileInfo, error) {
	in, rest, err := f.find(f.root, name)
	if err != nil {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: err}
	}
	return fs.Stat(in.fs, rest)
}

// ReadDir lists a folder, or an archive, sorted by name.
func (f *FS) ReadDir(name string) ([]fs.DirEntry, error) {
	in, rest, err := f.find(f.root, name)
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	entries, err := fs.ReadDir(in.fs, rest)
	for i, e := range entries {
		if e.Type().IsRegular() && IsArchive(e.Name()) {
			entries[i] = folder{e}
		}
	}
	return entries, err
}

// folder is the entry of an archive, which can be walked as a folder.
type folder struct{ fs.DirEntry }

func (folder) IsDir() bool       { return true }
func (folder) Type() fs.FileMode { return fs.ModeDir }
