package identity_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/graph/names"
	"github.com/parley-kg/parley/identity"
)

// draws makes a random corpus out of what a property test draws.
type draws struct{ t *rapid.T }

func (d draws) IntN(n int) int { return rapid.IntRange(0, n-1).Draw(d.t, "n") }

func drawCorpus(t *rapid.T) *graph.Corpus {
	return graphtest.Random(draws{t}, graphtest.Size{
		Articles: rapid.IntRange(1, 5).Draw(t, "articles"), Claims: rapid.IntRange(1, 3).Draw(t, "claims"),
		Judgements: rapid.IntRange(0, 6).Draw(t, "judgements"),
	})
}

func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCorpus(t)
		want := identity.Resolve(c)
		shuffled := &graph.Corpus{
			Articles:   rapid.Permutation(c.Articles).Draw(t, "articles"),
			Judgements: rapid.Permutation(c.Judgements).Draw(t, "judgements"),
		}
		for i := range shuffled.Articles {
			a := &shuffled.Articles[i]
			a.Mentions = rapid.Permutation(a.Mentions).Draw(t, "mentions")
			a.Coreference = rapid.Permutation(a.Coreference).Draw(t, "coreference")
		}
		if diff := gocmp.Diff(want, identity.Resolve(shuffled)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestEveryMemberIsInOneCluster(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCorpus(t)
		r := identity.Resolve(c)
		seen := map[graph.ID]graph.ID{}
		for _, kind := range [][]graph.Cluster{r.Actors, r.Places, r.Events} {
			if !slices.IsSortedFunc(kind, func(a, b graph.Cluster) int { return cmp.Compare(a.ID, b.ID) }) {
				t.Fatal("clusters are not sorted")
			}
			for _, cluster := range kind {
				if !slices.IsSorted(cluster.Members) || !slices.IsSorted(cluster.Aliases) || !slices.IsSorted(cluster.Judgements) {
					t.Fatalf("%s is not sorted", cluster.ID)
				}
				for _, m := range append(slices.Clone(cluster.Members), cluster.ID) {
					if other, twice := seen[m]; twice {
						t.Fatalf("%s is in %s and %s", m, other, cluster.ID)
					}
					seen[m] = cluster.ID
				}
			}
		}
		for _, a := range c.Articles {
			for _, m := range a.Mentions {
				if _, in := seen[m.ID]; in != (m.Type.IsActor() || m.Type == graph.MentionPlace) {
					t.Fatalf("%s is in a cluster: %v", m.ID, in)
				}
			}
			for _, claim := range a.Claims {
				if _, in := seen[claim.ID]; in != claim.IsEvent() {
					t.Fatalf("%s is in a cluster: %v", claim.ID, in)
				}
			}
		}
	})
}

func TestDifferentIsNeverJoined(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := identity.Resolve(drawCorpus(t))
		of := membership(r)
		for _, j := range r.Judgements {
			left, known := of[j.Left]
			right, alsoKnown := of[j.Right]
			if j.SupersededBy == "" && known && alsoKnown && j.Verdict == graph.VerdictDifferent && left == right {
				t.Fatalf("%s and %s, which differ, are both %s", j.Left, j.Right, left)
			}
			if j.Verdict == graph.VerdictSame && strings.HasPrefix(j.By, "rule:same-id") && known && alsoKnown && j.SupersededBy == "" && left != right {
				t.Fatalf("%s and %s, which are the same, are %s and %s", j.Left, j.Right, left, right)
			}
		}
	})
}

func membership(r *graph.Resolution) map[graph.ID]graph.ID {
	of := map[graph.ID]graph.ID{}
	for _, c := range slices.Concat(r.Actors, r.Places, r.Events) {
		for _, m := range c.Members {
			of[m] = c.ID
		}
	}
	return of
}

// A judgement that was superseded by its contrary leaves what there would be,
// had only the contrary been made.
func TestASplitUndoesAMerge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCorpus(t)
		mentions := c.Articles[0].Mentions
		a := rapid.SampledFrom(mentions).Draw(t, "a").ID
		b := rapid.SampledFrom(c.Articles[len(c.Articles)-1].Mentions).Draw(t, "b").ID
		if a == b {
			t.Skip("one mention")
		}
		merge, split := graphtest.Judge(a, graph.VerdictSame, b, 10), graphtest.Judge(b, graph.VerdictDifferent, a, 11)
		without := append(slices.Clone(c.Judgements), split)
		with := append(slices.Clone(c.Judgements), merge, split)
		once := identity.Resolve(&graph.Corpus{Articles: c.Articles, Judgements: without})
		twice := identity.Resolve(&graph.Corpus{Articles: c.Articles, Judgements: with})
		if diff := gocmp.Diff(membership(once), membership(twice)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// What is added to an article's neighbours may join more, but never takes apart
// what people, ids and coreference have joined.
func TestCoreferenceSurvivesMoreArticles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCorpus(t)
		c.Judgements = nil
		of := membership(identity.Resolve(c))
		for _, a := range c.Articles {
			for _, group := range a.Coreference {
				for _, m := range group {
					if of[m] != of[group[0]] {
						t.Fatalf("%s and %s corefer", group[0], m)
					}
				}
			}
		}
	})
}

// BenchmarkResolve resolves corpora of which each is three times as large as the
// one before; the largest makes 100,000 claims. A tenth of the people have
// several spellings.
func BenchmarkResolve(b *testing.B) {
	for _, articles := range []int{1_100, 3_300, 10_000} {
		c := graphtest.Random(rand.New(rand.NewPCG(1, 2)), graphtest.Size{Articles: articles, Claims: 10, Names: articles})
		claims := 0
		for i := range c.Articles {
			claims += len(c.Articles[i].Claims)
			for j := range c.Articles[i].Mentions {
				spell(&c.Articles[i].Mentions[j], i)
			}
		}
		b.Run(fmt.Sprintf("claims=%d", claims), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				identity.Resolve(c)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*claims), "ns/claim")
		})
	}
}

// drawName draws a name out of words that are easily confused, and of anything.
func drawName(t *rapid.T, label string) string {
	word := rapid.OneOf(
		rapid.SampledFrom(strings.Fields("Ahmed Ahmad al-Sharaa Abd al Rahman bin II Jr. Mohammed Kim Jong-un Syrian Sweida city province of J. JD MACRON Li Lee Ping Peng Hans Johannes Jean Jan Georgia Republic Paris, Texas Schulz Schulze ş , “Bibi” Syria's the")),
		rapid.StringN(0, 6, -1),
	)
	return strings.Join(rapid.SliceOfN(word, 0, 5).Draw(t, label), " ")
}

func TestComparingNamesIsSymmetric(t *testing.T) {
	kinds := []graph.MentionType{graph.MentionPerson, graph.MentionOrganization, graph.MentionPlace, graph.MentionGroup}
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		a, b := drawName(t, "a"), drawName(t, "b")
		there, back := identity.CompareNames(kind, a, b), identity.CompareNames(kind, b, a)
		if there.Verdict != back.Verdict || there.Score != back.Score || there.Score < 0 || there.Score > 1 {
			t.Fatalf("%q and %q: %+v, the other way %+v", a, b, there, back)
		}
		if kind != graph.MentionGroup && names.Normalise(a) != "" && identity.CompareNames(kind, a, a).Verdict == different {
			t.Fatalf("%q is not itself", a)
		}
	})
}

// spell gives a person or place that has a number for a name one of letters,
// and every tenth of them other letters in every third article.
func spell(m *graph.Mention, article int) {
	at := strings.LastIndexAny(m.Text, "lyec") + 1
	number, err := strconv.Atoi(m.Text[at:])
	if err != nil {
		return
	}
	family := ""
	for n := number; n > 0 || family == ""; n /= 60 {
		family += string("bdfhjklmnprstvzg"[n%16]) + string("aiu"[n%3]) + string("rnl"[n%60/20])
	}
	if number%10 == 0 && article%3 == 0 {
		family = strings.ReplaceAll(strings.ReplaceAll(family, "u", "ou"), "j", "dj")
	}
	family = strings.ToUpper(family[:1]) + family[1:]
	if m.Type == graph.MentionPerson {
		given := []string{"Ahmed", "Tom", "Ivan", "Yossi", "Mehmet", "Jean", "Omar", "Boris", "Khaled", "Ron"}[number%10]
		m.Text = given + " " + family
	} else {
		m.Text = family
	}
}
