package identity_test

import (
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/loader"
)

// fiveArticles reads the articles of testdata without their judgements.
func fiveArticles(t testing.TB) *graph.Corpus {
	t.Helper()
	c := &graph.Corpus{}
	for item := range loader.Read(t.Context(), []string{"../testdata/articles"}, loader.Options{}) {
		if len(item.Problems) > 0 {
			t.Fatal(item.Problems)
		}
		if item.Article != nil {
			c.Articles = append(c.Articles, *item.Article)
		}
	}
	if len(c.Articles) != 5 {
		t.Fatalf("%d articles", len(c.Articles))
	}
	return c
}

// told finds the clusters of things by how articles name them.
type told struct {
	t  testing.TB
	of map[graph.ID]graph.ID
	c  *graph.Corpus
}

func tell(t testing.TB, c *graph.Corpus) told {
	return told{t, membership(identity.Resolve(c)), c}
}

// clusters returns those of the mentions of an article with a type and a text.
func (s told) clusters(article string, kind graph.MentionType, text string) map[graph.ID]bool {
	s.t.Helper()
	found := map[graph.ID]bool{}
	for _, a := range s.c.Articles {
		for _, m := range a.Mentions {
			if a.Article.ID == graph.NewArticleID(article) && m.Type == kind && m.Text == text {
				found[s.of[m.ID]] = true
			}
		}
	}
	if len(found) == 0 {
		s.t.Fatalf("article %s has no %s %q", article, kind, text)
	}
	return found
}

// one returns the only cluster that these mentions are in.
func (s told) one(article string, kind graph.MentionType, text string) graph.ID {
	s.t.Helper()
	found := s.clusters(article, kind, text)
	if len(found) != 1 {
		s.t.Errorf("%q in %s is %v", text, article, found)
	}
	for id := range found {
		return id
	}
	return ""
}

// TestWhoIsWhoInFiveArticles tells people, governments and places apart with no
// judgement by a person; where the annotator's coreference is left out as well,
// by rules alone. Read: the lines that stories s09 and s10 name.
func TestWhoIsWhoInFiveArticles(t *testing.T) {
	for _, tt := range []struct {
		what string
		// annotated tells that the annotator's coreference is needed.
		annotated bool
		kind      graph.MentionType
		names     [][2]string // of one: article and text
	}{
		{"Shaibani", false, graph.MentionPerson, [][2]string{
			{"000", "Asaad al-Shaibani"},
			{"000", "Shibani"},
			{"002", "Asaad al-Shaibani"},
			{"002", "Shaibani"},
			{"003", "Asaad al-Shaibani"},
			{"003", "Shaibani"},
			{"004", "Asaad al-Shaibani"},
		}},
		{"Barrack", false, graph.MentionPerson, [][2]string{
			{"000", "Tom Barrack"}, {"000", "Barrack"}, {"001", "Tom Barrack"}, {"002", "Barrack"}, {"003", "Thomas Barrack"}, {"004", "Barrack"},
		}},
		{"the envoy", true, graph.MentionPerson, [][2]string{
			{"000", "Tom Barrack"}, {"000", "US special envoy for Syria"}, {"000", "envoy"}, {"003", "Thomas Barrack"},
		}},
		{"Barrot", false, graph.MentionPerson, [][2]string{{"000", "Jean-Noel Barrot"}, {"002", "Jean-Noël Barrot"}, {"002", "Barrot"}}},
		{"al-Sharaa", false, graph.MentionPerson, [][2]string{
			{"000", "Ahmed al-Sharaa"}, {"001", "al-Sharaa"}, {"004", "Ahmad Al-Sharaa"}, {"004", "Ahmad al-Sharaa"}, {"004", "al-Sharaa"},
		}},
		{"Assad", false, graph.MentionPerson, [][2]string{{"000", "Bashar al-Assad"}, {"001", "Bashar al-Assad"}, {"003", "Bashar al-Assad"}}},
		{"Syria", false, graph.MentionOrganization, [][2]string{{"000", "Syrian"}, {"001", "Syria"}, {"003", "Syrian"}, {"004", "Syria"}}},
		{"Damascus, the government", false, graph.MentionOrganization, [][2]string{
			{"000", "Damascus"},
			{"000", "Syrian government"},
			{"000", "new Syrian authorities"},
			{"001", "Damascus"},
			{"001", "Syrian government"},
			{"003", "Damascus"},
			{"004", "Damascus"},
		}},
		{"Tel Aviv, the government", false, graph.MentionOrganization, [][2]string{{"004", "Tel Aviv"}}},
		{"Damascus, the city", false, graph.MentionPlace, [][2]string{{"000", "Damascus"}, {"001", "Damascus"}, {"004", "Damascus"}}},
		{"Sweida, the province", false, graph.MentionPlace, [][2]string{
			{"000", "Sweida"}, {"001", "Suwayda province"}, {"002", "Suwayda Governorate"}, {"002", "Suwayda"}, {"003", "Sweida province"}, {"004", "Sweida"},
		}},
		{"Sweida, the city", false, graph.MentionPlace, [][2]string{{"000", "Sweida city"}}},
	} {
		t.Run(tt.what, func(t *testing.T) {
			for _, annotated := range []bool{true, false} {
				if !annotated && tt.annotated {
					continue
				}
				s := tell(t, withoutCoreference(fiveArticles(t), !annotated))
				first := s.one(tt.names[0][0], tt.kind, tt.names[0][1])
				for _, name := range tt.names[1:] {
					if id := s.one(name[0], tt.kind, name[1]); id != first {
						t.Errorf("annotated %v: %q in %s is %s, not %s", annotated, name[1], name[0], id, first)
					}
				}
			}
		})
	}
}

func withoutCoreference(c *graph.Corpus, without bool) *graph.Corpus {
	for i := range c.Articles {
		if without {
			c.Articles[i].Coreference = nil
		}
	}
	return c
}

func TestWhoIsNotWhoInFiveArticles(t *testing.T) {
	for _, without := range []bool{false, true} {
		c := withoutCoreference(fiveArticles(t), without)
		sixth := graphtest.NewArticle("005")
		sixth.Person("Farouk al-Sharaa")
		sixth.Person("Ehud Barak")
		c.Articles = append(c.Articles, graphtest.Corpus([]*graphtest.Article{sixth}).Articles...)
		s := tell(t, c)
		different := map[graph.ID]string{}
		for what, id := range map[string]graph.ID{
			"Barrack":          s.one("000", graph.MentionPerson, "Tom Barrack"),
			"Barrot":           s.one("000", graph.MentionPerson, "Jean-Noel Barrot"),
			"Barak":            s.one("005", graph.MentionPerson, "Ehud Barak"),
			"Ahmed al-Sharaa":  s.one("000", graph.MentionPerson, "Ahmed al-Sharaa"),
			"Farouk al-Sharaa": s.one("005", graph.MentionPerson, "Farouk al-Sharaa"),
			"Assad":            s.one("000", graph.MentionPerson, "Bashar al-Assad"),
			"Shaibani":         s.one("000", graph.MentionPerson, "Asaad al-Shaibani"),
			"Syria":            s.one("000", graph.MentionOrganization, "Syria"),
			"its government":   s.one("000", graph.MentionOrganization, "Damascus"),
			"the province":     s.one("000", graph.MentionPlace, "Sweida"),
			"the city":         s.one("000", graph.MentionPlace, "Sweida city"),
			"southern Syria":   s.one("000", graph.MentionPlace, "southern Syria"),
			"the country":      s.one("000", graph.MentionPlace, "Syria"),
		} {
			if other, taken := different[id]; taken {
				t.Errorf("without coreference %v: %s and %s are both %s", without, what, other, id)
			}
			different[id] = what
		}
	}
}

func TestGroupsAreNeverJoinedByRules(t *testing.T) {
	c := fiveArticles(t)
	types := map[graph.ID]graph.MentionType{}
	for _, a := range c.Articles {
		for _, m := range a.Mentions {
			types[m.ID] = m.Type
		}
	}
	for _, j := range identity.Resolve(c).Judgements {
		if j.Verdict == same && j.By != "annotator" && (types[j.Left] == graph.MentionGroup || types[j.Right] == graph.MentionGroup) {
			t.Errorf("%s joined %s and %s: %s", j.By, j.Left, j.Right, j.Reason)
		}
	}
}
