package query

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
)

type draws struct{ t *rapid.T }

func (d draws) IntN(n int) int { return rapid.IntRange(0, n-1).Draw(d.t, "n") }

// drawDays draws a session over articles that were published on uncertain days.
func drawDays(t *rapid.T) *Session {
	c := graphtest.Random(draws{t}, graphtest.Size{Articles: rapid.IntRange(1, 5).Draw(t, "articles"), Claims: 3, Judgements: 3})
	for i := range c.Articles {
		published := rapid.SampledFrom([]string{"", "2025-07-24", "2025-07-24/2025-07-30", "2025-08"}).Draw(t, "published")
		c.Articles[i].Article.Published = edtf.MustParse(published)
	}
	return sessionOf(index.Build(c, identity.Resolve(c)))
}

func sessionOf(s *index.Snapshot) *Session {
	return NewReader(func() *index.Snapshot { return s }, &countingArchive{}).Session()
}

func drawAsOf(t *rapid.T, label string) *graph.AsOf {
	if rapid.IntRange(0, 4).Draw(t, label+" now") == 0 {
		return &graph.AsOf{}
	}
	published := edtf.MustParse(rapid.SampledFrom([]string{"2025-07-23", "2025-07-24", "2025-07-30", "2025-08-10", "2025-08-31"}).Draw(t, label))
	mode := rapid.SampledFrom([]graph.TimeMode{graph.Certainly, graph.Possibly}).Draw(t, label+" mode")
	return &graph.AsOf{Published: &published, Mode: &mode}
}

// toldBy is what a session says of each event: its claims and its status.
func toldBy(t *rapid.T, s *Session, then *graph.AsOf) (claims map[graph.ID][]graph.ID, status map[graph.ID]string) {
	at, err := s.AsOf(context.Background(), then)
	if err != nil {
		t.Fatal(err)
	}
	claims, status = map[graph.ID][]graph.ID{}, map[graph.ID]string{}
	for i := range at.snap.Counts().Events {
		e := at.snap.EventAt(uint32(i))
		claims[e.ID], status[e.ID] = e.Claims, fmt.Sprint(e.Status, e.StatusCertainty)
	}
	return claims, status
}

// placesBy is what a session says of places: their kinds, and in what they lie.
func placesBy(t *rapid.T, s *Session, then *graph.AsOf) map[graph.ID]string {
	at, err := s.AsOf(context.Background(), then)
	if err != nil {
		t.Fatal(err)
	}
	said := map[graph.ID]string{}
	for _, id := range at.snap.Places() {
		p := held(at.snap.Place(id))
		said[p.ID] = fmt.Sprint(p.Kind, p.Within)
	}
	return said
}

func allChanges(t fataler, s *Session, from, to *graph.AsOf) []*Change {
	page, err := s.Diff(context.Background(), from, to, nil, PageArgs{First: new(MaxPage)})
	if err != nil {
		t.Fatal(err)
	}
	changes := make([]*Change, len(page.Edges))
	for i, edge := range page.Edges {
		changes[i] = edge.Node
	}
	return changes
}

type fataler interface{ Fatal(...any) }

// What was told, changed as the differences say, is what is told.
func TestDiffLeadsFromOneStateToTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawDays(t)
		from, to := drawAsOf(t, "from"), drawAsOf(t, "to")
		claims, status := toldBy(t, s, from)
		want, wantStatus := toldBy(t, s, to)
		// That a place lies in another, or is a city, may be said by claims and mentions of the places alone.
		placesDiffer := !gocmp.Equal(placesBy(t, s, from), placesBy(t, s, to))
		for _, c := range allChanges(t, s, from, to) {
			if c.Before == c.After {
				t.Errorf("%s of %s changes nothing: %q", c.Kind, c.Event.ID, c.Before)
			}
			id := c.Event.ID
			switch c.Kind {
			case graph.ChangeAppeared:
				claims[id], status[id] = c.Event.Claims, fmt.Sprint(c.Event.Status, c.Event.StatusCertainty)
			case graph.ChangeVanished:
				delete(claims, id)
				delete(status, id)
			case graph.ChangeClaimAdded:
				claims[id] = sortedIDs(append(slices.Clone(claims[id]), graph.ID(c.After)))
			case graph.ChangeClaimRemoved:
				claims[id] = lacking(claims[id], []graph.ID{graph.ID(c.Before)})
			case graph.ChangeStatus:
				status[id] = wantStatus[id]
			}
			ofPlace := c.Kind == graph.ChangePlace || c.Kind == graph.ChangePlaceRefined ||
				strings.HasPrefix(c.Before+c.After, string(graph.ConflictPlace))
			if _, isClaim := c.Cause.(*graph.Claim); !isClaim && (!ofPlace || !placesDiffer) {
				t.Errorf("%s of %s has the cause %v", c.Kind, id, c.Cause)
			}
		}
		if diff := gocmp.Diff(want, claims); diff != "" {
			t.Errorf("claims of events (-as of then +as changed)\n%s", diff)
		}
		if diff := gocmp.Diff(wantStatus, status); diff != "" {
			t.Errorf("status of events (-as of then +as changed)\n%s", diff)
		}
	})
}

func TestDiffOfOneStateIsEmpty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, then := drawDays(t), drawAsOf(t, "then")
		if got := allChanges(t, s, then, then); len(got) > 0 {
			t.Errorf("%d changes from a state to itself", len(got))
		}
	})
}

// There and back: what appeared vanishes, what was added is removed.
func TestDiffBackwardsIsTheReverse(t *testing.T) {
	reverse := map[graph.ChangeKind]graph.ChangeKind{
		graph.ChangeAppeared: graph.ChangeVanished, graph.ChangeClaimAdded: graph.ChangeClaimRemoved, graph.ChangeStatus: graph.ChangeStatus,
		graph.ChangeVanished: graph.ChangeAppeared, graph.ChangeClaimRemoved: graph.ChangeClaimAdded, graph.ChangeType: graph.ChangeType,
	}
	type short struct {
		kind          graph.ChangeKind
		event         graph.ID
		before, after string
	}
	rapid.Check(t, func(t *rapid.T) {
		s := drawDays(t)
		from, to := drawAsOf(t, "from"), drawAsOf(t, "to")
		there, back := map[short]bool{}, map[short]bool{}
		for _, c := range allChanges(t, s, from, to) {
			if _, known := reverse[c.Kind]; known {
				there[short{c.Kind, c.Event.ID, c.Before, c.After}] = true
			}
		}
		for _, c := range allChanges(t, s, to, from) {
			if kind, known := reverse[c.Kind]; known {
				back[short{kind, c.Event.ID, c.After, c.Before}] = true
			}
		}
		if diff := gocmp.Diff(there, back); diff != "" {
			t.Error(diff)
		}
	})
}

func TestDiffInPages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawDays(t)
		from, to := drawAsOf(t, "from"), drawAsOf(t, "to")
		want := allChanges(t, s, from, to)
		size := rapid.IntRange(1, 4).Draw(t, "size")
		var after *string
		for n := 0; ; {
			page, err := s.Diff(context.Background(), from, to, nil, PageArgs{First: &size, After: after})
			if err != nil || page.TotalCount != len(want) {
				t.Fatalf("%d changes, want %d, error %v", page.TotalCount, len(want), err)
			}
			for _, edge := range page.Edges {
				if edge.Cursor != want[n].Cursor || edge.Node.Kind != want[n].Kind || edge.Node.After != want[n].After {
					t.Fatalf("change %d is %+v, want %+v", n, edge.Node, want[n])
				}
				n++
			}
			if !page.PageInfo.HasNextPage {
				if n != len(want) {
					t.Fatalf("%d changes in pages, want %d", n, len(want))
				}
				return
			}
			after = page.PageInfo.EndCursor
		}
	})
}

// published says when the article being written was published.
func (w *writer) published(day string) *writer {
	w.draft.Article.Published = edtf.MustParse(day)
	return w
}

// twoDays is a session over two articles that tell of one event: what the first
// tells is certain from 24 July, what the second tells from 20 August.
func twoDays(early, late func(w *writer)) *Session {
	w := newWriter("Syria", "Israel", "France")
	w.article("000", "AFP").published("2025-07-24")
	early(w)
	w.article("001", "Axios").published("2025-08-20")
	late(w)
	w.finish()
	var claims []graph.ID
	for id := range w.keys {
		claims = append(claims, id)
	}
	w.corpus.Judgements = append(w.corpus.Judgements, graphtest.Judge(claims[0], graph.VerdictSame, claims[1], 1))
	return w.build().Session
}

func TestDiffKinds(t *testing.T) {
	base := told{key: "m", when: []string{"2025-07"}, where: []string{"France"}, who: []part{{name: "Ann Alpha"}, {name: "Bob Bravo"}}}
	change := func(changes ...func(*told)) told {
		other := base
		for _, c := range changes {
			c(&other)
		}
		return other
	}
	when := func(times ...string) func(*told) { return func(o *told) { o.when = times } }
	where := func(places ...string) func(*told) { return func(o *told) { o.where = places } }
	for _, c := range []struct {
		name        string
		early, late told
		want        []string
	}{
		{"a claim more", base, base, nil},
		{"held after all", change(func(o *told) { o.status = graph.StatusPlanned }), base, []string{
			"STATUS_CHANGED: PLANNED -> HELD",
			"PARTICIPATION_CHANGED: Ann Alpha, PARTICIPANT, EXPECTED -> Ann Alpha, PARTICIPANT, PRESENT",
			"PARTICIPATION_CHANGED: Bob Bravo, PARTICIPANT, EXPECTED -> Bob Bravo, PARTICIPANT, PRESENT",
		}},
		{"said firmly", change(func(o *told) { o.modality = graph.ModalityProbable }), base, []string{
			"STATUS_CHANGED: HELD (POSSIBLE) -> HELD",
			"PARTICIPATION_CHANGED: Ann Alpha, PARTICIPANT, PRESENT (POSSIBLE) -> Ann Alpha, PARTICIPANT, PRESENT",
			"PARTICIPATION_CHANGED: Bob Bravo, PARTICIPANT, PRESENT (POSSIBLE) -> Bob Bravo, PARTICIPANT, PRESENT",
		}},
		{"a day given", change(when()), base, []string{"TIME_GIVEN:  -> 2025-07"}},
		{"a day within the month", base, change(when("2025-07-24")), []string{"TIME_REFINED: 2025-07 -> 2025-07-24"}},
		{"another day", change(when("2025-07-24")), change(when("2025-07-26")), []string{"TIME_IN_CONFLICT: 2025-07-24 -> [2025-07-24,2025-07-26]"}},
		{"a longer time", change(when("2025-07-24")), base, nil},
		{"a place given", change(where()), base, []string{"PLACE_GIVEN:  -> France"}},
		{"a place within the place", base, change(where("Paris")), []string{"PLACE_REFINED: France -> Paris"}},
		{"another place", base, change(where("Oslo")), []string{"PLACE_CHANGED: France -> France, Oslo"}},
		{"a third", base, change(func(o *told) { o.who = []part{{name: "Cid Charlie", role: graph.RoleHost}} }), []string{
			"PARTICIPATION_ADDED:  -> Cid Charlie, HOST, PRESENT",
		}},
		{"one denied", base, change(func(o *told) { o.who = []part{{name: "Ann Alpha", presence: graph.PresenceDenied}} }), []string{
			"CONFLICT_APPEARED:  -> PRESENCE_DISPUTED: PRESENT / DENIED",
		}},
		{"a third denied", base, change(func(o *told) { o.who = []part{{name: "Cid Charlie", presence: graph.PresenceDenied}} }), []string{
			"PARTICIPATION_DENIED:  -> Cid Charlie, PARTICIPANT, DENIED",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := twoDays(func(w *writer) { w.within("Paris", "France").tell(c.early) }, func(w *writer) { w.tell(c.late) })
			var got []string
			for _, c := range allChanges(t, s, &graph.AsOf{Published: day("2025-08-01")}, &graph.AsOf{}) {
				if c.Kind == graph.ChangeClaimAdded {
					continue
				}
				got = append(got, fmt.Sprintf("%s: %s -> %s", c.Kind, c.Before, c.After))
				if cause, ok := c.Cause.(*graph.Claim); !ok || cause.Article != "article/001" || c.At == nil {
					t.Errorf("%s has the cause %+v", c.Kind, c.Cause)
				}
			}
			if diff := gocmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A judgement that makes two events one, and one that takes it back.
func TestDiffOfJudgements(t *testing.T) {
	a, b := graphtest.NewArticle("000"), graphtest.NewArticle("001")
	anna, berta := a.Person("Anna Berg"), b.Person("Berta Cohn")
	one := a.Claim(graph.Claim{Status: graph.StatusHeld, Participations: graphtest.Present(anna)})
	two := b.Claim(graph.Claim{Status: graph.StatusHeld, Participations: graphtest.Present(berta)})
	same := graphtest.Judge(one, graph.VerdictSame, two, 1)
	split := graphtest.Judge(one, graph.VerdictDifferent, two, 2)
	build := func(at time.Time) *index.Snapshot {
		var given []graph.Judgement
		for _, j := range []graph.Judgement{same, split} {
			if !j.At.After(at) {
				given = append(given, j)
			}
		}
		c := graphtest.Corpus([]*graphtest.Article{a, b}, given...)
		return index.Build(c, identity.Resolve(c))
	}
	now := build(split.At)
	now.Remember(func(_ context.Context, at time.Time) (*index.Snapshot, error) { return build(at), nil })
	s := sessionOf(now)
	apart, joined := &graph.AsOf{Recorded: new(same.At.Add(-1))}, &graph.AsOf{Recorded: &same.At}
	for _, c := range []struct {
		name     string
		from, to *graph.AsOf
		kind     graph.ChangeKind
		cause    graph.ID
	}{
		{"joined", apart, joined, graph.ChangeJoined, same.ID},
		{"split", joined, &graph.AsOf{}, graph.ChangeSplit, split.ID},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := false
			for _, change := range allChanges(t, s, c.from, c.to) {
				if change.Kind == graph.ChangeAppeared || change.Kind == graph.ChangeVanished {
					t.Errorf("%s: %s -> %s", change.Kind, change.Before, change.After)
				}
				if change.Kind != c.kind {
					continue
				}
				found = true
				if j, ok := change.Cause.(*graph.Judgement); !ok || j.ID != c.cause || !change.At.Equal(j.At) {
					t.Errorf("the cause is %+v, want %s", change.Cause, c.cause)
				}
			}
			if !found {
				t.Errorf("no %s", c.kind)
			}
		})
	}
	if got := allChanges(t, s, apart, &graph.AsOf{}); len(got) > 0 {
		t.Errorf("joined and split again, there are %d changes: %s", len(got), got[0].Kind)
	}
}
