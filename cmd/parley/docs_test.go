package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/parley-kg/parley/internal/needs"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers"
	"github.com/parley-kg/parley/service"
)

const root = "../.."

// documents returns the pages of the documentation by their path below the root.
func documents(t *testing.T) map[string]string {
	t.Helper()
	pages := map[string]string{}
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/adr/*.md", "testdata/articles/*.md"} {
		paths, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			name, err := filepath.Rel(root, path)
			if err != nil {
				t.Fatal(err)
			}
			pages[filepath.ToSlash(name)] = string(text)
		}
	}
	return pages
}

var (
	fenced = regexp.MustCompile("(?s)```(\\w*)\n(.*?)```")
	inline = regexp.MustCompile("`([^`\n]+)`")
	linked = regexp.MustCompile(`\]\(([^)#]+)(?:#[^)]*)?\)`)
)

// quoted returns what a page shows as code: what stands between backquotes, and
// the lines of blocks of shell.
func quoted(page string) []string {
	var found []string
	for _, m := range fenced.FindAllStringSubmatch(page, -1) {
		if m[1] == "sh" {
			for _, line := range strings.Split(m[2], "\n") {
				command, _, _ := strings.Cut(line, " #")
				found = append(found, strings.TrimSpace(command))
			}
		}
	}
	for _, m := range inline.FindAllStringSubmatch(fenced.ReplaceAllString(page, ""), -1) {
		found = append(found, m[1])
	}
	return found
}

// TestDocumentedCommandsAreRight parses every parley command that the
// documentation and the commands' own help show; README's are run as well, see
// TestREADMECommands.
func TestDocumentedCommandsAreRight(t *testing.T) {
	pages := documents(t)
	for _, command := range parser(t).Model.Children {
		_, example, found := strings.Cut(command.Detail, "Example: ")
		if !found {
			t.Errorf("%s --help gives no example", command.Name)
		}
		pages[command.Name+" --help"] = "`" + example + "`"
	}
	for name, page := range pages {
		for _, code := range quoted(page) {
			if args, found := strings.CutPrefix(code, "parley "); found {
				parses(t, name, shellWords(args))
			}
		}
	}
}

func parser(t *testing.T) *kong.Kong {
	return newParser(t.Context(), &cli{}, terminal{strings.NewReader(""), io.Discard, io.Discard, fixedNow}, func(int) {})
}

func parses(t *testing.T, page string, args []string) {
	t.Helper()
	if _, err := parser(t).Parse(args); err != nil && !slices.Contains(args, "--help") {
		t.Errorf("%s: parley %q: %v", page, args, err)
	}
	if i := slices.Index(args, "--store"); i >= 0 {
		if _, err := os.Stat(filepath.Join(root, args[i+1])); err == nil {
			t.Errorf("%s: parley %q: in a checkout %s is something else", page, args, args[i+1])
		}
	}
}

// TestDocumentedFormats checks the example, the metadata and the judgement of
// docs/formats.md together; its article in JSON is checked in package loader.
func TestDocumentedFormats(t *testing.T) {
	blocks := map[string][]string{}
	for _, m := range fenced.FindAllStringSubmatch(documents(t)["docs/formats.md"], -1) {
		blocks[m[1]] = append(blocks[m[1]], m[2])
	}
	files := txtar.Parse([]byte(blocks["text"][0])).Files
	files = append(files,
		txtar.File{Name: "tea.meta.json", Data: []byte(blocks["json"][0])},
		txtar.File{Name: "judgements.jsonl", Data: []byte(blocks["json"][1])})
	dir := t.TempDir()
	for _, file := range files {
		if err := os.WriteFile(filepath.Join(dir, file.Name), file.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	code := run(t.Context(), []string{"check", dir}, terminal{strings.NewReader(""), &out, &errs, fixedNow})
	if want := "1 good article with 2 claims, 1 judgement, 0 problems\n"; code != exitDone || out.String() != want {
		t.Errorf("exit code %d, %s, want %s%s", code, &out, want, &errs)
	}
}

func TestDocumentedTargetsOfMakeExist(t *testing.T) {
	makefile, err := os.ReadFile(filepath.Join(root, "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	for name, page := range documents(t) {
		for _, code := range quoted(page) {
			if target, found := strings.CutPrefix(code, "make "); found && !strings.Contains(string(makefile), "\n"+target+":") {
				t.Errorf("%s: the Makefile has no target %s", name, target)
			}
		}
	}
}

// `make golden` must name every package whose tests can rewrite what they
// expect, and no other: go test refuses a flag that a package does not know.
func TestGoldenNamesThePackagesWithGoldenFiles(t *testing.T) {
	makefile, err := os.ReadFile(filepath.Join(root, "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	err = filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if bytes.Contains(text, []byte("= flag.Bool"+`("update"`)) {
			want = append(want, "./"+filepath.ToSlash(strings.TrimPrefix(filepath.Dir(path), root+"/")))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	rule := regexp.MustCompile(`golden:.*\n\t\$\(GO\) test (.*) -update\n`).FindSubmatch(makefile)
	if rule == nil {
		t.Fatal("the Makefile has no rule for golden")
	}
	if got := strings.Fields(string(rule[1])); !slices.Equal(got, want) {
		t.Errorf("make golden runs %q, want %q", got, want)
	}
}

func TestLinksOfTheDocumentationLeadSomewhere(t *testing.T) {
	for name, page := range documents(t) {
		for _, m := range linked.FindAllStringSubmatch(fenced.ReplaceAllString(page, ""), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(root, filepath.Dir(name), m[1])); err != nil {
				t.Errorf("%s: the link to %s leads nowhere", name, m[1])
			}
		}
	}
}

// Whatever looks like a path in the project must be one. Those with < or * stand for many.
func TestPathsOfTheDocumentationExist(t *testing.T) {
	path := regexp.MustCompile(`^(\./)?[a-z][\w.-]*(/[\w.-]+)+/?$`)
	for name, page := range documents(t) {
		for _, code := range quoted(page) {
			for _, word := range strings.Fields(code) {
				first, _, _ := strings.Cut(strings.TrimPrefix(word, "./"), "/")
				if _, err := os.Stat(filepath.Join(root, first)); err != nil || !path.MatchString(word) {
					continue
				}
				if _, err := os.Stat(filepath.Join(root, word)); err != nil {
					t.Errorf("%s: there is no %s", name, word)
				}
			}
		}
	}
}

// The ids in docs/architecture.md and docs/terms.md are those of the five
// articles: of something that can be asked for, or of a sentence.
func TestDocumentedIDsAreReal(t *testing.T) {
	s := loadArticles(t, "memory:")
	stored := storedTerms(t, s)
	id := regexp.MustCompile(`^(article|claim|event|actor|place)/\S+$`)
	pages := documents(t)
	asked := 0
	for _, name := range []string{"docs/architecture.md", "docs/terms.md"} {
		for _, code := range quoted(pages[name]) {
			if !id.MatchString(code) {
				continue
			}
			asked++
			question := "query($id: ID!) { node(id: $id) { id } }"
			answer, failed := resolvers.Ask(t.Context(), query.NewReader(s.Snapshot, s.Store()), question, map[string]any{"id": code})
			if !stored[code] && (failed != nil || !strings.Contains(string(answer), `"`+code+`"`)) {
				t.Errorf("%s: %s: %s", name, code, answer)
			}
		}
	}
	if asked < 5 {
		t.Errorf("only %d ids were found", asked)
	}
}

// storedTerms returns every id that stands in a quad.
func storedTerms(t *testing.T, s *service.Service) map[string]bool {
	t.Helper()
	terms := map[string]bool{}
	for q, err := range s.Store().Quads(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		for _, value := range []any{q.Subject.Native(), q.Object.Native()} {
			terms[strings.Trim(fmt.Sprint(value), "<>")] = true
		}
	}
	return terms
}

// TestOperationsCommands runs every block of shell of docs/operations.md.
func TestOperationsCommands(t *testing.T) {
	script := shellOf(t, "docs/operations.md")
	if said := runAsReader(t, script); !strings.Contains(said, "news is whole") || strings.Count(script, "parley ") < 8 {
		t.Errorf("%s\n%s", script, said)
	}
}

// TestIdentityCommands runs every block of shell of docs/identity.md, over the
// five articles.
func TestIdentityCommands(t *testing.T) {
	script := shellOf(t, "docs/identity.md")
	if said := runAsReader(t, "parley load testdata/articles\n"+script); !strings.Contains(said, "merged actor/") || strings.Count(script, "parley ") < 6 {
		t.Errorf("%s\n%s", script, said)
	}
}

// shellOf returns the blocks of shell of a page, one after the other.
func shellOf(t *testing.T, page string) string {
	t.Helper()
	var script strings.Builder
	for _, m := range fenced.FindAllStringSubmatch(documents(t)[page], -1) {
		if m[1] == "sh" {
			script.WriteString(m[2])
		}
	}
	return script.String()
}

// runAsReader runs a script as whoever reads it would, in a checkout with the
// program installed, and returns what it says. It must succeed.
func runAsReader(t *testing.T, script string) string {
	t.Helper()
	bash := needs.Program(t, "bash")
	dir := t.TempDir()
	links := map[string]string{"testdata": filepath.Join(root, "testdata"), "bin/parley": os.Args[0]}
	if err := os.Mkdir(filepath.Join(dir, "bin"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, target := range links {
		target, err := filepath.Abs(target)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.CommandContext(t.Context(), bash, "-euo", "pipefail", "-c", script)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+filepath.Join(dir, "bin")+string(os.PathListSeparator)+os.Getenv("PATH"))
	said, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s\n%s", err, script, said)
	}
	return string(said)
}
