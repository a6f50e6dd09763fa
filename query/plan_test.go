package query

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// crowded holds ten meetings of Ann and Bob among many of others: of the same
// days, types, publisher and town, and many days more.
func crowded(others int) *world {
	w := newWriter("Eastland").article("a", "Morning Wire")
	day := func(n int) []string { return []string{fmt.Sprintf("2025-%02d-%02d", 1+n/28%12, 1+n%28)} }
	for i := range 10 {
		host := part{name: "Ann Alpha", role: graph.RoleHost, actsFor: "Eastland"}
		w.tell(told{key: fmt.Sprint("ours", i), when: day(30 * i), where: []string{"Northtown"}, who: []part{host, {name: "Bob Bravo", role: graph.RoleMediator, presence: graph.PresenceExpected}}})
	}
	for i := range others {
		host := part{name: fmt.Sprintf("Given%d Family%d", i%97, i%97), role: graph.RoleHost}
		w.tell(told{key: fmt.Sprint("theirs", i), when: day(i), where: []string{"Southtown"}, who: []part{host, {name: "Cid Charlie"}}})
	}
	return w.build()
}

// What is touched for an answer grows with the answer, not with the graph:
// postings are intersected and never scanned.
func TestRowsTouchedGrowWithTheAnswer(t *testing.T) {
	ann, bob := some(graph.ActorMatch{Is: named("Ann Alpha")}), some(graph.ActorMatch{Is: named("Bob Bravo")})
	hosted := some(graph.ActorMatch{Is: named("Ann Alpha"), Role: []graph.Role{graph.RoleHost}})
	pick := &graph.EventPick{Where: &graph.EventFilter{And: []*graph.EventFilter{hosted, {When: &graph.TimeFilter{During: day("2025-06")}}}}}
	inYear := &graph.EventPick{Where: pick.Where, Granularity: new(edtf.ByYear)}
	both := func(filters ...*graph.EventFilter) *graph.EventFilter { return &graph.EventFilter{And: filters} }
	questions := map[string]EventArgs{
		"together":        {Where: both(ann, bob)},
		"hosted":          {Where: hosted},
		"a role":          {Where: some(graph.ActorMatch{Role: []graph.Role{graph.RoleMediator}})},
		"a presence":      {Where: some(graph.ActorMatch{Presence: []graph.Presence{graph.PresenceExpected}})},
		"no such role":    {Where: both(not(some(graph.ActorMatch{Role: []graph.Role{graph.RoleAttendee}})), ann)},
		"type and status": {Where: both(&graph.EventFilter{Type: []string{"meeting"}, Status: []graph.Status{graph.StatusHeld}}, ann)},
		"publisher":       {Where: both(&graph.EventFilter{Publisher: namedAll("Morning Wire")}, ann)},
		"time":            {Where: both(&graph.EventFilter{When: &graph.TimeFilter{After: day("2025-03")}}, ann)},
		"not":             {Where: both(not(&graph.EventFilter{When: &graph.TimeFilter{During: day("2025-03")}}), ann)},
		"every":           {Where: both(every(graph.ActorMatch{In: namedAll("Ann Alpha", "Bob Bravo")}), ann)},
		"after another":   {Where: both(&graph.EventFilter{When: &graph.TimeFilter{AfterEvent: pick}}, bob)},
		"same year":       {Where: both(&graph.EventFilter{When: &graph.TimeFilter{SameTimeAs: inYear}}, bob)},
		"near":            {Where: &graph.EventFilter{Where: &graph.PlaceFilter{Near: &graph.Near{Lat: 50.5, Lon: 9, Km: 1}}}},
		"text":            {Where: both(&graph.EventFilter{Text: new("bravo alpha")}, ann)},
		"any of":          {Where: both(&graph.EventFilter{Or: []*graph.EventFilter{ann, bob}}, &graph.EventFilter{Type: []string{"meeting"}})},
		"the last":        {Where: ann, WithTies: true, Page: PageArgs{First: new(1)}},
		"by recording":    {Where: ann, OrderBy: &graph.EventOrder{Field: graph.OrderRecorded}},
	}
	small, large := crowded(250), crowded(2500)
	for name, args := range questions {
		ask := func(w *world) (found int, touched uint64) {
			ctx, plan := WithPlan(t.Context())
			page, err := w.Events(ctx, args)
			if err != nil {
				t.Fatal(err)
			}
			return page.TotalCount, plan.Touched()
		}
		found, touched := ask(small)
		again, more := ask(large)
		if found == 0 || found != again {
			t.Errorf("%s: %d and %d events", name, found, again)
		}
		if more != touched || touched > 100 {
			t.Errorf("%s: %d rows touched of 260 events, %d of 2510", name, touched, more)
		}
	}
}

// What is counted over everything is told by counts of the index: it touches as
// many rows as there are actors, values or days, however many events there are.
func TestCountsOfEverythingReadNoEvents(t *testing.T) {
	few, many := crowded(400), crowded(1600) // of the same actors, and days of one year
	for name, ask := range map[string]func(context.Context, *world) error{
		"actors": func(ctx context.Context, w *world) error {
			_, err := w.Distribution(ctx, graph.ByActor, nil, nil, 3)
			return err
		},
		"types": func(ctx context.Context, w *world) error {
			_, err := w.Distribution(ctx, graph.ByType, nil, nil, 3)
			return err
		},
		"statuses": func(ctx context.Context, w *world) error {
			_, err := w.Distribution(ctx, graph.ByStatus, nil, nil, 3)
			return err
		},
		"timeline": func(ctx context.Context, w *world) error {
			_, err := w.Timeline(ctx, nil, edtf.ByMonth)
			return err
		},
		"timeline of those that are held": func(ctx context.Context, w *world) error {
			_, err := w.Timeline(ctx, &graph.EventFilter{Status: []graph.Status{graph.StatusHeld}}, edtf.ByMonth)
			return err
		},
		"network": func(ctx context.Context, w *world) error {
			_, err := w.Network(ctx, NetworkArgs{Mode: graph.CoParticipation, MaxNodes: 1})
			return err
		},
	} {
		touched := func(w *world) uint64 {
			ctx, plan := WithPlan(t.Context())
			if err := ask(ctx, w); err != nil {
				t.Fatal(err)
			}
			return plan.Touched()
		}
		if less, more := touched(few), touched(many); less != more || less > 400 || less == 0 {
			t.Errorf("%s: %d rows touched of 410 events, %d of 1610", name, less, more)
		}
	}
}

func TestPlan(t *testing.T) {
	w := diplomacy()
	filter := heldMeetingsOf("Tom Barrack")
	filter.When = &graph.TimeFilter{AfterEvent: &graph.EventPick{Where: heldMeetingsOf("Noel Barrot")}}
	ctx, plan := WithPlan(context.Background())
	if _, err := w.Events(ctx, EventArgs{Where: filter}); err != nil {
		t.Fatal(err)
	}
	if len(plan.Steps()) != 1 {
		t.Fatalf("%d steps", len(plan.Steps()))
	}
	steps := plan.Steps()[0].Steps
	if !slices.IsSortedFunc(steps, func(a, b *Step) int { return int(a.AtMost) - int(b.AtMost) }) {
		t.Error("those that fewest events can meet do not come first")
	}
	for _, step := range steps {
		if !step.Ran || step.Found > step.Scope || step.Certain > step.Found {
			t.Errorf("%+v", step)
		}
	}
	i := slices.IndexFunc(steps, func(s *Step) bool { return s.Do == "afterEvent the first, by day" })
	if i < 0 || len(steps[i].Steps) != 1 || steps[i].Steps[0].Found != 2 {
		t.Errorf("the plan does not hold that of the event to compare with: %v", steps)
	}

	// once nothing is left, nothing more is looked at
	filter.When = &graph.TimeFilter{During: new(edtf.MustParse("1990")), Mode: new(graph.Certainly)}
	ctx, plan = WithPlan(context.Background())
	if _, err := w.Events(ctx, EventArgs{Where: filter}); err != nil {
		t.Fatal(err)
	}
	last := plan.Steps()[0].Steps[len(plan.Steps()[0].Steps)-1]
	if last.Ran || last.Touched > 0 {
		t.Errorf("%s was run in vain", last.Do)
	}
}

// Every question tells how many rows it looked at, as a count of the world has it.
func TestEveryQuestionTellsWhatItTouched(t *testing.T) {
	w := crowded(250) // 260 meetings, ten of Ann and Bob
	ann, bob := held(w.Actor(*named("Ann Alpha"))).ID, held(w.Actor(*named("Bob Bravo"))).ID
	theirs := held(w.snap.Event(w.snap.EventAt(w.snap.TookPart(bob).Possible.Minimum()).ID)).Claims
	for name, q := range map[string]struct {
		ask         func(context.Context) error
		least, most uint64
	}{
		"met": {func(ctx context.Context) error {
			_, err := w.Met(ctx, ann, nil, PageArgs{})
			return err
		}, 10, 10},
		"paths": {func(ctx context.Context) error {
			_, err := w.Paths(ctx, PathArgs{From: named("Ann Alpha"), To: named("Bob Bravo"), MaxHops: 3, First: 1})
			return err
		}, 10, 40}, // the meetings of each end and of both, and the meetings to begin with
		"network": {func(ctx context.Context) error {
			_, err := w.Network(ctx, NetworkArgs{Of: namedAll("Ann Alpha"), Depth: 1, Mode: graph.CoParticipation, MaxNodes: 10})
			return err
		}, 20, 30}, // for the nodes, then for the edges
		"search": {func(ctx context.Context) error {
			_, err := w.Search(ctx, "Bravo", PageArgs{})
			return err
		}, 11, 1000}, // ten labels and a name, among the words of all names
		"articles": {func(ctx context.Context) error {
			bravo := "Bravo"
			_, err := w.Articles(ctx, ArticleArgs{Text: &bravo})
			return err
		}, 1, 10}, // those with the word
		"evidence": {func(ctx context.Context) error {
			_, err := w.EvidencePage(ctx, theirs, PageArgs{})
			return err
		}, uint64(len(theirs)), uint64(len(theirs))},
		"triples": {func(ctx context.Context) error {
			_, err := w.Triples(ctx, TriplePattern{Subject: (*string)(&bob)}, PageArgs{})
			return err
		}, 10, 10},
		"diff": {func(ctx context.Context) error {
			_, err := w.Diff(ctx, &graph.AsOf{Published: day("1990")}, &graph.AsOf{}, nil, PageArgs{})
			return err
		}, 260, 260},
	} {
		ctx, plan := WithPlan(t.Context())
		if err := q.ask(ctx); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := plan.Touched(); got < q.least || got > q.most {
			t.Errorf("%s: %d rows touched, want from %d to %d", name, got, q.least, q.most)
		}
	}
}
