package loader

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// many makes 40 copies of each of the five articles, and says how many bytes they are.
func many(b *testing.B, inLines bool) (fstest.MapFS, int64) {
	b.Helper()
	f := files{}
	var lines strings.Builder
	for _, number := range []string{"000", "001", "002", "003", "004"} {
		one := realArticle(b, number)
		article := inJSON(b, one, unitCodePoint)
		for i := range 40 {
			name := fmt.Sprintf("%s-%d", number, i)
			id := fmt.Sprintf(`"id":%q`, name)
			if inLines {
				lines.WriteString(strings.Replace(article, `"id":"`+number+`"`, id, 1) + "\n")
				continue
			}
			f[name+endText], f[name+endAnn] = one["a.txt"], one["a.ann"]
			f[name+endMeta] = strings.Replace(one["a.meta.json"], `"id": "`+number+`"`, id, 1)
		}
	}
	if inLines {
		f["all.jsonl"] = lines.String()
	}
	size := 0
	for _, content := range f {
		size += len(content)
	}
	return f.mapFS(), int64(size)
}

func benchmarkRead(b *testing.B, inLines bool) {
	fsys, size := many(b, inLines)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		articles := 0
		for item := range Read(context.Background(), []string{"."}, Options{FS: fsys}) {
			if len(item.Problems) > 0 {
				b.Fatal(item.Problems[0])
			}
			articles++
		}
		if articles != 200 {
			b.Fatalf("read %d articles, want 200", articles)
		}
	}
}

func BenchmarkBrat(b *testing.B)      { benchmarkRead(b, false) }
func BenchmarkJSONLines(b *testing.B) { benchmarkRead(b, true) }

// BenchmarkBratPlain reads the same files and only cuts their lines into fields.
func BenchmarkBratPlain(b *testing.B) {
	fsys, size := many(b, false)
	b.SetBytes(size)
	for b.Loop() {
		err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(fsys, path)
			fields := 0
			for line := range strings.Lines(string(data)) {
				fields += len(strings.Fields(line))
			}
			if fields == 0 {
				b.Fatal("nothing was read")
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkJSONLinesPlain reads the same file and only decodes its lines.
func BenchmarkJSONLinesPlain(b *testing.B) {
	fsys, size := many(b, true)
	b.SetBytes(size)
	for b.Loop() {
		file, err := fsys.Open("all.jsonl")
		if err != nil {
			b.Fatal(err)
		}
		lines := bufio.NewReader(file)
		for {
			line, err := lines.ReadBytes('\n')
			if len(line) > 0 {
				var value any
				if err := json.Unmarshal(line, &value); err != nil {
					b.Fatal(err)
				}
			}
			if err != nil {
				break
			}
		}
	}
}
