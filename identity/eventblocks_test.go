package identity_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
)

// meetingInParis makes an article of a meeting on a day of July, counted from 0.
func meetingInParis(name string, people []string, day int) *graphtest.Article {
	a, _ := tellReports(name, report{people: people, place: "Paris", when: (edtf.DayOf(2025, 7, 1) + edtf.Day(day)).String()})
	return a
}

// TestBlocksWithNeighbours loads and takes away reports of one place, more than are compared
// with one another, and talks of more sides than are paired.
func TestBlocksWithNeighbours(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []*graphtest.Article
		people := []string{"Anna Berg", "Chaim Dor", "Eva Falk"}
		for i := range 30 {
			from := max(0, rapid.IntRange(-6, 1).Draw(t, "person")) // most are of one pair
			a := meetingInParis(fmt.Sprintf("%03d", i), people[from:from+2], rapid.IntRange(0, 4).Draw(t, "day"))
			if rapid.IntRange(0, 3).Draw(t, "talks") == 0 {
				var sides []graph.ID
				for _, n := range rapid.Permutation([]int{0, 1, 2, 3, 4, 5, 6}).Draw(t, "sides")[:rapid.IntRange(1, 7).Draw(t, "of")] {
					sides = append(sides, a.Organization(fmt.Sprintf("Guild Number %d", n)))
				}
				a.Claim(graph.Claim{Type: "meeting", Participations: graphtest.Present(sides...), Times: []graph.ClaimedTime{a.At("July", "2025-07")}})
			}
			all = append(all, a)
		}
		m := new(identity.Memory)
		for range 3 {
			kept := slices.DeleteFunc(slices.Clone(all), func(*graphtest.Article) bool { return rapid.IntRange(0, 9).Draw(t, "gone") == 0 })
			c := edition(graphtest.Corpus(kept))
			if want, got := identity.Resolve(c), m.Resolve(c); !reflect.DeepEqual(want, got) {
				t.Fatalf("without a memory (-), with one (+):\n%s", gocmp.Diff(want, got))
			}
		}
	})
}

// TestOneArticleMoreComparesFewPairs counts what one report more, and then one fewer, makes
// compare beside many: those of its place, of each of its people, and no others.
func TestOneArticleMoreComparesFewPairs(t *testing.T) {
	const blocks, each = 3, 2 * 16 // a place and two people; those that begin before it and after
	for _, others := range []int{100, 400} {
		t.Run(fmt.Sprint(others), func(t *testing.T) {
			var all []*graphtest.Article
			for i := range others {
				people := []string{fmt.Sprintf("Anna Berg%d", i%40), fmt.Sprintf("Carl Dahl%d", i%30)}
				all = append(all, meetingInParis(fmt.Sprintf("%04d", i), people, i%5))
			}
			one := meetingInParis("one more", []string{"Anna Berg1", "Carl Dahl2"}, 2)
			var m identity.Memory
			compared := func(articles []*graphtest.Article) int {
				before := m.Compared()
				m.Resolve(edition(graphtest.Corpus(articles)))
				return m.Compared() - before
			}
			if n := compared(all); n < others {
				t.Errorf("%d pairs of %d reports of one place were compared", n, others)
			}
			if n := compared(append(slices.Clone(all), one)); n == 0 || n > blocks*each {
				t.Errorf("one article more: %d pairs were compared", n)
			}
			if n := compared(all); n > blocks*each {
				t.Errorf("one article fewer: %d pairs were compared", n)
			}
			if n := compared(all); n != 0 {
				t.Errorf("nothing has changed: %d pairs were compared", n)
			}
		})
	}
}
