package unpack

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/klauspost/compress/zstd"
)

func packTar(t testing.TB, members map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for name, content := range members {
		if err := w.WriteHeader(&tar.Header{Name: name, Size: int64(len(content)), Mode: 0o600, Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func packZip(t testing.TB, members map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range members {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gz(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zst(t testing.TB, data []byte) []byte {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return w.EncodeAll(data, nil)
}

var members = map[string]string{"a.txt": "A", "deep/b.txt": "B", "./c.txt": "C"}

// The same members are there, however they are packed, and as fs.FS demands it.
func TestMembers(t *testing.T) {
	under := fstest.MapFS{}
	for name, data := range map[string][]byte{
		"x.tar": packTar(t, members), "x.tar.gz": gz(t, packTar(t, members)), "x.tgz": gz(t, packTar(t, members)),
		"x.tar.zst": zst(t, packTar(t, members)), "x.zip": packZip(t, map[string]string{"a.txt": "A", "deep/b.txt": "B", "c.txt": "C"}),
		"nested.zip":     packZip(t, map[string]string{"in/x.tar.gz": string(gz(t, packTar(t, members)))}),
		"plain.jsonl.gz": gz(t, []byte("plain")), "plain.jsonl.zst": zst(t, []byte("plain")), "dir.zip/a.txt": []byte("A"),
	} {
		under[name] = &fstest.MapFile{Data: data}
	}
	f := New(under, DefaultLimits)
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, archive := range []string{"x.tar", "x.tar.gz", "x.tgz", "x.tar.zst", "x.zip", "nested.zip/in/x.tar.gz"} {
		for name, want := range map[string]string{"a.txt": "A", "deep/b.txt": "B", "c.txt": "C"} {
			if got, err := fs.ReadFile(f, archive+"/"+name); err != nil || string(got) != want {
				t.Errorf("%s/%s is %q, %v", archive, name, got, err)
			}
		}
		if info, err := fs.Stat(f, archive); err != nil || !info.IsDir() {
			t.Errorf("%s is no folder: %v", archive, err)
		}
		var walked []string
		err := fs.WalkDir(f, archive, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				walked = append(walked, strings.TrimPrefix(path, archive+"/"))
			}
			return err
		})
		if got := fmt.Sprint(walked); err != nil || got != "[a.txt c.txt deep/b.txt]" {
			t.Errorf("%s has %s, %v", archive, got, err)
		}
	}
	for _, name := range []string{"plain.jsonl.gz", "plain.jsonl.zst"} {
		if got, err := fs.ReadFile(f, name); err != nil || string(got) != "plain" {
			t.Errorf("%s is %q, %v", name, got, err)
		}
	}
	if got, err := fs.ReadFile(f, "dir.zip/a.txt"); err != nil || string(got) != "A" {
		t.Errorf("a folder with the name of an archive: %q, %v", got, err)
	}
	if _, err := f.Open("x.tar.gz/none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a member that is not there: %v", err)
	}
}

// A zip file on the disk is read where it is.
func TestOnDisk(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "x.zip"), packZip(t, map[string]string{"a.txt": "A"}), 0o600); err != nil {
		t.Fatal(err)
	}
	f := New(os.DirFS(dir), DefaultLimits)
	if got, err := fs.ReadFile(f, "x.zip/a.txt"); err != nil || string(got) != "A" {
		t.Errorf("%q, %v", got, err)
	}
	if err := f.Close(); err != nil || len(f.kept) > 0 {
		t.Errorf("%v, %v kept", err, f.kept)
	}
}

func TestLimits(t *testing.T) {
	small := Limits{Bytes: 1 << 20, Ratio: 10, RatioFrom: 1 << 10, Entries: 3, Depth: 1}
	zeros := make([]byte, 100<<10)
	many := map[string]string{"a": "", "b": "", "c": "", "d": ""}
	for name, data := range map[string][]byte{
		"bomb.gz": gz(t, zeros), "bomb.zst": zst(t, zeros), "bomb.tar.gz": gz(t, packTar(t, map[string]string{"a": string(zeros)})),
		"bomb.zip": packZip(t, map[string]string{"a": string(zeros)}), "many.tar": packTar(t, many), "many.zip": packZip(t, many),
		"large.tar": packTar(t, map[string]string{"a": string(make([]byte, 2<<20))}),
		"deep.zip":  packZip(t, map[string]string{"a.zip": string(packZip(t, many))}),
	} {
		f := New(fstest.MapFS{name: &fstest.MapFile{Data: data}}, small)
		err := fs.WalkDir(f, ".", func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				_, err = fs.ReadFile(f, path)
			}
			return err
		})
		if !errors.Is(err, ErrLimit) {
			t.Errorf("%s: %v", name, err)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestDamaged(t *testing.T) {
	whole := gz(t, packTar(t, members))
	for name, data := range map[string][]byte{
		"a.gz": []byte("no gzip"), "a.zst": []byte("no zstd"), "a.zip": []byte("PK\x03\x04"), "a.tar": []byte(strings.Repeat("x", 2000)),
		"a.tar.gz": whole[:len(whole)/2], "b.tar": packTar(t, map[string]string{"../a": "A"}),
	} {
		f := New(fstest.MapFS{name: &fstest.MapFile{Data: data}}, DefaultLimits)
		_, err := fs.ReadFile(f, name)
		if err == nil {
			_, err = fs.ReadDir(f, name)
		}
		if err == nil {
			t.Errorf("%s is read", name)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestMagic(t *testing.T) {
	for _, c := range []struct {
		data        []byte
		want, inner string
	}{
		{[]byte("{}"), "", "{}"},
		{gz(t, []byte("{}")), ".gz", "{}"},
		{zst(t, []byte("{}")), ".zst", "{}"},
		{packZip(t, members), ".zip", ""},
		{packTar(t, members), ".tar", ""},
		{nil, "", ""},
	} {
		if got, inner := Magic(c.data); got != c.want || string(inner) != c.inner {
			t.Errorf("%q is %q with %q, want %q", c.data[:min(len(c.data), 10)], got, inner, c.want)
		}
	}
}

// FuzzArchives: whatever the bytes, nothing panics, hangs or grows without bounds.
func FuzzArchives(f *testing.F) {
	f.Add(packTar(f, members))
	f.Add(packZip(f, map[string]string{"a/b": "x"}))
	f.Add(gz(f, packTar(f, members)))
	f.Add(zst(f, []byte("x")))
	limits := Limits{Bytes: 1 << 20, Ratio: 100, RatioFrom: 1 << 16, Entries: 100, Depth: 2}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"a.tar", "a.tar.gz", "a.tar.zst", "a.zip", "a.gz", "a.zst"} {
			fsys := New(fstest.MapFS{name: &fstest.MapFile{Data: data}}, limits)
			total := 0
			_ = fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
				if err == nil && !d.IsDir() {
					content, _ := fs.ReadFile(fsys, path)
					total += len(content)
				}
				return nil
			})
			if total > 4<<20 {
				t.Errorf("%s became %d bytes", name, total)
			}
			if err := fsys.Close(); err != nil {
				t.Error(err)
			}
		}
	})
}

// Members of a zip file that are small each may be too much together.
func TestManySmallMembers(t *testing.T) {
	zeros := string(make([]byte, 1000))
	f := New(fstest.MapFS{"a.zip": &fstest.MapFile{Data: packZip(t, map[string]string{"a": zeros, "b": zeros, "c": zeros})}},
		Limits{Bytes: 1 << 20, Ratio: 5, RatioFrom: 1 << 10, Entries: 3, Depth: 1})
	if _, err := fs.ReadDir(f, "a.zip"); !errors.Is(err, ErrLimit) {
		t.Errorf("got %v", err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}

// A zip file that needs a password is told so, and not that it is damaged.
func TestEncrypted(t *testing.T) {
	data := packZip(t, map[string]string{"a.txt": "A"})
	data[bytes.Index(data, []byte("PK\x01\x02"))+8] |= isEncrypted
	f := New(fstest.MapFS{"a.zip": &fstest.MapFile{Data: data}}, DefaultLimits)
	if _, err := fs.ReadDir(f, "a.zip"); err == nil || !strings.Contains(err.Error(), "a.txt is encrypted: unpack the archive with its password first") {
		t.Errorf("got %v", err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}
