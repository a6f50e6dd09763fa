package resolvers_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/parley-kg/parley/resolvers"
)

// The audits of GraphQL over HTTP (https://graphql.github.io/graphql-over-http/),
// and what a server must not do.
func TestGraphQLOverHTTP(t *testing.T) {
	const question = `{"query":"{__typename}"}`
	get := func(params ...string) string {
		values := url.Values{}
		for i := 0; i < len(params); i += 2 {
			values.Set(params[i], params[i+1])
		}
		return "/graphql?" + values.Encode()
	}
	for _, c := range []struct {
		name, method, url, contentType, accept, body string

		status int
		media  string
		data   bool
	}{
		{"a question", "POST", "/graphql", mediaJSON, "", question, 200, mediaJSON, true},
		{"charset utf-8", "POST", "/graphql", mediaJSON + "; charset=UTF-8", mediaResponse, question, 200, mediaResponse, true},
		{"another charset", "POST", "/graphql", mediaJSON + "; charset=utf-16", mediaResponse, question, 415, mediaResponse, false},
		{"accepts anything", "POST", "/graphql", mediaJSON, "*/*", question, 200, mediaJSON, true},
		{"accepts any application", "POST", "/graphql", mediaJSON, "application/*", question, 200, mediaJSON, true},
		{"a browser", "GET", get("query", "{__typename}"), "", "text/html,application/xhtml+xml,*/*;q=0.8", "", 200, mediaJSON, true},
		{"a client that streams", "POST", "/graphql", mediaJSON, mediaResponse + ", application/json, text/event-stream, multipart/mixed", question, 200, mediaResponse, true},
		{"weights", "POST", "/graphql", mediaJSON, "application/json;q=0.5, " + mediaResponse, question, 200, mediaResponse, true},
		{"refuses by weight", "POST", "/graphql", mediaJSON, "application/json;q=0", question, 406, mediaJSON, false},
		{"accepts only HTML", "POST", "/graphql", mediaJSON, "text/html", question, 406, mediaJSON, false},
		{"operationName null", "POST", "/graphql", mediaJSON, mediaResponse, `{"query":"{__typename}","operationName":null,"variables":null,"extensions":null}`, 200, mediaResponse, true},
		{"operationName chooses", "POST", "/graphql", mediaJSON, mediaResponse, `{"query":"query A{__typename} query B{b:__typename}","operationName":"B"}`, 200, mediaResponse, true},
		{"no operationName among two", "POST", "/graphql", mediaJSON, mediaResponse, `{"query":"query A{__typename} query B{__typename}"}`, 400, mediaResponse, false},
		{"unknown keys", "POST", "/graphql", mediaJSON, mediaResponse, `{"query":"{__typename}","id":7}`, 200, mediaResponse, true},

		{"no content type", "POST", "/graphql", "", "", question, 415, mediaJSON, false},
		{"a form", "POST", "/graphql", "application/x-www-form-urlencoded", "", "query=%7B__typename%7D", 415, mediaJSON, false},
		{"plain text, which needs no preflight", "POST", "/graphql", "text/plain", "", question, 415, mediaJSON, false},
		{"multipart, which needs no preflight", "POST", "/graphql", "multipart/form-data; boundary=x", "", question, 415, mediaJSON, false},
		{"not JSON", "POST", "/graphql", mediaJSON, "", "{", 400, mediaJSON, false},
		{"an empty body", "POST", "/graphql", mediaJSON, "", "", 400, mediaJSON, false},
		{"a batch", "POST", "/graphql", mediaJSON, "", "[" + question + "]", 400, mediaJSON, false},
		{"two values", "POST", "/graphql", mediaJSON, "", question + question, 400, mediaJSON, false},
		{"null", "POST", "/graphql", mediaJSON, "", "null", 400, mediaJSON, false},
		{"no query", "POST", "/graphql", mediaJSON, "", "{}", 400, mediaJSON, false},
		{"a query that is a number", "POST", "/graphql", mediaJSON, "", `{"query":1}`, 400, mediaJSON, false},
		{"operationName a number", "POST", "/graphql", mediaJSON, "", `{"query":"{__typename}","operationName":1}`, 400, mediaJSON, false},
		{"variables a list", "POST", "/graphql", mediaJSON, "", `{"query":"{__typename}","variables":[]}`, 400, mediaJSON, false},
		{"extensions a string", "POST", "/graphql", mediaJSON, "", `{"query":"{__typename}","extensions":"x"}`, 400, mediaJSON, false},

		{"no GraphQL", "POST", "/graphql", mediaJSON, mediaJSON, `{"query":"{"}`, 200, mediaJSON, false},
		{"no GraphQL, told by status", "POST", "/graphql", mediaJSON, mediaResponse, `{"query":"{"}`, 400, mediaResponse, false},
		{"no such field", "POST", "/graphql", mediaJSON, mediaJSON, `{"query":"{no}"}`, 200, mediaJSON, false},
		{"no such field, told by status", "POST", "/graphql", mediaJSON, mediaResponse, `{"query":"{no}"}`, 400, mediaResponse, false},
		{"a variable is missing", "POST", "/graphql", mediaJSON, mediaResponse, `{"query":"query($i:ID!){node(id:$i){id}}"}`, 400, mediaResponse, false},
		{"a mutation", "POST", "/graphql", mediaJSON, mediaResponse, `{"query":"mutation{__typename}"}`, 200, mediaResponse, true},
		{"an unknown mutation", "POST", "/graphql", mediaJSON, mediaResponse, `{"query":"mutation{forget}"}`, 400, mediaResponse, false},

		{"GET", "GET", get("query", "{__typename}"), "", mediaResponse, "", 200, mediaResponse, true},
		{"GET with variables", "GET", get("query", "query($t:String){actors(text:$t){totalCount}}", "variables", `{"t":"x"}`), "", mediaResponse, "", 200, mediaResponse, true},
		{"GET with operationName", "GET", get("query", "query A{__typename} query B{__typename}", "operationName", "A"), "", mediaResponse, "", 200, mediaResponse, true},
		{"GET, empty operationName", "GET", get("query", "{__typename}", "operationName", ""), "", mediaResponse, "", 200, mediaResponse, true},
		{"GET without query", "GET", "/graphql", "", mediaResponse, "", 400, mediaResponse, false},
		{"GET, variables no JSON", "GET", get("query", "{__typename}", "variables", "{"), "", mediaResponse, "", 400, mediaResponse, false},
		{"GET, variables a list", "GET", get("query", "{__typename}", "variables", "[1]"), "", mediaResponse, "", 400, mediaResponse, false},
		{"GET, badly encoded", "GET", "/graphql?query=%zz", "", mediaResponse, "", 400, mediaResponse, false},
		{"GET of a mutation", "GET", get("query", "mutation{__typename}"), "", mediaJSON, "", 405, mediaJSON, false},
		{"PUT", "PUT", "/graphql", mediaJSON, "", question, 405, mediaJSON, false},
		{"DELETE", "DELETE", "/graphql", "", "", "", 405, mediaJSON, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequestWithContext(t.Context(), c.method, "/graphql", strings.NewReader(c.body))
			_, r.URL.RawQuery, _ = strings.Cut(c.url, "?")
			for name, value := range map[string]string{"Content-Type": c.contentType, "Accept": c.accept} {
				if value != "" {
					r.Header.Set(name, value)
				}
			}
			a := send(t, newHandler(t, emptyReader(), nil), r)
			if a.status != c.status {
				t.Errorf("status %d, want %d: %s", a.status, c.status, a.body)
			}
			if got := a.header.Get("Content-Type"); got != c.media+"; charset=utf-8" {
				t.Errorf("Content-Type %q, want %q", got, c.media)
			}
			if a.hasData() != c.data || (len(a.Errors) == 0) != c.data {
				t.Errorf("a refused request has errors and no data, an executed one data: %s", a.body)
			}
			if a.status == http.StatusMethodNotAllowed && a.header.Get("Allow") == "" {
				t.Error("405 without Allow")
			}
		})
	}
}

func TestGETOfAMutationAllowsPOSTOnly(t *testing.T) {
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/graphql?query=mutation%7Bx%7D", nil)
	if got := send(t, newHandler(t, emptyReader(), nil), r).header.Get("Allow"); got != "POST" {
		t.Errorf("Allow: %q", got)
	}
}

func TestOPTIONSTellsWhatIsAllowed(t *testing.T) {
	r := httptest.NewRequestWithContext(t.Context(), http.MethodOptions, "/graphql", nil)
	a := send(t, newHandler(t, emptyReader(), nil), r)
	if a.status != http.StatusNoContent || !strings.Contains(a.header.Get("Allow"), "POST") {
		t.Errorf("%d, Allow: %q", a.status, a.header.Get("Allow"))
	}
}

func TestWhatWasSentIsNeverRepeated(t *testing.T) {
	const secret = "hunter2"
	for _, body := range []string{`{"query":` + secret, `{"query":1,"password":"` + secret + `"}`, secret} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", strings.NewReader(body))
		r.Header.Set("Content-Type", mediaJSON)
		if a := send(t, newHandler(t, emptyReader(), nil), r); strings.Contains(a.body, secret) {
			t.Errorf("repeated: %s", a.body)
		}
	}
}

func TestStatusShowsTheVersion(t *testing.T) {
	a := post(t, newHandler(t, emptyReader(), nil), "{status{version articles quads}}", nil)
	if want := `{"status":{"version":"v1.2.3","articles":0,"quads":0}}`; string(a.Data) != want {
		t.Errorf("%s, want %s", a.Data, want)
	}
}

func TestAskAnswersAsTheServerDoes(t *testing.T) {
	question, variables := "query($n:Int!){actors(first:$n){totalCount}}", map[string]any{"n": 5}
	got, failed := resolvers.Ask(t.Context(), emptyReader(), question, variables)
	want := post(t, newHandler(t, emptyReader(), nil), question, variables)
	if failed != nil || string(got) != want.body {
		t.Errorf("%s, %v; the server says %s", got, failed, want.body)
	}
	if _, failed := resolvers.Ask(t.Context(), emptyReader(), "{no}", nil); failed == nil {
		t.Error("a question that failed gave no error")
	}
}
