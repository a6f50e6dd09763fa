package service

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
)

// What texts say is kept beside the copy of the index, and a process that starts with
// both reads none of them again. Where it cannot be used, they are read.
func TestWhatTextsSayIsKept(t *testing.T) {
	whole := func(b []byte) []byte { return b }
	for name, test := range map[string]struct {
		change       func(file []byte) []byte
		known, warns bool
	}{
		"whole":           {whole, true, false},
		"a bit flipped":   {func(b []byte) []byte { b[len(b)/2] ^= 4; return b }, false, true},
		"cut":             {func(b []byte) []byte { return b[:len(b)-1] }, false, true},
		"nothing but who": {func([]byte) []byte { return []byte(program() + "\n") }, false, true},
		"another program": {func(b []byte) []byte { b[0] ^= 1; return b }, false, false},
		"absent":          {nil, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "graph")
			first := openIn(t, dir)
			if _, err := first.Load(t.Context(), LoadRequest{Paths: []string{"../testdata/articles"}}); err != nil {
				t.Fatal(err)
			}
			first.close(t)
			path := filepath.Join(dir, store.IndexName+memoryName)
			change(t, path, test.change)

			second := openIn(t, dir)
			defer second.close(t)
			memory := second.state.memory()
			for _, a := range second.state.corpus().Articles {
				if memory.Knows(&a.Article) != test.known {
					t.Errorf("%s is known: %t", a.Article.ID, !test.known)
				}
			}
			if (len(second.warnings) > 0) != test.warns {
				t.Errorf("warnings %v", second.warnings)
			}
			_, err := second.Judge(t.Context(), JudgeRequest{
				Left: "actor/tom-barrack", Right: "actor/jean-noel-barrot", Verdict: graph.VerdictDifferent, By: "mary", Reason: "two men",
			})
			if err != nil {
				t.Fatal(err)
			}
			if got, want := second.Snapshot().ID(), second.rebuilt(t); got != want {
				t.Errorf("snapshot %s, built anew it is %s", got, want)
			}
		})
	}
}

// change writes a file anew; without how to, it takes the file away.
func change(t *testing.T, path string, how func([]byte) []byte) {
	t.Helper()
	file, err := os.ReadFile(path)
	if err == nil && how == nil {
		err = os.Remove(path)
	} else if err == nil {
		err = os.WriteFile(path, how(slices.Clone(file)), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Who only asks has no need of what texts say.
func TestWhatTextsSayIsReadWhenSomethingChanges(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "graph")
	first := openIn(t, dir)
	first.keep(t, note("a"))
	first.close(t)
	path := filepath.Join(dir, store.IndexName+memoryName)
	change(t, path, func(b []byte) []byte { return b[:len(b)-1] })
	second := openIn(t, dir)
	defer second.close(t)
	if len(second.warnings) > 0 {
		t.Errorf("read before anything changed: %v", second.warnings)
	}
	second.keep(t, note("b"))
	if len(second.warnings) != 1 {
		t.Errorf("warnings after a change: %v", second.warnings)
	}
}
