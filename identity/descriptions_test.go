package identity_test

import (
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
)

// Whom two articles of one story describe in the same words is one, if they speak
// of one such, whom they know, and who is no voice among many.
func TestADescriptionMeansOneInAStory(t *testing.T) {
	for _, tt := range []struct {
		what          string
		first, second string // the first mention of each is asked about
		same          bool
	}{
		{"the same words", "The [p baseman]" + deal, "He said that the [p baseman]" + deal, true},
		{"with a possessive", "His [p agent]" + deal, "Their [p agent]" + deal, true},
		{"spoken of anew in one article", "A [p baseman]" + deal, "The [p baseman]" + deal, true},
		{"spoken of anew in both", "A [p baseman]" + deal, "A [p baseman]" + deal, false},
		{"one of two", "The [p baseman] and a [p young baseman]" + deal, "The [p baseman]" + deal, false},
		{"one of many", "The [p agent], one of the best-paid agents," + deal, "The [p agent]" + deal, false},
		{"several", "The [p agents]" + deal, "The [p agents]" + deal, false},
		{"a number of them", "Two of the [p rich]" + deal, "[p two rich] men" + deal, false},
		{"a voice among many", "The [p official]" + deal, "The [p official]" + deal, false},
		{"of another type", "The [p side]" + deal, "The [o side]" + deal, false},
		{"before two names", "The [p preacher] [p Ali Hassan]" + deal, "The [p preacher] [p Omar Said]" + deal, false},
		{"before one name", "The [p preacher] [p Ali Hassan]" + deal, "The [p preacher] [p Ali Hassan]" + deal, true},
		{"more of it stands before what is marked", "The supreme [o court]" + deal, "The military [o court]" + deal, false},
		{"the same stands before what is marked", "The supreme [o court]" + deal, "The supreme [o court]" + deal, true},
		{"another story", "The [p baseman]" + deal, "The [p baseman] painted sunflowers in Lisbon, and hung them in a museum by the river Tagus.", false},
	} {
		t.Run(tt.what, func(t *testing.T) {
			a, asked := written("000", tt.first)
			b, other := written("001", tt.second)
			if got := together(t, resolve([]*graphtest.Article{a, b}), asked[0], other[0]); got != tt.same {
				t.Errorf("one: %v, want %v", got, tt.same)
			}
		})
	}
	t.Run("who is cited may be another", func(t *testing.T) {
		a, asked := written("000", "The [p baseman]"+deal)
		b, other := written("001", "The [p baseman]"+deal)
		b.Claim(graph.Claim{Attribution: []graph.Source{{Mention: other[0]}}})
		if together(t, resolve([]*graphtest.Article{a, b}), asked[0], other[0]) {
			t.Error("they are one")
		}
	})
	t.Run("twice in an article", func(t *testing.T) {
		a, asked := written("000", "The [p baseman] said that the [p baseman]"+deal)
		if !together(t, resolve([]*graphtest.Article{a}), asked[0], asked[1]) {
			t.Error("they are two")
		}
	})
	t.Run("before two names in an article", func(t *testing.T) {
		a, asked := written("000", "The [p agent] [p Ali Hassan] and the [p agent] [p Omar Said]"+deal)
		if together(t, resolve([]*graphtest.Article{a}), asked[0], asked[2]) {
			t.Error("they are one")
		}
	})
	t.Run("a group", func(t *testing.T) {
		a, asked := written("000", "The [p delegation]"+deal)
		b, other := written("001", "The [p delegation]"+deal)
		a.Mentions[0].Type, b.Mentions[0].Type = graph.MentionGroup, graph.MentionGroup
		if together(t, resolve([]*graphtest.Article{a, b}), asked[0], other[0]) {
			t.Error("they are one")
		}
	})
}
