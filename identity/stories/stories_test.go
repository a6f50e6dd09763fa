package stories

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
)

// told returns the stories that a memory tells, by article.
func (m *Memory) told() map[graph.ID]graph.ID {
	all := map[graph.ID]graph.ID{}
	for id := range m.articles {
		all[id] = m.Of(id)
	}
	return all
}

const (
	quake = "quake aceh rubble rescue village tremor magnitude shelter aid mosque collapse toll"
	match = "quarterback yard touchdown coach season stadium fumble kick receiver league draft playoff"
)

func TestArticlesOfOneStory(t *testing.T) {
	var m Memory
	for i, text := range []string{quake + " monday", quake + " tuesday relief", match + " monday", match + " injury"} {
		m.Take(graph.ID(fmt.Sprint("article/", i)), strings.Fields(text))
	}
	want := map[graph.ID]graph.ID{"article/0": "article/0", "article/1": "article/0", "article/2": "article/2", "article/3": "article/2"}
	for id, story := range want {
		if got := m.Of(id); got != story {
			t.Errorf("%s tells the story of %s, not of %s", id, got, story)
		}
	}
	if got := m.Of("article/none"); got != "" {
		t.Errorf("an article that is not there tells the story of %s", got)
	}
}

// What came and went, and in which order, does not matter; and nothing is kept of
// what is gone.
func TestOnlyTheArticlesThatAreThereMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var m Memory
		now := map[graph.ID][]string{}
		for range rapid.IntRange(1, 60).Draw(t, "changes") {
			id := graph.ID(fmt.Sprintf("article/%02d", rapid.IntRange(0, 40).Draw(t, "article")))
			switch rapid.IntRange(0, 5).Draw(t, "change") {
			case 0:
				m.Drop(id)
				delete(now, id)
			case 1:
				m.Of(id)
			default:
				var stems []string
				topic := rapid.IntRange(0, 3).Draw(t, "topic")
				for range rapid.IntRange(0, 12).Draw(t, "words") {
					stems = append(stems, fmt.Sprintf("w%d-%d", topic, rapid.IntRange(0, 30).Draw(t, "word")))
				}
				m.Take(id, stems)
				now[id] = stems
			}
		}
		var fresh Memory
		words := map[string]bool{}
		for id, stems := range now {
			fresh.Take(id, stems)
			for _, stem := range stems {
				words[stem] = true
			}
		}
		got, want := m.told(), fresh.told()
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("with a memory %v, without %v", got, want)
		}
		if len(m.words.numbers) != len(words) || len(m.words.all)-len(m.words.free) != len(words) {
			t.Fatalf("%d words are kept of %d", len(m.words.all)-len(m.words.free), len(words))
		}
		for id := range now {
			m.Drop(id)
		}
		m.Settle()
		if n := len(m.words.numbers) + len(m.changed) + len(m.loose) + len(m.words.moved) + len(m.pairs) + len(m.news); n != 0 {
			t.Fatalf("%d things are kept of nothing", n)
		}
	})
}

// The fewer articles there are, the less a word says that two have: one that shares
// nothing with any other matters, too.
func TestAnArticleLessChangesWeights(t *testing.T) {
	texts := map[graph.ID]string{"article/0": "", "article/1": "kick coach", "article/2": "kick draft draft"}
	var m, fresh Memory
	for id, text := range texts {
		m.Take(id, strings.Fields(text))
		if id != "article/0" {
			fresh.Take(id, strings.Fields(text))
		}
	}
	if m.Of("article/2") != "article/1" {
		t.Fatal("of three articles these two do not tell one story, so that this shows nothing")
	}
	m.Drop("article/0")
	if got, want := m.Of("article/2"), fresh.Of("article/2"); got != want {
		t.Errorf("with a memory it tells the story of %s, without of %s", got, want)
	}
}

// An article more is compared with the groups of those that it shares words with, and
// these with their like; not with more, the more articles there are.
func TestAnArticleMoreIsComparedWithFew(t *testing.T) {
	compared := func(articles int) int {
		var m Memory
		for i := range articles + 1 {
			if i == articles {
				m.Settle()
				m.compared = 0
			}
			m.Take(graph.ID(fmt.Sprintf("article/%05d", i)), []string{
				fmt.Sprint("topic", i/20), fmt.Sprint("anna", i%(articles/10)), fmt.Sprint("carl", 7*i%(articles/10)),
			})
		}
		m.Settle()
		return m.compared
	}
	few, many := compared(3_010), compared(9_010)
	t.Log(few, many)
	if few == 0 || many > 2*few {
		t.Errorf("beside 3,010 articles %d groups are compared, beside 9,010 %d", few, many)
	}
}
