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
	images := storesToDamage(t)
	random := chance(t, 0)
	told := 0
	for range *rounds {
		image := images[random.IntN(len(images))]
		dir := image.copyTo(t)
		damage := image.name + ", " + damageOne(t, random, dir)
		exported, exportSaid := answerOrReason(t, damage, "export", "--store", dir, "--format", "nquads")
		_, verifySaid := answerOrReason(t, damage, "verify", "--store", dir)
		if exportSaid == "" && !image.states[exported] {
			t.Errorf("%s: a silent wrong answer of %d bytes; verify says %q", damage, len(exported), verifySaid)
		}
		t.Logf("%s\n\texport: %s\n\tverify: %s", damage, exportSaid, verifySaid)
		if verifySaid != "" {
			told++
		}
	}
	t.Logf("%d of %d damages were told, the others changed no answer", told, *rounds)
}

// image is a store in a directory, and what it may answer when it was damaged:
// the quads, as exported.
type image struct {
	name, dir string
	states    map[string]bool
}

func (i image) copyTo(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "store")
	if err := os.CopyFS(dir, os.DirFS(i.dir)); err != nil {
		t.Fatal(err)
	}
	return dir
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

// storesToDamage makes a store and returns how it is left by a crash, when all
// is in its log, where any damage may be the crash's work, so that the store may
// answer from any state it went through; closed, when nothing but its last state
// will do; and so again after all of its first files are gone.
func storesToDamage(t *testing.T) []image {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "store")
	s := openService(t, dir)
	whole, states := loadOneByOne(t, s, writeEdition(t, 0))
	save := func(name string, states map[string]bool) image {
		saved := image{name, filepath.Join(t.TempDir(), "image"), states}
		if err := os.CopyFS(saved.dir, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		return saved
	}
	crashed := save("crashed", states)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	closed := save("closed", map[string]bool{whole: true})
	succeed(t, "load", "--store", dir, writeEdition(t, 1))
	succeed(t, "load", "--store", dir, writeEdition(t, 2))
	return []image{crashed, closed, save("grown", map[string]bool{recorded(t, dir): true})}
}

// loadOneByOne loads the articles of an edition, then its judgements, and
// returns the quads of the last state, and of all states from the empty one on.
func loadOneByOne(t *testing.T, s *service.Service, edition string) (last string, states map[string]bool) {
	t.Helper()
	last = recordedBy(t, s)
	states = map[string]bool{last: true}
	load := func(path string) {
		if _, err := s.Load(t.Context(), service.LoadRequest{Paths: []string{path}}); err != nil {
			t.Fatal(err)
		}
		last = recordedBy(t, s)
		states[last] = true
	}
	articles, err := os.ReadFile(filepath.Join(edition, "articles.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	one := filepath.Join(t.TempDir(), "one.jsonl")
	for article := range bytes.Lines(articles) {
		if err := os.WriteFile(one, article, 0o600); err != nil {
			t.Fatal(err)
		}
		load(one)
	}
	load(filepath.Join(edition, "judgements.jsonl"))
	return last, states
}

// kindOf takes the numbers from the name of a file.
func kindOf(path string) string {
	return regexp.MustCompile(`[0-9]+`).ReplaceAllString(filepath.Base(path), "")
}

// damageOne damages one file of a directory, every kind of file as often as the
// others, and tells what it did.
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
	return damageFile(t, random, files[random.IntN(len(files))])
}

// damageFile cuts a file, or flips one of its bits, and tells what it did.
func damageFile(t *testing.T, random *rand.Rand, path string) string {
	t.Helper()
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
