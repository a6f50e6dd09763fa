package loader

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
)

const goodAnn = "T1\tPerson 0 3\tTom\n"

func TestFilesThatAreNoArticle(t *testing.T) {
	for _, c := range []struct {
		name string
		f    files
		path string
		want []string
	}{
		{"no such file", files{}, "x.ann", []string{"x.ann: there is no such file or directory"}},
		{"directory without annotations", files{"d/readme.md": "a"}, "d", []string{"d: no annotated article in this directory: see docs/formats.md for the files of an article"}},
		{"annotation without text", files{"d/a.ann": goodAnn}, "d", []string{"d/a.txt: there is no such file or directory: an annotated article is a .txt file and an .ann file of one name"}},
		{"text without annotation", files{"d/a.txt": "Tom"}, "d/a.txt", []string{"d/a.ann: there is no such file or directory: an annotated article is a .txt file and an .ann file of one name"}},
		{"metadata alone", files{"d/a.meta.json": "{}"}, "d", []string{
			"d/a.ann: there is no such file or directory: an annotated article is a .txt file and an .ann file of one name",
			"d/a.txt: there is no such file or directory: an annotated article is a .txt file and an .ann file of one name",
		}},
		{"empty annotation", files{"a.txt": "Tom", "a.ann": ""}, ".", []string{"a.ann: the file is empty: fill it, or remove it; if nobody annotated the text, write a line end into it"}},
		{"empty text", files{"a.txt": "\uFEFF \n", "a.ann": goodAnn}, ".", []string{"a.txt: the file is empty: fill it, or remove it"}},
		{"empty metadata", files{"a.txt": "Tom", "a.ann": goodAnn, "a.meta.json": ""}, ".", []string{"a.meta.json: the file is empty: fill it, or remove it"}},
		{"empty JSON", files{"a.json": ""}, ".", []string{"a.json: the file is empty: fill it, or remove it"}},
		{"empty JSON Lines", files{"a.jsonl": " \n"}, ".", []string{"a.jsonl: the file is empty: fill it, or remove it"}},
		{"empty judgements", files{"judgements.jsonl": " \n\n"}, ".", []string{"judgements.jsonl: the file is empty: fill it, or remove it"}},
		{"a directory for a text", files{"a.txt/b.md": "Tom", "a.ann": goodAnn}, ".", []string{"a.txt: not a regular file"}},
		{"broken UTF-8 in the text", files{"a.txt": "Tom\nmet \xff\xfe", "a.ann": goodAnn}, ".", []string{"a.txt:2:5: byte 0xff at byte offset 8 is not UTF-8: save the file as UTF-8"}},
		{"broken UTF-8 in the annotation", files{"a.txt": "Tom", "a.ann": "T1\tPerson 0 3\t\xe9om"}, ".", []string{"a.ann:1:15: byte 0xe9 at byte offset 14 is not UTF-8: save the file as UTF-8"}},
		{"broken UTF-8 in JSON", files{"a.json": "{\"format\": \"parley/1\", \"id\": \"\xc3\"}"}, ".", []string{"a.json:1:31: byte 0xc3 at byte offset 30 is not UTF-8: save the file as UTF-8"}},
		{"another JSON", files{"d/a.json": `{"name": "x"}`}, "d", []string{`d/a.json: this is no format that is known: it has the keys "name"; --format tells which it is, of ` + oneOf(formatNames())}},
		{"another file by name", files{"a.csv": "x"}, "a.csv", []string{"a.csv: the columns of this table have no meaning here: name them in a mapping file (--mapping), see docs/formats.md"}},
		{"unknown key of the metadata", files{"a.txt": "Tom", "a.ann": goodAnn, "a.meta.json": "{\n  \"publishd\": \"2025\"\n}"}, ".", []string{`a.meta.json:2:3: unknown key "publishd": did you mean "published"?`}},
		{"EDTF in the metadata", files{"a.txt": "Tom", "a.ann": goodAnn, "a.meta.json": `{"published": "2025-07-32"}`}, ".", []string{`a.meta.json:1:24: "2025-07-32" is not EDTF`}},
		{"no id in JSON Lines", files{"a.jsonl": `{"format": "parley/1", "text": "Tom"}`}, ".", []string{"a.jsonl:1:1: the id is missing: in JSON Lines every article has one"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			items := c.f.read(t, c.path)
			got := problemsOf(items)
			if len(got) != len(c.want) {
				t.Fatalf("got %q, want %q", got, c.want)
			}
			for i := range got {
				if !strings.HasPrefix(got[i], c.want[i]) {
					t.Errorf("got %q, want %q", got[i], c.want[i])
				}
			}
			for _, item := range items {
				if item.Article != nil {
					t.Error("a bad article was returned")
				}
			}
		})
	}
}

func TestKindsOfErrors(t *testing.T) {
	for _, c := range []struct {
		name  string
		items []Item
		want  error
	}{
		{"missing", files{}.read(t, "x"), graph.ErrNotFound},
		{"missing, with its cause", files{}.read(t, "x"), fs.ErrNotExist},
		{"wrong", files{"a.txt": "Tom", "a.ann": "x"}.read(t), graph.ErrInvalid},
		{"no format", slices.Collect(Read(context.Background(), nil, Options{Format: "brta"})), graph.ErrInvalid},
	} {
		if len(c.items) != 1 || !errors.Is(c.items[0].Problems[0], c.want) {
			t.Errorf("%s: %v is not %v", c.name, problemsOf(c.items), c.want)
		}
	}
}

func TestGoodNeighbours(t *testing.T) {
	f := files{
		"d/c.txt": "Tom", "d/c.ann": goodAnn, "d/a.txt": "Tom", "d/a.ann": goodAnn,
		"d/b.txt": "Ron", "d/b.ann": goodAnn, "d/.hidden.ann": "x", "d/notes.md": "x",
	}
	var got []string
	for _, item := range f.read(t) {
		got = append(got, fmt.Sprint(item.Path, " ", item.Article != nil))
	}
	if want := []string{"d/a.ann true", "d/b.ann false", "d/c.ann true"}; diff(got, want) != "" {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEachFileOnce(t *testing.T) {
	f := files{"d/a.txt": "Tom", "d/a.ann": goodAnn}
	if items := f.read(t, "d", "d/a.ann", "./d/a.txt"); len(items) != 1 || items[0].Article == nil {
		t.Errorf("got %v", items)
	}
}

func TestOneIDTwice(t *testing.T) {
	f := files{
		"a.txt": "Tom", "a.ann": goodAnn, "a.meta.json": `{"id": "x"}`,
		"b.json": `{"format": "parley/1", "id": "x", "text": "Tom"}`,
	}
	got := problemsOf(f.read(t))
	if want := []string{"b.json:1:30: article/x is also in a.ann: give one of the two another id, or have articles named by their paths (--name-by-path)"}; diff(got, want) != "" {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestManyProblems(t *testing.T) {
	f := files{"a.txt": "Tom", "a.ann": strings.Repeat("X1\tx\n", 250)}
	got := problemsOf(f.read(t))
	if len(got) != maxProblems+1 || got[0] != `a.ann:1:1: unknown kind of line "X1": lines start with T, E, R, A, M, N, * or #` ||
		got[maxProblems] != "a.ann: too many problems: 150 more are not shown; mend these first" {
		t.Errorf("got %d problems, the last %q", len(got), got[len(got)-1])
	}
}

func TestFormatIsForced(t *testing.T) {
	f := files{"a.data": jsonArticleText, "b.txt": "Tom", "b.ann": goodAnn}
	read := func(format string, paths ...string) []Item {
		return slices.Collect(Read(context.Background(), paths, Options{Format: format, FS: f.mapFS()}))
	}
	if items := read(formatJSON, "a.data"); len(items) != 2 || items[0].Article == nil {
		t.Errorf("got %q", problemsOf(items))
	}
	if items := read(formatBrat, "."); len(items) != 1 || items[0].Article == nil {
		t.Errorf("got %q", problemsOf(items))
	}
}

func TestReadingStops(t *testing.T) {
	f := files{"a.txt": "Tom", "a.ann": goodAnn, "b.txt": "Tom", "b.ann": goodAnn}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var items []Item
	for item := range Read(ctx, []string{"."}, Options{FS: f.mapFS()}) {
		items = append(items, item)
		cancel()
	}
	if len(items) != 2 || items[0].Article == nil || len(items[1].Problems) != 1 || !errors.Is(items[1].Problems[0], context.Canceled) {
		t.Errorf("got %v, %q", items, problemsOf(items))
	}
	if items := slices.Collect(Read(ctx, []string{"."}, Options{FS: f.mapFS()})); len(items) != 1 || len(items[0].Problems) != 1 {
		t.Errorf("stopped before it began, it read %v", items)
	}
	for range Read(context.Background(), []string{"."}, Options{FS: f.mapFS()}) {
		break // the caller may stop as well
	}
}

// A file of 100 MB with a single line is refused by its size, and a line of
// JSON Lines by its length, without reading it into memory.
func TestVeryLongFiles(t *testing.T) {
	const size = 100 << 20
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "a.ann", "b.json", "c.jsonl"} {
		write(t, filepath.Join(dir, name), strings.NewReader(""))
		if err := os.Truncate(filepath.Join(dir, name), size); err != nil {
			t.Fatal(err)
		}
	}
	long := io.LimitReader(&repeat{[]byte(`{"format": "parley/1", "text": "`), 'a', 0}, size)
	write(t, filepath.Join(dir, "d.jsonl"), io.MultiReader(long, strings.NewReader("\n"+
		`{"format": "parley/1", "id": "good", "text": "Tom"}`)))
	var good int
	var got []string
	for item := range Read(context.Background(), []string{dir}, Options{}) {
		if item.Article != nil {
			good++
		}
		for _, p := range item.Problems {
			p.File = filepath.Base(p.File)
			got = append(got, p.Error())
		}
	}
	const large = "larger than 16 MiB: a file, or a line of JSON Lines, holds one article"
	want := []string{"a.ann: " + large, "a.txt: " + large, "b.json: " + large, "c.jsonl: " + large, "d.jsonl:1: " + large}
	if diff(got, want) != "" || good != 1 {
		t.Errorf("got %q and %d good articles, want %q and 1", got, good, want)
	}
}

// repeat reads as a beginning and then one byte without end.
type repeat struct {
	beginning []byte
	byte      byte
	off       int
}

func (r *repeat) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = r.byte
	}
	n := 0
	if r.off < len(r.beginning) {
		n = copy(p, r.beginning[r.off:])
	}
	r.off += max(n, 1)
	return len(p), nil
}

func write(t testing.TB, name string, content io.Reader) {
	t.Helper()
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(file, content); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

// An article of the largest size that is read, in one line, takes bounded time.
func TestLargestArticle(t *testing.T) {
	text := strings.Repeat("Tom met Ron in Paris’s centre ", (MaxFileBytes-20)/32)
	f := files{"a.txt": text, "a.ann": "T1\tPerson 0 3\tTom\nT2\tMeeting 4 7\tmet\nE1\tMeeting:T2 Host:T1\n"}
	a := f.article(t)
	if got := a.Claims[0].Sentence; got.Start != 0 || got.End != len([]rune(strings.TrimSpace(text))) {
		t.Errorf("the sentence is %v", got)
	}
}
