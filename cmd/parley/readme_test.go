package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/internal/needs"
)

const readme = "../../README.md"

// defaultAddress is what the documentation shows; the tests put a free port in its place.
const defaultAddress = "http://127.0.0.1:8080"

// blocks returns the fenced blocks of a language, in order.
func blocks(t *testing.T, language string) []string {
	t.Helper()
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, m := range regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllSubmatch(text, -1) {
		found = append(found, string(m[1]))
	}
	if len(found) == 0 {
		t.Fatalf("README.md has no block of %s", language)
	}
	return found
}

// TestREADMEQuestion asks the server the first question of README.md and
// compares the answer with the one that is printed there.
func TestREADMEQuestion(t *testing.T) {
	address := startDemo(t)
	question, err := json.Marshal(map[string]string{"query": blocks(t, "graphql")[0]})
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.Post(address+"/graphql", "application/json", bytes.NewReader(question))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	got, want := string(indented(t, answer)), blocks(t, "json")[0]
	if *update {
		text, err := os.ReadFile(readme)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(readme, []byte(strings.Replace(string(text), "```json\n"+want, "```json\n"+got, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-printed +answered)\n%s", diff)
	}
}

// TestREADMECommands runs every parley command that README.md shows, in order.
func TestREADMECommands(t *testing.T) {
	dir := t.TempDir()
	bundled, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(bundled, filepath.Join(dir, "testdata")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	t.Setenv("PARLEY_STORE", "parley-store") // not the one of whoever runs the test
	commands := 0
	for _, line := range strings.Split(strings.Join(readmeShell, "\n"), "\n") {
		if !strings.HasPrefix(line, "parley ") {
			continue
		}
		commands++
		var out, errs bytes.Buffer
		if code := run(t.Context(), shellWords(line)[1:], terminal{strings.NewReader(""), &out, &errs, fixedNow}); code != exitDone {
			t.Fatalf("%s: exit code %d\n%s%s", line, code, &out, &errs)
		}
	}
	if commands < 5 {
		t.Errorf("README.md shows %d parley commands", commands)
	}
}

// readmeShell is read before a test changes the directory.
var readmeShell = func() []string {
	text, err := os.ReadFile(readme)
	if err != nil {
		return nil
	}
	var found []string
	for _, m := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllSubmatch(text, -1) {
		found = append(found, string(m[1]))
	}
	return found
}()

// shellWords splits a line at spaces outside single quotes.
func shellWords(line string) []string {
	var words []string
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			words = append(words, part)
		} else {
			words = append(words, strings.Fields(part)...)
		}
	}
	return words
}

// TestREADMENotebook runs the Python lines of README.md against the demo.
func TestREADMENotebook(t *testing.T) {
	python := needs.Python(t, "../..")
	address := startDemo(t)
	for _, code := range blocks(t, "python") {
		if lines := strings.Count(code, "\n"); lines > 3 {
			t.Errorf("%d lines instead of three:\n%s", lines, code)
		}
		cmd := exec.CommandContext(t.Context(), python, "-c", strings.ReplaceAll(code, defaultAddress, address))
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v in\n%s\n%s", err, code, out)
		}
		if !strings.Contains(string(out), "arrack") {
			t.Errorf("the answer does not speak of Barrack:\n%s", out)
		}
	}
}

// startDemo runs `parley demo` on a free port until the test ends, and returns
// its address.
func startDemo(t *testing.T, flags ...string) string {
	t.Helper()
	address, _ := startServing(t, append([]string{"demo"}, flags...)...)
	return address
}

// startServing runs a command that serves, until the test ends or stop is called.
func startServing(t *testing.T, args ...string) (address string, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	done := make(chan int)
	var errs bytes.Buffer
	go func() {
		code := run(ctx, append(args, "--addr", "127.0.0.1:0"), terminal{strings.NewReader(""), writer, &errs, fixedNow})
		_ = writer.Close()
		done <- code
	}()
	stop = sync.OnceFunc(func() {
		cancel()
		if code := <-done; code != exitDone {
			t.Errorf("parley %s ended with exit code %d: %s", args[0], code, &errs)
		}
	})
	t.Cleanup(stop)
	return announcedAddress(t, reader), stop
}

// announcedAddress reads what a server prints until it has told its address,
// and goes on reading so that the server never waits for its reader.
func announcedAddress(t *testing.T, out io.Reader) string {
	t.Helper()
	found := make(chan string, 1)
	go func() {
		var text strings.Builder
		buffer := make([]byte, 4096)
		for {
			n, err := out.Read(buffer)
			text.Write(buffer[:n])
			if m := regexp.MustCompile(`GraphQL +(http://\S+)/graphql`).FindStringSubmatch(text.String()); m != nil {
				select {
				case found <- m[1]:
				default:
				}
			}
			if err != nil {
				close(found)
				return
			}
		}
	}()
	address, ok := <-found
	if !ok {
		t.Fatal("the server ended without telling its address")
	}
	return address
}
