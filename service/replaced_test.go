package service

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
)

// What is new is put where sorting everything anew would put it.
func TestReplacedIsInOrder(t *testing.T) {
	judgements := rapid.SliceOfNDistinct(rapid.IntRange(0, 20), 0, 12, func(n int) int { return n })
	judged := func(n, second int) graph.Judgement {
		return graph.Judgement{ID: graph.ID(rune('a' + n)), At: time.Date(2025, 9, 1, 12, 0, second, 0, time.UTC)}
	}
	rapid.Check(t, func(t *rapid.T) {
		var all, want []graph.Judgement
		for _, n := range judgements.Draw(t, "all") {
			all = append(all, judged(n, rapid.IntRange(0, 3).Draw(t, "at")))
		}
		graph.SortJudgements(all)
		news := map[graph.ID]*graph.Judgement{}
		for _, n := range judgements.Draw(t, "news") {
			j := judged(n, rapid.IntRange(0, 3).Draw(t, "at"))
			news[j.ID] = &j
			want = append(want, j)
		}
		for _, j := range all {
			if news[j.ID] == nil {
				want = append(want, j)
			}
		}
		graph.SortJudgements(want)
		got := replaced(all, news, func(j *graph.Judgement) graph.ID { return j.ID }, graph.CompareJudgements)
		if !slices.EqualFunc(got, want, func(a, b graph.Judgement) bool { return a.ID == b.ID && a.At.Equal(b.At) }) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}
