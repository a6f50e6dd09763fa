package identity_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity"
)

// nameFixtures are the tables of pairs in testdata.
var nameFixtures = []string{"names.tsv", "names-more.tsv", "names-schemes.tsv"}

// namePair is a line of one of them.
type namePair struct {
	kind        graph.MentionType
	left, right string
	verdict     graph.Verdict
	note        string
}

// forTuning tells in which half of the fixture a pair is: by the last bit of a
// digest of the pair, whatever its place in the file, its verdict and its note.
// The rules were tuned by looking at the pairs of this half only; of the other
// half nothing but counts is ever printed.
func (p namePair) forTuning() bool {
	digit := graph.Digest(1, string(p.kind), p.left, p.right)
	return strings.ContainsAny(digit, "02468ace")
}

// readNamePairs reads a fixture.
func readNamePairs(t *testing.T, fixture string) []namePair {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", fixture))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	}()
	var pairs []namePair
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 5 {
			t.Fatalf("%s:%d: %d fields, not kind, left, right, verdict and note", fixture, n, len(fields))
		}
		p := namePair{graph.MentionType(fields[0]), fields[1], fields[2], graph.Verdict(fields[3]), fields[4]}
		if !p.kind.Valid() || p.verdict != same && p.verdict != different {
			t.Fatalf("%s:%d: kind %q, verdict %q", fixture, n, p.kind, p.verdict)
		}
		pairs = append(pairs, p)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return pairs
}

func TestBothHalvesOfTheFixturesAreLarge(t *testing.T) {
	seen := map[namePair]bool{}
	for _, fixture := range nameFixtures {
		sizes := map[bool]map[graph.Verdict]int{true: {}, false: {}}
		for _, p := range readNamePairs(t, fixture) {
			sizes[p.forTuning()][p.verdict]++
			pair := namePair{kind: p.kind, left: min(p.left, p.right), right: max(p.left, p.right)}
			if seen[pair] {
				t.Errorf("%s and %s are there twice", p.left, p.right)
			}
			seen[pair] = true
		}
		for half, size := range sizes {
			if size[same] < 100 || size[different] < 100 {
				t.Errorf("%s, for tuning %v: %v", fixture, half, size)
			}
		}
		t.Log(fixture, sizes)
	}
}

// tally counts verdicts of the rules by those of the fixture.
type tally map[[2]graph.Verdict]int

func (c tally) of(verdict graph.Verdict) int {
	return c[[2]graph.Verdict{same, verdict}] + c[[2]graph.Verdict{different, verdict}]
}

func (c tally) precision() float64 {
	return float64(c[[2]graph.Verdict{same, same}]) / float64(c.of(same))
}

func (c tally) recall() float64 {
	all := 0
	for _, v := range []graph.Verdict{same, different, unsure} {
		all += c[[2]graph.Verdict{same, v}]
	}
	return float64(c[[2]graph.Verdict{same, same}]) / float64(all)
}

func (c tally) unsureShare() float64 {
	return float64(c.of(unsure)) / float64(c.of(same)+c.of(different)+c.of(unsure))
}

// TestNames holds the rules to what they promise on the halves that they were not
// tuned on, and docs/identity.md to the figures. With -v it prints the mistakes
// in the other halves.
func TestNames(t *testing.T) {
	docs, err := os.ReadFile("../docs/identity.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, fixture := range nameFixtures {
		tuning, counted := compareNamePairs(t, fixture)
		if p := counted.precision(); p < 0.98 {
			t.Errorf("precision %.3f on the half of %s that is only counted", p, fixture)
		}
		for _, row := range []string{tuning.row(fixture, "for tuning"), counted.row(fixture, "only counted")} {
			t.Log(row)
			if !strings.Contains(string(docs), row) {
				t.Errorf("docs/identity.md has not the row %s", row)
			}
		}
	}
}

// row is the line of the table in docs/identity.md.
func (c tally) row(fixture, half string) string {
	all := c.of(same) + c.of(different) + c.of(unsure)
	return fmt.Sprintf("| `%s` | %s | %d | %.3f | %.3f | %.3f |", fixture, half, all, c.precision(), c.recall(), c.unsureShare())
}

func compareNamePairs(t *testing.T, fixture string) (tuning, counted tally) {
	tuning, counted = tally{}, tally{}
	for _, p := range readNamePairs(t, fixture) {
		got := identity.CompareNames(p.kind, p.left, p.right)
		if back := identity.CompareNames(p.kind, p.right, p.left); back.Verdict != got.Verdict || back.Score != got.Score {
			t.Errorf("a pair is %s one way, %s the other", got.Verdict, back.Verdict)
		}
		if !p.forTuning() {
			counted[[2]graph.Verdict{p.verdict, got.Verdict}]++
			continue
		}
		tuning[[2]graph.Verdict{p.verdict, got.Verdict}]++
		if got.Verdict != p.verdict {
			t.Logf("%s %q, %q: %s (%s), found %s %.2f %+v", p.kind, p.left, p.right, p.verdict, p.note, got.Verdict, got.Score, got.Features)
		}
	}
	return tuning, counted
}
