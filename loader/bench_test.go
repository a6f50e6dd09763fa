package loader

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/cayleygraph/quad/nquads"
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

// manyRows makes a table of 40,000 rows over 500 names and the days of a year.
func manyRows(format string) (file, content string) {
	var b strings.Builder
	for i := range 40_000 {
		subject, object := fmt.Sprintf("Person %d", i%500), fmt.Sprintf("Ministry (Land %d)", i*7%499)
		day := fmt.Sprintf("2014-%02d-%02d", i%12+1, i%28+1)
		label := []string{"Consult", "Make statement", "Make a visit", "Praise or endorse"}[i%4]
		switch format {
		case formatDyads:
			fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", subject, strings.ReplaceAll(label, " ", "_"), object, day)
		case formatICEWS:
			if i == 0 {
				b.WriteString("Event ID\tEvent Date\tSource Name\tEvent Text\tCAMEO Code\tTarget Name\tStory ID\tPublisher\tCity\tCountry\tLatitude\tLongitude\n")
			}
			fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%03d\t%s\t%d\tCourier %d\tCity %d\tLand %d\t%d.5\t%d.25\n",
				i, day, subject, label, 40+i%7, object, i/2, i%90, i%300, i%30, i%80, i%170)
		case formatCSV:
			if i == 0 {
				b.WriteString("Subject,Relation,Object,Date,Country\n")
			}
			fmt.Fprintf(&b, "%s,%s,\"%s\",%s,Land %d\n", subject, label, object, day, i%30)
		}
	}
	return "rows." + map[string]string{formatDyads: "tsv", formatICEWS: "tab", formatCSV: "csv"}[format], b.String()
}

// benchmarkRows reads a table, and in the benchmark beside it the standard
// library cuts it into cells and no more.
func benchmarkRows(b *testing.B, format string, plain func(content string) int) {
	file, content := manyRows(format)
	fsys := files{file: content}.mapFS()
	rows := strings.Count(content, "\n")
	perSecond := func(b *testing.B) {
		b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	}
	b.Run("parley", func(b *testing.B) {
		b.SetBytes(int64(len(content)))
		b.ReportAllocs()
		for b.Loop() {
			for item := range Read(context.Background(), []string{file}, Options{FS: fsys, Format: format}) {
				if len(item.Problems) > 0 {
					b.Fatal(item.Problems[0])
				}
			}
		}
		perSecond(b)
	})
	b.Run("plain", func(b *testing.B) {
		b.SetBytes(int64(len(content)))
		for b.Loop() {
			if plain(content) == 0 {
				b.Fatal("nothing was read")
			}
		}
		perSecond(b)
	})
}

// plainTabs is what the standard library has for cells parted by TABs.
func plainTabs(content string) int { return plainCSV(content, '\t') }

func plainCSV(content string, comma rune) int {
	r := csv.NewReader(strings.NewReader(content))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
	rows := 0
	for {
		if _, err := r.Read(); err != nil {
			return rows
		}
		rows++
	}
}

func BenchmarkDyads(b *testing.B) { benchmarkRows(b, formatDyads, plainTabs) }
func BenchmarkICEWS(b *testing.B) { benchmarkRows(b, formatICEWS, plainTabs) }
func BenchmarkCSV(b *testing.B) {
	benchmarkRows(b, formatCSV, func(content string) int { return plainCSV(content, ',') })
}

// BenchmarkNQuads reads an export; plain is Cayley's own reader of N-Quads, which
// makes no article of them.
func BenchmarkNQuads(b *testing.B) {
	content := string(readFile(b, "../testdata/golden/articles.nquads"))
	fsys := files{"g.nq": content}.mapFS()
	b.Run("parley", func(b *testing.B) {
		b.SetBytes(int64(len(content)))
		for b.Loop() {
			for item := range Read(context.Background(), []string{"g.nq"}, Options{FS: fsys}) {
				if len(item.Problems) > 0 {
					b.Fatal(item.Problems[0])
				}
			}
		}
	})
	b.Run("plain", func(b *testing.B) {
		b.SetBytes(int64(len(content)))
		for b.Loop() {
			r := nquads.NewReader(strings.NewReader(content), false)
			for {
				if _, err := r.ReadQuad(); err != nil {
					break
				}
			}
		}
	})
}
