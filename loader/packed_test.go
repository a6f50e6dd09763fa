package loader

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// packed puts the samples of a format into a compressed archive, at its top.
func packed(t *testing.T, format string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	names, err := fs.Glob(os.DirFS(path.Join(samples, format)), "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data := readFile(t, path.Join(samples, format, name))
		if err := w.WriteHeader(&tar.Header{Name: name, Size: int64(len(data)), Mode: 0o600}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The samples are the same in an archive as in a folder, and are named as lying in it.
func TestArchives(t *testing.T) {
	for _, format := range formatNames() {
		fsys := fstest.MapFS{"x.tar.gz": &fstest.MapFile{Data: packed(t, format)}}
		got := slices.Collect(Read(t.Context(), []string{"x.tar.gz"}, Options{FS: fsys, Jobs: 2}))
		want := slices.Collect(Read(t.Context(), []string{path.Join(samples, format)}, Options{}))
		for i := range want {
			want[i].Path = path.Join("x.tar.gz", path.Base(want[i].Path))
		}
		if d := diff(want, got); d != "" {
			t.Errorf("%s in an archive is different:\n%s", format, d)
		}
	}
}

// What is wrong in an archive has its place there.
func TestProblemInAnArchive(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte("{\"text\": \"Tom\", \"label\": [[0, 9, \"PER\"]]}\n")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{"a.jsonl.gz": &fstest.MapFile{Data: b.Bytes()}, "b.zip": &fstest.MapFile{Data: []byte("no zip")}}
	got := problemsOf(slices.Collect(Read(t.Context(), []string{"."}, Options{FS: fsys})))
	if len(got) != 2 || !strings.HasPrefix(got[0], "a.jsonl.gz:1:27: the span 0 to 9 lies beyond") || !strings.HasPrefix(got[1], "b.zip: cannot be read: ") {
		t.Errorf("%q", got)
	}
}

// endless is a file of very many articles that is nowhere as a whole.
type endless struct {
	line string
	left int
	rest string
}

func (e *endless) Stat() (fs.FileInfo, error) { return e, nil }
func (e *endless) Close() error               { return nil }
func (e *endless) Name() string               { return "all.jsonl" }
func (e *endless) Size() int64                { return int64(e.left * len(e.line)) }
func (e *endless) Mode() fs.FileMode          { return 0o444 }
func (e *endless) ModTime() time.Time         { return time.Time{} }
func (e *endless) IsDir() bool                { return false }
func (e *endless) Sys() any                   { return nil }

func (e *endless) Read(p []byte) (int, error) {
	if e.rest == "" {
		if e.left == 0 {
			return 0, io.EOF
		}
		e.left--
		e.rest = fmt.Sprintf(e.line, e.left)
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

// oneFile is a file system of one file, made anew each time.
type oneFile func() fs.File

func (f oneFile) Open(name string) (fs.File, error) {
	if name != "all.jsonl" {
		return nil, fs.ErrNotExist
	}
	return f(), nil
}

// The memory does not grow with the file.
func TestMemoryIsBounded(t *testing.T) {
	const articles = 20000
	line := `{"id": %d, "text": "Tom` + strings.Repeat(" and Ann", 200) + `", "label": [[0, 3, "PER"]]}` + "\n"
	file := oneFile(func() fs.File { return &endless{line: line, left: articles} })
	var most uint64
	read := 0
	for item := range Read(context.Background(), []string{"all.jsonl"}, Options{FS: file}) {
		if len(item.Problems) > 0 {
			t.Fatal(item.Problems[0])
		}
		if read++; read%4000 == 0 {
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
	}
	if size := uint64(articles * len(line)); read != articles || most > size/2 {
		t.Errorf("%d articles of %d MB in all; the heap was %d MB", read, size>>20, most>>20)
	}
}

// The bar is told of all bytes, and of no more than there are.
func TestProgress(t *testing.T) {
	f := files{"a.jsonl": strings.Repeat(`{"text": "Tom", "label": []}`+"\n", 500), "b.txt": "Tom", "b.ann": "T1\tPerson 0 3\tTom\n"}
	var last, total int64
	for range Read(t.Context(), []string{"."}, Options{FS: f.mapFS(), Progress: func(done, all int64) {
		if done < last || done > all {
			t.Errorf("%d of %d bytes, after %d", done, all, last)
		}
		last, total = done, all
	}}) {
		continue
	}
	if want := int64(len(f["a.jsonl"]) + len(f["b.txt"]) + len(f["b.ann"])); total != want || last == 0 {
		t.Errorf("%d of %d bytes, want %d", last, total, want)
	}
}
