package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// command makes a process that is parley, see TestMain.
func command(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Args = append([]string{"parley"}, args...)
	return cmd
}

// succeed runs parley and returns what it prints.
func succeed(t *testing.T, args ...string) string {
	t.Helper()
	cmd := command(t, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("parley %v: %v\n%s", args, err, &errs)
	}
	return out.String()
}

// startServer starts parley and waits until it has told its address.
func startServer(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	cmd, _ := startServerAt(t, args...)
	return cmd
}

// startServerAt returns the address as well.
func startServerAt(t *testing.T, args ...string) (cmd *exec.Cmd, address string) {
	t.Helper()
	cmd = command(t, append(args, "--addr", "127.0.0.1:0")...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, announcedAddress(t, out)
}

// stop sends a signal and fails where the process does not end well.
func stop(t *testing.T, cmd *exec.Cmd, signal os.Signal) {
	t.Helper()
	if err := cmd.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("after %v: %v", signal, err)
	}
}

func TestServersEndWellWhenToldTo(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		stop(t, startServer(t, "demo"), signal)
	}
}

func TestAStoreInUseIsRefused(t *testing.T) {
	store := filepath.Join(t.TempDir(), "graph")
	succeed(t, "load", "--store", store, articles)
	server := startServer(t, "serve", "--store", store)
	for _, args := range [][]string{{"query", "{ status { articles } }"}, {"load", articles}, {"export", "--format", "csv"}} {
		said, err := command(t, append(args, "--store", store)...).CombinedOutput()
		if err == nil || !strings.Contains(string(said), "open in another process: stop that one") {
			t.Errorf("parley %s: %v\n%s", args[0], err, said)
		}
	}
	stop(t, server, os.Interrupt)
	succeed(t, "query", "--store", store, "{ status { articles } }")
}

// A store is backed up while it is served; a server that was killed is in
// nobody's way.
func TestAStoreIsBackedUpWhileItIsServed(t *testing.T) {
	dir := t.TempDir()
	store := filepath.Join(dir, "graph")
	succeed(t, "load", "--store", store, articles)
	want := filepath.Join(dir, "want")
	said := succeed(t, "backup", "--store", store, want)
	server := startServer(t, "serve", "--store", store)
	served := filepath.Join(dir, "served")
	if got := succeed(t, "backup", "--store", store, served); got != strings.ReplaceAll(said, want, served) {
		t.Errorf("backup said %q, and beside a server %q", said, got)
	}
	sameFile(t, want, served)
	if err := server.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = server.Wait() // it was killed
	alone := filepath.Join(dir, "alone")
	succeed(t, "backup", "--store", store, alone)
	sameFile(t, want, alone)
	server = startServer(t, "serve", "--store", store)
	again := filepath.Join(dir, "again")
	succeed(t, "backup", "--store", store, again)
	sameFile(t, want, again)
	stop(t, server, os.Interrupt)
	mustBeWhole(t, store)
}

func sameFile(t *testing.T, one, other string) {
	t.Helper()
	var contents [2][]byte
	for i, path := range []string{one, other} {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		contents[i] = content
	}
	if !bytes.Equal(contents[0], contents[1]) {
		t.Errorf("%s and %s differ", one, other)
	}
}

// manyNotes writes so many small articles into a directory.
func manyNotes(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		base := filepath.Join(dir, "note"+strconv.Itoa(i))
		for ending, content := range map[string]string{
			".txt": "Anna Berg met Carl Dahl.",
			".ann": "T1\tPerson 0 9\tAnna Berg\nT2\tMeeting 10 13\tmet\nT3\tPerson 14 23\tCarl Dahl\nE1\tMeeting:T2 Participant:T1 Participant2:T3\n",
		} {
			if err := os.WriteFile(base+ending, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}

func TestALoadThatIsStoppedSaysHowToGoOn(t *testing.T) {
	store, notes := filepath.Join(t.TempDir(), "graph"), manyNotes(t, 400)
	cmd := command(t, "load", "--store", store, notes)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for range 10_000 { // until it has made the store
		if _, err := os.Stat(filepath.Join(store, "parley-store.json")); err == nil {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil || !strings.Contains(errs.String(), "parley: stopped before the end: run the same command again") {
		t.Errorf("%v: %s", err, &errs)
	}
}
