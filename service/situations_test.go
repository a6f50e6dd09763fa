package service_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index"
	"github.com/parley-kg/parley/service"
)

var update = flag.Bool("update", false, "rewrite what is told of the situations")

// TestSituations goes through testdata/situations: what a few articles of one story, that nobody has
// judged, come to. The comment of a file says what a reader makes of them.
func TestSituations(t *testing.T) {
	paths, err := filepath.Glob("testdata/situations/*.txtar")
	if err != nil || len(paths) < 40 {
		t.Fatalf("found %d situations, error %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { checkSituation(t, path) })
	}
}

func checkSituation(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	last := &archive.Files[len(archive.Files)-1]
	s := open(t, "memory:")
	for _, f := range archive.Files[:len(archive.Files)-1] {
		file := map[string]string{"article.json": string(readSituation(t, f.Name, f.Data))}
		report := load(t, s, service.LoadRequest{Paths: []string{write(t, file)}})
		if len(report.Problems)+len(report.Warnings) > 0 || len(report.Added)+len(report.Corrected) != 1 {
			t.Fatalf("%s: %+v", f.Name, report)
		}
	}
	told := tell(t, s)
	if *update {
		last.Data = []byte(told)
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(last.Data), told); diff != "" {
		t.Errorf("%s(-told +found)\n%s", archive.Comment, diff)
	}
}

// tell writes what a graph makes of its claims: an event a line, with its conflicts, links, and pairs
// of claims of which nothing is certain.
func tell(t *testing.T, s *service.Service) string {
	t.Helper()
	snap := s.Snapshot()
	names := claimsByName(snap.Corpus())
	var lines []string
	seen := map[graph.ID]bool{}
	byName := slices.SortedFunc(maps.Keys(names), func(a, b graph.ID) int { return strings.Compare(names[a], names[b]) })
	for _, claim := range byName {
		e, err := snap.Event(claim)
		if err != nil {
			t.Fatal(err)
		}
		if !seen[e.ID] {
			seen[e.ID] = true
			lines = append(lines, tellEvent(snap, e, names)...)
		}
	}
	lines = append(lines, tellDoubts(t, s, byName, names)...)
	return strings.Join(lines, "\n") + "\n"
}

func tellEvent(snap *index.Snapshot, e *graph.Event, names map[graph.ID]string) []string {
	head := fmt.Sprintf("%s: %s %s", namesOf(e.Claims, names), e.Status, e.Label)
	if e.When.Time.IsZero() {
		head += ", undated"
	}
	head += fmt.Sprintf(" (%s, %d independent", e.Corroboration, len(e.Independent))
	at, _ := snap.Ordinal(e.ID)
	for n := range snap.MostSources() + 1 {
		if snap.WithSources(n).Contains(at) != (n <= len(e.Independent)) {
			head += fmt.Sprintf("; WRONG: with %d sources", n)
		}
	}
	lines := []string{head + ")"}
	for i := range e.Conflicts {
		c := &e.Conflicts[i]
		line := "  " + string(c.Kind)
		if c.Actor != "" {
			line += " " + c.Actor.Local()
		}
		for _, r := range c.Readings {
			line += fmt.Sprintf(" | %s: %s", r.Value, namesOf(r.Claims, names))
		}
		lines = append(lines, line+" | by "+c.Rule)
	}
	for _, l := range e.Links {
		other, err := snap.Event(l.Event)
		if err != nil {
			panic(err)
		}
		lines = append(lines, fmt.Sprintf("  %s %s", l.Kind, namesOf(other.Claims, names)))
	}
	return lines
}

func namesOf(claims []graph.ID, names map[graph.ID]string) string {
	all := make([]string, len(claims))
	for i, c := range claims {
		all[i] = names[c]
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

// tellDoubts tells of which pairs a person is asked, and where what is explained is not what was decided.
func tellDoubts(t *testing.T, s *service.Service, claims []graph.ID, names map[graph.ID]string) []string {
	t.Helper()
	var lines []string
	for i, a := range claims {
		for _, b := range claims[i+1:] {
			e, err := s.Explain(t.Context(), a, b)
			if err != nil {
				t.Fatal(err)
			}
			pair := names[a] + " " + names[b]
			for _, j := range e.Judgements {
				if j.Verdict == graph.VerdictUnsure && (j.Left == a && j.Right == b || j.Left == b && j.Right == a) {
					lines = append(lines, fmt.Sprintf("UNSURE %s: %s", pair, j.Reason))
				}
			}
		}
	}
	return lines
}
