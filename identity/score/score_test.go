package score

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
)

// of makes a partition: "abc d" is {a,b,c} and {d}.
func of(text string) Partition {
	var p Partition
	for cluster := range strings.FieldsSeq(text) {
		var ids []graph.ID
		for _, letter := range cluster {
			ids = append(ids, graph.ID(string(letter)))
		}
		p = append(p, ids)
	}
	return p
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// The examples are worked out by hand. The first two are those of Bagga and
// Baldwin 1998 (figures 1 to 4): a key of 5, 2 and 5, and responses that join
// one 5 with the 2, or with the other 5.
var worked = []struct {
	name, key, response string
	measure             func(key, response Partition) Measure
	precision, recall   float64
}{
	// Response clusters of 5 and 7; the 7 is cut into two parts by the key: (4+6-1)/(4+6).
	{"MUC, small with large", "abcde fg hijkl", "abcde fghijkl", MUC, 9.0 / 10, 1},
	// Response clusters of 10 and 2: (10-2 + 2-1)/(9+1): MUC does not see that this is worse.
	{"MUC, large with large", "abcde fg hijkl", "abcdehijkl fg", MUC, 9.0 / 10, 1},
	// 5 items of 5/5, 2 of 2/7, 5 of 5/7: (5 + 4/7 + 25/7)/12.
	{"B³, small with large", "abcde fg hijkl", "abcde fghijkl", BCubed, 16.0 / 21, 1},
	// 10 items of 5/10, 2 of 2/2: 7/12.
	{"B³, large with large", "abcde fg hijkl", "abcdehijkl fg", BCubed, 7.0 / 12, 1},
	// Alignment abcde, and hijkl with 7: 2·5/5+5=1 and 2·5/(5+7)=5/6; recall /3, precision /2.
	{"CEAFe, small with large", "abcde fg hijkl", "abcde fghijkl", CEAFe, (1 + 5.0/6) / 2, (1 + 5.0/6) / 3},
	// abcde with 10: 10/15 = 2/3, fg 1; hijkl has nobody.
	{"CEAFe, large with large", "abcde fg hijkl", "abcdehijkl fg", CEAFe, (2.0/3 + 1) / 2, (2.0/3 + 1) / 3},
	// Precision: 10 · (10+10)/45 and 2 · 1, of 12; recall: every link is there.
	{"LEA, large with large", "abcde fg hijkl", "abcdehijkl fg", LEA, (10*20.0/45 + 2) / 12, 1},
	// The example of Moosavi and Strube 2016: key {a b c} {d e f g}, response {a b} {c d} {f g h i}.
	// Recall: 3 · (1/3)/7 + 4 · (1/6)/7 = (1 + 2/3)/7; precision: 2·1 + 2·0 + 4·(1/6), of 8.
	{"LEA, as published", "abc defg", "ab cd fghi", LEA, (2 + 4.0/6) / 8, (1 + 4.0/6) / 7},
	// A singleton is found by a singleton only: key a, bc; response ab, c.
	{"LEA, singletons", "a bc", "ab c", LEA, 0, 0},
	{"LEA, a singleton found", "a bc", "a b c", LEA, 1.0 / 3, 1.0 / 3},
	// Vilain et al. 1995: key {a b c d}, response {a b} {c d}: 2 of 3 links found, none made up.
	{"MUC, one link missing", "abcd", "ab cd", MUC, 1, 2.0 / 3},
	// and the other way round
	{"MUC, one link too many", "ab cd", "abcd", MUC, 2.0 / 3, 1},
	// Nothing was joined: no precision to speak of, and nothing found.
	{"MUC, nothing joined", "ab", "a b", MUC, 0, 0},
	// Luo 2005, section 2: key {1..5} {6 7} {8..C}, response one cluster of all: only one may be
	// aligned, 2·5/(12+5) = 10/17.
	{"CEAFe, all in one", "12345 67 89ABC", "123456789ABC", CEAFe, 10.0 / 17, 10.0 / 17 / 3},
	// Items that one side does not have: key ab, response bc. B³: b finds 1/2 of 2 items on each side.
	{"B³, other items", "ab", "bc", BCubed, 0.25, 0.25},
	// 1 of 3 pairs right, 1 of 2 found.
	{"pairs", "ab cd", "abc d", Pairs, 1.0 / 3, 1.0 / 2},
}

func TestWorkedExamples(t *testing.T) {
	for _, tt := range worked {
		t.Run(tt.name, func(t *testing.T) {
			got := tt.measure(of(tt.key), of(tt.response))
			f1 := 0.0
			if sum := tt.precision + tt.recall; sum > 0 {
				f1 = 2 * tt.precision * tt.recall / sum
			}
			if !near(got.Precision, tt.precision) || !near(got.Recall, tt.recall) || !near(got.F1, f1) {
				t.Errorf("%+v, want precision %v, recall %v, F1 %v", got, tt.precision, tt.recall, f1)
			}
		})
	}
}

func TestCompare(t *testing.T) {
	s, err := Compare(of("abcde fg hijkl"), of("abcde fghijkl"))
	if err != nil {
		t.Fatal(err)
	}
	// The means of the F1 that the precisions and recalls above have.
	want := (2*0.9/1.9 + 2*(16.0/21)/(1+16.0/21) + 2*(11.0/12)*(11.0/18)/(11.0/12+11.0/18)) / 3
	if !near(s.CoNLL, want) || s.Items != 12 || s.KeyClusters != 3 || s.ResponseClusters != 2 {
		t.Errorf("%+v, want CoNLL %v", s, want)
	}
	for _, bad := range []Partition{of("ab a"), of("aa"), {{}}} {
		if _, err := Compare(bad, of("ab")); err == nil {
			t.Errorf("key %v is no partition", bad)
		}
		if _, err := Compare(of("ab"), bad); err == nil {
			t.Errorf("response %v is no partition", bad)
		}
	}
}

func TestWithoutSingletons(t *testing.T) {
	p := of("ab c def g")
	if got := p.WithoutSingletons(); len(got) != 2 || len(p) != 4 {
		t.Errorf("%v of %v", got, p)
	}
	if got := p.Keep(func(id graph.ID) bool { return id < "e" }); got.items() != 4 || len(got) != 3 {
		t.Errorf("kept %v", got)
	}
}

func TestVerdicts(t *testing.T) {
	judge := func(left, right graph.ID, v graph.Verdict) graph.Judgement {
		return graph.Judgement{Left: left, Right: right, Verdict: v}
	}
	superseded := judge("a", "d", graph.VerdictSame)
	superseded.SupersededBy = "judgement/x"
	got := Judge(of("abc de f"), []graph.Judgement{
		judge("a", "b", graph.VerdictSame), judge("a", "b", graph.VerdictSame), judge("d", "f", graph.VerdictSame),
		judge("a", "d", graph.VerdictDifferent), judge("d", "e", graph.VerdictDifferent),
		judge("b", "c", graph.VerdictUnsure), judge("a", "z", graph.VerdictSame), superseded,
	})
	// 1 of 2 pairs judged SAME is right; the key has 3 + 1 pairs.
	want := Verdicts{2, 1, 2, 1, 1, 1, Measure{0.5, 0.25, 1.0 / 3}}
	if !near(got.Pairs.F1, want.Pairs.F1) {
		t.Errorf("F1 %v", got.Pairs.F1)
	}
	got.Pairs.F1 = want.Pairs.F1
	if got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// anyPartition draws a partition of the first n letters.
func anyPartition(t *rapid.T, n int, label string) Partition {
	clusters := make(Partition, n)
	for i := range n {
		at := rapid.IntRange(0, n-1).Draw(t, label)
		clusters[at] = append(clusters[at], graph.ID(rune('a'+i)))
	}
	return slices.DeleteFunc(clusters, func(c []graph.ID) bool { return len(c) == 0 })
}

var measures = map[string]func(key, response Partition) Measure{
	"MUC": MUC, "B³": BCubed, "CEAFe": CEAFe, "LEA": LEA, "pairs": Pairs,
}

func TestMeasuresAreFair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "items")
		key, response := anyPartition(t, n, "key"), anyPartition(t, n, "response")
		renamed := func(p Partition) Partition {
			var q Partition
			for _, cluster := range p {
				var c []graph.ID
				for _, id := range cluster {
					c = append([]graph.ID{"item/" + id}, c...)
				}
				q = append(Partition{c}, q...)
			}
			return q
		}
		for name, m := range measures {
			got := m(key, response)
			for _, v := range []float64{got.Precision, got.Recall, got.F1} {
				if !(v >= 0 && v <= 1+1e-12) {
					t.Errorf("%s is %v, out of [0,1]", name, v)
				}
			}
			if same := m(key, key); !near(same.F1, 1) {
				t.Errorf("%s of a partition with itself is %v", name, same)
			}
			if back := m(response, key); !near(back.Precision, got.Recall) || !near(back.Recall, got.Precision) {
				t.Errorf("%s: precision and recall do not change places: %v, %v", name, got, back)
			}
			if other := m(renamed(key), renamed(response)); !near(other.F1, got.F1) {
				t.Errorf("%s depends on names or order: %v, %v", name, got, other)
			}
		}
	})
}

// TestAssignmentIsGreatest compares with all assignments.
func TestAssignmentIsGreatest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.IntRange(0, 5).Draw(t, "rows")
		columns := rows + rapid.IntRange(0, 2).Draw(t, "more")
		weights := make([][]float64, rows)
		for i := range weights {
			for range columns {
				weights[i] = append(weights[i], float64(rapid.IntRange(0, 9).Draw(t, "weight"))/9)
			}
		}
		if got, want := greatestAssignment(weights), bruteForce(weights, 0, map[int]bool{}); !near(got, want) {
			t.Errorf("%v, want %v for %v", got, want, weights)
		}
	})
}

func bruteForce(weights [][]float64, row int, taken map[int]bool) float64 {
	if row == len(weights) {
		return 0
	}
	best := 0.0
	for column := range weights[row] {
		if !taken[column] {
			taken[column] = true
			best = max(best, weights[row][column]+bruteForce(weights, row+1, taken))
			delete(taken, column)
		}
	}
	return best
}
