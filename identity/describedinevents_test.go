package identity_test

import (
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
)

// tellsOf adds a claim of the kind that says nothing but its words to an article: its
// text is one sentence, which tells of what the word says.
func tellsOf(a *graphtest.Article, word string) {
	before, _, _ := strings.Cut(a.Article.Text, word)
	at := len([]rune(before))
	a.Claims = append(a.Claims, graph.Claim{
		ID: graph.ID("claim/" + a.Article.ID.Local() + "/" + word), Article: a.Article.ID, Type: "other",
		Trigger:  []graph.Span{{Start: at, End: at + len([]rune(word))}},
		Sentence: graph.Span{Start: 0, End: len([]rune(a.Article.Text))},
		Status:   graph.StatusHeld, Polarity: graph.PolarityPositive, Modality: graph.ModalityAsserted,
	})
}

// Whom two articles of one story describe in the same words is one where one event is
// told of both, also where neither article speaks of somebody known, or of one only.
func TestADescriptionMeansOneInAnEvent(t *testing.T) {
	for _, tt := range []struct {
		what          string
		first, second string
		event         string // of the second article
		same          bool
	}{
		{"one event", "[p robbers]" + deal, "[p robbers]" + deal, "signed", true},
		{"spoken of anew", "A [p woman]" + deal, "A [p woman]" + deal, "signed", true},
		{"another event", "[p robbers]" + deal, "[p robbers]" + deal, "record", false},
		{"anybody", "[p officials]" + deal, "[p officials]" + deal, "signed", false},
		{"another", "A [p robber]" + deal, "Another [p robber]" + deal, "signed", false},
		{"one of two ministers", "The [p minister]" + deal, "The [p minister] and the [p Syrian minister]" + deal, "signed", false},
		{"other numbers", "[p two women]" + deal, "[p three women]" + deal, "signed", false},
	} {
		t.Run(tt.what, func(t *testing.T) {
			a, asked := written("000", tt.first)
			b, other := written("001", tt.second)
			tellsOf(a, "signed")
			tellsOf(b, tt.event)
			if got := together(t, resolve([]*graphtest.Article{a, b}), asked[0], other[0]); got != tt.same {
				t.Errorf("one: %v, want %v", got, tt.same)
			}
		})
	}
	t.Run("a man twice in an article", func(t *testing.T) {
		a, asked := written("000", "A [p man] said that a [p man]"+deal)
		tellsOf(a, "signed")
		if together(t, resolve([]*graphtest.Article{a}), asked[0], asked[1]) {
			t.Error("they are one")
		}
	})
	t.Run("groups", func(t *testing.T) {
		a, asked := written("000", "[p robbers]"+deal)
		b, other := written("001", "[p robbers]"+deal)
		a.Mentions[0].Type, b.Mentions[0].Type = graph.MentionGroup, graph.MentionGroup
		tellsOf(a, "signed")
		tellsOf(b, "signed")
		if together(t, resolve([]*graphtest.Article{a, b}), asked[0], other[0]) {
			t.Error("they are one")
		}
	})
}

// A place that is described is one where one event is told of it, unless names say
// that it may be another.
func TestAPlaceIsDescribedInAnEvent(t *testing.T) {
	for _, tt := range []struct {
		what          string
		first, second string
		same          bool
	}{
		{"one name beside it", "In [l a Woodburn bank] he" + deal, "In [l a bank in Woodburn , Oregon] he" + deal, true},
		{"no name", "In [l the bank] he" + deal, "In [l a bank in Woodburn] he" + deal, true},
		{"another name", "In [l a bank in Beaumont] he" + deal, "In [l a bank in Woodburn] he" + deal, false},
		{"a name of its own", "In [l the Winston store in Paris] he" + deal, "In [l a store in Paris] he" + deal, false},
		{"one of two", "In [l the bank] he" + deal, "In [l a bank in Beaumont] and [l a bank in Woodburn] he" + deal, false},
		{"near it", "Near [l the bank] he" + deal, "He was [l near a bank in Woodburn] and" + deal, false},
		{"another", "In [l the bank] he" + deal, "In [l another bank] he" + deal, false},
	} {
		t.Run(tt.what, func(t *testing.T) {
			a, asked := written("000", tt.first)
			b, other := written("001", tt.second)
			tellsOf(a, "signed")
			tellsOf(b, "signed")
			if got := together(t, resolve([]*graphtest.Article{a, b}), asked[0], other[0]); got != tt.same {
				t.Errorf("one: %v, want %v", got, tt.same)
			}
		})
	}
}

func TestADescriptionStandsBesideAName(t *testing.T) {
	for text, same := range map[string]bool{
		"The [p actress] [p Tara Reid] left.":                   true,
		"[p Alfredo Perez] , a [p spokesman] for the prison.":   true,
		"[p Mark Felt] , the associate [p director] of it.":     true,
		"[p Tara Reid] , the [p judge] and others left.":        false,
		"[p Tara Reid] met the [p judge] .":                     false,
		"[p robbers] [p Tara Reid] saw.":                        false,
		"[p Tara Reid] , said the [p judge] of the court.":      false,
		"The [p judge] . [p Tara Reid] left the court at once.": false,
	} {
		a, asked := written("000", text)
		if got := together(t, resolve([]*graphtest.Article{a}), asked[0], asked[1]); got != same {
			t.Errorf("%s: one: %v, want %v", text, got, same)
		}
	}
}

// A pronoun agrees with whom it means, in number and as far as it is known in gender.
func TestAPronounAgrees(t *testing.T) {
	for _, tt := range []struct {
		text string
		with int // the first mention that the last one is one with; -1 for none
	}{
		{"[p Tara Reid] and the [p gunman] met. [p She] left.", 0},
		{"[p Mrs. Hill] and [p Pat Reid] met. [p She] left.", 0},
		{"[p Tara Reid] and [p Pat Hill] met. [p She] left.", -1},
		{"The [p officials] met. [p He] left.", -1},
		{"[p Tara Reid] and the [p robbers] met. [p They] left.", 1},
		{"[p Tom Hill] hurt [p himself] .", 0},
	} {
		a, asked := written("000", tt.text)
		r := resolve([]*graphtest.Article{a})
		last := len(asked) - 1
		for i := range last {
			if got := together(t, r, asked[i], asked[last]); got != (i == tt.with) {
				t.Errorf("%s: %d and the last are one: %v", tt.text, i, got)
			}
		}
	}
}
