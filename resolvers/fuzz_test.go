package resolvers_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Whatever is sent, the answer is JSON, no panic shows, and nobody else is to blame.
func FuzzRequest(f *testing.F) {
	for _, seed := range []string{
		`{"query":"{__typename}"}`,
		`{"query":"query($v:EventFilter){events(where:$v){nodes{id}}}","variables":{"v":{"when":{"during":"2025-07"}}}}`,
		`{"query":"query($v:[ActorRef!]!){meetings(between:$v){totalCount}}","variables":{"v":[{"id":null,"name":"x"}]}}`,
		`{"query":"{nodes(ids:[\"article/000#char=1,2;person\",\"\"]){...a}} fragment a on Node{id}"}`,
		`{"query":"{triples(subject:\"\",first:0){nodes{graph}}}","operationName":"x"}`,
		`{"query":"{__schema{types{name}}}","extensions":{"persistedQuery":{}}}`,
		`{"query":"{events(orderBy:{field:WHEN},last:3){edges{cursor}}}"}`,
	} {
		f.Add(seed)
	}
	h := newHandler(f, emptyReader(), nil)
	f.Fuzz(func(t *testing.T, body string) {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", strings.NewReader(body))
		r.Header.Set("Content-Type", mediaJSON)
		r.Header.Set("Accept", mediaResponse)
		a := send(t, h, r)
		if a.status != http.StatusOK && (a.status < 400 || a.status > 499) {
			t.Errorf("status %d: %s", a.status, a.body)
		}
		if a.code() == "INTERNAL" {
			t.Errorf("an internal error: %s", a.body)
		}
	})
}
