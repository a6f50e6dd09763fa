package resolvers_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers"
)

const (
	mediaResponse = "application/graphql-response+json"
	mediaJSON     = "application/json"
)

// emptyReader reads a graph that holds nothing.
func emptyReader() *query.Reader {
	snapshot := index.Build(&graph.Corpus{}, &graph.Resolution{})
	return query.NewReader(func() *index.Snapshot { return snapshot }, texts{})
}

// texts is an archive in memory.
type texts map[graph.ID]string

func (t texts) Texts(_ context.Context, articles []graph.ID) (map[graph.ID]string, error) {
	found := map[graph.ID]string{}
	for _, id := range articles {
		if text, ok := t[id]; ok {
			found[id] = text
		}
	}
	return found, nil
}

func (t texts) Size(context.Context) (int64, error) { return int64(len(t)), nil }

func quiet() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

func newHandler(t testing.TB, reader *query.Reader, limits func(*resolvers.Limits)) http.Handler {
	t.Helper()
	l := resolvers.DefaultLimits()
	if limits != nil {
		limits(&l)
	}
	return resolvers.NewHandler(reader, resolvers.Options{Logger: quiet(), Version: "v1.2.3", Limits: &l})
}

// answer is what came back from the API.
type answer struct {
	status int
	header http.Header
	body   string
	Data   json.RawMessage
	Errors []struct {
		Message    string
		Path       []any
		Extensions map[string]any
	}
}

func (a answer) code() string {
	if len(a.Errors) == 0 {
		return ""
	}
	code, _ := a.Errors[0].Extensions["code"].(string)
	return code
}

func (a answer) hasData() bool { return strings.Contains(a.body, `"data":`) }

func send(t testing.TB, h http.Handler, r *http.Request) answer {
	t.Helper()
	recorder := httptest.NewRecorder()
	h.ServeHTTP(recorder, r)
	a := answer{status: recorder.Code, header: recorder.Header(), body: recorder.Body.String()}
	if a.body != "" && r.Method != http.MethodHead {
		if err := json.Unmarshal(recorder.Body.Bytes(), &a); err != nil {
			t.Fatalf("the answer is not JSON: %v\n%s", err, a.body)
		}
	}
	return a
}

// post asks as most clients do.
func post(t testing.TB, h http.Handler, question string, variables any) answer {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": question, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", mediaJSON)
	r.Header.Set("Accept", mediaResponse)
	return send(t, h, r)
}
