//go:build unix

package loader

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
)

// benchArticles is how many articles the files of the benchmarks hold,
// benchRealArticles how many where each is a real one.
const benchArticles, benchRealArticles = 1000, 200

// benchFiles makes files of many articles from the sample of a format: what
// differs is the number before the text, so that no two are alike.
func benchFiles(b *testing.B, format string) fs.FS {
	b.Helper()
	f := files{}
	sampleOf := func(name string) string {
		return strings.ReplaceAll(string(readFile(b, samples+"/"+format+"/"+name)), "state radio said.", "state radio said."+body)
	}
	switch format {
	case formatDoccano, formatProdigy, formatWikiEvents:
		line, _, _ := strings.Cut(sampleOf("bergen.jsonl"), "\n")
		var all strings.Builder
		for i := range benchArticles {
			all.WriteString(renumbered(line, i) + "\n")
		}
		f["all.jsonl"] = all.String()
	case formatLabelStudio:
		task := strings.TrimSpace(sampleOf("bergen.json"))
		task = strings.TrimSuffix(strings.TrimPrefix(task, "["), "]")
		tasks := make([]string, benchArticles)
		for i := range tasks {
			tasks[i] = renumbered(task, i)
		}
		f["all.json"] = "[" + strings.Join(tasks, ",\n") + "]"
	case formatPubAnnotation:
		for i := range benchArticles {
			f[fmt.Sprintf("%d.json", i)] = sampleOf("bergen.json")
		}
	case formatWebAnnotation:
		for i := range benchArticles {
			f[fmt.Sprintf("%d.json", i)] = sampleOf("bergen.json")
		}
		f["bergen.txt"] = sampleOf("bergen.txt")
	case formatCAT:
		document := string(readFile(b, samples+"/cat/bergen.xml"))
		var more strings.Builder
		for i, word := range strings.Fields(body) {
			fmt.Fprintf(&more, "<token t_id=\"%d\" sentence=\"1\" number=\"%d\">%s</token>\n", 100+i, i, word)
		}
		document = strings.Replace(document, "<Markables>", more.String()+"<Markables>", 1)
		for i := range benchArticles {
			f[fmt.Sprintf("%d.xml", i)] = document
		}
	case formatUIMAJSON, formatXMI, formatWebAnnoTSV:
		name, content := benchCAS(b, format)
		for i := range benchArticles {
			f[fmt.Sprintf("%d-%s", i, name)] = strings.ReplaceAll(content, "bergen.txt", fmt.Sprintf("bergen%d.txt", i))
		}
	case formatJSONLines:
		article := inJSON(b, realArticle(b, "000"), unitCodePoint)
		var all strings.Builder
		for i := range benchRealArticles {
			all.WriteString(strings.Replace(article, `"id":"000"`, fmt.Sprintf(`"id":"%d"`, i), 1) + "\n")
		}
		f["all.jsonl"] = all.String()
	case formatNQuads:
		f["all.nq"] = string(readFile(b, "../testdata/golden/articles.nquads"))
	case formatDyads, formatICEWS, formatCSV:
		name, content := manyRows(format)
		f[name] = content
	case formatBrat:
		f[endConf] = "[entities]\nPER\nGPE\nORG\nDATE\n[events]\nMeeting\n[relations]\nknows\n"
		text := string(readFile(b, samples+"/webannotation/bergen.txt")) + body
		ann := annotation(b, text, "T1 PER Kari Lund", "T2 Meeting met", "T3 PER Matti Salo", "T4 GPE Bergen", "T5 DATE Monday",
			"T6 ORG state radio", "E1 Meeting:T2 Participant:T1 Participant2:T3 Place:T4 Time:T5 Source:T6", "R1 knows Arg1:T1 Arg2:T3",
			"N1 Reference T4 Wikidata:Q26793\tBergen")
		for i := range benchArticles {
			f[fmt.Sprintf("%d.txt", i)], f[fmt.Sprintf("%d.ann", i)] = text, ann
		}
	}
	dir := b.TempDir()
	for name, content := range f {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return os.DirFS(dir)
}

// body is the rest of an article's text, behind the sentence that is annotated:
// as much as short news have.
var body = strings.Repeat(" The talks went on until late, and nothing was said of their result.", 15)

// renumbered gives an article another id.
func renumbered(article string, i int) string {
	return strings.Replace(article, `"id": 7`, fmt.Sprintf(`"id": %d`, i), 1)
}

// BenchmarkImport reads files of each format, and beside it only parses the same
// files with the standard library. On a machine that others use as well, compare
// MB/cpu-s: a tool may then take all of two processors, or a tenth of one.
func BenchmarkImport(b *testing.B) {
	for _, format := range formats() {
		if format.name == formatJSON || format.name == formatJudgements {
			continue // as formatJSONLines is; no articles
		}
		b.Run(format.name, func(b *testing.B) { benchmarkImport(b, format.name) })
	}
}

func benchmarkImport(b *testing.B, format string) {
	benchmarkFiles(b, benchFiles(b, format), ".", Options{})
}

// BenchmarkImportMapped reads a CSV whose columns and labels a mapping file names.
func BenchmarkImportMapped(b *testing.B) {
	_, rows := manyRows(formatCSV)
	header, rest, _ := strings.Cut(rows, "\n")
	foreign := strings.NewReplacer("Subject", "who", "Relation", "what", "Object", "whom", "Date", "when", "Country", "where").Replace(header)
	labels := strings.NewReplacer("Consult", "talks", "Make a visit", "visits", "Praise or endorse", "lauds")
	dir := b.TempDir()
	mapping := filepath.Join(b.TempDir(), "talks.yaml")
	for name, content := range map[string]string{
		filepath.Join(dir, "rows.csv"): foreign + "\n" + labels.Replace(rest),
		mapping: "columns: {Subject: who, Relation: what, Object: whom, Date: when, Country: where}\n" +
			"events:\n  talks: {type: Meeting, roles: {Subject: Participant, Object: Participant}}\n" +
			"  visits: {type: Visit, roles: {Subject: Visitor, Object: Host}}\n",
	} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	benchmarkFiles(b, mappedDir{os.DirFS(dir), mapping}, "rows.csv", Options{Format: formatCSV, Mapping: mapping})
}

// mappedDir is a folder, and the mapping file that lies elsewhere.
type mappedDir struct {
	fs.FS
	mapping string
}

func (d mappedDir) Open(name string) (fs.File, error) {
	if name == d.mapping {
		return os.Open(name)
	}
	return d.FS.Open(name)
}

// BenchmarkImportPacked reads compressed tables. Its MB are those of the packed file.
func BenchmarkImportPacked(b *testing.B) {
	_, rows := manyRows(formatDyads)
	for ending, pack := range map[string]func(io.Writer) (io.WriteCloser, error){
		".gz":  func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriter(w), nil },
		".zst": func(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w) },
	} {
		b.Run(ending[1:], func(b *testing.B) {
			dir := b.TempDir()
			var packed bytes.Buffer
			w, err := pack(&packed)
			if err == nil {
				_, err = io.WriteString(w, rows)
			}
			if err = errors.Join(err, w.Close(), os.WriteFile(filepath.Join(dir, "rows.tab"+ending), packed.Bytes(), 0o600)); err != nil {
				b.Fatal(err)
			}
			benchmarkFiles(b, os.DirFS(dir), ".", Options{})
		})
	}
}

// BenchmarkImportRealTables does the same with tables of which each row is a real one.
func BenchmarkImportRealTables(b *testing.B) {
	for _, table := range []string{"icews/icews14.tsv.gz", "icews/sample/inst/extdata/events.2018.sample.tab", "multitq/kg_union_partial.tsv.gz"} {
		name, _, _ := strings.Cut(path.Base(table), ".tsv")
		b.Run(name, func(b *testing.B) {
			dir := b.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "rows.tab"), realTable(b, table), 0o600); err != nil {
				b.Fatal(err)
			}
			benchmarkFiles(b, os.DirFS(dir), ".", Options{})
		})
	}
}

// realTable is the unpacked content of a table of the corpora.
func realTable(b *testing.B, table string) []byte {
	b.Helper()
	file, err := os.Open(corpora + "/" + table)
	if errors.Is(err, fs.ErrNotExist) {
		b.Skipf("the corpora are not beside this repository: %v", err)
	}
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = file.Close() }() // only read from: nothing can be lost
	rows := io.Reader(file)
	if strings.HasSuffix(table, ".gz") {
		if rows, err = gzip.NewReader(file); err != nil {
			b.Fatal(err)
		}
	}
	content, err := io.ReadAll(rows)
	if err != nil {
		b.Fatal(err)
	}
	return content
}

func benchmarkFiles(b *testing.B, fsys fs.FS, root string, opts Options) {
	b.Helper()
	names, err := fs.Glob(fsys, "*")
	if err != nil {
		b.Fatal(err)
	}
	size, count := sizeOf(b, fsys, names), readPlain(b, fsys, names)
	run := func(name string, read func()) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			before := processorTime(b)
			for b.Loop() {
				read()
			}
			used := processorTime(b) - before
			b.ReportMetric(float64(size)*float64(b.N)/used.Seconds()/1e6, "MB/cpu-s")
			b.ReportMetric(float64(count)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
	opts.FS = fsys
	run("parley", func() {
		for item := range Read(context.Background(), []string{root}, opts) {
			if len(item.Problems) > 0 {
				b.Fatal(item.Problems[0])
			}
		}
	})
	run("plain", func() { readPlain(b, fsys, names) })
}

func sizeOf(b *testing.B, fsys fs.FS, names []string) (size int64) {
	b.Helper()
	for _, name := range names {
		info, err := fs.Stat(fsys, name)
		if err != nil {
			b.Fatal(err)
		}
		size += info.Size()
	}
	return size
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
				i, day, subject, label, 40+i%7, object, i/2, i%90, i%300, i%30, i%300/4, i%300/2)
		case formatCSV:
			if i == 0 {
				b.WriteString("Subject,Relation,Object,Date,Country\n")
			}
			fmt.Fprintf(&b, "%s,%s,\"%s\",%s,Land %d\n", subject, label, object, day, i%30)
		}
	}
	return "rows." + map[string]string{formatDyads: "tab", formatICEWS: "tab", formatCSV: "csv"}[format], b.String()
}

// processorTime is what this process has used, which a busy machine does not change.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func plainXML(b *testing.B, data []byte) {
	for dec := xml.NewDecoder(bytes.NewReader(data)); ; {
		_, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

// readPlain parses files with the standard library, and makes nothing of them:
// JSON becomes maps and lists, XML tokens, a table rows, a line of another format
// fields. It counts the articles, the rows of tables and the lines of quads.
func readPlain(b *testing.B, fsys fs.FS, names []string) (count int) {
	b.Helper()
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			b.Fatal(err)
		}
		data, name = unpacked(b, data, name)
		switch path.Ext(name) {
		case ".xml", ".xmi":
			plainXML(b, data)
			count++
		case ".json", ".jsonl":
			count += plainJSON(b, data)
		case ".tab", ".csv":
			count += plainTable(b, data, map[string]rune{".tab": '\t', ".csv": ','}[path.Ext(name)])
		case ".nq":
			count += plainLines(data)
		case endAnn, ".tsv":
			plainLines(data)
			count++
		default:
			plainLines(data)
		}
	}
	return count
}

// unpacked unpacks a file, and takes the ending off that says how it is packed.
func unpacked(b *testing.B, data []byte, name string) (content []byte, inner string) {
	b.Helper()
	var r io.Reader
	var err error
	inner = strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".zst")
	switch path.Ext(name) {
	case ".gz":
		r, err = gzip.NewReader(bytes.NewReader(data))
	case ".zst":
		r, err = zstd.NewReader(bytes.NewReader(data), zstd.WithDecoderConcurrency(1))
	default:
		return data, name
	}
	if err == nil {
		content, err = io.ReadAll(r)
	}
	if err != nil {
		b.Fatal(err)
	}
	return content, inner
}

func plainLines(data []byte) (lines int) {
	for line := range bytes.Lines(data) {
		_ = strings.Fields(string(line))
		lines++
	}
	return lines
}

func plainTable(b *testing.B, data []byte, comma rune) (rows int) {
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
	for ; ; rows++ {
		_, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

func plainJSON(b *testing.B, data []byte) (articles int) {
	for dec := json.NewDecoder(bytes.NewReader(data)); dec.More(); {
		var value any
		if err := dec.Decode(&value); err != nil {
			b.Fatal(err)
		}
		if list, isList := value.([]any); isList {
			articles += len(list)
			continue
		}
		articles++
	}
	return articles
}
