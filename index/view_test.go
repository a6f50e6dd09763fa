package index

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index/tables"
)

var (
	publicationDays = []string{
		"", "2025-07-24", "2025-07-24/2025-07-30", "2025-07-26/2025-08-01", "2025-08", "2025-08~", "[2025-07-24,2025-07-26]",
		"../2025-07-25", "2025-07-25/..", "Y17000000", "2025-07-23?",
	}
	questionDays = []string{
		"2025-07-23", "2025-07-24", "2025-07-25", "2025-07-30", "2025-08-01", "2025-07", "2025-08-31", "2026-01-01", "2025-07-24~",
		"1900", "../2025-07-26", "2025-07-26/..", "Y18000000",
	}
)

func drawn(values []string, label string) *rapid.Generator[edtf.Time] {
	return rapid.Custom(func(t *rapid.T) edtf.Time {
		return edtf.MustParse(rapid.SampledFrom(values).Draw(t, label))
	})
}

type draws struct{ t *rapid.T }

func (d draws) IntN(n int) int { return rapid.IntRange(0, n-1).Draw(d.t, "n") }

// publishedCorpus is a random corpus whose articles have days of publication.
func publishedCorpus(t *rapid.T) *graph.Corpus {
	c := graphtest.Random(draws{t}, graphtest.Size{Articles: rapid.IntRange(1, 5).Draw(t, "articles"), Claims: 3, Judgements: 3})
	for i := range c.Articles {
		c.Articles[i].Article.Published = drawn(publicationDays, "published").Draw(t, "published")
		if from := rapid.SampledFrom([]string{"", "", "article/00000", "article/00002", "AFP"}).Draw(t, "derived from"); from != "" {
			c.Articles[i].Article.DerivedFrom = []string{from}
		}
	}
	return c
}

// out tells whether an article was out on a day, day by day: certainly where it
// was, whichever of its possible days and whichever of the days asked for are
// the true ones. Marks of doubt leave nothing certain.
func out(published, asked edtf.Time, mode graph.TimeMode) bool {
	p, a := published.Bounds(), asked.Bounds()
	if mode == graph.Possibly {
		return p.EarliestStart <= a.LatestEnd
	}
	marked := published.Qualified() || asked.Qualified()
	return !marked && p.LatestEnd != edtf.OpenFuture && p.LatestEnd <= a.EarliestStart
}

// naiveView is an index of what is left of corpus and resolution.
func naiveView(c *graph.Corpus, r *graph.Resolution, asked edtf.Time, mode graph.TimeMode) *Snapshot {
	some := &graph.Corpus{Judgements: c.Judgements}
	known := map[graph.ID]bool{}
	for _, a := range c.Articles {
		if out(a.Article.Published, asked, mode) {
			some.Articles = append(some.Articles, a)
			for i := range a.Mentions {
				known[a.Mentions[i].ID] = true
			}
			for i := range a.Claims {
				known[a.Claims[i].ID] = true
			}
		}
	}
	kept := func(all []graph.Cluster) (some []graph.Cluster) {
		for _, c := range all {
			c.Members = slices.DeleteFunc(slices.Clone(c.Members), func(m graph.ID) bool { return !known[m] })
			if len(c.Members) > 0 {
				some = append(some, c)
			}
		}
		return some
	}
	links := slices.DeleteFunc(slices.Clone(r.Links), func(l graph.RuleLink) bool { return !known[l.From] || !known[l.To] })
	return Build(some, &graph.Resolution{
		Actors: kept(r.Actors), Places: kept(r.Places), Events: kept(r.Events), Judgements: r.Judgements, Links: links,
	})
}

// content is everything that a snapshot holds, as a file has it.
func content(t *rapid.T, s *Snapshot) []byte {
	var b bytes.Buffer
	p := tables.Writer(&b)
	s.base.parts(p)
	if err := p.Err(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAViewIsAnIndexOfWhatWasPublished(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := publishedCorpus(t)
		r := identity.Resolve(c)
		asked, mode := drawn(questionDays, "asked").Draw(t, "asked"), rapid.SampledFrom([]graph.TimeMode{graph.Certainly, graph.Possibly}).Draw(t, "mode")
		s := Build(c, r)
		if rapid.Bool().Draw(t, "from a file") {
			s = reread(t, s)
		}
		view, err := s.AsPublished(context.Background(), asked, mode)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(content(t, view), content(t, naiveView(c, r, asked, mode))) {
			t.Errorf("the view of what was %s published by %s differs from an index of these articles", mode, asked)
		}
		again, err := s.AsPublished(context.Background(), asked, mode)
		if err != nil || again.ID() != view.ID() {
			t.Errorf("asked again the view is %s, not %s; error %v", again.ID(), view.ID(), err)
		}
		certainly := naiveView(c, r, asked, graph.Certainly)
		for ordinal, e := range view.base.events.All() {
			untold := !slices.ContainsFunc(e.Claims, func(id graph.ID) bool { return certainly.base.claims.Find(id) != tables.None })
			if view.OnlyPossiblyKnown().Contains(ordinal) != untold {
				t.Errorf("as of %s %s %s: none of its claims was certainly published is %v, the view has the contrary", asked, mode, e.ID, untold)
			}
		}
	})
}

// reread is the snapshot from a file.
func reread(t *rapid.T, s *Snapshot) *Snapshot {
	var b bytes.Buffer
	if err := s.Write(&b, ""); err != nil {
		t.Fatal(err)
	}
	again, _, err := Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return again
}

func TestViewsGrow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Build(publishedCorpus(t), &graph.Resolution{})
		claims := func(day string, mode graph.TimeMode) []graph.ID {
			view, err := s.AsPublished(context.Background(), edtf.MustParse(day), mode)
			if err != nil {
				t.Fatal(err)
			}
			return view.Claims()
		}
		days := []string{"2025-07-23", "2025-07-24", "2025-07-25", "2025-07-30", "2025-08-31"}
		for i, day := range days {
			if within(claims(day, graph.Certainly), claims(day, graph.Possibly)) != "" {
				t.Errorf("as of %s something is certain and not possible", day)
			}
			if i == 0 {
				continue
			}
			for _, mode := range []graph.TimeMode{graph.Certainly, graph.Possibly} {
				if lost := within(claims(days[i-1], mode), claims(day, mode)); lost != "" {
					t.Errorf("%s was %s known as of %s and not as of %s", lost, mode, days[i-1], day)
				}
			}
		}
	})
}

// within returns an id of the one list that the other, sorted, lacks; "" for none.
func within(some, all []graph.ID) graph.ID {
	for _, id := range some {
		if _, found := slices.BinarySearch(all, id); !found {
			return id
		}
	}
	return ""
}

func TestAsOfTheEndsOfTime(t *testing.T) {
	a, b := graphtest.NewArticle("000"), graphtest.NewArticle("001")
	a.Article.Published, b.Article.Published = edtf.MustParse("2025-07-24"), edtf.MustParse("2025-07-26/2025-08-01")
	a.Claim(graph.Claim{Status: graph.StatusHeld})
	b.Claim(graph.Claim{Status: graph.StatusHeld})
	c := graphtest.Corpus([]*graphtest.Article{a, b})
	s := Build(c, identity.Resolve(c))
	for day, want := range map[string][2]int{"0001": {0, 0}, "2025-07-25": {1, 1}, "2025-07-26": {1, 2}, "2025-08-01": {2, 2}, "9999": {2, 2}} {
		for i, mode := range []graph.TimeMode{graph.Certainly, graph.Possibly} {
			view, err := s.AsPublished(t.Context(), edtf.MustParse(day), mode)
			if err != nil || view.Counts().Events != want[i] {
				t.Errorf("as of %s %s: %d events, want %d, error %v", day, mode, view.Counts().Events, want[i], err)
			}
			onlyPossibly := uint64(want[i] - want[0]) // CERTAINLY is the first
			if got := view.OnlyPossiblyKnown().GetCardinality(); got != onlyPossibly {
				t.Errorf("as of %s %s: %d events are only possibly known, want %d", day, mode, got, onlyPossibly)
			}
			if want[0] == 2 && view != s {
				t.Errorf("as of %s %s nothing is left out, but the view is another", day, mode)
			}
			if view.Whole() != s {
				t.Errorf("the view of %s %s is not one of its snapshot", day, mode)
			}
		}
	}
}

// One view serves all days between which nothing was published; the first of too
// many is made anew.
func TestViewsAreKept(t *testing.T) {
	var articles []*graphtest.Article
	for day := range keptPublished + 2 {
		a := graphtest.NewArticle(edtf.Day(day).String())
		a.Article.Published = edtf.MustParse(edtf.Day(day).String())
		articles = append(articles, a)
	}
	s := Build(graphtest.Corpus(articles), &graph.Resolution{})
	asOf := func(day int, mode graph.TimeMode) *Snapshot {
		view, err := s.AsPublished(t.Context(), edtf.MustParse(edtf.Day(day).String()), mode)
		if err != nil {
			t.Fatal(err)
		}
		return view
	}
	first := asOf(0, graph.Certainly)
	if asOf(0, graph.Certainly) != first {
		t.Error("the view was made twice")
	}
	ids := map[string]bool{s.ID(): true}
	for day := range keptPublished + 1 {
		view := asOf(day, graph.Certainly)
		if ids[view.ID()] {
			t.Errorf("day %d has the id of another view", day)
		}
		ids[view.ID()] = true
	}
	if asOf(0, graph.Certainly) == first {
		t.Errorf("more than %d views are kept", keptPublished)
	}
}

func TestWhoWaitsNoLongerGetsTheViewLater(t *testing.T) {
	began, end := make(chan struct{}), make(chan struct{})
	k := kept[int]{most: 1}
	build := func(ctx context.Context) (*Snapshot, error) {
		close(began)
		<-end
		return &Snapshot{id: "made"}, ctx.Err()
	}
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-began; cancel() }()
	if _, err := k.get(ctx, 1, build); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	close(end)
	s, err := k.get(t.Context(), 1, func(context.Context) (*Snapshot, error) { panic("made twice") })
	if err != nil || s.ID() != "made" {
		t.Errorf("%v, %v", s, err)
	}
}

func TestWhatFailedIsMadeAgain(t *testing.T) {
	k := kept[int]{most: 1}
	for _, build := range []func(context.Context) (*Snapshot, error){
		func(context.Context) (*Snapshot, error) { return nil, graph.ErrUnavailable },
		func(context.Context) (*Snapshot, error) { panic("a mistake") },
	} {
		if _, err := k.get(t.Context(), 1, build); err == nil {
			t.Error("no error")
		}
	}
	// The failure is forgotten before it is told.
	if _, err := k.get(t.Context(), 1, func(context.Context) (*Snapshot, error) { return &Snapshot{}, nil }); err != nil {
		t.Error(err)
	}
}

// A name and an id mean in a view whom they mean today.
func TestNamesMeanWhomTheyMeanToday(t *testing.T) {
	early, late := graphtest.NewArticle("000"), graphtest.NewArticle("001")
	early.Article.Published, late.Article.Published = edtf.MustParse("2025-07-24"), edtf.MustParse("2025-08-20")
	berg, annaBerg := early.Person("Berg"), late.Person("Anna Berg")
	early.Claim(graph.Claim{Status: graph.StatusHeld, Participations: graphtest.Present(berg)})
	only := late.Person("Boris Dor")
	late.Claim(graph.Claim{Status: graph.StatusHeld, Participations: graphtest.Present(annaBerg, only)})
	c := graphtest.Corpus([]*graphtest.Article{early, late}, graphtest.Judge(berg, graph.VerdictSame, annaBerg, 1))
	s := Build(c, identity.Resolve(c))
	view, err := s.AsPublished(t.Context(), edtf.MustParse("2025-07-24"), graph.Certainly)
	if err != nil {
		t.Fatal(err)
	}
	today, err := s.Actor("actor/anna-berg")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Anna Berg", "Berg"} {
		if got := view.ActorsNamed(name); !slices.Equal(got, []graph.ID{today.ID}) {
			t.Errorf("%s means %v, today %s", name, got, today.ID)
		}
	}
	then, err := view.Actor("actor/anna-berg")
	if err != nil || then.ID != today.ID || then.Name != "Berg" || !slices.Equal(then.Mentions, []graph.ID{berg}) {
		t.Errorf("%+v, %v", then, err)
	}
	if got := view.ActorsNamed("Boris Dor"); len(got) > 0 {
		t.Errorf("%v was named later", got)
	}
	if _, err := view.Actor("actor/boris-dor"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("error %v", err)
	}
}

// As recorded before a judgement two actors were not one yet: an id of today then
// means both.
func TestAsRecordedTwoWereNotOneYet(t *testing.T) {
	a := graphtest.NewArticle("000")
	anna, berta := a.Person("Anna Berg"), a.Person("Berta Cohn")
	claim := a.Claim(graph.Claim{Status: graph.StatusHeld, Participations: graphtest.Present(anna, berta)})
	judged := graphtest.Judge(anna, graph.VerdictSame, berta, 3)
	now := graphtest.Corpus([]*graphtest.Article{a}, judged)
	then := graphtest.Corpus([]*graphtest.Article{a})
	s := Build(now, identity.Resolve(now))
	if _, err := s.AsRecorded(t.Context(), time.Now()); !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("error %v, though no past is kept", err)
	}
	s.Remember(func(_ context.Context, at time.Time) (*Snapshot, error) {
		if at.Before(judged.At) {
			return Build(then, identity.Resolve(then)), nil
		}
		return Build(now, identity.Resolve(now)), nil
	})
	view, err := s.AsRecorded(t.Context(), judged.At.Add(-1))
	if err != nil {
		t.Fatal(err)
	}
	one, err := s.Actor("actor/anna-berg")
	if err != nil || len(one.Mentions) != 2 {
		t.Fatal(one, err)
	}
	for _, name := range []string{"Anna Berg", "Berta Cohn"} {
		if got := view.ActorsNamed(name); len(got) != 2 {
			t.Errorf("%s means %v; today it means one actor, then it was two", name, got)
		}
	}
	if e, err := view.Event(claim); err != nil || len(e.Participations) != 2 {
		t.Errorf("%+v, %v", e, err)
	}
	if same, err := s.AsRecorded(t.Context(), judged.At); err != nil || same != s {
		t.Errorf("nothing was recorded since, but the view is another; error %v", err)
	}
	both, err := s.AsOf(t.Context(), &graph.AsOf{Recorded: &judged.At, Published: new(edtf.MustParse("2025"))})
	if err != nil || both.Counts().Articles != 0 {
		t.Errorf("the article has no day of publication, but %+v; error %v", both.Counts(), err)
	}
}

func TestPublishingIsInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Build(publishedCorpus(t), &graph.Resolution{})
		p := s.views.publishing()
		for _, all := range [][]publication{p.certainly, p.possibly} {
			if !slices.IsSortedFunc(all, func(a, b publication) int { return cmp.Compare(a.day, b.day) }) {
				t.Errorf("%v is out of order", all)
			}
		}
	})
}
