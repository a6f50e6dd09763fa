// Package needs finds what tests require beside Go. A test that lacks something
// is skipped and says why; where CI=true it fails, so that nothing is skipped
// unseen.
package needs

import (
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// Program returns the path of a program found by its name.
func Program(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		lacking(t, "program "+name)
	}
	return path
}

// Python returns the interpreter of .venv below the module's root.
func Python(t testing.TB, root string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join(root, ".venv", "bin", "python"))
	if err == nil {
		_, err = os.Stat(path)
	}
	if err != nil {
		lacking(t, "Python with the packages of scripts/requirements.txt in .venv")
	}
	return path
}

func lacking(t testing.TB, what string) {
	t.Helper()
	const remedy = " is missing: run `make deps`"
	if os.Getenv("CI") == "true" {
		t.Fatal(what + remedy)
	}
	t.Skip(what + remedy)
}

// PostgreSQL returns the path of the server's program, of the newest version
// that Debian's package or the search path has.
func PostgreSQL(t testing.TB) string {
	t.Helper()
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/postgres") // the pattern is a good one
	if len(found) > 0 {
		return slices.MaxFunc(found, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) })
	}
	return Program(t, "postgres")
}
