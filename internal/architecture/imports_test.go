package architecture

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/parley-kg/parley/"

// mayImport lists, for each package of the project, which others of the project
// it may import directly. A package that is not listed may import none.
var mayImport = map[string][]string{
	"graph":                   {"graph/edtf"},
	"graph/edtf":              {},
	"graph/graphtest":         {"graph", "graph/edtf"},
	"graph/gazetteer":         {"graph/names"},
	"graph/names":             {},
	"graph/quads":             {"graph", "graph/edtf"},
	"graph/store":             {"graph", "graph/edtf", "graph/quads", "graph/store/postgres", "graph/store/quadstore"},
	"graph/store/postgres":    {"graph"},
	"graph/store/quadstore":   {},
	"graph/store/storetest":   {"graph", "graph/edtf", "graph/quads", "graph/store"},
	"loader":                  {"graph", "graph/edtf", "graph/names", "graph/quads", "loader/unpack"},
	"loader/unpack":           {},
	"identity":                {"graph", "graph/edtf", "graph/gazetteer", "graph/names", "identity/copies", "identity/stories"},
	"identity/copies":         {"graph"},
	"identity/stories":        {"graph"},
	"identity/score":          {"graph"},
	"index":                   {"graph", "graph/edtf", "graph/gazetteer", "graph/names", "index/calendar", "index/lexicon", "index/tables"},
	"index/calendar":          {"graph/edtf", "index/tables"},
	"index/lexicon":           {"graph", "graph/names", "index/tables"},
	"index/tables":            {"graph"},
	"query":                   {"graph", "graph/edtf", "graph/names", "index", "index/calendar", "index/lexicon"},
	"service":                 {"graph", "graph/edtf", "graph/store", "loader", "identity", "identity/score", "index"},
	"export":                  {"graph", "graph/edtf", "graph/quads", "index", "query"},
	"resolvers":               {"graph", "graph/edtf", "index", "query", "resolvers/internal/exec", "resolvers/internal/view"},
	"resolvers/internal/exec": {"graph", "graph/edtf", "index", "query", "resolvers/internal/view"},
	"resolvers/internal/view": {"graph", "graph/edtf", "index", "query"},
	"resolvers/schematest":    {},
	"web":                     {},
	"testdata":                {},
	"cmd/parley":              {"graph", "graph/edtf", "query", "service", "identity", "identity/score", "loader", "loader/unpack", "resolvers", "web", "export", "testdata"},
	"internal/architecture":   {},
	"internal/needs":          {},
	"internal/pgserver":       {"internal/needs"},
}

// onlyIn lists which packages alone may import an outside module directly.
var onlyIn = map[string][]string{
	"github.com/cayleygraph/cayley": {"graph/store", "graph/store/postgres", "graph/store/quadstore"},
	"github.com/cayleygraph/quad":   {"graph/store", "graph/store/postgres", "graph/store/quadstore", "graph/store/storetest", "graph/quads", "loader", "export"},
	"github.com/cockroachdb/pebble": {"graph/store/quadstore"},
	"github.com/jackc/pgx":          {"graph/store/postgres", "internal/pgserver"},
	"github.com/99designs/gqlgen":   {"resolvers", "resolvers/internal/exec", "resolvers/internal/view"},
}

// standardOnly lists the packages that import nothing from outside the standard library.
var standardOnly = []string{"graph", "graph/edtf"}

type listed struct {
	ImportPath string
	Imports    []string
}

func TestImportsFollowTheArchitecture(t *testing.T) {
	for _, p := range listPackages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		allowed, known := mayImport[name]
		if !known {
			t.Errorf("%s is not in the table of packages: add it here and to docs/architecture.md", name)
			continue
		}
		for _, imported := range p.Imports {
			checkImport(t, name, imported, allowed)
		}
	}
}

func checkImport(t *testing.T, name, imported string, allowed []string) {
	t.Helper()
	if own, ok := strings.CutPrefix(imported, module); ok {
		if !slices.Contains(allowed, own) {
			t.Errorf("%s imports %s; it may import only %v", name, own, allowed)
		}
		return
	}
	if slices.Contains(standardOnly, name) && strings.Contains(strings.Split(imported, "/")[0], ".") {
		t.Errorf("%s imports %s; it may import the standard library only", name, imported)
	}
	for outside, importers := range onlyIn {
		if (imported == outside || strings.HasPrefix(imported, outside+"/")) && !slices.Contains(importers, name) {
			t.Errorf("%s imports %s; only %v may", name, imported, importers)
		}
	}
}

func listPackages(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...", "./testdata")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []listed
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatalf("go list printed what is not JSON: %v", err)
		}
		packages = append(packages, p)
	}
}
