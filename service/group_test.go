package service

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/loader"
)

// revised is the note with another annotation: so many claims.
func revised(name string, revision, claims int) loader.Item {
	item := note(name)
	item.Article.Article.Revision = fmt.Sprint(revision)
	one := item.Article.Claims[0]
	item.Article.Claims = nil
	for i := range claims {
		claim := one
		claim.ID = graph.ID(fmt.Sprintf("claim/%s/met-%d", name, i))
		item.Article.Claims = append(item.Article.Claims, claim)
	}
	return item
}

// items are those that a load may meet, good and bad, the same article again and
// again among them.
func items() *rapid.Generator[[]loader.Item] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) loader.Item {
		name := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "article")
		revision := rapid.IntRange(0, 3).Draw(t, "revision")
		item := revised(name, revision, revision)
		switch rapid.SampledFrom([]string{"good", "good", "good", "unread", "refused", "another text", "judgement", "bad judgement"}).Draw(t, "kind") {
		case "unread":
			return loader.Item{Path: item.Path, Problems: []*loader.ParseError{{File: item.Path, Line: 1, Msg: "unread"}}}
		case "refused":
			item = revised(name, revision+10, 1)
			item.Article.Claims[0].Status = ""
		case "another text":
			other := *item.Article
			other.Article.SHA256 = strings.Repeat("0", 64)
			item.Article = &other
		case "judgement":
			return judged(graph.ID(fmt.Sprint("judgement/", revision)), "actor/a", "actor/b")
		case "bad judgement":
			return judged("judgement/bad", "actor/b", "actor/a") // not in order
		}
		return item
	}), 1, 12)
}

func judged(id, left, right graph.ID) loader.Item {
	return loader.Item{Path: string(id), Judgements: []graph.Judgement{
		{ID: id, Left: left, Right: right, Verdict: graph.VerdictSame, By: "editor", At: time.Unix(0, 0).UTC()},
	}}
}

// storeIn stores the items in groups of so many, and returns the report and
// everything that is stored.
func storeIn(t *rapid.T, all []loader.Item, atOnce int) (*Report, []string) {
	ctx := context.Background()
	still := time.Date(2025, 9, 1, 12, 0, 0, 0, time.UTC)
	s, err := Open(ctx, "memory:", Options{Now: func() time.Time { return still }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	l := load{service: s, target: s.store, report: &Report{}}
	for rest := all; len(rest) > 0; {
		n := min(atOnce, len(rest))
		if err := l.store(ctx, rest[:n]); err != nil {
			t.Fatal(err)
		}
		rest = rest[n:]
	}
	var quads []string
	for q, err := range s.store.Quads(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		quads = append(quads, q.NQuad())
	}
	return l.report, quads
}

// However items are grouped, the report and the store are those of storing one
// after the other.
func TestGroupsChangeNothingButTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := items().Draw(t, "items")
		want, wantQuads := storeIn(t, all, 1)
		got, gotQuads := storeIn(t, all, rapid.IntRange(2, len(all)+1).Draw(t, "at once"))
		if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(loader.ParseError{}, "Err")); diff != "" {
			t.Errorf("the report one by one -, in groups +:\n%s", diff)
		}
		if diff := cmp.Diff(wantQuads, gotQuads); diff != "" {
			t.Errorf("the quads one by one -, in groups +:\n%s", diff)
		}
	})
}

func TestAGroupIsBounded(t *testing.T) {
	small, large, long := note("small"), revised("large", 1, mostParts+1), note("long")
	article := *long.Article
	article.Article.Text = strings.Repeat("x", mostText+1)
	long.Article = &article
	for name, test := range map[string]struct {
		item loader.Item
		fit  int // so many, when they all are like this one
	}{
		"small":       {small, mostItems},
		"many claims": {large, 1},
		"a long text": {long, 1},
	} {
		var g group
		for g.hasRoomFor(&test.item) {
			g.add(test.item)
		}
		if len(g.items) != test.fit {
			t.Errorf("%s: %d fit together, want %d", name, len(g.items), test.fit)
		}
	}
}
