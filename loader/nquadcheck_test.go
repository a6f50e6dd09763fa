package loader

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What somebody changed in an export by hand is refused where annotation would
// have refused it, and the place is told.
func TestChangedQuadsAreRefused(t *testing.T) {
	original := strings.SplitAfter(string(readFile(t, samples+"/nquads/talks.nq")), "\n")
	for _, tt := range []struct {
		line           int
		old, new, want string
	}{
		{55, "#char=77,80>", "#char=205,210>", "the trigger, at 205,210, is not in the sentence of the claim, at 40,152"},
		{55, "#char=77,80>", "#char=77,77>", "the trigger is at 77,77, which is nothing in a text of 291 characters, or not behind what comes before it"},
		{59, "#char=40,152>", "#char=40,292>", "the sentence is at 40,292, which is nothing in a text of 291 characters, or not behind what comes before it"},
		{57, `"meeting"`, `"seance"`, "\"seance\" is no type of event: see parley check --types"},
		{61, `"HELD"`, `"DREAMT"`, "there is no status, polarity or modality \"DREAMT\""},
		{60, `"PROBABLE"`, `"SURE"`, "there is no status, polarity or modality \"SURE\""},
		{
			52, "#char=40,53;person> ", "#char=40,54;person> ",
			"there is no mention article/talks#char=40,54;person; a role takes a Person, Organization or Group",
		},
		{
			56, "#char=143,151;group>", "#char=33,39;place>",
			"article/talks#char=33,39;place is a Place; Source takes a Person, Organization or Group",
		},
		{73, "#char=33,39;place>", "#char=40,53;person>", "article/talks#char=40,53;person is a Person; Place takes a Place"},
	} {
		lines := slices.Clone(original)
		lines[tt.line-1] = strings.Replace(lines[tt.line-1], tt.old, tt.new, 1)
		if lines[tt.line-1] == original[tt.line-1] {
			t.Fatalf("line %d has no %s", tt.line, tt.old)
		}
		if tt.line == 56 {
			lines[50] = "# the verb of the source that was\n"
		}
		var told []string
		for item := range Read(context.Background(), []string{"a.nq"}, Options{FS: files{"a.nq": strings.Join(lines, "")}.mapFS()}) {
			if item.Article != nil {
				t.Errorf("line %d: %s is loaded all the same", tt.line, item.Article.Article.ID)
			}
			for _, p := range item.Problems {
				told = append(told, p.Error())
			}
		}
		if d := diff([]string{fmt.Sprintf("a.nq:%d:1: %s", tt.line, tt.want)}, told); d != "" {
			t.Error(d)
		}
	}
}

// Whatever an importer makes of a sample is sound.
func TestSamplesAreSound(t *testing.T) {
	paths, err := filepath.Glob(samples + "/*")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	sound := 0
	for item := range Read(context.Background(), paths, Options{}) {
		if item.Article == nil {
			continue
		}
		s := &soundness{text: []rune(item.Article.Article.Text)}
		if r := s.state(item.Article); r != nil {
			t.Errorf("%s: %s: %s", item.Path, r.label, r.msg)
		}
		sound++
	}
	if sound < 10 {
		t.Errorf("only %d articles were read", sound)
	}
}
