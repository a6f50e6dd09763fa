package query

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
)

// society is a world of meetings: "Ann Bob 2025-07-24" is one of the two on that
// day, "Ann Bob" one without a day; a question mark behind it makes it hedged. "Ann/Land"
// acts for the state.
func society(meetings ...string) *world {
	w := newWriter("Land").article("000", "AFP")
	for i, line := range meetings {
		e := told{key: line, kind: "meeting"}
		if hedged, ok := strings.CutSuffix(line, " ?"); ok {
			line, e.modality = hedged, graph.ModalityProbable
		}
		for _, word := range strings.Fields(line) {
			if _, err := edtf.Parse(word); err == nil {
				e.when = append(e.when, word)
				continue
			}
			given, state, _ := strings.Cut(word, "/")
			e.who = append(e.who, part{name: given + " Family" + given, actsFor: state})
		}
		e.where = []string{fmt.Sprintf("Town%d", i)} // so that they are meetings of their own
		w.tell(e)
	}
	return w.build()
}

func (w *world) chains(t *testing.T, from, to string, change func(*PathArgs)) []string {
	t.Helper()
	args := PathArgs{From: named(from + " Family" + from), To: named(to + " Family" + to), MaxHops: 4, First: 5}
	if change != nil {
		change(&args)
	}
	paths, err := w.Paths(t.Context(), args)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, p := range paths {
		lines = append(lines, w.chain(p))
	}
	return lines
}

// chain shows a path as "Ann (Ann Bob 2025-07-24) Bob CERTAIN".
func (w *world) chain(p *Path) string {
	var b strings.Builder
	for i, actor := range p.Actors {
		if i > 0 {
			fmt.Fprintf(&b, " (%s) ", w.called(held(w.snap.Event(p.Events[i-1])))[0])
		}
		given, _, _ := strings.Cut(held(w.snap.Actor(actor)).Name, " ")
		b.WriteString(given)
	}
	return b.String() + " " + string(p.Certainty)
}

func TestPaths(t *testing.T) {
	timed := func(a *PathArgs) { a.TimeRespecting = true }
	certainly := func(a *PathArgs) { a.TimeRespecting, a.Mode = true, graph.Certainly }
	for _, test := range []struct {
		name     string
		meetings []string
		change   func(*PathArgs)
		want     []string
	}{
		{"they met", []string{"Ann Bob 2025-07-24"}, nil, []string{"Ann (Ann Bob 2025-07-24) Bob CERTAIN"}},
		{"all shortest ones by the ids of the actors", []string{"Ann Cid 2025-01-01", "Cid Bob 2025-01-02", "Ann Abe 2025-01-03", "Abe Bob 2025-01-04", "Ann Dan 2025-01-05", "Dan Eve 2025-01-06", "Eve Bob 2025-01-07"}, nil, []string{
			"Ann (Ann Abe 2025-01-03) Abe (Abe Bob 2025-01-04) Bob CERTAIN",
			"Ann (Ann Cid 2025-01-01) Cid (Cid Bob 2025-01-02) Bob CERTAIN",
		}},
		{"certain ones first", []string{"Ann Abe 2025-01-03", "Abe Bob 2025-01-04 ?", "Ann Cid 2025-01-01", "Cid Bob 2025-01-02"}, nil, []string{
			"Ann (Ann Cid 2025-01-01) Cid (Cid Bob 2025-01-02) Bob CERTAIN",
			"Ann (Ann Abe 2025-01-03) Abe (Abe Bob 2025-01-04 ?) Bob POSSIBLE",
		}},
		{"a shorter possible one before a longer certain one", []string{"Ann Bob 2025-01-03 ?", "Ann Cid 2025-01-01", "Cid Bob 2025-01-02"}, nil, []string{
			"Ann (Ann Bob 2025-01-03 ?) Bob POSSIBLE",
		}},
		{"with CERTAINLY the certain one", []string{"Ann Bob 2025-01-03 ?", "Ann Cid 2025-01-01", "Cid Bob 2025-01-02"}, certainly, []string{
			"Ann (Ann Cid 2025-01-01) Cid (Cid Bob 2025-01-02) Bob CERTAIN",
		}},
		{"the order does not matter unless asked", []string{"Ann Cid 2025-01-02", "Cid Bob 2025-01-01"}, nil, []string{
			"Ann (Ann Cid 2025-01-02) Cid (Cid Bob 2025-01-01) Bob CERTAIN",
		}},
		{"too late", []string{"Ann Cid 2025-01-02", "Cid Bob 2025-01-01"}, timed, nil},
		{"a longer one in order of time", []string{"Ann Cid 2025-01-02", "Cid Bob 2025-01-01", "Cid Dan 2025-01-03", "Dan Bob 2025-01-04"}, timed, []string{
			"Ann (Ann Cid 2025-01-02) Cid (Cid Dan 2025-01-03) Dan (Dan Bob 2025-01-04) Bob CERTAIN",
		}},
		{"a longer way there may be the earlier one", []string{"Ann Cid 2025-01-09", "Ann Dan 2025-01-01", "Dan Cid 2025-01-02", "Cid Bob 2025-01-05"}, timed, []string{
			"Ann (Ann Dan 2025-01-01) Dan (Dan Cid 2025-01-02) Cid (Cid Bob 2025-01-05) Bob CERTAIN",
		}},
		{"one day is in order", []string{"Ann Cid 2025-01-02", "Cid Bob 2025-01-02"}, timed, []string{
			"Ann (Ann Cid 2025-01-02) Cid (Cid Bob 2025-01-02) Bob CERTAIN",
		}},
		{"an unknown day is possible", []string{"Ann Cid", "Cid Bob 2025-01-02"}, timed, []string{
			"Ann (Ann Cid) Cid (Cid Bob 2025-01-02) Bob POSSIBLE",
		}},
		{"and never certain", []string{"Ann Cid", "Cid Bob 2025-01-02"}, certainly, nil},
		{"two of one month are possible in either order", []string{"Ann Cid 2025-07", "Cid Bob 2025-07"}, timed, []string{
			"Ann (Ann Cid 2025-07) Cid (Cid Bob 2025-07) Bob POSSIBLE",
		}},
		{"pairs in order do not make a chain", []string{"Ann Cid 2025-01-20", "Cid Dan 2025-01", "Dan Bob 2025-01-10"}, timed, nil},
		{"a mark is possible", []string{"Ann Cid 2025-01-02~", "Cid Bob 2025-03-02"}, timed, []string{
			"Ann (Ann Cid 2025-01-02~) Cid (Cid Bob 2025-03-02) Bob POSSIBLE",
		}},
		{"of several meetings of two the one that is in time", []string{"Ann Cid 2025-01-09", "Ann Cid 2025-01-01", "Cid Bob 2025-01-05"}, timed, []string{
			"Ann (Ann Cid 2025-01-01) Cid (Cid Bob 2025-01-05) Bob CERTAIN",
		}},
		{"not so many meetings", []string{"Ann Cid 2025-01-01", "Cid Bob 2025-01-02"}, func(a *PathArgs) { a.MaxHops = 1 }, nil},
		{"only so many chains", []string{"Ann Cid 2025-01-01", "Cid Bob 2025-01-02", "Ann Abe 2025-01-03", "Abe Bob 2025-01-04"}, func(a *PathArgs) { a.First = 1 }, []string{
			"Ann (Ann Abe 2025-01-03) Abe (Abe Bob 2025-01-04) Bob CERTAIN",
		}},
		{"only meetings that are asked for", []string{"Ann Bob 2025-01-01", "Ann Cid 2025-02-01", "Cid Bob 2025-02-02"}, func(a *PathArgs) {
			a.Where = &graph.EventFilter{When: &graph.TimeFilter{During: day("2025-02")}}
		}, []string{"Ann (Ann Cid 2025-02-01) Cid (Cid Bob 2025-02-02) Bob CERTAIN"}},
		{"three at one meeting met each other", []string{"Ann Cid Bob 2025-01-01"}, timed, []string{"Ann (Ann Cid Bob 2025-01-01) Bob CERTAIN"}},
	} {
		if diff := gocmp.Diff(test.want, society(test.meetings...).chains(t, "Ann", "Bob", test.change)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestPathsOfStates(t *testing.T) {
	w := diplomacy()
	ask := func(from, to string) string {
		paths, err := w.Paths(t.Context(), PathArgs{From: named(from), To: named(to), MaxHops: 4, First: 1})
		if err != nil || len(paths) == 0 {
			return fmt.Sprint(err)
		}
		return fmt.Sprintf("%d %s", paths[0].Length(), paths[0].Certainty)
	}
	for _, test := range []struct{ from, to, want string }{
		{"Syria", "Israel", "1 CERTAIN"},         // through their ministers
		{"Mowafaq Tarif", "Israel", "2 CERTAIN"}, // Barrack met the minister of Israel
		{"Mowafaq Tarif", "Ron Dermer", "2 CERTAIN"},
		{"France", "Ahmed Sharaa", "1 CERTAIN"},  // Barrot acts for France
		{"Asaad Shaibani", "Syria", "2 POSSIBLE"}, // he acts for it: word comes to it by Dermer, at the meeting that is only believed
	} {
		if got := ask(test.from, test.to); got != test.want {
			t.Errorf("from %s to %s: %s, want %s", test.from, test.to, got, test.want)
		}
	}
}

// In one meeting a state and who acts for it are one side: whoever met both there did not bring them together.
func TestNoMeetingIsTwiceInAChain(t *testing.T) {
	barrack := part{name: "Tom Barrack", actsFor: "United States"}
	with := func(w *writer, key string, who ...part) {
		w.tell(told{key: key, where: []string{"Town" + key}, who: who})
	}
	paris := func() *writer {
		w := newWriter("United States", "Israel").article("000", "AFP")
		with(w, "Paris", barrack, part{name: "Ron Dermer"}, part{name: "Asaad Shaibani"})
		return w
	}
	ask := func(w *writer) string {
		world := w.build()
		paths, err := world.Paths(t.Context(), PathArgs{From: named("United States"), To: named("Tom Barrack"), MaxHops: 4, First: 5})
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, p := range paths {
			var where []string
			for _, id := range p.Events {
				where = append(where, held(world.snap.Place(held(world.snap.Event(id)).Where[0])).Name)
			}
			lines = append(lines, fmt.Sprintf("%d by %s, %s", p.Length(), strings.Join(where, " "), p.Certainty))
		}
		return strings.Join(lines, "; ")
	}
	alone, again, around := paris(), paris(), paris()
	with(again, "Rome", part{name: "Ron Dermer"}, part{name: "Marco Rubio", actsFor: "United States"})
	with(around, "Oslo", part{name: "Ron Dermer"}, part{name: "Noel Barrot"})
	with(around, "Bern", part{name: "Noel Barrot"}, barrack)
	for _, test := range []struct {
		name string
		w    *writer
		want string
	}{
		{"that one meeting is no chain", alone, ""},
		{"another meeting of the two is taken", again, "2 by TownRome TownParis, CERTAIN"},
		{"a longer chain is looked for", around, "3 by TownBern TownOslo TownParis, CERTAIN; 3 by TownParis TownOslo TownBern, CERTAIN"},
	} {
		if got := ask(test.w); got != test.want {
			t.Errorf("%s: %s; want %s", test.name, got, test.want)
		}
	}
}

func TestPathsThatCannotBe(t *testing.T) {
	w := society("Ann Bob 2025-01-01")
	ann := *named("Ann FamilyAnn")
	paths, err := w.Paths(t.Context(), PathArgs{From: &ann, To: &ann, MaxHops: 4, First: 5})
	if err != nil || len(paths) != 1 || paths[0].Length() != 0 || paths[0].Certainty != edtf.Certain {
		t.Errorf("to oneself: %v, %v", paths, err)
	}
	if paths, err := w.Paths(t.Context(), PathArgs{From: &ann, To: named("No Body"), MaxHops: 4, First: 5}); err != nil || len(paths) > 0 {
		t.Errorf("to nobody: %v, %v", paths, err)
	}
	for what, args := range map[string]PathArgs{
		"no hops":        {From: &ann, To: &ann, First: 5},
		"too many hops":  {From: &ann, To: &ann, First: 5, MaxHops: MaxHops + 1},
		"too many paths": {From: &ann, To: &ann, First: MaxPage + 1, MaxHops: 4},
	} {
		if _, err := w.Paths(t.Context(), args); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestASearchForChainsIsBounded(t *testing.T) {
	w := society("Ann Bob 2025-01-01")
	meetings := index.Both(w.snap.Meetings())
	e := newEncounters(t.Context(), w.Session, meetings, "actor/ann-familyann", "actor/bob-familybob")
	e.looked = MaxMeetings
	if _, err := e.around(e.from); !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "narrow where") {
		t.Errorf("one meeting too many: %v", err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := newEncounters(ended, w.Session, meetings, e.from, e.to).around(e.from); !errors.Is(err, context.Canceled) {
		t.Errorf("of a request that ended: %v", err)
	}
}

// drawSociety draws meetings among some persons.
func drawSociety(t *rapid.T) *world {
	given := []string{"Ann", "Bob", "Cid", "Dan", "Eve", "Fay"}
	if rapid.Bool().Draw(t, "of a state") {
		given[0], given[1] = "Ann/Land", "Bob/Land"
	}
	times := []string{"", "2025-07-01", "2025-07-02", "2025-07-03", "2025-07-05", "2025-07", "2025-07-02~", "[2025-07-01,2025-07-04]", "2025-07-02/2025-07-04", "../2025-07-02"}
	var meetings []string
	for range rapid.IntRange(1, 9).Draw(t, "meetings") {
		who := rapid.SliceOfNDistinct(rapid.SampledFrom(given), 2, 3, rapid.ID[string]).Draw(t, "who")
		line := strings.Join(who, " ") + " " + rapid.SampledFrom(times).Draw(t, "when")
		if rapid.IntRange(0, 5).Draw(t, "hedged") == 0 {
			line += " ?"
		}
		meetings = append(meetings, line)
	}
	return society(meetings...)
}

func TestPathsAgreeWithTryingAllChains(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var w *world
		if rapid.Bool().Draw(t, "with states") {
			w = drawWorld(t)
		} else {
			w = drawSociety(t)
		}
		actors := w.snap.Actors()
		if len(actors) < 2 {
			return
		}
		from, to := rapid.SampledFrom(actors).Draw(t, "from"), rapid.SampledFrom(actors).Draw(t, "to")
		if from == to {
			return
		}
		land, ann := w.snap.ActorsNamed("Land"), w.snap.ActorsNamed("Ann FamilyAnn")
		if len(land) > 0 && len(ann) > 0 && rapid.Bool().Draw(t, "of one side") {
			from, to = land[0], ann[0]
		}
		args := PathArgs{
			From: &graph.ActorRef{ID: &from}, To: &graph.ActorRef{ID: &to}, First: MaxPage,
			MaxHops: rapid.IntRange(1, 4).Draw(t, "hops"), TimeRespecting: rapid.Bool().Draw(t, "timed"),
			Mode: rapid.SampledFrom([]graph.TimeMode{graph.Certainly, graph.Possibly}).Draw(t, "mode"),
		}
		if rapid.Bool().Draw(t, "filtered") {
			args.Where = drawFilter(0).Draw(t, "where")
		}
		want := naive{w}.paths(args)
		found, err := w.Paths(t.Context(), args)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]edtf.Certainty{}
		for _, p := range found {
			got[fmt.Sprint(p.Actors)] = p.Certainty
			if c := (naive{w}).chain(args, naive{w}.events(orElse(args.Where, &graph.EventFilter{})), p.Actors, p.Events); c != p.Certainty {
				t.Fatalf("%s is shown as %s, its meetings are %s", w.chain(p), p.Certainty, c)
			}
		}
		if diff := gocmp.Diff(want, got); diff != "" || len(got) != len(found) {
			t.Fatalf("from %s to %s (-naive +found):\n%s", from, to, diff)
		}
		if !slices.IsSortedFunc(found, func(a, b *Path) int {
			return slices.Compare([]string{string(a.Certainty), fmt.Sprint(a.Actors)}, []string{string(b.Certainty), fmt.Sprint(b.Actors)})
		}) {
			t.Fatal("not in order")
		}
	})
}

// paths tries every chain of actors, and every choice of their meetings.
func (n naive) paths(args PathArgs) map[string]edtf.Certainty {
	matching := n.events(orElse(args.Where, &graph.EventFilter{}))
	for hops := 1; hops <= args.MaxHops; hops++ {
		found := map[string]edtf.Certainty{}
		n.each([]graph.ID{*args.From.ID}, *args.To.ID, hops, func(actors []graph.ID) {
			best := edtf.Impossible
			n.choices(len(actors)-1, nil, func(events []graph.ID) { best = best.Or(n.chain(args, matching, actors, events)) })
			if best == edtf.Certain || best == edtf.Possible && args.Mode != graph.Certainly {
				found[fmt.Sprint(actors)] = best
			}
		})
		if len(found) > 0 {
			return found
		}
	}
	return map[string]edtf.Certainty{}
}

func (n naive) each(chain []graph.ID, to graph.ID, hops int, visit func([]graph.ID)) {
	if hops == 0 {
		if chain[len(chain)-1] == to {
			visit(chain)
		}
		return
	}
	for _, next := range n.w.snap.Actors() {
		if slices.Contains(chain, next) || (next == to) != (hops == 1) {
			continue
		}
		n.each(append(slices.Clip(chain), next), to, hops-1, visit)
	}
}

func (n naive) choices(hops int, chosen []graph.ID, visit func([]graph.ID)) {
	if hops == 0 {
		visit(chosen)
		return
	}
	for i := range n.w.snap.Counts().Events {
		if event := n.w.snap.EventAt(uint32(i)); event.IsMeeting() {
			n.choices(hops-1, append(slices.Clip(chosen), event.ID), visit)
		}
	}
}

// chain tells how certain a chain is.
func (n naive) chain(args PathArgs, matching map[graph.ID]edtf.Certainty, actors, events []graph.ID) edtf.Certainty {
	c := edtf.Certain
	for i, id := range events {
		if slices.Contains(events[:i], id) {
			return edtf.Impossible
		}
		event := held(n.w.snap.Event(id))
		c = c.And(orElse(matching[id], edtf.Impossible))
		c = c.And(n.pair(event, actors[i], actors[i+1], i == 0, i == len(events)-1))
		if args.TimeRespecting && (event.When.Time.IsZero() || event.When.Time.Qualified()) {
			c = c.And(edtf.Possible)
		}
	}
	if !args.TimeRespecting {
		return c
	}
	for j := range events {
		for i := range j {
			earlier, later := held(n.w.snap.Event(events[i])).When.Time.Bounds(), held(n.w.snap.Event(events[j])).When.Time.Bounds()
			switch {
			case earlier.EarliestStart > later.LatestEnd:
				return edtf.Impossible
			case earlier.LatestStart > later.EarliestEnd:
				c = c.And(edtf.Possible)
			}
		}
	}
	return c
}

// pair tells how certainly two met, from what MetAt says of those who were there.
func (n naive) pair(event *graph.Event, a, b graph.ID, first, last bool) edtf.Certainty {
	own := func(actor graph.ID, isEnd bool) edtf.Certainty {
		c := edtf.Impossible
		for _, x := range Attendance(event) {
			if x.Actor == actor || isEnd && n.serves(x.Actor, actor, nil) {
				c = c.Or(x.Certainty)
			}
		}
		return c
	}
	c := own(a, first).And(own(b, last))
	for _, x := range Attendance(event) {
		if n.serves(x.Actor, a, nil) && n.serves(x.Actor, b, nil) {
			return edtf.Impossible
		}
	}
	if c == edtf.Certain && n.w.mayBeOne(event, a, b) {
		return edtf.Possible
	}
	return c
}

// What the naive search says of pairs holds for every choice of days, or for one.
func TestOrderInTimeIsThatOfTheDaysThatCanBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []edtf.Bounds
		for range 3 {
			d := rapid.SliceOfN(rapid.Int32Range(1, 4), 4, 4).Draw(t, "days")
			slices.Sort(d[:2])
			slices.Sort(d[2:])
			b := edtf.Bounds{EarliestStart: edtf.Day(d[0]), LatestStart: edtf.Day(d[1]), EarliestEnd: edtf.Day(d[2]), LatestEnd: edtf.Day(d[3])}
			b.EarliestEnd, b.LatestStart = max(b.EarliestEnd, b.EarliestStart), min(b.LatestStart, b.LatestEnd)
			if b.LatestStart < b.EarliestStart || b.EarliestEnd > b.LatestEnd {
				return // not bounds of a time
			}
			all = append(all, b)
		}
		possible, certain := true, true
		for j := range all {
			for i := range j {
				possible = possible && all[i].EarliestStart <= all[j].LatestEnd
				certain = certain && all[i].LatestStart <= all[j].EarliestEnd
			}
		}
		once, ever := false, true
		eachSpan(all, nil, func(spans [][2]edtf.Day) {
			passes := passesAlong(spans, 0)
			once, ever = once || passes, ever && passes
		})
		if once != possible || ever != certain {
			t.Fatalf("%v: possible %v, in fact %v; certain %v, in fact %v", all, possible, once, certain, ever)
		}
	})
}

// eachSpan visits every choice of a start and an end for each of the bounds.
func eachSpan(all []edtf.Bounds, chosen [][2]edtf.Day, visit func([][2]edtf.Day)) {
	if len(all) == 0 {
		visit(chosen)
		return
	}
	for start := all[0].EarliestStart; start <= all[0].LatestStart; start++ {
		for end := max(start, all[0].EarliestEnd); end <= all[0].LatestEnd; end++ {
			eachSpan(all[1:], append(slices.Clip(chosen), [2]edtf.Day{start, end}), visit)
		}
	}
}

// passesAlong tells whether word can pass on some day of each span, one after
// the other.
func passesAlong(spans [][2]edtf.Day, from edtf.Day) bool {
	if len(spans) == 0 {
		return true
	}
	for day := max(from, spans[0][0]); day <= spans[0][1]; day++ {
		if passesAlong(spans[1:], day) {
			return true
		}
	}
	return false
}
