package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-kg/parley/internal/pgserver"
	"github.com/parley-kg/parley/service"
)

// A graph moves from a directory to PostgreSQL and on, by backups, and nothing
// of it changes: the backups are the same file.
func TestAGraphMovesBetweenBackends(t *testing.T) {
	dir := t.TempDir()
	first, second := filepath.Join(dir, "first"), filepath.Join(dir, "second")
	original := backedUpEdition(t, first)
	want := recorded(t, original)

	server := pgserver.Start(t)
	database := server.URL("postgres")
	if said := succeed(t, "restore", "--store", database, first) + succeed(t, "verify", "--store", database); strings.Contains(said, server.Password()) {
		t.Errorf("the password is printed: %s", said)
	}
	mustBeWhole(t, database)
	mustHold(t, database, want)
	succeed(t, "backup", "--store", database, second)
	sameFile(t, first, second)

	back := filepath.Join(dir, "back")
	succeed(t, "restore", "--store", back, second)
	mustBeWhole(t, back)
	mustHold(t, back, want)
	inMemory := openService(t, "memory:")
	file, err := os.Open(second)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := inMemory.Store().Restore(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	if got := recordedBy(t, inMemory); got != want {
		t.Errorf("%d bytes of quads in memory, want %d", len(got), len(want))
	}

	edition := writeEdition(t, 3) // and life goes on alike everywhere
	for _, store := range []string{original, database, back} {
		succeed(t, "load", "--store", store, edition)
	}
	if _, err := inMemory.Load(t.Context(), service.LoadRequest{Paths: []string{edition}}); err != nil {
		t.Fatal(err)
	}
	want = recordedBy(t, inMemory)
	for _, store := range []string{original, database, back} {
		mustHold(t, store, want)
	}
}

// A backup that was cut or changed anywhere is refused, and nothing is written.
// That a bit of its file means nothing, such as one of the time in its head, is
// the only excuse.
func TestADamagedBackupIsRefused(t *testing.T) {
	dir := t.TempDir()
	backup := filepath.Join(dir, "backup")
	want := recorded(t, backedUpEdition(t, backup))
	whole, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	random := chance(t, 0)
	refused := 0
	for i := range *rounds {
		place := filepath.Join(dir, fmt.Sprint(i))
		if err := os.WriteFile(place, whole, 0o600); err != nil {
			t.Fatal(err)
		}
		damage := damageFile(t, random, place)
		store := filepath.Join(dir, fmt.Sprint("store", i))
		said, err := command(t, "restore", "--store", store, place).CombinedOutput()
		if err == nil {
			mustHold(t, store, want)
			continue
		}
		refused++
		if !strings.HasPrefix(string(said), "parley: read the backup: ") {
			t.Errorf("%s: %v\n%s", damage, err, said)
		}
		if _, err := os.Stat(store); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: a store was made: %v", damage, err)
		}
	}
	t.Logf("%d of %d damaged backups were refused, the others changed nothing", refused, *rounds)
}
