package store_test

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// asNobody runs the function with the file permissions of nobody. Root is bound
// by no permission bits; but Linux checks files by an id that each thread can
// set for itself. The thread ends with the goroutine.
func asNobody(t *testing.T, run func()) {
	t.Helper()
	if os.Getuid() != 0 {
		run()
		return
	}
	done := make(chan error)
	go func() {
		runtime.LockOSThread()
		const nobody = 65534
		err := syscall.Setfsuid(nobody)
		if err == nil {
			run()
		}
		done <- err
	}()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

func TestReadOnlyDirectory(t *testing.T) {
	parent := t.TempDir()
	full, empty := filepath.Join(parent, "full"), filepath.Join(parent, "empty")
	stored(t, full)
	if err := os.Mkdir(empty, 0o700); err != nil {
		t.Fatal(err)
	}
	chmod(t, empty, 0o555)
	for _, dir := range []string{full, filepath.Join(full, "pebble")} {
		chmod(t, dir, 0o555)
	}
	open, err := filepath.Glob(filepath.Join(full, "pebble", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(open, filepath.Join(full, "parley-store.json")) {
		chmod(t, file, 0o444)
	}
	// Nobody must be able to come here, so that it is the store that refuses.
	for dir := parent; dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
		chmod(t, dir, 0o755)
	}
	asNobody(t, func() {
		if err := os.WriteFile(filepath.Join(empty, "x"), nil, 0o600); err == nil {
			t.Error("nobody may write here: the test tests nothing")
		}
		refuses(t, full, graph.ErrUnavailable, full, "permission denied")
		refuses(t, empty, graph.ErrUnavailable, empty, "permission denied")
		refuses(t, filepath.Join(empty, "below"), graph.ErrUnavailable, empty, "permission denied")
	})
}

// chmod changes the mode and, when the test ends, changes it back.
func chmod(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.Chmod(path, before.Mode()); err != nil {
			t.Error(err)
		}
	})
}
