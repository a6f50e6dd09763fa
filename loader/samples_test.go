package loader

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph"
)

const samples = "testdata/samples"

// Every format has samples in a folder of its name; whatever lies there must be
// recognised as that format, be read without a problem, and twice the same.
func TestSamples(t *testing.T) {
	var folders []string
	entries, err := os.ReadDir(samples)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		folders = append(folders, e.Name())
	}
	names, means := Formats()
	if len(means) != len(names) || diff(slices.Sorted(slices.Values(names)), folders) != "" {
		t.Fatalf("the formats are %v, the folders of samples %v", names, folders)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			first, second := readSamples(t, name), readSamples(t, name)
			if d := diff(first, second); d != "" {
				t.Errorf("read twice, it differs:\n%s", d)
			}
		})
	}
}

func readSamples(t *testing.T, name string) []Item {
	t.Helper()
	dir := filepath.Join(samples, name)
	l := newLoad(context.Background(), Options{})
	units := l.find([]string{dir})
	if !slices.ContainsFunc(units, func(u unit) bool { return u.format != nil && u.format.name == name }) {
		t.Errorf("nothing in %s is recognised as %s", dir, name)
	}
	items := slices.Collect(Read(context.Background(), []string{dir}, Options{}))
	for _, p := range problemsOf(items) {
		t.Error(p)
	}
	for _, item := range items {
		if item.Article != nil {
			checkArticle(t, item.Article)
		}
		if item.Article == nil && len(item.Judgements) == 0 && item.Skipped == "" {
			t.Errorf("%s gives nothing", item.Path)
		}
	}
	return items
}

// The sample in all notations is one article.
func TestOneArticleInAllNotations(t *testing.T) {
	want := readSamples(t, formatBrat)[0].Article
	for _, name := range []string{formatJSON, formatJSONLines} {
		if d := diff(want, readSamples(t, name)[0].Article); d != "" {
			t.Errorf("as %s it is another article:\n%s", name, d)
		}
	}
	if got := claimsOf(want, "meeting"); len(got) != 4 {
		t.Errorf("the sample tells of %d meetings, want 4", len(got))
	}
}

// The example in the documentation is a good one, and says what it shows.
func TestDocumentedExample(t *testing.T) {
	doc, err := os.ReadFile("../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?s)```json\n(\\{\n  \"format\".*?)```").FindSubmatch(doc)
	if block == nil {
		t.Fatal("docs/formats.md shows no article in JSON")
	}
	a := files{"x.json": string(block[1])}.article(t)
	c := claimsOf(a, "meeting")[0]
	if words(t, a, c.Places[0]) != "Paris" || c.Attribution[0].Verb != "said" || c.Times[0].When.String() != "2025-07-24" {
		t.Errorf("the example tells of %+v", c)
	}
	if m := named(t, a, graph.MentionOrganization, "United States"); m.Kind != "STATE" || m.Fragments != nil {
		t.Errorf("the actor without a span is %+v", m)
	}
}
