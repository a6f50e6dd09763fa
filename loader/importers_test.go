package loader

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/parley-kg/parley/graph"
)

// The sample, in each tool's format, is one graph.
func TestOneGraphInAllToolsFormats(t *testing.T) {
	var first *graph.AnnotatedArticle
	for _, name := range []string{formatPubAnnotation, formatLabelStudio, formatProdigy, formatWebAnnotation, formatDoccano, formatWikiEvents, formatUIMAJSON, formatXMI, formatWebAnnoTSV} {
		a := readSamples(t, name)[0].Article
		meeting := claimsOf(a, "meeting")
		if len(meeting) != 1 || textOf(a, meeting[0].Trigger[0]) != "met" {
			t.Fatalf("%s tells of %+v", name, meeting)
		}
		c := meeting[0]
		var who []string
		for _, p := range c.Participations {
			who = append(who, fmt.Sprint(p.Role, " ", words(t, a, p.Mention)))
		}
		got := strings.Join(append(who, words(t, a, c.Places[0]), words(t, a, c.Times[0].Mention), words(t, a, c.Attribution[0].Mention)), ", ")
		if want := "PARTICIPANT Matti Salo, PARTICIPANT Kari Lund, Bergen, Monday, state radio"; got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
		if knows := claimsOf(a, "other"); len(knows) != 1 || knows[0].SourceType != "knows" || len(knows[0].Kept) != 2 {
			t.Errorf("%s: the relation that means nothing here is %+v", name, knows)
		}
		bare := name == formatDoccano || name == formatWikiEvents // which have no ids of knowledge bases
		if !bare {
			if same := named(t, a, graph.MentionPlace, "Bergen").SameAs; !slices.Equal(same, []string{"http://www.wikidata.org/entity/Q26793"}) {
				t.Errorf("%s: Bergen is %v", name, same)
			}
		}
		if first == nil {
			first = a
		} else if !bare {
			if d := diff(plain(first), plain(a)); d != "" {
				t.Errorf("as %s it is another graph:\n%s", name, d)
			}
		}
	}
}

// plain is an article without what depends on its name.
func plain(a *graph.AnnotatedArticle) string {
	var b strings.Builder
	for _, m := range a.Mentions {
		fmt.Fprintf(&b, "%s %s %v %v %s %v\n", m.Type, m.Text, m.Fragments, m.SameAs, m.SourceType, local(a, m.Kept))
	}
	var claims []string
	for _, c := range a.Claims {
		line := fmt.Sprintf("%s %s %v %v %s %s", c.Type, c.SourceType, c.Trigger, c.Sentence, c.Polarity, c.Status)
		for _, p := range c.Participations {
			line += fmt.Sprint(p.Role, strings.TrimPrefix(string(p.Mention), string(a.Article.ID)))
		}
		claims = append(claims, fmt.Sprintln(line, local(a, c.Kept), len(c.Places), len(c.Times), len(c.Attribution)))
	}
	slices.Sort(claims)
	return b.String() + strings.Join(claims, "")
}

func local(a *graph.AnnotatedArticle, kept []graph.Kept) string {
	return strings.ReplaceAll(fmt.Sprint(kept), string(a.Article.ID), "")
}

// The documents that bconv has in brat and in PubAnnotation are one graph.
func TestBconvInTwoFormats(t *testing.T) {
	dir := corpus(t, "formats/bconv/test/data")
	for _, name := range []string{"BC5CDR-example", "elliptic-coordination", "tutorial-example"} {
		f := files{
			name + endText: readText(t, filepath.Join(dir, "pubanno_json", name+".json")),
			name + endAnn:  string(readFile(t, filepath.Join(dir, "brat", name+endAnn))),
		}
		brat := f.read(t)
		pub := readCorpus(t, Options{}, "formats/bconv/test/data/pubanno_json/"+name+".json")
		if len(brat) != 1 || len(pub) != 1 || brat[0].Article == nil || pub[0].Article == nil {
			t.Errorf("%s: %q %q", name, problemsOf(brat), problemsOf(pub))
			continue
		}
		if !strings.Contains(f[name+endAnn], "\nN") { // bconv left the ids out of this one
			for i := range pub[0].Article.Mentions {
				pub[0].Article.Mentions[i].Kept = nil
			}
			pub[0].Article.Article.Revision = brat[0].Article.Article.Revision
		}
		if d := diff(brat[0].Article, pub[0].Article); d != "" {
			t.Errorf("%s is another graph in PubAnnotation:\n%s", name, d)
		}
	}
}

func TestImportersNameDefects(t *testing.T) {
	for _, c := range []struct{ file, content, want string }{
		{
			"a.json", `[{"id":1,"data":{"text":"Tom met Ann"},"annotations":[{"result":[]},{"result":[]}]}]`,
			`a.json:1:69: the task has 2 annotations, and not one of them is marked as ground_truth: mark the one to load`,
		},
		{
			"a.json", `[{"data":{"text":"Tom"},"annotations":[{"result":[{"id":"a","type":"labels","value":{"start":0,"end":9,"text":"Ann","labels":["PER"]}}]}]}]`,
			`a.json:1:51: the span 0 to 9 lies beyond the text, which has 3 UTF-16 units`,
		},
		{"a.jsonl", "{\"text\": \"Tom\", \"label\": [[0, 3, \"PER\"]]}\n{\"text\": \"Ann\", \"label\": [[0, 9, \"PER\"]]}\n", `a.jsonl:2:27: the span 0 to 9 lies beyond`},
		{"a.jsonl", "{\"text\": \"Tom\", \"label\": [[0, 3,\n{\"text\": \"Ann\", \"label\": [[0, 3, \"PER\"]]}\n", `a.jsonl:1:33: not JSON: the text ends too early`},
		{"a.json", `{"text": "Tom", "denotations": [{"id": "T1", "span": {"begin": 0, "end": 3}, "obj": "P"}], "relations": [{"pred": "x", "subj": "T1", "obj": "T2"}]}`, `a.json:1:141: there is no "T2"`},
		{"a.json", `{"@context": "http://www.w3.org/ns/anno.jsonld", "target": {"selector": {"type": "CssSelector", "value": "p"}}}`, `a.json:1:60: the target has no TextQuoteSelector and no TextPositionSelector`},
		{"a.jsonl", `{"text": "Tom met", "spans": [{"start": 0}], "answer": "accept"}`, `a.jsonl:1:31: a span has start and end`},
		{
			"a.jsonl", `{"doc_id": "1", "sentences": [[[["Tom", 0, 3]], "Tom"]], "entity_mentions": [], "event_mentions": [{"id": "v", "event_type": "Meet"}]}`,
			`a.jsonl:1:100: an event has a trigger: a mention, whose start and end count tokens`,
		},
	} {
		got := problemsOf(files{c.file: c.content}.read(t))
		if len(got) == 0 || !strings.HasPrefix(got[0], c.want) {
			t.Errorf("%s gives %q, want %q", c.content, got, c.want)
		}
	}
}

// One bad value harms no other, wherever in the file it is.
func TestValuesOfAFile(t *testing.T) {
	good := `{"text": "Tom", "label": [[0, 3, "PER"]]}`
	for name, c := range map[string]struct {
		content        string
		good, problems int
	}{
		"a line each":             {good + "\n" + strings.Replace(good, "Tom", "Ann", 1) + "\n", 2, 0},
		"a broken line between":   {good + "\n{\"text\": \"Bo\n" + strings.Replace(good, "Tom", "Ann", 1) + "\n", 2, 1},
		"a list":                  {"[" + good + ", " + strings.Replace(good, "Tom", "Ann", 1) + "]", 2, 0},
		"a list, a bad element":   {"[" + good + ",\n {\"text\": tru, \"label\": []},\n" + strings.Replace(good, "Tom", "Ann", 1) + "]", 2, 1},
		"a list without an end":   {"[" + good + ", " + strings.Replace(good, "Tom", "Ann", 1) + ",\n", 2, 1},
		"values on several lines": {strings.ReplaceAll(good, ", ", ",\n") + "\n" + strings.ReplaceAll(strings.Replace(good, "Tom", "Ann", 1), ", ", ",\n"), 2, 0},
		"two of one text":         {good + "\n" + good, 2, 0},
	} {
		items := files{"a.jsonl": c.content}.read(t)
		articles := 0
		for _, item := range items {
			if item.Article != nil {
				articles++
			}
		}
		if problems := problemsOf(items); articles != c.good || len(problems) != c.problems {
			t.Errorf("%s: %d articles, want %d; %q", name, articles, c.good, problems)
		}
	}
}

// A task that was not accepted is not loaded, and told.
func TestSkippedTasks(t *testing.T) {
	items := readSamples(t, formatProdigy)
	if len(items) != 2 || items[1].Skipped != "the annotator's answer is reject" {
		t.Errorf("%+v", items)
	}
}

// Several files at once give the same items, in the same order, whatever the number.
func TestJobs(t *testing.T) {
	f := files{}
	for i := range 50 {
		f[fmt.Sprintf("%02d.jsonl", i)] = fmt.Sprintf(`{"id": %d, "text": "Tom", "label": [[0, 3, "PER"]]}`, i)
		f[fmt.Sprintf("%02d.json", i)] = fmt.Sprintf(`{"format": "parley/1", "id": "%d", "text": "Tom"}`, i%40)
	}
	read := func(jobs int) []Item {
		return slices.Collect(Read(t.Context(), []string{"."}, Options{FS: f.mapFS(), Jobs: jobs}))
	}
	want := read(1)
	if got := len(problemsOf(want)); got != 10 {
		t.Errorf("%d names are taken twice, want 10", got)
	}
	for _, jobs := range []int{2, 7} {
		if d := diff(want, read(jobs)); d != "" {
			t.Errorf("with %d jobs it differs:\n%s", jobs, d)
		}
	}
}

// FuzzImporters reads what is like the samples as the format that they have, as
// any other, and, where the format is none, as what it looks like. Tables, quads
// and what is Parley's own have targets besides.
func FuzzImporters(f *testing.F) {
	for _, format := range formatNames() {
		names, err := fs.Glob(os.DirFS(samples), format+"/*")
		if err != nil || len(names) == 0 {
			f.Fatalf("there is no sample of %s: %v", format, err)
		}
		for _, name := range names {
			f.Add(format, sample(f, name))
			f.Add("", sample(f, name))
		}
	}
	f.Add("", `[["Where is Berlin?", {"entities": [[9, 15, "LOC"]]}]]`)
	f.Add("", `{"text": "a", "tracks": [{"denotations": [{"id": "T1", "span": [{"begin": 0, "end": 1}], "obj": "x"}], "project": "p"}]}`)
	text := "😀 Kari Lund met Matti Salo in Bergen on Monday, state radio said."
	f.Fuzz(func(t *testing.T, format, content string) {
		switch {
		case slices.Contains(formatNames(), format):
			checkTwice(t, files{"a": content}, format)
		case format == "":
			for _, name := range []string{"a.json", "a.jsonl", "a.xml", "a.tsv"} {
				checkTwice(t, files{name: content, "bergen.txt": text}, "")
			}
		}
	})
}

// However the reads of a stream fall, its values and their places are the same.
func TestValuesWhateverTheReads(t *testing.T) {
	content := "{\"text\": \"Tom ünd\",\n \"label\": [[0, 3, \"PER\"]]}\n\n[1, {\"a\": \"\\\"]\"}]\n 12 \"x\ny\" {\"b\":\n1}"
	read := func(r io.Reader) string {
		v := &valueReader{in: bufio.NewReaderSize(r, 16), line: 1, column: 1, byLine: true}
		var found strings.Builder
		for v.next() == nil {
			fmt.Fprintf(&found, "%d:%d %q\n", v.startLine, v.startColumn, v.data)
		}
		return found.String()
	}
	want := read(strings.NewReader(content))
	if got := read(iotest.OneByteReader(strings.NewReader(content))); got != want {
		t.Errorf("byte by byte\n%s, at once\n%s", got, want)
	}
	if !strings.HasPrefix(want, `1:1 "{\"text\": \"Tom ünd\",\n \"label\": [[0, 3, \"PER\"]]}"`+"\n4:1 ") {
		t.Errorf("got %s", want)
	}
}
