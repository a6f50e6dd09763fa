package loader

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// realArticle reads the files of one of the five articles, as article a.
func realArticle(t testing.TB, number string) files {
	t.Helper()
	f := files{}
	for _, ending := range []string{endMeta, endAnn, endText} {
		found, err := filepath.Glob(articles + number + "_*" + ending)
		if err != nil || len(found) != 1 {
			t.Fatalf("want one %s of article %s, got %v (%v)", ending, number, found, err)
		}
		data, err := os.ReadFile(found[0])
		if err != nil {
			t.Fatal(err)
		}
		f["a"+ending] = string(data)
	}
	return f
}

var localRef = regexp.MustCompile(`\b([TERAN])(\d+)\b`)

// renumber gives every T, E, R, A and N of an annotation another number.
func renumber(ann string) string {
	var b strings.Builder
	for line := range strings.Lines(ann) {
		id, rest, _ := strings.Cut(line, "\t")
		head, tail := rest, ""
		if id[0] == 'T' || id[0] == '#' || id[0] == 'N' { // what follows the next TAB is words
			head, tail, _ = strings.Cut(rest, "\t")
			tail = "\t" + tail
			if id[0] == 'N' {
				fields := strings.Fields(head) // the value may look like an id
				fields[1] = shift(fields[1])
				b.WriteString(shift(id) + "\t" + strings.Join(fields, " ") + tail)
				continue
			}
		}
		b.WriteString(shift(id) + "\t" + shift(head) + tail)
	}
	return b.String()
}

func shift(s string) string {
	return localRef.ReplaceAllStringFunc(s, func(ref string) string {
		n, _ := strconv.Atoi(ref[1:])
		return ref[:1] + strconv.Itoa(5000-n)
	})
}

func TestTheFiveArticles(t *testing.T) {
	texts, err := filepath.Glob(articles + "*.txt")
	if err != nil || len(texts) != 5 {
		t.Fatalf("want five texts, got %v (%v)", texts, err)
	}
	byID := map[graph.ID]*graph.AnnotatedArticle{}
	var judgements []graph.Judgement
	for item := range Read(context.Background(), []string{articles}, Options{}) {
		for _, p := range item.Problems {
			t.Error(p)
		}
		if item.Article != nil {
			byID[item.Article.Article.ID] = item.Article
		}
		judgements = append(judgements, item.Judgements...)
	}
	for _, number := range []string{"000", "001", "002", "003", "004"} {
		a := byID[graph.NewArticleID(number)]
		if a == nil {
			t.Errorf("article %s was not read: does its .txt have an .ann?", number)
			continue
		}
		checkArticle(t, a)
		if len(claimsOf(a, "meeting")) == 0 {
			t.Errorf("article %s tells of no meeting", number)
		}
	}
	if len(judgements) == 0 {
		t.Error("the judgements beside the articles were not read")
	}
	for _, j := range judgements {
		for _, id := range []graph.ID{j.Left, j.Right} {
			if strings.Contains(string(id), "#T") || strings.Contains(string(id), "#E") {
				t.Errorf("%s was not resolved", id)
			}
		}
	}
}

// checkArticle checks what holds for every article that the loader returns.
func checkArticle(t testing.TB, a *graph.AnnotatedArticle) {
	t.Helper()
	known := map[graph.ID]bool{}
	points := []rune(a.Article.Text)
	for _, m := range a.Mentions {
		known[m.ID] = true
		var parts []string
		for _, f := range m.Fragments {
			parts = append(parts, string(points[f.Start:f.End]))
		}
		if m.Fragments != nil && strings.Join(parts, " ") != m.Text {
			t.Errorf("%s is %q, the text there %q", m.ID, m.Text, parts)
		}
		kind, _, fragments, err := graph.ParseMentionID(m.ID)
		if err != nil || kind != m.Type || !slices.Equal(fragments, m.Fragments) || m.Article != a.Article.ID {
			t.Errorf("%s does not name %+v", m.ID, m)
		}
	}
	for i := range a.Claims {
		c := &a.Claims[i]
		known[c.ID] = true
		if len(c.Trigger) > 0 && !c.Sentence.Contains(graph.Hull(c.Trigger)) {
			t.Errorf("%s: the trigger is not in the sentence", c.ID)
		}
		for _, id := range idsOf(c) {
			if !known[id] && id.IsMention() {
				t.Errorf("%s names %s, which is no mention", c.ID, id)
			}
		}
	}
	for _, group := range a.Coreference {
		for _, id := range group {
			if !known[id] {
				t.Errorf("%s corefers and is not there", id)
			}
		}
	}
	if !slices.IsSortedFunc(a.Mentions, func(x, y graph.Mention) int { return compareIDs(x.ID, y.ID) }) ||
		!slices.IsSortedFunc(a.Claims, func(x, y graph.Claim) int { return compareIDs(x.ID, y.ID) }) {
		t.Error("mentions or claims are not sorted")
	}
}

// idsOf lists what a claim names.
func idsOf(c *graph.Claim) []graph.ID {
	ids := append(slices.Clone(c.Places), c.Topics...)
	for _, p := range c.Participations {
		ids = append(ids, p.Mention)
	}
	for _, x := range c.Times {
		ids = append(ids, x.Mention)
	}
	for _, s := range c.Attribution {
		ids = append(ids, s.Mention)
	}
	if p := c.Position; p != nil {
		ids = append(ids, p.Holder, p.Title)
	}
	if w := c.Within; w != nil {
		ids = append(ids, w.Inner, w.Outer)
	}
	return ids
}
