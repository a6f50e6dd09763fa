package resolvers_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/resolvers"
)

func TestNoAnswerTellsInternals(t *testing.T) {
	const secret = "/var/lib/secret-path"
	for name, c := range map[string]struct {
		fail func() error
		code string
	}{
		"an error":          {func() error { return errors.New(secret) }, "INTERNAL"},
		"a wrapped error":   {func() error { return fmt.Errorf("read %s: %w", secret, os.ErrPermission) }, "INTERNAL"},
		"not available":     {func() error { return fmt.Errorf("open %s: %w", secret, graph.ErrUnavailable) }, "UNAVAILABLE"},
		"a panic":           {func() error { panic(secret) }, "INTERNAL"},
		"a runtime panic":   {func() error { _ = []int{}[len(secret)]; return nil }, "INTERNAL"},
		"an error, by name": {func() error { return &os.PathError{Op: "open", Path: secret, Err: os.ErrNotExist} }, "INTERNAL"},
	} {
		t.Run(name, func(t *testing.T) {
			reader, store, _ := articlesReader(t)
			store.fail = c.fail
			var log bytes.Buffer
			h := resolvers.NewHandler(reader, resolvers.Options{Logger: slog.New(slog.NewTextHandler(&syncWriter{w: &log}, nil))})
			for _, question := range []string{firstQuestion, `{node(id:"article/000"){... on Article{text}}}`} {
				a := post(t, h, question, nil)
				if a.code() != c.code || strings.Contains(a.body, "secret") || strings.Contains(a.body, "goroutine") {
					t.Errorf("%s", a.body)
				}
				id, _ := a.Errors[0].Extensions["requestId"].(string)
				if id == "" || !strings.Contains(log.String(), id) {
					t.Errorf("the log does not tell of the request %q: %s", id, log.String())
				}
			}
			if name != "a runtime panic" && !strings.Contains(log.String(), secret) {
				t.Errorf("the log does not tell the cause: %s", log.String())
			}
		})
	}
}

// syncWriter lets fields that fail at once log one after the other.
type syncWriter struct {
	mu sync.Mutex
	w  *bytes.Buffer
}

func (s *syncWriter) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.w.Write(p)
}

func TestAnAmbiguousNameShowsTheCandidates(t *testing.T) {
	reader, _, _ := articlesReader(t)
	h := newHandler(t, reader, nil)
	for _, question := range []string{`{actor(by:{name:"Israeli officials"}){id}}`, `{meetings(between:[{name:"israeli officials"}]){totalCount}}`} {
		a := post(t, h, question, nil)
		if a.code() != "AMBIGUOUS" {
			t.Fatalf("%s: %s", question, a.body)
		}
		candidates, _ := a.Errors[0].Extensions["candidates"].([]any)
		if len(candidates) < 2 {
			t.Errorf("%s: candidates %v", question, candidates)
		}
		for _, candidate := range candidates {
			id := candidate.(map[string]any)["id"].(string)
			if a := post(t, h, fmt.Sprintf(`{actor(by:{id:%q}){id}}`, id), nil); !strings.Contains(string(a.Data), id) {
				t.Errorf("the candidate %s is not found by its id: %s", id, a.body)
			}
		}
	}
}

func TestWhatIsNotKnown(t *testing.T) {
	reader, _, _ := articlesReader(t)
	h := newHandler(t, reader, nil)
	for question, want := range map[string]string{
		`{actor(by:{name:"Zaphod"}){id}}`:                                 `{"actor":null}`,
		`{actor(by:{id:"actor/zaphod"}){id}}`:                             `{"actor":null}`,
		`{place(by:{name:"Atlantis"}){id}}`:                               `{"place":null}`,
		`{event(id:"event/none"){id}}`:                                    `{"event":null}`,
		`{node(id:"nonsense"){id}}`:                                       `{"node":null}`,
		`{nodes(ids:["x","article/000","claim/none"]){id}}`:               `{"nodes":[null,{"id":"article/000"},null]}`,
		`{meetings(between:[{name:"Zaphod"}]){totalCount}}`:               `{"meetings":{"totalCount":0}}`,
		`{events(where:{where:{within:{name:"Atlantis"}}}){totalCount}}`:  `{"events":{"totalCount":0}}`,
		`{articles(publisher:[{name:"Daily Planet"}]){totalCount}}`:       `{"articles":{"totalCount":0}}`,
		`{node(id:"article/000"){... on Article{url derivedFrom{id}}}}`:   `{"node":{"url":null,"derivedFrom":[]}}`,
		`{search(text:"qqqqq"){nodes{__typename} pageInfo{startCursor}}}`: `{"search":{"nodes":[],"pageInfo":{"startCursor":null}}}`,
	} {
		if a := post(t, h, question, nil); string(a.Data) != want || len(a.Errors) > 0 {
			t.Errorf("%s: %s, want %s", question, a.body, want)
		}
	}
	ids := `"` + strings.Repeat(`x","`, 1000) + `x"`
	if a := post(t, h, "{nodes(ids:["+ids+"]){id}}", nil); a.code() != "INVALID" {
		t.Errorf("1001 ids: %.200s", a.body)
	}
}

// A message says what is wrong and what to do; where it is, locations or the path say.
func TestMessages(t *testing.T) {
	h := newHandler(t, emptyReader(), nil)
	for _, c := range []struct {
		question  string
		variables map[string]any
		want      string
	}{
		{"{ status {", nil, `{"message":"Expected Name, found <EOF>","locations":[{"line":1,"column":11}],"extensions":{"code":"GRAPHQL_PARSE_FAILED"}}`},
		{"{actors(first:-1){totalCount}}", nil, `"message":"first is -1; it must be from 0 to 1000","path"`},
		{`{events(where:{when:{during:"Thursday"}}){totalCount}}`, nil, `"message":"edtf: \"Thursday\" at byte 0: write a date here`},
		{"query($n:Int!){actors(first:$n){totalCount}}", nil, `"message":"$n is missing: its type is Int!"`},
		{"query($n:Int!){actors(first:$n){totalCount}}", map[string]any{"n": nil}, `"message":"$n is missing: its type is Int!"`},
		{"query($n:String!){actor(by:{name:$n}){id}}", map[string]any{"n": 5}, `"message":"5 is not a String","path":["variable","n"]`},
	} {
		if a := post(t, h, c.question, c.variables); !strings.Contains(a.body, c.want) {
			t.Errorf("%s: %s, want %s", c.question, a.body, c.want)
		}
	}
}
