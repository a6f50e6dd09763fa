//go:build unix

package loader

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// benchArticles is how many articles the files of the benchmarks hold.
const benchArticles = 1000

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
// files with the standard library.
func BenchmarkImport(b *testing.B) {
	for _, format := range []string{
		formatBrat, formatLabelStudio, formatDoccano, formatProdigy, formatPubAnnotation, formatWebAnnotation,
		formatCAT, formatWikiEvents, formatUIMAJSON, formatXMI, formatWebAnnoTSV,
	} {
		fsys := benchFiles(b, format)
		size := int64(0)
		names, err := fs.Glob(fsys, "*")
		if err != nil {
			b.Fatal(err)
		}
		for _, name := range names {
			info, err := fs.Stat(fsys, name)
			if err != nil {
				b.Fatal(err)
			}
			size += info.Size()
		}
		run := func(name string, read func() int) {
			b.Run(format+"/"+name, func(b *testing.B) {
				b.SetBytes(size)
				b.ReportAllocs()
				before := processorTime(b)
				for b.Loop() {
					if n := read(); n != benchArticles {
						b.Fatalf("read %d articles, want %d", n, benchArticles)
					}
				}
				used := processorTime(b) - before
				b.ReportMetric(float64(size)*float64(b.N)/used.Seconds()/1e6, "MB/cpu-s")
				b.ReportMetric(float64(benchArticles)*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
			})
		}
		run("parley", func() int {
			articles := 0
			for item := range Read(context.Background(), []string{"."}, Options{FS: fsys}) {
				if len(item.Problems) > 0 {
					b.Fatal(item.Problems[0])
				}
				articles++
			}
			return articles
		})
		run("plain", func() int { return readPlain(b, fsys, names) })
	}
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

func readPlainXML(b *testing.B, data []byte) {
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

// readPlain decodes JSON into nothing in particular, and cuts the lines of brat
// into fields; it counts what may be articles.
func readPlain(b *testing.B, fsys fs.FS, names []string) int {
	articles := 0
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			b.Fatal(err)
		}
		if strings.HasSuffix(name, endAnn) || strings.HasSuffix(name, endText) || name == endConf {
			for line := range bytes.Lines(data) {
				_ = strings.Fields(string(line))
			}
			if strings.HasSuffix(name, endAnn) {
				articles++
			}
			continue
		}
		if strings.HasSuffix(name, ".tsv") {
			for line := range bytes.Lines(data) {
				_ = strings.Split(string(line), "\t")
			}
			articles++
			continue
		}
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".xmi") {
			readPlainXML(b, data)
			articles++
			continue
		}
		for dec := json.NewDecoder(bytes.NewReader(data)); dec.More(); {
			var value any
			if err := dec.Decode(&value); err != nil {
				b.Fatal(err)
			}
			articles++
			if list, isList := value.([]any); isList && name == "all.json" {
				articles += len(list) - 1
			}
		}
	}
	return articles
}
