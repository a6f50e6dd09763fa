package loader

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/parley-kg/parley/graph"
)

// files is a small file system, by path.
type files map[string]string

// read reads the paths, or everything.
func (f files) read(t testing.TB, paths ...string) []Item {
	t.Helper()
	if len(paths) == 0 {
		paths = []string{"."}
	}
	return slices.Collect(Read(context.Background(), paths, Options{FS: f.mapFS()}))
}

func formatNames() []string {
	names, _ := Formats()
	return names
}

func (f files) mapFS() fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, content := range f {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return fsys
}

// article reads the one article and fails on problems.
func (f files) article(t testing.TB) *graph.AnnotatedArticle {
	t.Helper()
	items := f.read(t)
	if len(items) != 1 || items[0].Article == nil {
		t.Fatalf("want one good article, got %s", strings.Join(problemsOf(items), "\n"))
	}
	return items[0].Article
}

func problemsOf(items []Item) []string {
	var list []string
	for _, item := range items {
		for _, p := range item.Problems {
			list = append(list, p.Error())
		}
	}
	return list
}

// brat makes an article a.txt with a.ann. A line "T1 Person Tom Barrack" gets
// its offsets and TABs from the text: those of the first occurrence, or of the
// second for "T1 Person Tom Barrack@2". Other lines stay as they are, but for
// their first space, which becomes a TAB.
func brat(t testing.TB, text string, lines ...string) files {
	t.Helper()
	return files{"a.txt": text, "a.ann": annotation(t, text, lines...)}
}

func annotation(t testing.TB, text string, lines ...string) string {
	t.Helper()
	var b strings.Builder
	for _, line := range lines {
		id, rest, _ := strings.Cut(line, " ")
		label, quote, isSpan := strings.Cut(rest, " ")
		if id[0] != 'T' || !isSpan {
			fmt.Fprintf(&b, "%s\t%s\n", id, rest)
			continue
		}
		start, end := locate(t, text, &quote)
		fmt.Fprintf(&b, "%s\t%s %d %d\t%s\n", id, label, start, end, quote)
	}
	return b.String()
}

// locate counts code points the slow way.
func locate(t testing.TB, text string, quote *string) (start, end int) {
	t.Helper()
	occurrence := 1
	if q, n, ok := strings.Cut(*quote, "@"); ok {
		occurrence, _ = strconv.Atoi(n)
		*quote = q
	}
	off := 0
	for range occurrence {
		i := strings.Index(text[off:], *quote)
		if i < 0 {
			t.Fatalf("%q does not stand in the text %d times", *quote, occurrence)
		}
		off += i + 1
	}
	start = utf8.RuneCountInString(text[:off-1])
	return start, start + utf8.RuneCountInString(*quote)
}

// words returns the words of a mention of the article.
func words(t testing.TB, a *graph.AnnotatedArticle, id graph.ID) string {
	t.Helper()
	if id == "" {
		return ""
	}
	return mentionOf(t, a, id).Text
}

func mentionOf(t testing.TB, a *graph.AnnotatedArticle, id graph.ID) *graph.Mention {
	t.Helper()
	for i := range a.Mentions {
		if a.Mentions[i].ID == id {
			return &a.Mentions[i]
		}
	}
	t.Fatalf("%s has no mention %s", a.Article.ID, id)
	return nil
}

// named returns the one mention with these words and type.
func named(t testing.TB, a *graph.AnnotatedArticle, kind graph.MentionType, text string) *graph.Mention {
	t.Helper()
	for i := range a.Mentions {
		if m := &a.Mentions[i]; m.Text == text && m.Type == kind {
			return m
		}
	}
	t.Fatalf("%s has no %s %q", a.Article.ID, kind, text)
	return nil
}

// claimsOf returns the claims of a type.
func claimsOf(a *graph.AnnotatedArticle, kind string) []graph.Claim {
	return slices.DeleteFunc(slices.Clone(a.Claims), func(c graph.Claim) bool { return c.Type != kind })
}

// textOf cuts a span out of the text, the slow way.
func textOf(a *graph.AnnotatedArticle, s graph.Span) string {
	return string([]rune(a.Article.Text)[s.Start:s.End])
}
