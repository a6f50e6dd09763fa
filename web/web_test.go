package web_test

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/parley-kg/parley/web"
)

func get(t testing.TB, path string) *httptest.ResponseRecorder {
	t.Helper()
	recorder := httptest.NewRecorder()
	request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
	web.NewHandler(web.Options{Exports: []web.Export{{Name: "csv", Means: "a row for each"}, {Name: "nquads", Means: "all, as RDF"}}}).ServeHTTP(recorder, request)
	return recorder
}

// addresses are all that a page links to or loads.
func addresses(page string) []string {
	var found []string
	for _, match := range regexp.MustCompile(`(?:href|src)="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		found = append(found, strings.ReplaceAll(match[1], "&#43;", "+"))
	}
	return found
}

func TestPages(t *testing.T) {
	for path, wants := range map[string][]string{
		"/":         {"<title>Parley", `lang="en"`, `href="/graphiql"`, `href="/healthz"`, `href="/export/csv"`, "a row for each", `href="/export/nquads"`, "all, as RDF", `href="/graphql?`},
		"/graphiql": {"<title>Parley", `lang="en"`, "Shaibani", "graphiql.min.js"},
	} {
		answer := get(t, path)
		if answer.Code != http.StatusOK || answer.Header().Get("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("%s: %d %s", path, answer.Code, answer.Header())
		}
		for _, want := range wants {
			if !strings.Contains(answer.Body.String(), want) {
				t.Errorf("%s lacks %q", path, want)
			}
		}
		policy := answer.Header().Get("Content-Security-Policy")
		if !strings.HasPrefix(policy, "default-src 'none';") || strings.Contains(policy, "script-src 'self' 'unsafe") || strings.Contains(policy, "http") {
			t.Errorf("%s: %q lets too much in", path, policy)
		}
		for _, address := range addresses(answer.Body.String()) {
			if !strings.HasPrefix(address, "/") && address != "data:," || strings.HasPrefix(address, "//") {
				t.Errorf("%s leads to another host: %s", path, address)
			}
			if strings.HasPrefix(address, "/assets/") {
				checkAsset(t, address)
			}
		}
	}
}

func checkAsset(t *testing.T, address string) {
	t.Helper()
	answer := get(t, address)
	if answer.Code != http.StatusOK || !strings.Contains(answer.Header().Get("Cache-Control"), "immutable") {
		t.Errorf("%s: %d %s", address, answer.Code, answer.Header())
	}
	media := answer.Header().Get("Content-Type")
	if want := map[string]string{".js": "text/javascript", ".css": "text/css"}[filepath.Ext(address)]; !strings.HasPrefix(media, want) {
		t.Errorf("%s is %s", address, media)
	}
}

func TestWhatDoesNotExistIsNotFound(t *testing.T) {
	for _, path := range []string{"/nothing", "/assets/start.css", "/assets/000000000000-start.css", "/assets/", "/assets/x-..%2fweb.go"} {
		if answer := get(t, path); answer.Code != http.StatusNotFound {
			t.Errorf("%s: %d", path, answer.Code)
		}
	}
}

func TestTheExamplesAreValidQuestions(t *testing.T) {
	files, err := filepath.Glob("../schema/*.graphqls")
	if err != nil || len(files) == 0 {
		t.Fatalf("no schema: %v", err)
	}
	var sources []*ast.Source
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: file, Input: string(text)})
	}
	schema := gqlparser.MustLoadSchema(sources...)
	for _, example := range web.Examples() {
		if _, err := gqlparser.LoadQuery(schema, example.Question); err != nil { //nolint:staticcheck // the newer function needs rules that are the server's
			t.Errorf("%s: %v", example.Title, err)
		}
	}
}

func TestThirdPartyFilesAreThoseThatWereReviewed(t *testing.T) {
	sums, err := os.ReadFile("third_party/SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	checked := map[string]bool{"SHA256SUMS": true, "README.md": true}
	for lines := bufio.NewScanner(bytes.NewReader(sums)); lines.Scan(); {
		want, name, _ := strings.Cut(lines.Text(), "  ")
		content, err := os.ReadFile(filepath.Join("third_party", name))
		if err != nil {
			t.Fatal(err)
		}
		if digest := sha256.Sum256(content); hex.EncodeToString(digest[:]) != want {
			t.Errorf("%s was changed: run vendor.sh", name)
		}
		checked[name] = true
	}
	entries, err := os.ReadDir("third_party")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !checked[entry.Name()] {
			t.Errorf("%s has no digest: run vendor.sh", entry.Name())
		}
	}
}
