package query

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// got is the page that was asked for; there is no error to expect.
func got[N any](page *Page[N], err error) *Page[N] {
	if err != nil {
		panic(err)
	}
	return page
}

func TestNodes(t *testing.T) {
	w := diplomacy()
	july := w.event(t, "july")
	barrack := held(w.Actor(*named("Tom Barrack")))
	for id, want := range map[graph.ID]any{
		barrack.ID:          barrack,
		"place/paris":       held(w.Place(*placeNamed("Paris"))),
		july.ID:             july,
		july.Claims[0]:      held(w.snap.Claim(july.Claims[0])),
		barrack.Mentions[0]: held(w.snap.Mention(barrack.Mentions[0])),
		"article/000":       held(w.snap.Article("article/000")),
	} {
		if got, err := w.Node(id); err != nil || got != want {
			t.Errorf("%s: %v, %v", id, got, err)
		}
	}
	for _, claim := range july.Claims {
		old := graph.ID(graph.PrefixEvent + "/" + claim.Local())
		if got, err := w.Node(old); err != nil || got != any(july) {
			t.Errorf("old id %s: %v, %v", old, got, err)
		}
	}
	for _, id := range w.snap.Judgements() {
		if _, err := w.Node(id); err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}
	for _, id := range []graph.ID{
		"", "actor/nobody", "place/nowhere", "event/none", "claim/none", "article/none", "judgement/none",
		"article/000#char=0,1;person", "article/000#char=0,1", "conflict/none", "nonsense",
	} {
		if got, err := w.Node(id); !errors.Is(err, graph.ErrNotFound) || got != nil {
			t.Errorf("%q: %v, %v; want ErrNotFound", id, got, err)
		}
	}
}

func TestLists(t *testing.T) {
	w := diplomacy()
	t.Run("actors by name", func(t *testing.T) {
		all := walk(t, 4, false, func(args PageArgs) *Page[*graph.Actor] { return got(w.Actors(nil, args)) })
		if len(all) != w.snap.Counts().Actors {
			t.Errorf("%d of %d actors", len(all), w.snap.Counts().Actors)
		}
		if !slices.IsSortedFunc(all, func(a, b *graph.Actor) int {
			return compareNamed(namedKey{a.Name, a.ID}, namedKey{b.Name, b.ID})
		}) {
			t.Error("not sorted by name")
		}
		back := walk(t, 3, true, func(args PageArgs) *Page[*graph.Actor] { return got(w.Actors(nil, args)) })
		if !slices.Equal(back, all) {
			t.Error("backwards is another list")
		}
	})
	t.Run("actors by text", func(t *testing.T) {
		page := got(w.Actors(new("barrack"), PageArgs{}))
		if len(page.Edges) != 1 || page.Edges[0].Node.Name != "Tom Barrack" {
			t.Errorf("found %v", nodes(page))
		}
	})
	t.Run("search", func(t *testing.T) {
		kinds := map[string]bool{}
		for _, found := range walk(t, 2, false, func(args PageArgs) *Page[any] { return got(w.Search(t.Context(), "Paris", args)) }) {
			switch n := found.(type) {
			case *graph.Place:
				kinds[n.Name] = true
			case *graph.Event:
				kinds["event"] = true
			}
		}
		if !kinds["Paris"] {
			t.Errorf("Paris does not find Paris: %v", kinds)
		}
		if page := got(w.Search(t.Context(), strings.Repeat("Paris ", 1000), PageArgs{})); len(page.Edges) == 0 || len(page.Edges[0].Cursor) > 200 {
			t.Errorf("%d found, with cursors as long as the text that was searched for", page.TotalCount)
		}
		if page := got(w.Search(t.Context(), "Sergey Lavrov", PageArgs{})); page.TotalCount != 0 {
			t.Errorf("found %d for an unknown name", page.TotalCount)
		}
	})
	t.Run("articles by publisher", func(t *testing.T) {
		ids := func(refs []*graph.ActorRef) (ids []graph.ID) {
			for _, a := range nodes(got(w.Articles(t.Context(), ArticleArgs{Publishers: refs}))) {
				ids = append(ids, a.ID)
			}
			return ids
		}
		for _, test := range []struct {
			publishers []*graph.ActorRef
			want       []graph.ID
		}{
			{nil, []graph.ID{"article/000", "article/001", "article/002"}},
			{namedAll("AFP"), []graph.ID{"article/000", "article/002"}},
			{namedAll("AFP", "Ekhbariya"), []graph.ID{"article/000", "article/001", "article/002"}},
			{namedAll("Axios"), nil}, // quoted, not the publisher
			{namedAll("Nobody News"), nil},
			{namedAll(), nil},
		} {
			if found := ids(test.publishers); !slices.Equal(found, test.want) {
				t.Errorf("got %v, want %v", found, test.want)
			}
		}
	})
	t.Run("claims in the order of the text", func(t *testing.T) {
		claims := slices.Clone(w.snap.Claims())
		slices.Reverse(claims)
		all := walk(t, 3, false, func(args PageArgs) *Page[*graph.Claim] { return got(w.ClaimsPage(claims, args)) })
		if len(all) != len(claims) {
			t.Errorf("%d of %d claims", len(all), len(claims))
		}
		for i := 1; i < len(all); i++ {
			a, b := all[i-1], all[i]
			if a.Article > b.Article || a.Article == b.Article && a.Sentence.Start > b.Sentence.Start {
				t.Errorf("%s before %s", a.ID, b.ID)
			}
		}
	})
	t.Run("mentions, each once", func(t *testing.T) {
		mentions := held(w.Actor(*named("Tom Barrack"))).Mentions
		page := got(w.MentionsPage(append(slices.Clone(mentions), mentions...), PageArgs{}))
		if page.TotalCount != len(mentions) {
			t.Errorf("%d of %d mentions", page.TotalCount, len(mentions))
		}
	})
	t.Run("judgements by instant", func(t *testing.T) {
		all := walk(t, 2, false, func(args PageArgs) *Page[*graph.Judgement] { return got(w.JudgementsPage(w.snap.Judgements(), args)) })
		if len(all) != len(w.snap.Judgements()) || !slices.IsSortedFunc(all, func(a, b *graph.Judgement) int { return a.At.Compare(b.At) }) {
			t.Errorf("%d judgements of %d, or not in order", len(all), len(w.snap.Judgements()))
		}
	})
	t.Run("unknown members", func(t *testing.T) {
		none := []graph.ID{"claim/none"}
		_, claims := w.ClaimsPage(none, PageArgs{})
		_, mentions := w.MentionsPage(none, PageArgs{})
		_, judgements := w.JudgementsPage(none, PageArgs{})
		_, events := w.EventsPage(t.Context(), none, PageArgs{})
		_, evidence := w.Evidence(t.Context(), none)
		for _, err := range []error{claims, mentions, judgements, events, evidence, w.Prefetch(t.Context(), none)} {
			if !errors.Is(err, graph.ErrNotFound) {
				t.Errorf("got %v; want ErrNotFound", err)
			}
		}
	})
}

func TestReferences(t *testing.T) {
	w := diplomacy()
	id, name := graph.ID("actor/tom-barrack"), "Tom Barrack"
	if a, err := w.Actor(graph.ActorRef{ID: &id}); err != nil || a.Name != name {
		t.Errorf("by id: %v, %v", a, err)
	}
	for _, ref := range []graph.ActorRef{{}, {ID: &id, Name: &name}} {
		if _, err := w.Actor(ref); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%v: %v; want ErrInvalid", ref, err)
		}
	}
	if _, err := w.Actor(*named("Sergey Lavrov")); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("unknown name: %v; want ErrNotFound", err)
	}
	if _, err := w.Place(*placeNamed("Atlantis")); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("unknown place: %v; want ErrNotFound", err)
	}
	place := graph.ID("place/paris")
	if p, err := w.Place(graph.PlaceRef{ID: &place}); err != nil || p.Name != "Paris" {
		t.Errorf("place by id: %v, %v", p, err)
	}
}
