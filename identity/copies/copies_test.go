package copies

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/testdata"
)

func article(name, text string) graph.AnnotatedArticle {
	return graph.AnnotatedArticle{Article: graph.Article{ID: graph.NewArticleID(name), Text: text}}
}

// five returns the texts of the five articles.
func five(t testing.TB) []string {
	t.Helper()
	files, err := testdata.Articles.ReadDir("articles")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, f := range files {
		if path.Ext(f.Name()) == ".txt" {
			text, err := testdata.Articles.ReadFile("articles/" + f.Name())
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, string(text))
		}
	}
	if len(texts) != 5 {
		t.Fatalf("%d texts", len(texts))
	}
	return texts
}

// together tells whether two texts are copies.
func together(a, b string) bool {
	return len(Of([]graph.AnnotatedArticle{article("a", a), article("b", b)})) == 1
}

// The five articles tell of the same days; none is another's text. That 001 is a
// paraphrase is said by its metadata, and cannot be seen in its words.
func TestTheFiveArticlesAreNoCopies(t *testing.T) {
	var all []graph.AnnotatedArticle
	for i, text := range five(t) {
		all = append(all, article(fmt.Sprint(i), text))
	}
	if found := Of(all); len(found) != 0 {
		t.Errorf("copies: %v", found)
	}
}

// changed replaces every n-th word.
func changed(text string, n int) string {
	words := strings.Fields(text)
	for i := n - 1; i < len(words); i += n {
		words[i] = "otherwise"
	}
	return strings.Join(words, " ")
}

func cut(text string, share float64) string { return text[:int(share*float64(len(text)))] }

func TestEditedTextsAreCopies(t *testing.T) {
	const note = "\n\nThis story was first published by an agency and has been edited by the staff of this paper."
	for i, text := range five(t) {
		_, body, _ := strings.Cut(text, "\n")
		for name, edited := range map[string]string{
			"the same":                    text,
			"in capitals":                 strings.ToUpper(text),
			"another headline and note":   "Talks\n" + body + note,
			"every twentieth word":        changed(text, 20),
			"its first two thirds":        cut(text, 0.66),
			"its last half":               text[strings.Index(text[len(text)/2-20:], " ")+len(text)/2-20:],
			"other spaces":                strings.Join(strings.Fields(text), "\n"),
			"paragraphs in another order": strings.Join(reversed(strings.Split(text, "\n")), "\n"),
		} {
			if !together(text, edited) {
				t.Errorf("00%d and %s are no copies", i, name)
			}
		}
		if together(text, changed(text, 4)) {
			t.Errorf("00%d is a copy of what has every fourth word changed", i)
		}
	}
}

func reversed(s []string) []string {
	slices.Reverse(s)
	return s
}

// What agencies and papers put under everything they print makes no copies.
func TestBoilerplateMakesNoCopies(t *testing.T) {
	const note = `

		We welcome thoughtful and respectful comments from all of our readers. Hateful language, illegal content, or attacks
		against this paper will be removed by our editors without further notice. For more details on what may be written here,
		please see our comment policy, which was last changed in the spring of this year. The agency that provided this report
		has eighty offices on five continents, and more than a thousand papers, broadcasters and portals print what it reports.`
	var all []graph.AnnotatedArticle
	for i, text := range five(t) {
		all = append(all, article(fmt.Sprint(i), text+note))
	}
	if found := Of(all); len(found) != 0 {
		t.Errorf("copies: %v", found)
	}
}

const (
	statement = `“We met in this city tonight with all who have a part in the matter, we spoke openly for more than four hours, and
		we agreed that nobody gains from a longer war in the south, that the wounded must be let out and the convoys in, and that
		our teams will meet again before the month is over to settle what could not be settled now”`
	briefA = `The envoy wrote late on Thursday that the evening had ended well. ` + statement + `. His office did not say where the
		next round would be held, and the embassy of neither country answered questions about the list of those who came to it.`
	briefB = `Markets opened higher after signs of calm in the region, with shares of carriers and hotels gaining most. Traders pointed to
		a post of the American envoy. ` + statement + `. Oil fell by two percent in early trading and the pound was little changed.`
)

// Who quotes the same statement at length is not the same source for it: the
// claims say whose words they are.
func TestQuotingOneStatementMakesNoCopies(t *testing.T) {
	a, b := strings.Join(strings.Fields(briefA), " "), strings.Join(strings.Fields(briefB), " ")
	if together(a, b) {
		t.Error("two articles that quote one statement are copies")
	}
	if straight := strings.NewReplacer("“", `"`, "”", `"`); together(straight.Replace(a), straight.Replace(b)) {
		t.Error("with straight marks they are")
	}
	if !together(a, "Late news. "+a) {
		t.Error("the same brief twice is no copy")
	}
}

func TestShortTextsAreCopiesWhereTheyAreEqual(t *testing.T) {
	const flash = "The ministers have met in Paris, the foreign ministry says."
	if !together(flash, flash) {
		t.Error("equal flashes are not")
	}
	if together(flash, flash+" More follows.") {
		t.Error("flashes that differ are")
	}
}

// A review of the press that prints many articles does not make them one.
func TestAReviewOfThePressIsNotEachOfItsArticles(t *testing.T) {
	all := []graph.AnnotatedArticle{}
	for i, text := range five(t) {
		all = append(all, article(fmt.Sprint(i), text))
	}
	all = append(all, article("review", strings.Join(five(t), "\n")))
	for _, group := range Of(all) {
		if !slices.Contains(group, "article/review") || len(group) > 2 { // 002 is half as long as all others together
			t.Errorf("copies: %v", group)
		}
	}
}

func TestArticlesWithoutTextAreNoCopies(t *testing.T) {
	if found := Of([]graph.AnnotatedArticle{{}, {}, {}}); len(found) != 0 {
		t.Errorf("copies: %v", found)
	}
}

// drawTexts makes texts of a small vocabulary, many of which share passages.
func drawTexts(t *rapid.T) []graph.AnnotatedArticle {
	passage := rapid.Custom(func(t *rapid.T) string {
		seed := rapid.Uint64Range(1, 6).Draw(t, "passage")
		r := rand.New(rand.NewPCG(seed, 0))
		words := make([]string, 120)
		for i := range words {
			words[i] = fmt.Sprint("w", r.IntN(1000))
		}
		from := rapid.IntRange(0, 60).Draw(t, "from")
		return strings.Join(words[from:from+rapid.IntRange(10, 60).Draw(t, "words")], " ")
	})
	var all []graph.AnnotatedArticle
	for i := range rapid.IntRange(0, 12).Draw(t, "articles") {
		all = append(all, article(fmt.Sprint(i), strings.Join(rapid.SliceOfN(passage, 0, 4).Draw(t, "passages"), ". ")))
	}
	return all
}

// The rule, pair by pair, and copies of copies.
func bruteForce(all []graph.AnnotatedArticle) [][]graph.ID {
	of := map[graph.ID]graph.ID{}
	for _, a := range all {
		of[a.Article.ID] = a.Article.ID
	}
	for _, a := range all {
		for _, b := range all {
			if pairIsCopies(a.Article, b.Article) {
				from, to := of[a.Article.ID], of[b.Article.ID]
				for id, root := range of {
					if root == from {
						of[id] = to
					}
				}
			}
		}
	}
	byRoot := map[graph.ID][]graph.ID{}
	for id, root := range of {
		byRoot[root] = append(byRoot[root], id)
	}
	var groups [][]graph.ID
	for _, ids := range byRoot {
		if len(ids) > 1 {
			slices.Sort(ids)
			groups = append(groups, ids)
		}
	}
	slices.SortFunc(groups, slices.Compare[[]graph.ID])
	return groups
}

func pairIsCopies(a, b graph.Article) bool {
	x, y := wording(&a), wording(&b)
	if len(x) > len(y) {
		x, y = y, x
	}
	shared := 0
	for _, h := range x {
		if slices.Contains(y, h) {
			shared++
		}
	}
	return a.Text != "" && a.Text == b.Text || len(x) >= 8 && 2*shared >= len(x) && len(y) <= 3*len(x)
}

func TestTheFinderMissesNothingAndOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := drawTexts(t)
		want := bruteForce(all)
		if diff := gocmp.Diff(want, Of(all)); diff != "" {
			t.Fatalf("each pair (-), found (+):\n%s", diff)
		}
		if diff := gocmp.Diff(want, Of(rapid.Permutation(all).Draw(t, "order"))); diff != "" {
			t.Fatal("in another order:", diff)
		}
	})
}

// Any number of copies of one text, each edited in its own way, are one group.
func TestManyCopiesAreOneGroup(t *testing.T) {
	text, r := five(t)[0], rand.New(rand.NewPCG(1, 2))
	var all []graph.AnnotatedArticle
	for i := range 300 {
		words := strings.Fields(text)
		for range len(words) / 40 {
			words[r.IntN(len(words))] = fmt.Sprint("edit", r.IntN(100))
		}
		all = append(all, article(fmt.Sprintf("%03d", i), strings.Join(words[:len(words)-r.IntN(60)], " ")))
	}
	if found := Of(all); len(found) != 1 || len(found[0]) != 300 {
		t.Errorf("%d groups of copies, want one of 300", len(found))
	}
}

// BenchmarkOf has one copy of each fifth text, and a phrase that stands in every text.
func BenchmarkOf(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 30_000} {
		r := rand.New(rand.NewPCG(1, 2))
		all := make([]graph.AnnotatedArticle, n)
		for i := range all {
			if i%5 == 4 {
				all[i] = article(fmt.Sprint(i), "By our desk. "+all[i-1].Article.Text)
				continue
			}
			words := make([]string, 300)
			for j := range words {
				words[j] = fmt.Sprint("word", r.IntN(20_000))
			}
			all[i] = article(fmt.Sprint(i), strings.Join(words, " ")+" this phrase stands under each of the reports of the agency and says nothing")
		}
		b.Run(fmt.Sprintf("articles=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if found := Of(all); len(found) != n/5 {
					b.Fatal(len(found))
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/article")
		})
	}
}

// What came and went before does not matter, and nothing is kept of what is gone.
func TestOnlyTheTextsThatAreThereMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var m Memory
		now := map[graph.ID]graph.AnnotatedArticle{}
		for range rapid.IntRange(1, 5).Draw(t, "changes") {
			for _, a := range drawTexts(t) {
				if rapid.IntRange(0, 3).Draw(t, "fate") == 0 {
					m.Drop(a.Article.ID)
					delete(now, a.Article.ID)
				} else {
					m.Take(&a.Article)
					now[a.Article.ID] = a
				}
			}
			if diff := gocmp.Diff(bruteForce(slices.Collect(maps.Values(now))), m.Groups()); diff != "" {
				t.Fatalf("each pair (-), remembered (+):\n%s", diff)
			}
		}
		for id := range now {
			m.Drop(id)
		}
		if groups := m.Groups(); len(groups)+len(m.texts)+len(m.held)+len(m.come)+len(m.gone) > 0 || len(m.free) != len(m.places) {
			t.Fatalf("of nothing %v are copies, and something is kept", groups)
		}
	})
}
