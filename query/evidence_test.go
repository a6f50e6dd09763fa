package query

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index"
)

func TestEvidenceIsTheExactSentence(t *testing.T) {
	w := diplomacy()
	rows, err := w.Evidence(t.Context(), w.event(t, "july").Claims)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows {
		got = append(got, *row.Sentence)
		if row.Article.ID != "article/000" || row.Claim.Article != row.Article.ID {
			t.Errorf("%s comes from %s", row.Claim.ID, row.Article.ID)
		}
	}
	want := []string{ // in the order of the text
		"event’s United States Tom Barrack Syrian Foreign Ministry Asaad Shaibani Israel Ron Dermer France Paris security on 2025-07-24 Axios .",
		"event’s Syrian Foreign Ministry Asaad Shaibani Israel Ron Dermer Paris on 2025-07-24 .",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestEvidenceWithoutAText(t *testing.T) {
	w := diplomacy()
	claims := w.event(t, "july").Claims
	delete(w.archive.texts, "article/000")
	rows, err := w.Evidence(t.Context(), claims)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if row.Sentence != nil {
			t.Errorf("%s has the sentence %q though there is no text", row.Claim.ID, *row.Sentence)
		}
	}
	if text, err := w.ArticleText(t.Context(), "article/000"); err != nil || text != nil {
		t.Errorf("text %v, %v; want none", text, err)
	}
	if _, err := w.Text(t.Context(), Span{"article/000", 0, 1}); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("a span of no text: %v; want ErrNotFound", err)
	}
}

func TestOneCallOfTheArchiveAPage(t *testing.T) {
	w := diplomacy()
	page, err := w.Meetings(t.Context(), nil, EventArgs{})
	if err != nil {
		t.Fatal(err)
	}
	var claims []graph.ID
	for _, event := range nodes(page) {
		claims = append(claims, event.Claims...)
	}
	if err := w.Prefetch(t.Context(), claims); err != nil {
		t.Fatal(err)
	}
	for _, event := range nodes(page) {
		if _, err := w.Evidence(t.Context(), event.Claims); err != nil {
			t.Fatal(err)
		}
		if _, err := w.EvidencePage(t.Context(), event.Claims, PageArgs{}); err != nil {
			t.Fatal(err)
		}
	}
	if calls := w.archive.calls.Load(); calls != 1 {
		t.Errorf("%d calls of the archive; want 1", calls)
	}
}

func TestEvidencePageFetchesThePageOnly(t *testing.T) {
	w := diplomacy()
	page, err := w.EvidencePage(t.Context(), w.snap.Claims(), PageArgs{First: new(1)})
	if err != nil {
		t.Fatal(err)
	}
	if page.TotalCount != len(w.snap.Claims()) || len(page.Edges) != 1 || !page.PageInfo.HasNextPage {
		t.Errorf("%d of %d", len(page.Edges), page.TotalCount)
	}
	if known := len(w.texts.known); known != 1 {
		t.Errorf("%d texts fetched for one row", known)
	}
	all := walk(t, 3, false, func(args PageArgs) *Page[*Evidence] {
		page, err := w.EvidencePage(t.Context(), w.snap.Claims(), args)
		if err != nil {
			t.Fatal(err)
		}
		return page.Page
	})
	whole, err := w.Evidence(t.Context(), w.snap.Claims())
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != len(whole) {
		t.Fatalf("%d in pages, %d at once", len(all), len(whole))
	}
	for i := range all {
		if all[i].Claim.ID != whole[i].Claim.ID || *all[i].Sentence != *whole[i].Sentence {
			t.Errorf("row %d: %s and %s", i, all[i].Claim.ID, whole[i].Claim.ID)
		}
	}
}

func TestTextOfASpan(t *testing.T) {
	w := diplomacy()
	barrack, err := w.Actor(*named("Tom Barrack"))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range barrack.Mentions {
		mention := held(w.snap.Mention(id))
		at := graph.Hull(mention.Fragments)
		if words, err := w.Text(t.Context(), Span{mention.Article, at.Start, at.End}); err != nil || words != mention.Text {
			t.Errorf("%s: %q, %v; want %q", id, words, err, mention.Text)
		}
	}
	if _, err := w.Text(t.Context(), Span{"article/000", 0, 1 << 20}); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("beyond the text: %v; want ErrInvalid", err)
	}
	if _, err := w.Text(t.Context(), Span{"article/none", 0, 1}); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("unknown article: %v; want ErrNotFound", err)
	}
}

// A text that is not the one of the snapshot would give a false quotation.
func TestAChangedTextIsNotQuoted(t *testing.T) {
	article := &graph.Article{ID: "article/x", SHA256: strings.Repeat("0", 64)}
	texts := newTexts(&countingArchive{texts: map[graph.ID]string{"article/x": "another"}})
	if _, err := texts.of(t.Context(), article); !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("got %v; want ErrUnavailable", err)
	}
}

// brokenArchive fails until it is mended.
type brokenArchive struct {
	countingArchive
	broken bool
}

func (a *brokenArchive) Texts(ctx context.Context, ids []graph.ID) (map[graph.ID]string, error) {
	if a.broken {
		return nil, graph.ErrUnavailable
	}
	return a.countingArchive.Texts(ctx, ids)
}

func TestAFailureIsNotKept(t *testing.T) {
	archive := &brokenArchive{countingArchive{texts: map[graph.ID]string{"article/x": "text"}}, true}
	texts := newTexts(archive)
	article := &graph.Article{ID: "article/x"}
	if _, err := texts.of(t.Context(), article); !errors.Is(err, graph.ErrUnavailable) {
		t.Fatalf("got %v; want ErrUnavailable", err)
	}
	archive.broken = false
	if text, err := texts.of(t.Context(), article); err != nil || text.whole != "text" {
		t.Errorf("got %v, %v", text, err)
	}
}

// gate is an archive that answers when it is told to.
type gate struct {
	countingArchive
	open chan struct{}
}

func (g *gate) Texts(ctx context.Context, ids []graph.ID) (map[graph.ID]string, error) {
	select {
	case <-g.open:
		return g.countingArchive.Texts(ctx, ids)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func TestWhoeverWantsATextMeanwhileWaitsForIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		archive := &gate{countingArchive{texts: map[graph.ID]string{"article/x": "text"}}, make(chan struct{})}
		texts := newTexts(archive)
		for range 5 {
			go func() {
				if text, err := texts.of(t.Context(), &graph.Article{ID: "article/x"}); err != nil || text.whole != "text" {
					t.Errorf("got %v, %v", text, err)
				}
			}()
		}
		hurried, cancel := context.WithCancel(t.Context())
		go func() {
			if _, err := texts.of(hurried, &graph.Article{ID: "article/x"}); !errors.Is(err, context.Canceled) {
				t.Errorf("who was called away got %v; want canceled", err)
			}
		}()
		synctest.Wait()
		cancel()
		synctest.Wait()
		close(archive.open)
		synctest.Wait()
		if calls := archive.calls.Load(); calls != 1 {
			t.Errorf("%d calls of the archive; want 1", calls)
		}
	})
}

func TestSessionsAreSafeForConcurrentUse(t *testing.T) {
	w := diplomacy()
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			page, err := w.Meetings(t.Context(), namedAll("Tom Barrack"), EventArgs{Where: some(graph.ActorMatch{Role: []graph.Role{graph.RoleHost, graph.RoleParticipant}})})
			if err != nil {
				t.Error(err)
				return
			}
			for _, event := range nodes(page) {
				if _, err := w.Evidence(t.Context(), event.Claims); err != nil {
					t.Error(err)
				}
			}
			for _, id := range w.snap.Actors() {
				if _, err := w.Met(t.Context(), id, nil, PageArgs{}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	if calls := w.archive.calls.Load(); calls > 3 {
		t.Errorf("%d calls of the archive for 3 articles", calls)
	}
}

// A session goes on seeing what it saw first.
func TestASessionPinsItsSnapshot(t *testing.T) {
	before, after := newWriter().article("000", "").build().snap, diplomacy().snap
	current := before
	reader := NewReader(func() *index.Snapshot { return current }, &countingArchive{})
	session := reader.Session()
	current = after
	if session.Snapshot() != before || reader.Session().Snapshot() != after {
		t.Error("a session must keep its snapshot, a new one get the newest")
	}
	status := reader.Session().Status("1.0")
	if status.Version != "1.0" || status.Snapshot != after.ID() || status.Counts != after.Counts() || status.Events != len(everything) {
		t.Errorf("status %+v", status)
	}
}
