package resolvers_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/parley-kg/parley/resolvers"
)

// fragmentBomb doubles with every level.
func fragmentBomb(levels int) string {
	var b strings.Builder
	b.WriteString("{...f0}")
	for i := range levels {
		fmt.Fprintf(&b, " fragment f%d on Query{...f%d ...f%d}", i, i+1, i+1)
	}
	fmt.Fprintf(&b, " fragment f%d on Query{status{version}}", levels)
	return b.String()
}

func nested(open, middle, closing string, n int) string {
	return strings.Repeat(open, n) + middle + strings.Repeat(closing, n)
}

func TestBombsAreRefusedAtOnce(t *testing.T) {
	h := newHandler(t, emptyReader(), nil)
	post(t, h, "{__typename}", nil) // what is done once need not be quick
	for name, question := range map[string]string{
		"fragments 2^18":     fragmentBomb(18),
		"fragments 2^60":     fragmentBomb(60),
		"aliases":            "{" + manyOf("a%d:__typename ", 101) + "}",
		"many aliases":       "{" + manyOf("a%d:__typename ", 5000) + "}",
		"repeated fields":    "{" + strings.Repeat("__typename ", 21) + "}",
		"2000 repeats":       "{" + strings.Repeat("__typename ", 2000) + "}",
		"20000 repeats":      "{" + strings.Repeat("__typename ", 20000) + "}",
		"directives":         "{__typename" + strings.Repeat("@skip(if:false)", 101) + "}",
		"operations":         manyOf("query q%d{__typename} ", 11),
		"depth":              "{actors{nodes" + nested("{met{nodes{actor", "{id}", "}}}", 5) + "}}",
		"brackets":           strings.Repeat("{a", 5000),
		"nested input":       "{events(where:" + nested("{not:", "{}", "}", 3000) + "){totalCount}}",
		"fragment cycle":     "{...a} fragment a on Query{...b} fragment b on Query{...a}",
		"self cycle":         "{...a} fragment a on Query{status{version} ...a}",
		"deep introspection": "{__schema{types{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}",
		"long comment":       "{__typename} #" + strings.Repeat("x", 100_000),
		"cost":               "{meetings(first:1000){nodes{claims(first:1000){nodes{id}}}}}",
		"cost, from the end": "{meetings(last:1000){nodes{claims(first:1000){nodes{id}}}}}",
		"cost of nodes":      `{nodes(ids:["` + strings.Repeat(`a","`, 999) + `b"]){... on Event{claims(first:1000){totalCount nodes{id}}}}}`,
		"a huge Int":         "{actors(first:99999999999999999999){totalCount}}",
		"a huge default":     "query($n:Int!=99999999999999999999){actors(first:$n){totalCount}}",
		"a huge Float":       "{events(where:{when:{before:1e9999}}){totalCount}}",
	} {
		t.Run(name, func(t *testing.T) {
			a, took := quickest(t, h, question)
			if a.status != http.StatusBadRequest || a.hasData() || a.code() == "" {
				t.Errorf("not refused: %d %.300s", a.status, a.body)
			}
			if most := 200 * time.Millisecond; took > most { // some ms; the rest is for the race detector
				t.Errorf("refused after %v, want less than %v", took, most)
			}
			if len(a.body) > 10_000 {
				t.Errorf("the refusal has %d bytes", len(a.body))
			}
		})
	}
}

// quickest asks until an answer comes within the time, at most ten times: other
// work on the machine must not fail the test.
func quickest(t *testing.T, h http.Handler, question string) (a answer, took time.Duration) {
	t.Helper()
	took = time.Hour
	for i := 0; i < 10 && took > 200*time.Millisecond; i++ {
		start := time.Now()
		a = post(t, h, question, nil)
		took = min(took, time.Since(start))
	}
	return a, took
}

func manyOf(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestEachLimitLetsPassWhatIsJustBelow(t *testing.T) {
	for _, c := range []struct {
		limit           string
		set             func(*resolvers.Limits)
		passes, refused string
	}{
		{"Query", func(l *resolvers.Limits) { l.Query = 13 }, "{ __typename}", "{  __typename}"},
		{"Tokens", func(l *resolvers.Limits) { l.Tokens = 6 }, "{status{version}}", "{status{version snapshot}}"},
		{"Depth", func(l *resolvers.Limits) { l.Depth = 2 }, "{status{version}}", "{actors{nodes{id}}}"},
		{"Fields", func(l *resolvers.Limits) { l.Fields = 3 }, "{status{version snapshot}}", "{status{version snapshot events}}"},
		{
			"Fields of fragments", func(l *resolvers.Limits) { l.Fields = 4 },
			"{...f ...f} fragment f on Query{status{version}}", "{...f ...f ...f} fragment f on Query{status{version}}",
		},
		{"Repeats", func(l *resolvers.Limits) { l.Repeats = 2 }, "{__typename __typename}", "{__typename __typename __typename}"},
		{"Aliases", func(l *resolvers.Limits) { l.Aliases = 1 }, "{a:__typename __typename}", "{a:__typename b:__typename}"},
		{
			"Directives", func(l *resolvers.Limits) { l.Directives = 1 },
			"{__typename @skip(if:false)}", "{__typename @skip(if:false) a:__typename @skip(if:false)}",
		},
		{"Cost", func(l *resolvers.Limits) { l.Cost = 21 }, "{actors(first:10){nodes{id}}}", "{actors(first:11){nodes{id}}}"},
	} {
		t.Run(c.limit, func(t *testing.T) {
			h := newHandler(t, emptyReader(), c.set)
			if a := post(t, h, c.passes, nil); a.status != http.StatusOK {
				t.Errorf("%s: refused: %s", c.passes, a.body)
			}
			if a := post(t, h, c.refused, nil); a.status != http.StatusBadRequest || a.code() == "" {
				t.Errorf("%s: not refused: %s", c.refused, a.body)
			}
		})
	}
}

func TestListsOfAThousandPass(t *testing.T) {
	h := newHandler(t, emptyReader(), nil)
	for _, question := range []string{
		"{meetings(first:1000){totalCount nodes{id label type status isMeeting topics when{edtf} where{name} actors{name}}}}",
		"{meetings(first:1000){edges{cursor certainty node{label evidence{nodes{sentence article{title publisher{name}}}}}}}}",
		"{actors(first:1000){nodes{id name names{value uses} sameAs}}}",
		"{triples(first:1000){nodes{subject predicate object graph}}}",
	} {
		if a := post(t, h, question, nil); a.status != http.StatusOK || len(a.Errors) > 0 {
			t.Errorf("%s: %s", question, a.body)
		}
	}
}

func TestTheBodyIsBounded(t *testing.T) {
	h := newHandler(t, emptyReader(), func(l *resolvers.Limits) { l.Body = 1000 })
	for size, status := range map[int]int{1000: http.StatusOK, 1001: http.StatusRequestEntityTooLarge} {
		body := `{"query":"{__typename}"}`
		body += strings.Repeat(" ", size-len(body))
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", strings.NewReader(body))
		r.Header.Set("Content-Type", mediaJSON)
		if a := send(t, h, r); a.status != status {
			t.Errorf("%d bytes: status %d, want %d: %s", size, a.status, status, a.body)
		}
	}
}

// Who sends a body by and by, or not at all, is not waited for.
func TestASilentClientIsNotWaitedFor(t *testing.T) {
	h := newHandler(t, emptyReader(), func(l *resolvers.Limits) { l.Time = 50 * time.Millisecond })
	server := httptest.NewServer(h)
	defer server.Close()
	body, never := io.Pipe()
	defer never.Close()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL, body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", mediaJSON)
	answer, err := server.Client().Do(r) // it would hang here
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusBadRequest {
		t.Errorf("status %d", answer.StatusCode)
	}
}

func TestVariablesAreBounded(t *testing.T) {
	h := newHandler(t, emptyReader(), func(l *resolvers.Limits) { l.InputValues, l.InputDepth = 50, 6 })
	filters := func(n int) map[string]any {
		list := make([]any, n)
		for i := range list {
			list[i] = map[string]any{}
		}
		return map[string]any{"w": map[string]any{"or": list}}
	}
	deep := func(n int) map[string]any {
		filter := map[string]any{}
		for range n {
			filter = map[string]any{"not": filter}
		}
		return map[string]any{"w": filter}
	}
	const question = "query($w:EventFilter){events(where:$w){totalCount}}"
	for _, c := range []struct {
		name      string
		variables map[string]any
		status    int
	}{
		{"just enough values", filters(47), 200},
		{"one value too many", filters(48), 400},
		{"just deep enough", deep(5), 200},
		{"one level too deep", deep(6), 400},
	} {
		if a := post(t, h, question, c.variables); a.status != c.status {
			t.Errorf("%s: status %d, want %d: %s", c.name, a.status, c.status, a.body)
		}
	}
}

func TestAnAnswerTakesNoLongerThanAllowed(t *testing.T) {
	h := newHandler(t, emptyReader(), func(l *resolvers.Limits) { l.Time = time.Nanosecond })
	a := post(t, h, "{status{version}}", nil)
	if a.status != http.StatusServiceUnavailable || a.code() != "UNAVAILABLE" || len(a.Errors) != 1 || a.hasData() {
		t.Errorf("%d %s", a.status, a.body)
	}
}

func TestAClientThatWentAwayGetsNoAnswer(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(errors.New("gone"))
	r := httptest.NewRequestWithContext(ctx, http.MethodGet, "/graphql?query={status{version}}", nil)
	if a := send(t, newHandler(t, emptyReader(), nil), r); a.hasData() {
		t.Errorf("answered nobody: %s", a.body)
	}
}
