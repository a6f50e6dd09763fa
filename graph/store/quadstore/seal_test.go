package quadstore_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cockroachdb/pebble/vfs"

	"github.com/parley-kg/parley/graph/store/quadstore"
)

// A store that lost the last of what was written, after it was closed, is not
// opened as an older one: not once, and not when it is tried again.
func TestSealTellsWhatWasLost(t *testing.T) {
	dir, older := filepath.Join(t.TempDir(), "store"), filepath.Join(t.TempDir(), "older")
	for i, batch := range batches(2, 30) {
		s := open(t, dir, vfs.Default)
		if err := s.ApplyDeltas(batch, graph.IgnoreOpts{}); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			if err := os.CopyFS(older, os.DirFS(dir)); err != nil {
				t.Fatal(err)
			}
		}
	}
	seal, err := os.ReadFile(filepath.Join(dir, "sealed"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(older, "sealed"), seal, 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := quadstore.New(older, quadstore.Options{}); !errors.Is(err, quadstore.ErrDamaged) {
			t.Fatalf("got error %v, want ErrDamaged", err)
		}
	}
	if err := os.Remove(filepath.Join(older, "sealed")); err != nil { // as if it had not been closed
		t.Fatal(err)
	}
	s := open(t, older, vfs.Default)
	defer s.Close()
	verified(t, s)
	if n := wholeBatches(t, s, 30); n != 1 {
		t.Errorf("got %d batches", n)
	}
}

// While a store is open it has no seal: what a crash leaves is not compared.
func TestSealIsBrokenWhileOpen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	for range 2 {
		s := open(t, dir, vfs.Default)
		add(t, s, knows1, knows2)
		if _, err := os.Stat(filepath.Join(dir, "sealed")); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("got error %v for the seal of an open store", err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(filepath.Join(dir, "sealed")); err != nil {
			t.Error(err)
		}
	}
}

// A seal that is damaged itself is told.
func TestDamagedSeal(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	s := open(t, dir, vfs.Default)
	add(t, s, knows1)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	seal, err := os.ReadFile(filepath.Join(dir, "sealed"))
	if err != nil {
		t.Fatal(err)
	}
	for at := range seal {
		damaged := append([]byte(nil), seal...)
		damaged[at] ^= 1
		if err := os.WriteFile(filepath.Join(dir, "sealed"), damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := quadstore.New(dir, quadstore.Options{}); !errors.Is(err, quadstore.ErrDamaged) {
			t.Errorf("byte %d: got error %v, want ErrDamaged", at, err)
		}
	}
}
