package identity_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
)

// newsroom are articles as [written] has them, each with what it says beside: after
// a line "--" one statement a line, "Marco Rubio is secretary of state of US",
// "Paris in Texas", "Marco Rubio for US", "published 2025-07".
type newsroom struct {
	*graph.Resolution
	corpus   *graph.Corpus
	mentions []map[string][]graph.ID // of each article, by their words
}

func readNewsroom(t *testing.T, articles ...string) newsroom {
	t.Helper()
	var n newsroom
	var all []*graphtest.Article
	for i, marked := range articles {
		text, said, _ := strings.Cut(marked, "\n--\n")
		a, ids := written(fmt.Sprintf("%03d", i), text)
		byWords := map[string][]graph.ID{}
		for j, id := range ids {
			byWords[a.Mentions[j].Text] = append(byWords[a.Mentions[j].Text], id)
		}
		n.mentions, all = append(n.mentions, byWords), append(all, a)
		for line := range strings.Lines(said) {
			n.state(t, a, i, strings.TrimSpace(line))
		}
	}
	n.corpus = graphtest.Corpus(all)
	n.Resolution = identity.Resolve(n.corpus)
	return n
}

// state adds what a line says to an article.
func (n *newsroom) state(t *testing.T, a *graphtest.Article, article int, line string) {
	t.Helper()
	first := func(words string) graph.ID { return n.mention(t, fmt.Sprintf("%d %s", article, words)) }
	if when, ok := strings.CutPrefix(line, "published "); ok {
		a.Article.Published = edtf.MustParse(when)
		return
	}
	if who, office, ok := strings.Cut(line, " is "); ok {
		title, of, _ := strings.Cut(office, " of ")
		p := &graph.ClaimedPosition{Holder: first(who), Title: first(title)}
		if of != "" {
			p.Organization = first(of)
		}
		a.Claim(graph.Claim{Type: graph.ClaimPosition, Position: p})
		return
	}
	if inner, outer, ok := strings.Cut(line, " in "); ok {
		a.Claim(graph.Claim{Type: graph.ClaimWithin, Within: &graph.ClaimedWithin{Inner: first(inner), Outer: first(outer)}})
		return
	}
	who, whom, ok := strings.Cut(line, " for ")
	if !ok {
		t.Fatalf("what does %q say?", line)
	}
	id := first(who)
	at := slices.IndexFunc(a.Mentions, func(m graph.Mention) bool { return m.ID == id })
	a.Mentions[at].ActsFor = first(whom)
}

// mention returns that which "1 Paris" means: the first of these words in article 1;
// "1 Paris #2" is the second.
func (n *newsroom) mention(t *testing.T, name string) graph.ID {
	t.Helper()
	article, at := 0, 1
	number, words, _ := strings.Cut(name, " ")
	if _, err := fmt.Sscan(number, &article); err != nil {
		t.Fatal(err)
	}
	if plain, nth, ok := strings.Cut(words, " #"); ok {
		words = plain
		if _, err := fmt.Sscan(nth, &at); err != nil {
			t.Fatal(err)
		}
	}
	ids := n.mentions[article][words]
	if len(ids) < at {
		t.Fatalf("article %d has %d of %q", article, len(ids), words)
	}
	return ids[at-1]
}

// doubted tells whether a judgement that stands leaves it open whether two are one,
// or others of what these are.
func (n *newsroom) doubted(t *testing.T, a, b graph.ID) bool {
	t.Helper()
	left, right := cluster(t, n.Resolution, a).Members, cluster(t, n.Resolution, b).Members
	return slices.ContainsFunc(n.Judgements, func(j graph.Judgement) bool {
		between := slices.Contains(left, j.Left) && slices.Contains(right, j.Right) || slices.Contains(left, j.Right) && slices.Contains(right, j.Left)
		return j.Verdict == unsure && j.SupersededBy == "" && between
	})
}

// TestNewsroom tells stories that a newsroom has every week, and who is whom in them.
func TestNewsroom(t *testing.T) {
	for _, tt := range slices.Concat(newsroomStories, foreignDeskStories) {
		t.Run(tt.what, func(t *testing.T) {
			n := readNewsroom(t, tt.articles...)
			check := func(pairs []string, one, doubt bool) {
				t.Helper()
				for _, pair := range pairs {
					left, right, _ := strings.Cut(pair, " = ")
					a, b := n.mention(t, left), n.mention(t, right)
					if got := together(t, n.Resolution, a, b); got != one {
						t.Errorf("%s: one %v", pair, got)
					}
					if got := !one && n.doubted(t, a, b); got != doubt {
						t.Errorf("%s: a doubt %v", pair, got)
					}
				}
			}
			check(tt.one, true, false)
			check(tt.two, false, false)
			check(tt.doubt, false, true)
		})
	}
}

// What an article says first, and which article is read first, is no matter.
func TestNewsroomInAnyOrder(t *testing.T) {
	for _, tt := range slices.Concat(newsroomStories, foreignDeskStories) {
		n := readNewsroom(t, tt.articles...)
		turned := &graph.Corpus{Articles: slices.Clone(n.corpus.Articles)}
		slices.Reverse(turned.Articles)
		for i := range turned.Articles {
			a := &turned.Articles[i]
			a.Mentions, a.Claims = slices.Clone(a.Mentions), slices.Clone(a.Claims)
			slices.Reverse(a.Mentions)
			slices.Reverse(a.Claims)
		}
		if diff := cmp.Diff(n.Resolution, identity.Resolve(turned)); diff != "" {
			t.Errorf("%s:\n%s", tt.what, diff)
		}
	}
}

// A judgement on place/paris is none on Paris, Texas, of which an article speaks
// by the bare name as well.
func TestAnIDMeansThePlaceThatAnArticleMeans(t *testing.T) {
	texan, inTexas := written("000", "The fair in [l Paris, Texas], opened. [l Paris] was full.")
	french, inFrance := written("001", "Ministers met in [l Paris] and in [l Lutetia].")
	r := resolve([]*graphtest.Article{texan, french}, graphtest.Judge("place/paris", same, "place/lutetia", 1))
	if !together(t, r, inFrance[0], inFrance[1]) || together(t, r, inTexas[1], inFrance[0]) || !together(t, r, inTexas[0], inTexas[1]) {
		t.Errorf("%+v", r.Places)
	}
	if c := cluster(t, r, inTexas[1]); c.ID != "place/paris-texas" || slices.Contains(c.Aliases, "place/paris") {
		t.Errorf("Paris, Texas, is %s and answers to %v", c.ID, c.Aliases)
	}
	e, err := identity.Explain(graphtest.Corpus([]*graphtest.Article{texan, french}), "place/paris", "place/paris-texas")
	if err != nil || e.One {
		t.Errorf("one %v, %v", e.One, err)
	}
}
