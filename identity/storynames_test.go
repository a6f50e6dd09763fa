package identity_test

import (
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
)

// written is an article of a text in which [p Tom Barrack] is a mention of a
// person, [o Yankees] one of an organization, [l in Paris] one of a place, [g Syrian
// officials] one of a group and [t mayor] one of an office; [l/CITY Paris] states
// the kind. It returns the mentions in order.
func written(name, marked string) (*graphtest.Article, []graph.ID) {
	a := graphtest.NewArticle(name)
	kinds := map[byte]graph.MentionType{'p': graph.MentionPerson, 'o': graph.MentionOrganization, 'l': graph.MentionPlace, 'g': graph.MentionGroup, 't': graph.MentionPosition}
	var text strings.Builder
	var all []graph.ID
	for {
		before, rest, more := strings.Cut(marked, "[")
		text.WriteString(before)
		if !more {
			break
		}
		inside, after, _ := strings.Cut(rest, "]")
		what, words, _ := strings.Cut(inside, " ")
		_, kind, _ := strings.Cut(what, "/")
		span := graph.Span{Start: len([]rune(text.String()))}
		span.End = span.Start + len([]rune(words))
		text.WriteString(words)
		m := graph.Mention{
			ID: graph.MentionID(a.Article.ID, kinds[what[0]], span), Article: a.Article.ID, Type: kinds[what[0]],
			Text: words, Kind: kind, Fragments: []graph.Span{span},
		}
		a.Mentions, all = append(a.Mentions, m), append(all, m.ID)
		marked = after
	}
	a.Article.Text = text.String()
	return a, all
}

const deal = " signed an eight year baseball contract worth 180 million dollars, a record for a first baseman in free agency."

func TestAShortNameIsWhoeverBearsItInTheStory(t *testing.T) {
	for _, tt := range []struct {
		what        string
		first       string // with the name that is asked about
		second      string
		third       string
		sameOfFirst int // which mention of the second article it is; -1 for none
	}{
		{"a family name", "[p Teixeira]" + deal, "[p Mark Teixeira]" + deal, "", 0},
		{"a team", "The [o Yankees] said that he" + deal, "The [o New York Yankees] said that he" + deal, "", 0},
		{"nobody has more of a name", "[p Teixeira]" + deal, "[p Teixeira]" + deal, "", 0},
		{"two of the family", "[p Teixeira]" + deal, "[p Mark Teixeira] and [p Anna Teixeira]" + deal, "", -1},
		{"two of the family in two articles", "[p Teixeira]" + deal, "[p Mark Teixeira]" + deal, "[p Anna Teixeira]" + deal, -1},
		{"a given name as well", "[p Mark]" + deal, "[p Anna Mark] and [p Mark Teixeira]" + deal, "", -1},
		{"another story", "[p Teixeira]" + deal, "[p Mark Teixeira] painted sunflowers in Lisbon, and hung them in a museum by the river Tagus.", "", -1},
		{"what every country has", "The [o Army] said that he" + deal, "The [o Free Syrian Army] said that he" + deal, "", -1},
		{"a city", "[o Paris] said that he" + deal, "The [o Bank of Paris] said that he" + deal, "", -1},
	} {
		t.Run(tt.what, func(t *testing.T) {
			a, asked := written("000", tt.first)
			b, others := written("001", tt.second)
			articles := []*graphtest.Article{a, b}
			if tt.third != "" {
				c, _ := written("002", tt.third)
				articles = append(articles, c)
			}
			r := resolve(articles)
			for i, other := range others {
				if got := together(t, r, asked[0], other); got != (i == tt.sameOfFirst) {
					t.Errorf("joined with mention %d: %v", i, got)
				}
			}
		})
	}
}

func TestPronounsMeanWhomTheTextLeaves(t *testing.T) {
	for _, tt := range []struct {
		what, text string
		pronoun    int // the place of the pronoun among the mentions
		want       int // whom it means; -1 for nobody
	}{
		{"the only person", "[p Tom Barrack] flew to Paris. There [p he] met officials.", 1, 0},
		{"who follows at once", "[p Tom Barrack] and [p Jean-Noël Barrot], [p who] flew to Paris, met.", 2, 1},
		{"one of two", "[p Tom Barrack] met [p Jean-Noël Barrot]. [p He] left.", 2, -1},
		{"two sentences on", "[p Tom Barrack] flew. It rained. The sun rose. [p He] left.", 1, -1},
		{"a person among organizations", "The [o Pentagon] said that [p Tom Barrack] flew. [p He] left.", 2, 1},
		{"the only organization", "[p Tom Barrack] praised [o Microsoft]. [o It] grew.", 2, 1},
		{"a list without sentences", "[p Tom Barrack] flew, " + strings.Repeat("and flew, ", 100) + "[p he] left.", 1, -1},
		{"no person", "The [o Pentagon] spoke. [p He] left.", 1, -1},
		{"after it", "[p He] left before [p Tom Barrack] came.", 0, -1},
		{"around it", "[p her lawyer] spoke.", 0, -1},
	} {
		t.Run(tt.what, func(t *testing.T) {
			a, mentions := written("000", tt.text)
			r := resolve([]*graphtest.Article{a})
			for i, m := range mentions {
				if i == tt.pronoun {
					continue
				}
				if got := together(t, r, mentions[tt.pronoun], m); got != (i == tt.want) {
					t.Errorf("it means mention %d: %v", i, got)
				}
			}
		})
	}
}

// What somebody annotated is not for rules to add to.
func TestPronounsOfAnnotatedArticlesAreLeftAlone(t *testing.T) {
	a, m := written("000", "[p Tom Barrack] flew to Paris. There [p he] met the [p envoy] and the [p ambassador].")
	a.Corefer(m[2], m[3])
	if together(t, resolve([]*graphtest.Article{a}), m[0], m[1]) {
		t.Error("a pronoun was joined that the annotator left alone")
	}
}
