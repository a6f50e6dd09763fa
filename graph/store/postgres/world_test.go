package postgres_test

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
)

// generator is the program that makes the world of meetings which other systems
// were measured on. It is kept beside the project.
const generator = "../../../../shared/bench/gen"

// largeWorld returns the world of 100,000 meetings, 1.5 million quads, each
// with a label that its subject shares.
func largeWorld(b *testing.B) []quad.Quad {
	b.Helper()
	program := filepath.Join(b.TempDir(), "gen")
	if err := os.CopyFS(program, os.DirFS(generator)); err != nil {
		b.Skipf("the world of meetings is made by a program that is not here: %v", err)
	}
	made := b.TempDir()
	run := exec.Command("go", "run", ".", "-m", "100000", "-out", made)
	run.Dir = program
	if out, err := run.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	file, err := os.Open(filepath.Join(made, "world.nq"))
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	var quads []quad.Quad
	for lines := bufio.NewScanner(file); lines.Scan(); {
		q, err := nquads.Parse(lines.Text())
		if err != nil {
			b.Fatal(err)
		}
		q.Label = quad.IRI("said/" + string(q.Subject.(quad.IRI)))
		quads = append(quads, q)
	}
	return quads
}
