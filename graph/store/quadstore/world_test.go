package quadstore_test

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
)

// generator is the program that makes the world of meetings which other systems
// were measured on. It is kept beside the project.
const generator = "../../../../shared/bench/gen"

// worldFile makes a world of meetings, and returns the file of its 15 quads for
// each.
func worldFile(b *testing.B, meetings int) string {
	b.Helper()
	program := filepath.Join(b.TempDir(), "gen")
	if err := os.CopyFS(program, os.DirFS(generator)); err != nil {
		b.Skipf("the world of meetings is made by a program that is not here: %v", err)
	}
	made := b.TempDir()
	run := exec.Command("go", "run", ".", "-m", strconv.Itoa(meetings), "-out", made)
	run.Dir = program
	if out, err := run.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	return filepath.Join(made, "world.nq")
}

// readWorld yields the quads of a file, each with a label that its subject shares.
func readWorld(b *testing.B, path string) func(yield func(quad.Quad) bool) {
	return func(yield func(quad.Quad) bool) {
		file, err := os.Open(path)
		if err != nil {
			b.Error(err)
			return
		}
		defer file.Close()
		lines := bufio.NewScanner(file)
		for lines.Scan() {
			q, err := nquads.Parse(lines.Text())
			if err != nil {
				b.Error(err)
				return
			}
			q.Label = quad.IRI("said/" + string(q.Subject.(quad.IRI)))
			if !yield(q) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			b.Error(err)
		}
	}
}
