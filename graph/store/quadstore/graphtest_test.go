package quadstore_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
	"github.com/cockroachdb/pebble/vfs"

	"github.com/parley-kg/parley/graph/store/quadstore"
)

// inCayley makes the directory of Cayley's tests the current one: they read
// files that lie beside them.
func inCayley(t *testing.T) {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/cayleygraph/cayley").Output()
	if err != nil {
		t.Fatalf("where Cayley's sources are: %v", err)
	}
	t.Chdir(filepath.Join(strings.TrimSpace(string(dir)), "graph", "graphtest"))
}

// openFor opens a store for Cayley's tests, which return without closing
// iterators.
func openFor(t testing.TB, path string, fs vfs.FS) (graph.QuadStore, graph.Options, func()) {
	s, err := quadstore.New(path, quadstore.Options{FS: fs})
	if err != nil {
		t.Fatal(err)
	}
	return s, nil, func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestCayleysSuiteOnDisk(t *testing.T) {
	inCayley(t)
	graphtest.TestAll(t, func(t testing.TB) (graph.QuadStore, graph.Options, func()) {
		return openFor(t, t.TempDir(), nil)
	}, nil)
}

func TestCayleysSuiteInMemory(t *testing.T) {
	inCayley(t)
	graphtest.TestAll(t, func(t testing.TB) (graph.QuadStore, graph.Options, func()) {
		return openFor(t, "/store", vfs.NewMem())
	}, nil)
}
