package query

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
)

func TestText(t *testing.T) {
	w := diplomacy()
	text := func(words string) *graph.EventFilter { return &graph.EventFilter{Text: &words} }
	for _, test := range []struct {
		name  string
		where *graph.EventFilter
		want  answer
	}{
		{"a word", text("Tarif"), answer{certain: []string{"absent", "undated"}}},
		{"case and diacritics", text("TÁRIF"), answer{certain: []string{"absent", "undated"}}},
		{"all of the words, in any order", text("Tarif, Barrack"), answer{certain: []string{"undated"}}},
		{"not a part of a word", text("Tari"), answer{}},
		{"words of two sentences", text("France security Asaad Benjamin"), answer{}},
		{"a word that nobody says", text("Lavrov"), answer{}},
		{"a word of any sentence that tells of it", text("security"), answer{certain: []string{"july"}}},
		{"not", &graph.EventFilter{Not: text("on"), Type: []string{"meeting"}}, answer{certain: []string{"undated"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			page, err := w.Events(t.Context(), EventArgs{Where: test.where})
			w.check(t, test.want, page, err)
		})
	}
	for _, empty := range []string{"", " - "} {
		if _, err := w.Events(t.Context(), EventArgs{Where: text(empty)}); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%q: %v; want ErrInvalid", empty, err)
		}
	}
}

// Articles are found by the words of their titles and texts; of an article that was
// annotated anew, by those of its title now.
func TestArticlesWithWords(t *testing.T) {
	w := diplomacy()
	for text, want := range map[string][]graph.ID{
		"Tarif": {"article/001"}, "title": {"article/000", "article/001", "article/002"}, "title 001 TÁRIF": {"article/001"},
		"title 000 Tarif": nil, "Lavrov": nil,
	} {
		page, err := w.Articles(t.Context(), ArticleArgs{Text: &text})
		if err != nil {
			t.Fatal(err)
		}
		var got []graph.ID
		for _, a := range nodes(page) {
			got = append(got, a.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	empty := "?"
	if _, err := w.Articles(t.Context(), ArticleArgs{Text: &empty}); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("%v; want ErrInvalid", err)
	}
}

// moody is an archive that can fail, or wait.
type moody struct {
	*countingArchive
	fail  error
	asked []graph.ID
	wait  chan struct{}
}

func (a *moody) Texts(ctx context.Context, articles []graph.ID) (map[graph.ID]string, error) {
	if a.wait != nil {
		<-a.wait
	}
	if a.fail != nil {
		return nil, a.fail
	}
	a.asked = append(a.asked, articles...)
	return a.countingArchive.Texts(ctx, articles)
}

// twoSnapshots are those before and after an article is added.
func twoSnapshots() (before, after *index.Snapshot, archive *moody) {
	w := newWriter().article("000", "AFP").tell(told{key: "one", who: []part{{name: "Ann Alpha"}}})
	w.finish()
	first := w.corpus
	first.Articles = first.Articles[:len(first.Articles):len(first.Articles)]
	before = index.Build(&first, identity.Resolve(&first))
	w.article("001", "AFP").tell(told{key: "two", who: []part{{name: "Ann Alpha"}}}).finish()
	return before, index.Build(&w.corpus, identity.Resolve(&w.corpus)), &moody{countingArchive: &countingArchive{texts: w.texts}}
}

func TestTextsAreReadOnce(t *testing.T) {
	before, after, archive := twoSnapshots()
	for _, snap := range []*index.Snapshot{before, after} {
		for _, id := range snap.Articles() {
			held(snap.Article(id)).Revision = "1"
		}
	}
	current := before
	reader := NewReader(func() *index.Snapshot { return current }, archive)
	ann := EventArgs{Where: &graph.EventFilter{Text: new("ann")}}
	count := func() int {
		page, err := reader.Session().Events(t.Context(), ann)
		if err != nil {
			t.Fatal(err)
		}
		return page.TotalCount
	}
	old := reader.Session()
	if n := count() + count(); n != 2 || len(archive.asked) != 1 {
		t.Errorf("%d events, %v read", n, archive.asked)
	}
	current = after
	if n := count(); n != 2 || len(archive.asked) != 2 || archive.asked[1] != "article/001" {
		t.Errorf("%d events, %v read", n, archive.asked)
	}
	if page, err := old.Events(t.Context(), ann); err != nil || page.TotalCount != 1 {
		t.Errorf("an older session sees %v, %v", page, err)
	}
}

func TestTextsThatCannotBeRead(t *testing.T) {
	_, snap, archive := twoSnapshots()
	reader := NewReader(func() *index.Snapshot { return snap }, archive)
	ask := func(ctx context.Context) error {
		page, err := reader.Session().Events(ctx, EventArgs{Where: &graph.EventFilter{Text: new("ann")}})
		if err == nil && page.TotalCount != 2 {
			t.Errorf("%d events", page.TotalCount)
		}
		return err
	}
	archive.fail = graph.ErrUnavailable
	if err := ask(t.Context()); !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("got %v; want ErrUnavailable", err)
	}
	archive.fail, archive.wait = nil, make(chan struct{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := ask(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v; want Canceled", err)
	}
	close(archive.wait) // whoever gave up did not stop the work
	if err := ask(t.Context()); err != nil {
		t.Error(err)
	}
}
