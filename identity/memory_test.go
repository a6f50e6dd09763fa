package identity_test

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
)

// edition returns the corpus as a store has it: articles with digests of their texts and annotations.
func edition(c *graph.Corpus) *graph.Corpus {
	for i := range c.Articles {
		a := &c.Articles[i]
		a.Article.SHA256 = graph.Digest(32, a.Article.Text)
		a.Article.Revision = ""
		a.Article.Revision = graph.Digest(32, fmt.Sprintf("%+v", a))
	}
	return c
}

// withoutKnownTexts returns the corpus without the texts that a memory has no need of.
func withoutKnownTexts(m *identity.Memory, c *graph.Corpus) *graph.Corpus {
	bare := &graph.Corpus{Articles: slices.Clone(c.Articles), Judgements: c.Judgements}
	for i := range bare.Articles {
		if a := &bare.Articles[i].Article; m.Knows(a) {
			a.Text = ""
		}
	}
	return bare
}

// kept writes a memory and reads it.
func kept(t *rapid.T, m *identity.Memory) *identity.Memory {
	var file bytes.Buffer
	if err := m.Write(&file); err != nil {
		t.Fatal(err)
	}
	read, err := identity.ReadMemory(&file)
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// TestAMemoryChangesNothing loads, corrects and retracts articles, and judges, and
// resolves after each change with a memory and without.
func TestAMemoryChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := new(identity.Memory)
		now := map[graph.ID]graph.AnnotatedArticle{}
		var judged []graph.Judgement
		for range rapid.IntRange(2, 5).Draw(t, "changes") {
			news := drawNews(t)
			for _, a := range news.Articles {
				if rapid.IntRange(0, 3).Draw(t, "fate") == 0 {
					delete(now, a.Article.ID)
				} else {
					now[a.Article.ID] = a // the same name again is a correction
				}
			}
			switch rapid.IntRange(0, 3).Draw(t, "judge") {
			case 0:
				judged = judged[rapid.IntRange(0, len(judged)).Draw(t, "taken back"):]
			case 1, 2:
				judged = append(slices.Clone(judged), news.Judgements...)
			}
			c := edition(&graph.Corpus{Judgements: judged})
			for _, id := range slices.Sorted(maps.Keys(now)) {
				c.Articles = append(c.Articles, now[id])
			}
			c = edition(c)
			for i := range c.Articles {
				if rapid.IntRange(0, 5).Draw(t, "stored again") == 0 {
					c.Articles[i].Article.RecordedAt = graphtest.Recorded.AddDate(0, 1, 0)
				}
			}
			if rapid.Bool().Draw(t, "another process") {
				m = kept(t, m)
			}
			got := m.Resolve(withoutKnownTexts(m, c))
			if diff := gocmp.Diff(identity.Resolve(c), got); diff != "" {
				t.Fatalf("without a memory (-), with one (+):\n%s", diff)
			}
			if again := m.Resolve(withoutKnownTexts(m, c)); !gocmp.Equal(got, again) {
				t.Fatal("resolved twice:", gocmp.Diff(got, again))
			}
		}
	})
}

// drawNews makes articles with texts: their mentions in order, with words of a few stories
// between them, and claims of which only the words are known.
func drawNews(t *rapid.T) *graph.Corpus {
	c := drawCorpus(t)
	for i := range c.Articles {
		a := &c.Articles[i]
		a.Mentions = slices.Clone(a.Mentions)
		if rapid.Bool().Draw(t, "of another type") {
			at := rapid.IntRange(0, len(a.Mentions)-1).Draw(t, "which")
			a.Mentions[at].Type = rapid.SampledFrom([]graph.MentionType{graph.MentionPerson, graph.MentionOrganization, graph.MentionPlace}).Draw(t, "type")
		}
		text := []rune{}
		put := func(at int, words string) {
			for len(text) < at+len([]rune(words)) {
				text = append(text, ' ')
			}
			copy(text[at:], []rune(words))
		}
		for _, m := range a.Mentions {
			if len(m.Fragments) > 0 {
				put(m.Fragments[0].Start, m.Text)
			}
		}
		var others []graph.Claim
		for n := range rapid.IntRange(0, 3).Draw(t, "others") {
			start := len(text) + 1
			trigger := rapid.SampledFrom([]string{"killed", "said", "earthquake", "arrested"}).Draw(t, "trigger")
			put(start, trigger+" ")
			for range rapid.IntRange(2, 6).Draw(t, "length") {
				put(len(text)+1, rapid.SampledFrom(storyWords).Draw(t, "word"))
			}
			put(len(text), ".")
			others = append(others, graph.Claim{
				ID: graph.ID(fmt.Sprintf("claim/%s/other-%d", a.Article.ID.Local(), n)), Article: a.Article.ID, Type: "other",
				Status: graph.StatusHeld, Polarity: graph.PolarityPositive, Modality: graph.ModalityAsserted,
				Trigger: []graph.Span{{Start: start, End: start + len(trigger)}}, Sentence: graph.Span{Start: start, End: len(text)},
			})
		}
		a.Claims = append(slices.Clone(a.Claims), others...)
		a.Article.Text = string(text) + rapid.SampledFrom([]string{"", "", reprint, reprint[100:], reprint[:250]}).Draw(t, "copy")
	}
	return c
}

// reprint is what several articles may have from an agency.
var reprint = func() string {
	words := make([]string, 80)
	for i := range words {
		words[i] = fmt.Sprint("word", i)
	}
	return strings.Join(words, " ")
}()

var storyWords = []string{
	"tremor", "rubble", "village", "rescuers", "shelter", "aftershock", "coach", "stadium", "season", "kick", "draft", "league",
}

// TestAMemoryForgets resolves a corpus, and then one that holds none of its articles.
func TestAMemoryForgets(t *testing.T) {
	var m identity.Memory
	c := edition(fiveArticles(t))
	m.Resolve(c)
	for i := range c.Articles {
		if !m.Knows(&c.Articles[i].Article) {
			t.Errorf("%s was read, and is not known", c.Articles[i].Article.ID)
		}
		other := c.Articles[i].Article
		other.Revision = "another"
		if m.Knows(&other) {
			t.Errorf("another annotation of %s is known", other.ID)
		}
	}
	m.Resolve(&graph.Corpus{})
	for i := range c.Articles {
		if m.Knows(&c.Articles[i].Article) {
			t.Errorf("%s is gone, and still known", c.Articles[i].Article.ID)
		}
	}
	if kept := m.Kept(); kept != 0 {
		t.Errorf("%d names and readings are kept of no article", kept)
	}
}

// A person judges of a name and a mention that the rule of equal names has joined before:
// what the memory holds of that is no answer any more, and is again when it is taken back.
func TestAMemoryHeedsWhoJudgesAName(t *testing.T) {
	a, b := graphtest.NewArticle("a"), graphtest.NewArticle("b")
	a.Person("Anna Berg")
	mention := b.Person("Anna Berg")
	c := edition(graphtest.Corpus([]*graphtest.Article{a, b}))
	var m identity.Memory
	for _, verdict := range []graph.Verdict{"", graph.VerdictUnsure, "", graph.VerdictSame, graph.VerdictDifferent, ""} {
		c.Judgements = nil
		if verdict != "" {
			c.Judgements = []graph.Judgement{graphtest.Judge("actor/anna-berg", verdict, mention, 1)}
		}
		if diff := gocmp.Diff(identity.Resolve(c), m.Resolve(c)); diff != "" {
			t.Errorf("judged %s: without a memory (-), with one (+):\n%s", verdict, diff)
		}
	}
}
