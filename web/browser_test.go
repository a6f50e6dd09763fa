package web_test

import (
	"net/http"
	"net/http/httptest"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index"
	"github.com/parley-kg/parley/internal/needs"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers"
	"github.com/parley-kg/parley/web"
)

// recorder notes what a server is asked for.
type recorder struct {
	http.Handler
	mu    sync.Mutex
	asked []string
}

func (r *recorder) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	r.mu.Lock()
	r.asked = append(r.asked, request.Method+" "+request.Host+request.URL.Path)
	r.mu.Unlock()
	r.Handler.ServeHTTP(w, request)
}

func (r *recorder) saw(text string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.ContainsFunc(r.asked, func(asked string) bool { return strings.Contains(asked, text) })
}

// site serves the pages and the API, over a graph that holds nothing.
func site(t *testing.T) (*recorder, string) {
	t.Helper()
	snapshot := index.Build(&graph.Corpus{}, &graph.Resolution{})
	mux := http.NewServeMux()
	mux.Handle("/graphql", resolvers.NewHandler(query.NewReader(func() *index.Snapshot { return snapshot }, nil), resolvers.Options{}))
	mux.Handle("/", web.NewHandler(web.Options{Exports: []web.Export{{Name: "csv", Means: "a row for each"}}}))
	seen := &recorder{Handler: mux}
	server := httptest.NewServer(seen)
	t.Cleanup(server.Close)
	return seen, server.URL
}

// open opens a page in a browser for whom every other host is a proxy that
// refuses; it returns the page as it stands after its scripts have run, and what
// the proxy was asked for.
func open(t *testing.T, address string) (page, console string, outside *recorder) {
	t.Helper()
	chromium := needs.Program(t, "chromium")
	outside = &recorder{Handler: http.NotFoundHandler()}
	proxy := httptest.NewServer(outside)
	t.Cleanup(proxy.Close)
	cmd := exec.CommandContext(t.Context(), chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-extensions",
		"--user-data-dir="+t.TempDir(), "--proxy-server="+proxy.URL, "--enable-logging=stderr", "--v=0",
		"--virtual-time-budget=20000", "--dump-dom", address)
	cmd.WaitDelay = 10 * time.Second
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("chromium: %v\n%s", err, errs.String())
	}
	return string(out), errs.String(), outside
}

func TestGraphiQLWorksWithoutTheInternet(t *testing.T) {
	seen, base := site(t)
	page, console, outside := open(t, base+"/graphiql")
	for _, want := range []string{"graphiql-container", "graphiql-query-editor", "CodeMirror", "Shaibani", "Dermer"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "needs JavaScript") {
		t.Error("GraphiQL did not start")
	}
	if !seen.saw("POST ") || !seen.saw("/graphql") {
		t.Errorf("GraphiQL did not ask for the schema: %q", seen.asked)
	}
	check(t, console, outside)
}

func TestGraphiQLOpensWithTheQuestionOfTheAddress(t *testing.T) {
	_, base := site(t)
	page, console, outside := open(t, base+"/graphiql?query=%7B%20status%20%7B%20snapshot%20%7D%20%7D")
	if !strings.Contains(page, "snapshot") || strings.Contains(page, "cm-string\">\"Shaibani") {
		t.Error("the question of the address is not there")
	}
	check(t, console, outside)
}

func TestTheStartPageInABrowser(t *testing.T) {
	_, base := site(t)
	page, console, outside := open(t, base+"/")
	if !strings.Contains(page, "who says so") {
		t.Error("the start page is empty")
	}
	check(t, console, outside)
}

// ofTheBrowser tells whether the browser asks for itself: for updates, for the
// time, for the account. Pages that ask such hosts ask for fonts.
func ofTheBrowser(asked string) bool {
	return (strings.Contains(asked, ".google.com") || strings.Contains(asked, ".googleapis.com")) && !strings.Contains(asked, "fonts.")
}

// check fails where the page asked another host, or the browser refused something of it.
func check(t *testing.T, console string, outside *recorder) {
	t.Helper()
	outside.mu.Lock()
	defer outside.mu.Unlock()
	for _, asked := range outside.asked {
		if !ofTheBrowser(asked) {
			t.Errorf("another host was asked: %s", asked)
		}
	}
	for _, line := range strings.Split(console, "\n") {
		if strings.Contains(line, ":CONSOLE") && (strings.Contains(line, "Content Security Policy") || strings.Contains(line, "Error") || strings.Contains(line, "Failed")) {
			t.Error(line)
		}
	}
}
