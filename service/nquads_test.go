package service_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/export"
	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/graph/store/storetest"
	"github.com/parley-kg/parley/service"
)

// exported writes everything that a store holds as N-Quads, under a base.
func exported(t testing.TB, s *store.Store, base string) string {
	t.Helper()
	format, err := export.ByName("nquads")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := format.Write(t.Context(), &out, export.Source{Quads: s, Base: base}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// reloaded loads N-Quads into a new service.
func reloaded(t testing.TB, nquads string) *service.Service {
	t.Helper()
	path := filepath.Join(t.TempDir(), "graph.nq")
	if err := os.WriteFile(path, []byte(nquads), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := service.Open(t.Context(), "memory:", service.Options{Now: func() time.Time { return noon().AddDate(1, 0, 0) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	report, err := s.Load(t.Context(), service.LoadRequest{Paths: []string{path}})
	if err != nil || len(report.Problems) > 0 {
		t.Fatal(err, report.Problems)
	}
	return s
}

// What was exported as N-Quads and is loaded again is the same graph, to the
// instant, with what was retracted and what came back.
func TestNQuadsComeBack(t *testing.T) {
	s, err := service.Open(t.Context(), "memory:", service.Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	load(t, s, service.LoadRequest{Paths: []string{articles}})
	dir := t.TempDir()
	talks := func(lines ...string) {
		for name, content := range map[string]string{
			"talks.txt": "Anna Berg met Chaim Dor.",
			"talks.ann": strings.Join(append([]string{"T1\tPerson 0 9\tAnna Berg", "T2\tPerson 14 23\tChaim Dor", "T3\tMeeting 10 13\tmet"}, lines...), "\n") + "\n",
		} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		load(t, s, service.LoadRequest{Paths: []string{dir}})
	}
	const met = "E1\tMeeting:T3 Participant:T1 Participant2:T2"
	talks(met)
	talks("E1\tMeeting:T3 Participant:T1")
	talks(met)
	for _, base := range []string{export.DefaultBase, "", "https://example.org/claim/"} {
		want := exported(t, s.Store(), base)
		again := reloaded(t, want)
		if got := exported(t, again.Store(), base); got != want {
			t.Errorf("under %q other quads come back", base)
		}
		if again.Snapshot().ID() != s.Snapshot().ID() {
			t.Errorf("under %q another graph comes back", base)
		}
	}
}

func TestRandomNQuadsComeBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		corpus := storetest.Corpora().Draw(rt, "corpus")
		s, err := store.Open(t.Context(), "memory:", store.Options{})
		if err != nil {
			rt.Fatal(err)
		}
		defer s.Close()
		for i := range corpus.Articles {
			at := noon().Add(time.Duration(i) * time.Hour)
			annotatable(&corpus.Articles[i])
			if err := s.Apply(t.Context(), store.Change{Article: &corpus.Articles[i], At: at}); err != nil {
				rt.Fatal(err)
			}
		}
		if err := s.Apply(t.Context(), store.Change{Judgements: byPeople(corpus.Judgements), At: noon()}); err != nil {
			rt.Fatal(err)
		}
		want := exported(t, s, export.DefaultBase)
		if want == "" {
			return // an empty file is told to be one
		}
		if got := exported(t, reloaded(t, want).Store(), export.DefaultBase); got != want {
			rt.Fatalf("other quads come back:\n%s\n\n%s", want, got)
		}
	})
}

// byPeople leaves one of those judgements that say the same.
func byPeople(all []graph.Judgement) []graph.Judgement {
	seen := map[graph.ID]bool{}
	var list []graph.Judgement
	for _, j := range all {
		if !seen[j.ID] {
			list = append(list, j)
		}
		seen[j.ID] = true
	}
	return list
}
