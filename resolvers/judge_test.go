package resolvers_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers"
	"github.com/parley-kg/parley/service"
)

// writingHandler serves the five articles and lets whoever asks judge.
func writingHandler(t *testing.T) http.Handler {
	t.Helper()
	now := func() time.Time { return time.Date(2025, 9, 1, 12, 0, 0, 0, time.UTC) }
	s, err := service.Open(t.Context(), "memory:", service.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := s.Load(t.Context(), service.LoadRequest{Paths: []string{"../testdata/articles"}}); err != nil {
		t.Fatal(err)
	}
	judge := func(ctx context.Context, left, right graph.ID, verdict graph.Verdict, reason string) (*graph.Ruling, error) {
		return s.Judge(ctx, service.JudgeRequest{Left: left, Right: right, Verdict: verdict, By: "mary", Reason: reason})
	}
	return resolvers.NewHandler(query.NewReader(s.Snapshot, s.Store()), resolvers.Options{Logger: quiet(), Judge: judge})
}

// ask asks as a client on this machine does.
func ask(t *testing.T, h http.Handler, question string, changes ...func(*http.Request)) answer {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": question})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "http://127.0.0.1:8080/graphql", strings.NewReader(string(body)))
	r.Header.Set("Content-Type", mediaJSON)
	for _, change := range changes {
		change(r)
	}
	return send(t, h, r)
}

const judgeFields = `{ judgement { left right verdict by reason at supersededBy { id } } one
	merged { into { id ... on Person { name identity { aliases } } } from } split { from into { id } } conflicts { id verdict by reason } }`

func mutation(left, verdict, right string) string {
	return `mutation { judge(left: "` + left + `", right: "` + right + `", verdict: ` + verdict + `, reason: "it is so") ` + judgeFields + ` }`
}

// judgeAnswer is what the mutation answers.
type judgeAnswer struct {
	Judge struct {
		Judgement struct{ Left, Right, Verdict, By, Reason, At string }
		One       bool
		Merged    []struct {
			Into struct {
				ID, Name string
				Identity struct{ Aliases []string }
			}
			From []string
		}
		Split []struct {
			From string
			Into []struct{ ID string }
		}
		Conflicts []struct{ ID, Verdict, By, Reason string }
	}
}

func judged(t *testing.T, a answer) judgeAnswer {
	t.Helper()
	var j judgeAnswer
	if err := json.Unmarshal(a.Data, &j); err != nil || len(a.Errors) > 0 {
		t.Fatalf("%v: %s", err, a.body)
	}
	return j
}

func TestJudge(t *testing.T) {
	h := writingHandler(t)
	const barrack, barrot = "actor/tom-barrack", "actor/jean-noel-barrot"

	merge := judged(t, ask(t, h, mutation(barrack, "SAME", barrot))).Judge
	if j := merge.Judgement; j.Left != barrot || j.Right != barrack || j.Verdict != "SAME" || j.By != "mary" || j.Reason != "it is so" || j.At != "2025-09-01T12:00:00Z" {
		t.Errorf("the judgement is %+v", j)
	}
	// What is selected of the answer is read from the state after the judgement.
	if len(merge.Merged) != 1 || !merge.One || merge.Merged[0].Into.ID != barrot || !slices.Equal(merge.Merged[0].From, []string{barrot, barrack}) ||
		!slices.Contains(merge.Merged[0].Into.Identity.Aliases, barrack) {
		t.Errorf("%+v", merge)
	}
	if a := ask(t, h, `{ node(id: "`+barrack+`") { id } }`); !strings.Contains(a.body, barrot) {
		t.Errorf("the old id leads to %s", a.body)
	}

	split := judged(t, ask(t, h, mutation(barrack, "DIFFERENT", barrot))).Judge
	if len(split.Split) != 1 || split.One || split.Split[0].From != barrot || len(split.Split[0].Into) != 2 || split.Split[0].Into[1].ID != barrack {
		t.Errorf("%+v", split)
	}
	a := ask(t, h, `{ all: judgements(verdict: [SAME], byPeople: true, superseded: true, first: 100) { nodes { by supersededBy { verdict by } } }
		stands: judgements(verdict: [SAME], byPeople: true, first: 100) { nodes { by } } }`)
	if !strings.Contains(a.body, `{"by":"mary","supersededBy":{"verdict":"DIFFERENT","by":"mary"}}`) || strings.Contains(a.body, `{"by":"mary"}`) {
		t.Errorf("judgements %s", a.body)
	}
}

func TestJudgeTellsConflicts(t *testing.T) {
	h := writingHandler(t)
	// People have told the meetings of July and August apart, claim by claim.
	a := ask(t, h, `{ meetings(between: [{name: "Shaibani"}, {name: "Dermer"}]) { nodes { id } } }`)
	var met struct {
		Meetings struct{ Nodes []struct{ ID string } }
	}
	if err := json.Unmarshal(a.Data, &met); err != nil || len(met.Meetings.Nodes) != 2 {
		t.Fatalf("%v: %s", err, a.body)
	}
	got := judged(t, ask(t, h, mutation(met.Meetings.Nodes[0].ID, "SAME", met.Meetings.Nodes[1].ID))).Judge
	if got.One || len(got.Merged) > 0 || len(got.Conflicts) == 0 || got.Conflicts[0].Verdict != "UNSURE" || got.Conflicts[0].By != "rule:blocked" {
		t.Errorf("%+v", got)
	}
	if none := ask(t, h, `{ judgements(verdict: [], first: 10) { nodes { id } } }`); !strings.Contains(none.body, `"nodes":[]`) {
		t.Errorf("of no verdict: %s", none.body)
	}
	waiting := ask(t, h, `{ judgements(verdict: [UNSURE], first: 1000) { nodes { id } } }`)
	if !strings.Contains(waiting.body, got.Conflicts[0].ID) {
		t.Errorf("%s does not wait for a person", got.Conflicts[0].ID)
	}
}

func TestWhatCannotBeJudged(t *testing.T) {
	h := writingHandler(t)
	for _, tt := range []struct{ left, verdict, right, code, says string }{
		{"actor/tom-barrack", "SAME", "actor/nobody", "NOT_FOUND", "nothing is known under actor/nobody"},
		{"actor/tom-barrack", "SAME", "place/paris", "INVALID", "they cannot be one"},
		{"actor/tom-barrack", "SAME", "actor/israeli-officials", "AMBIGUOUS", "ask for one of"},
		{"actor/tom-barrack", "PERHAPS", "actor/ron-dermer", "GRAPHQL_VALIDATION_FAILED", "PERHAPS"},
	} {
		a := ask(t, h, mutation(tt.left, tt.verdict, tt.right))
		if a.code() != tt.code || !strings.Contains(a.Errors[0].Message, tt.says) {
			t.Errorf("%v: %s", tt, a.body)
		}
	}
}

// A server that was not told to write does not, whoever asks.
func TestAServerThatOnlyReads(t *testing.T) {
	reader, _, _ := articlesReader(t)
	h := newHandler(t, reader, nil)
	a := post(t, h, mutation("actor/tom-barrack", "SAME", "actor/ron-dermer"), nil)
	if a.code() != "FORBIDDEN" || !strings.Contains(a.Errors[0].Message, "--allow-writes") || len(a.Errors[0].Path) != 1 || a.status != http.StatusOK {
		t.Errorf("%d %s", a.status, a.body)
	}
}

// What a page of another site can have a browser send does not reach a server that writes.
func TestOtherSitesCannotWrite(t *testing.T) {
	h := writingHandler(t)
	merge := mutation("actor/tom-barrack", "SAME", "actor/ron-dermer")
	host := func(name string) func(*http.Request) { return func(r *http.Request) { r.Host = name } }
	header := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	for _, tt := range []struct {
		name    string
		changes []func(*http.Request)
		status  int
	}{
		{"a name that was bound to this machine", []func(*http.Request){host("evil.example:8080"), header("Origin", "http://evil.example:8080"), header("Sec-Fetch-Site", "same-origin")}, 403},
		{"a name that only looks like ours", []func(*http.Request){host("localhost.evil.example")}, 403},
		{"another address", []func(*http.Request){host("192.0.2.1:8080")}, 403},
		{"no name", []func(*http.Request){host("")}, 403},
		{"another origin", []func(*http.Request){header("Origin", "http://evil.example")}, 403},
		{"another port of this machine", []func(*http.Request){header("Origin", "http://127.0.0.1:9090")}, 403},
		{"another origin, as browsers say", []func(*http.Request){header("Sec-Fetch-Site", "cross-site")}, 403},
		{"a sandbox", []func(*http.Request){header("Origin", "null")}, 403},
		{"a form", []func(*http.Request){header("Content-Type", "text/plain")}, 415},
		{"our own page", []func(*http.Request){header("Origin", "http://127.0.0.1:8080"), header("Sec-Fetch-Site", "same-origin")}, 200},
		{"by name", []func(*http.Request){host("localhost:8080"), header("Origin", "http://localhost:8080")}, 200},
		{"IPv6", []func(*http.Request){host("[::1]:8080")}, 200},
		{"IPv6 without a port", []func(*http.Request){host("[::1]")}, 200},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := ask(t, h, merge, tt.changes...)
			if a.status != tt.status || (tt.status == 403) != (a.code() == "FORBIDDEN") || a.hasData() != (tt.status == 200) {
				t.Errorf("%d %s", a.status, a.body)
			}
			if read := ask(t, h, "{status{articles}}", tt.changes...); read.status != tt.status {
				t.Errorf("a question is answered with %d %s", read.status, read.body)
			}
		})
	}
}
