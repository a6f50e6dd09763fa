package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/service"
)

// Files of a store are cut, or a bit of them is flipped, at random. Whatever
// that was, every command answers from whole loads of whole articles, or ends
// with exit code 1 and says what is wrong and what to do.
func TestDamagedStoresAnswerWholeOrNot(t *testing.T) {
	stores, states := storesToDamage(t)
	random := chance(t, 0)
	told := map[string]int{}
	for range *rounds {
		image := stores[random.IntN(len(stores))]
		dir := filepath.Join(t.TempDir(), "store")
		if err := os.CopyFS(dir, os.DirFS(image)); err != nil {
			t.Fatal(err)
		}
		damage := damageOne(t, random, dir)
		exported, exportSaid := answerOrReason(t, damage, "export", "--store", dir, "--format", "nquads")
		if exportSaid == "" && !states[exported] {
			t.Errorf("%s: a silent wrong answer of %d bytes", damage, len(exported))
		}
		_, verifySaid := answerOrReason(t, damage, "verify", "--store", dir)
		t.Logf("%s\n\texport: %s\n\tverify: %s", damage, exportSaid, verifySaid)
		told[fmt.Sprintf("export told %t, verify told %t", exportSaid != "", verifySaid != "")]++
	}
	t.Log(told)
}

// answerOrReason runs parley on a damaged store and returns what it printed, or
// why it did not.
func answerOrReason(t *testing.T, damage string, args ...string) (answer, reason string) {
	t.Helper()
	cmd := command(t, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	said := errs.String()
	if err == nil {
		return out.String(), ""
	}
	if code := cmd.ProcessState.ExitCode(); code != exitFailed || strings.Contains(said, "goroutine ") || strings.TrimSpace(said) == "" {
		t.Errorf("%s: parley %v: exit code %d\n%s", damage, args, code, said)
	}
	if !strings.Contains(said, "backup") {
		t.Errorf("%s: parley %v does not say what to do:\n%s", damage, args, said)
	}
	return out.String(), said
}

// storesToDamage returns the directories of stores, and the quads of every
// state that they went through, the first empty one included.
func storesToDamage(t *testing.T) (stores []string, states map[string]bool) {
	t.Helper()
	edition := writeEdition(t, 0)
	whole, err := os.ReadFile(filepath.Join(edition, "articles.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "store")
	s := openService(t, dir)
	states = map[string]bool{recordedBy(t, s): true}
	load := func(name string) {
		if _, err := s.Load(t.Context(), service.LoadRequest{Paths: []string{filepath.Join(edition, name)}}); err != nil {
			t.Fatal(err)
		}
		states[recordedBy(t, s)] = true
	}
	for line := range bytes.Lines(whole) {
		if err := os.WriteFile(filepath.Join(edition, "article.jsonl"), line, 0o600); err != nil {
			t.Fatal(err)
		}
		load("article.jsonl")
	}
	load("judgements.jsonl")
	copyOf := func() string {
		image := filepath.Join(t.TempDir(), "store")
		if err := os.CopyFS(image, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		return image
	}
	killed := copyOf() // all is in the log, as after a crash
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return []string{killed, copyOf()}, states
}

// kindOf takes the numbers from the name of a file.
func kindOf(path string) string {
	return regexp.MustCompile(`[0-9]+`).ReplaceAllString(filepath.Base(path), "")
}

// damageOne cuts one file, or flips one of its bits, every kind of file as often
// as the others, and tells what it did.
func damageOne(t *testing.T, random *rand.Rand, dir string) string {
	t.Helper()
	byKind := map[string][]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if info, err := entry.Info(); err != nil || info.Size() == 0 {
			return err
		}
		byKind[kindOf(path)] = append(byKind[kindOf(path)], path)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	kinds := make([]string, 0, len(byKind))
	for kind := range byKind {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	files := byKind[kinds[random.IntN(len(kinds))]]
	path := files[random.IntN(len(files))]
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := random.IntN(len(content))
	what := fmt.Sprintf("%s cut to %d of %d bytes", filepath.Base(path), at, len(content))
	if random.IntN(2) == 0 {
		bit := random.IntN(8)
		content[at] ^= 1 << bit
		what = fmt.Sprintf("%s with bit %d of byte %d of %d flipped", filepath.Base(path), bit, at, len(content))
	} else {
		content = content[:at]
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return what
}
