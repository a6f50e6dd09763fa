package loader

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/parley-kg/parley/graph"
)

// folderWith makes a folder with two articles and judgements.
func folderWith(t testing.TB, judgements ...string) files {
	t.Helper()
	f := files{}
	for name, text := range map[string]string{"d/000": "Tom Barrack met Dermer in Paris.", "d/001": "Thomas Barrack met Dermer in Paris."} {
		who, _, _ := strings.Cut(text, " met")
		f[name+".txt"] = text
		f[name+".ann"] = annotation(t, text, "T1 Person "+who, "T2 Meeting met", "T3 Person Dermer", "T4 Place Paris", "T5 Topic met", "E1 Meeting:T2 Host:T1")
	}
	f["d/judgements.jsonl"] = strings.Join(judgements, "\n")
	return f
}

func TestJudgements(t *testing.T) {
	f := folderWith(t,
		`{"left": "article/001#T1", "right": "article/000#T1", "verdict": "SAME", "by": "mary", "at": "2025-09-01T02:00:00+02:00", "reason": "short"}`,
		``,
		`{"left": "article/000#E1", "right": "article/001#E1", "verdict": "DIFFERENT", "reason": "two days"}`,
		`{"left": "actor/tom", "right": "article/000#char=0,11;person", "verdict": "UNSURE", "reason": "?"}`)
	items := f.read(t)
	last := items[len(items)-1]
	if len(items) != 3 || last.Path != "d/judgements.jsonl" || len(last.Judgements) != 3 {
		t.Fatalf("got %v, %q", items, problemsOf(items))
	}
	first := last.Judgements[0]
	want := graph.Judgement{
		ID:   graph.NewJudgementID("article/000#char=0,11;person", "article/001#char=0,14;person", graph.VerdictSame, "mary", "short"),
		Left: "article/000#char=0,11;person", Right: "article/001#char=0,14;person", Verdict: graph.VerdictSame,
		By: "mary", Reason: "short", At: time.Date(2025, 9, 1, 0, 0, 0, 0, time.UTC),
	}
	if d := diff(first, want); d != "" {
		t.Error(d)
	}
	second := last.Judgements[1]
	if second.By != "editor" || !second.At.IsZero() || second.Left.Prefix() != graph.PrefixClaim || second.Left >= second.Right {
		t.Errorf("got %+v", second)
	}
	checkAlone(t, f, last)
}

// checkAlone reads the file of judgements without the articles beside it.
func checkAlone(t *testing.T, f files, want Item) {
	t.Helper()
	items := f.read(t, "d/judgements.jsonl")
	if len(items) != 1 || diff(items[0].Judgements, want.Judgements) != "" {
		t.Errorf("read alone: %v, %q", items, problemsOf(items))
	}
}

// Which of two judgements on one pair is the later must not be left to chance.
func TestJudgementsThatContradictEachOther(t *testing.T) {
	const left = `{"left": "actor/tom", "right": "actor/thomas", "reason": "x", "verdict": `
	for _, c := range []struct {
		name, first, second, want string
	}{
		{"no instant", left + `"SAME"}`, left + `"DIFFERENT"}`, "d/judgements.jsonl:2:1: this contradicts another judgement of actor/thomas and actor/tom, and nothing tells which is the later: give both their instant, at"},
		{"one instant", left + `"SAME", "at": "2025-09-01T00:00:00Z"}`, left + `"UNSURE", "at": "2025-09-01T02:00:00+02:00"}`, "d/judgements.jsonl:2:1: this contradicts"},
		{"two instants", left + `"SAME", "at": "2025-09-01T00:00:00Z"}`, left + `"DIFFERENT", "at": "2025-09-02T00:00:00Z"}`, ""},
		{"agreed", left + `"SAME"}`, left + `"SAME", "by": "mary"}`, ""},
		{"another pair", left + `"SAME"}`, `{"left": "actor/tom", "right": "actor/anna", "reason": "x", "verdict": "DIFFERENT"}`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(problemsOf(folderWith(t, c.first, c.second).read(t)), "\n")
			if !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestBadJudgements(t *testing.T) {
	const start = `{"left": "article/000#T1", "right": `
	for _, c := range []struct{ name, line, want string }{
		{"unknown local id", start + `"article/001#T9", "verdict": "SAME", "reason": "x"}`, `1:37: "article/001#T9" names no mention and no event of a good article in this folder`},
		{"unknown article", start + `"article/009#T1", "verdict": "SAME", "reason": "x"}`, `1:37: "article/009#T1" names no mention`},
		{"a trigger", start + `"article/001#T2", "verdict": "SAME", "reason": "x"}`, `1:37: "article/001#T2" names no mention`},
		{"a topic", start + `"article/001#T5", "verdict": "SAME", "reason": "x"}`, `1:37: "article/001#T5" cannot be judged`},
		{"an article", start + `"article/001", "verdict": "SAME", "reason": "x"}`, `1:37: "article/001" cannot be judged`},
		{"an odd mention", start + `"article/001#char=x;person", "verdict": "SAME", "reason": "x"}`, `1:37: "article/001#char=x;person" cannot be judged`},
		{"no id", start + `"actor/", "verdict": "SAME", "reason": "x"}`, `1:37: "actor/" cannot be judged`},
		{"a person and a place", start + `"article/001#T4", "verdict": "SAME", "reason": "x"}`, "1:37: one side is of kind actor, the other of kind place"},
		{"with itself", start + `"article/000#T1", "verdict": "SAME", "reason": "x"}`, "1:37: both sides are article/000#char=0,11;person"},
		{"one side", `{"left": "article/000#T1", "verdict": "SAME", "reason": "x"}`, "1:1: a side is missing"},
		{"no verdict", start + `"actor/a", "reason": "x"}`, "1:1: the verdict is missing: SAME, DIFFERENT or UNSURE"},
		{"unknown verdict", start + `"actor/a", "verdict": "same", "reason": "x"}`, `1:59: unknown verdict "same": did you mean "SAME"?`},
		{"no reason", start + `"actor/a", "verdict": "SAME"}`, "1:1: the reason is missing: say why"},
		{"a rule", start + `"actor/a", "verdict": "SAME", "reason": "x", "by": "rule:name"}`, `1:88: "rule:name" is no person`},
		{"no instant", start + `"actor/a", "verdict": "SAME", "reason": "x", "at": "2025-09-01"}`, `1:88: "2025-09-01" is not an RFC 3339 instant`},
		{"an instant to come", start + `"actor/a", "verdict": "SAME", "reason": "x", "at": "2999-09-01T00:00:00Z"}`, `1:88: "2999-09-01T00:00:00Z" is in the future`},
		{"unknown key", start + `"actor/a", "verdit": "SAME", "reason": "x"}`, `1:48: unknown key "verdit": did you mean "verdict"?`},
		{"not JSON", `{"left": }`, "1:10: not JSON"},
		{"no object", `"verdict":`, "1:1: an object is wanted here, not a string"},
	} {
		t.Run(c.name, func(t *testing.T) {
			good := start + `"actor/b", "verdict": "SAME", "reason": "x"}`
			items := folderWith(t, c.line, good).read(t)
			got := problemsOf(items)
			if len(got) == 0 || !strings.HasPrefix(got[0], "d/judgements.jsonl:"+c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if last := items[len(items)-1]; last.Judgements != nil || items[0].Article == nil {
				t.Error("a bad file of judgements was returned, or took its neighbours along")
			}
		})
	}
}

func TestJudgementTwice(t *testing.T) {
	line := `{"left": "actor/a", "right": "actor/b", "verdict": "SAME", "reason": "x"}`
	got := problemsOf(folderWith(t, line, line).read(t))
	if len(got) != 1 || !strings.HasPrefix(got[0], "d/judgements.jsonl:2:1: this judgement is there twice") {
		t.Errorf("got %q", got)
	}
}

// What is to come is told by the clock that the caller gives; one that is a
// little ahead is no reason to refuse a judgement.
func TestAJudgementToComeIsRefused(t *testing.T) {
	now := time.Date(2025, 9, 1, 12, 0, 0, 0, time.UTC)
	for at, refused := range map[time.Time]bool{
		now.Add(-time.Hour): false, now.Add(time.Minute): false, now.Add(time.Hour): true,
	} {
		line := fmt.Sprintf(`{"left": "actor/a", "right": "actor/b", "verdict": "SAME", "reason": "x", "at": %q}`, at.Format(time.RFC3339))
		options := Options{FS: fstest.MapFS{"judgements.jsonl": {Data: []byte(line)}}, Now: func() time.Time { return now }}
		for item := range Read(t.Context(), []string{"judgements.jsonl"}, options) {
			if got := len(item.Problems) > 0; got != refused {
				t.Errorf("at %v: refused %v, want %v: %v", at, got, refused, item.Problems)
			}
		}
	}
}
