package service_test

import (
	"errors"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index"
	"github.com/parley-kg/parley/service"
)

// openFive opens a store with the five articles, whose clock stands still.
func openFive(t *testing.T, url string) *service.Service {
	t.Helper()
	s, err := service.Open(t.Context(), url, service.Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	load(t, s, service.LoadRequest{Paths: []string{articles}})
	return s
}

// judgeFor has a person judge, and must succeed.
func judgeFor(t *testing.T, s *service.Service, left graph.ID, verdict graph.Verdict, right graph.ID) *graph.Ruling {
	t.Helper()
	ruling, err := s.Judge(t.Context(), service.JudgeRequest{Left: left, Right: right, Verdict: verdict, By: "mary", Reason: "it is so"})
	if err != nil {
		t.Fatalf("%s %s %s: %v", left, verdict, right, err)
	}
	return ruling
}

// whoIsWho returns the thing of each mention and claim.
func whoIsWho(t *testing.T, s *index.Snapshot) map[graph.ID]graph.ID {
	t.Helper()
	of := map[graph.ID]graph.ID{}
	add := func(id graph.ID) {
		cluster, ok := s.IdentityOf(id)
		if !ok {
			t.Fatalf("%s is made of nothing", id)
		}
		for _, m := range cluster.Members {
			of[m] = cluster.ID
		}
	}
	for _, id := range slices.Concat(s.Actors(), s.Places()) {
		add(id)
	}
	for ordinals := s.All().Iterator(); ordinals.HasNext(); {
		add(s.EventAt(ordinals.Next()).ID)
	}
	return of
}

// Pairs of different things of the five articles: the id of the one after a
// merge, that of the other, and one that a spelling of the first could mint.
// Read: 000 lines 2 and 6, 003 line 20, 002 line 2.
const (
	barrack = graph.ID("actor/tom-barrack")
	thomas  = graph.ID("actor/thomas-barrack")
	barrot  = graph.ID("actor/jean-noel-barrot")
	paris   = graph.ID("place/paris")
	baku    = graph.ID("place/baku")
)

// eventsOf returns the events of a type, by time.
func eventsOf(t *testing.T, s *service.Service, kind string) []graph.ID {
	t.Helper()
	var found []graph.ID
	for ordinals := s.Snapshot().All().Iterator(); ordinals.HasNext(); {
		if e := s.Snapshot().EventAt(ordinals.Next()); e.Type == kind {
			found = append(found, e.ID)
		}
	}
	return found
}

func TestMergeAndSplit(t *testing.T) {
	events := eventsOf(t, openFive(t, "memory:"), "agreement")
	if len(events) < 2 {
		t.Fatalf("agreements %v", events)
	}
	for _, tt := range []struct{ what, left, right graph.ID }{
		{"actors", barrack, barrot},
		{"an actor by an id it had", thomas, barrot},
		{"places", paris, baku},
		{"events", events[0], events[1]},
	} {
		t.Run(string(tt.what), func(t *testing.T) {
			s := openFive(t, "memory:")
			before := whoIsWho(t, s.Snapshot())
			left, right := before[memberOf(t, s, tt.left)], before[memberOf(t, s, tt.right)]

			merged := judgeFor(t, s, tt.left, graph.VerdictSame, tt.right)
			after := whoIsWho(t, s.Snapshot())
			var one graph.ID
			for member, was := range before {
				switch {
				case was != left && was != right:
					if after[member] != was {
						t.Errorf("%s of %s went to %s", member, was, after[member])
					}
				case one == "":
					one = after[member]
				case after[member] != one:
					t.Errorf("%s is %s, not %s", member, after[member], one)
				}
			}
			want := []graph.Merge{{Into: one, From: []graph.ID{min(left, right), max(left, right)}}}
			if diff := cmp.Diff(want, merged.Merges); diff != "" || len(merged.Splits)+len(merged.Conflicts) > 0 {
				t.Errorf("%s, splits %v, conflicts %v", diff, merged.Splits, merged.Conflicts)
			}
			for _, old := range []graph.ID{left, right, tt.left, tt.right} {
				if memberOf(t, s, old) == "" || thing(t, s, old) != one {
					t.Errorf("%s leads to %s, not to %s", old, thing(t, s, old), one)
				}
			}

			split := judgeFor(t, s, left, graph.VerdictDifferent, right)
			if diff := cmp.Diff(before, whoIsWho(t, s.Snapshot())); diff != "" {
				t.Errorf("after the split: %s", diff)
			}
			if len(split.Splits) != 1 || split.Splits[0].From != one || !slices.Equal(split.Splits[0].Into, want[0].From) || len(split.Merges) > 0 {
				t.Errorf("the split tells of %+v", split)
			}
			superseded, err := s.Snapshot().Judgement(merged.Judgement.ID)
			if err != nil || superseded.SupersededBy != split.Judgement.ID || !split.Judgement.At.After(superseded.At) {
				t.Errorf("the merge is %+v, error %v", superseded, err)
			}

			again := judgeFor(t, s, left, graph.VerdictSame, right)
			if again.Judgement.ID != merged.Judgement.ID || len(again.Merges) != 1 {
				t.Errorf("the same words again: %+v", again)
			}
		})
	}
}

// memberOf returns a member of what an id leads to.
func memberOf(t *testing.T, s *service.Service, id graph.ID) graph.ID {
	t.Helper()
	cluster, ok := s.Snapshot().IdentityOf(id)
	if !ok {
		t.Fatalf("nothing answers to %s", id)
	}
	return cluster.Members[0]
}

// thing returns what an id leads to.
func thing(t *testing.T, s *service.Service, id graph.ID) graph.ID {
	t.Helper()
	cluster, ok := s.Snapshot().IdentityOf(id)
	if !ok {
		t.Fatalf("nothing answers to %s", id)
	}
	return cluster.ID
}

func TestAPersonOverrulesARule(t *testing.T) {
	s := openFive(t, "memory:")
	// Read: 000 line 6, "Asaad al-Shaibani"; 000 line 8, "Shibani".
	full, bare := graph.ID("actor/asaad-al-shaibani"), graph.ID("actor/shibani")
	if thing(t, s, bare) != full {
		t.Fatalf("rules make %s of %s", thing(t, s, bare), bare)
	}
	ruling := judgeFor(t, s, full, graph.VerdictDifferent, bare)
	if len(ruling.Splits) != 1 || thing(t, s, bare) == full || thing(t, s, full) != full {
		t.Errorf("after the split %+v; %s is %s", ruling, bare, thing(t, s, bare))
	}
}

// A split finds the judgement to take back, by whatever ids the two are called.
func TestASplitTakesAMergeBack(t *testing.T) {
	for _, tt := range []struct {
		name         string
		merge, split graph.ID
	}{
		{"the same ids", barrack, barrack},
		{"an id it had, then that which it has", thomas, barrack},
		{"a family name", "actor/barrack", "actor/barrack"},
		{"a description", "actor/us-envoy", thomas},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := openFive(t, "memory:")
			before := whoIsWho(t, s.Snapshot())
			merged := judgeFor(t, s, tt.merge, graph.VerdictSame, barrot)
			split := judgeFor(t, s, tt.split, graph.VerdictDifferent, barrot)
			if diff := cmp.Diff(before, whoIsWho(t, s.Snapshot())); diff != "" || len(split.Conflicts) > 0 {
				t.Errorf("%s; conflicts %v", diff, split.Conflicts)
			}
			if j, err := s.Snapshot().Judgement(merged.Judgement.ID); err != nil || j.SupersededBy != split.Judgement.ID {
				t.Errorf("%+v still stands, error %v", j, err)
			}
		})
	}
}

// What was merged by a name stays with that name when others are split from it.
func TestANameKeepsWhatItMeans(t *testing.T) {
	const assad = graph.ID("actor/bashar-al-assad")
	s := openFive(t, "memory:")
	judgeFor(t, s, barrack, graph.VerdictSame, barrot)
	judgeFor(t, s, barrack, graph.VerdictSame, assad)
	judgeFor(t, s, barrack, graph.VerdictDifferent, barrot)
	if thing(t, s, barrack) != thing(t, s, assad) || thing(t, s, barrack) == thing(t, s, barrot) {
		t.Errorf("Barrack is %s, Assad %s, Barrot %s", thing(t, s, barrack), thing(t, s, assad), thing(t, s, barrot))
	}
}

func TestTheSameJudgementAgainChangesNothing(t *testing.T) {
	s := openFive(t, "memory:")
	first := judgeFor(t, s, barrack, graph.VerdictSame, barrot)
	before := s.Snapshot().ID()
	second := judgeFor(t, s, barrot, graph.VerdictSame, barrack)
	if diff := cmp.Diff(first.Judgement, second.Judgement); diff != "" || s.Snapshot().ID() != before || len(second.Merges) > 0 {
		t.Errorf("%s; snapshot %s became %s; %v", diff, before, s.Snapshot().ID(), second.Merges)
	}
}

// A chain of SAMEs that would cross a DIFFERENT is a conflict, whichever comes first.
func TestAChainDoesNotCrossADifference(t *testing.T) {
	const assad = graph.ID("actor/bashar-al-assad")
	type words struct {
		left    graph.ID
		verdict graph.Verdict
		right   graph.ID
	}
	same, alsoSame := words{barrack, graph.VerdictSame, barrot}, words{barrot, graph.VerdictSame, assad}
	apart := words{barrack, graph.VerdictDifferent, assad}
	for name, order := range map[string][]words{
		"the difference first": {apart, same, alsoSame}, "between": {same, apart, alsoSame}, "last": {same, alsoSame, apart},
	} {
		t.Run(name, func(t *testing.T) {
			s := openFive(t, "memory:")
			var last *graph.Ruling
			for _, w := range order {
				last = judgeFor(t, s, w.left, w.verdict, w.right)
			}
			if thing(t, s, barrack) == thing(t, s, assad) {
				t.Error("what differs is one")
			}
			if len(last.Conflicts) == 0 {
				t.Fatalf("no conflict is told: %+v", last)
			}
			c := last.Conflicts[0]
			if c.Verdict != graph.VerdictUnsure || !strings.Contains(c.Reason, "mary would join them, but judgement/") {
				t.Errorf("the conflict is %+v", c)
			}
		})
	}
}

func TestWhatCannotBeJudged(t *testing.T) {
	s := openFive(t, "memory:")
	before := s.Snapshot().ID()
	for _, tt := range []struct {
		name        string
		left, right graph.ID
		verdict     graph.Verdict
		by, reason  string
		kind        error
		says        string
	}{
		{"nothing known", barrack, "actor/nobody", graph.VerdictSame, "mary", "x", graph.ErrNotFound, "nothing is known under actor/nobody"},
		{"an unknown mention", "article/000#char=1,2;person", barrot, graph.VerdictSame, "mary", "x", graph.ErrNotFound, "nothing is known"},
		{"an unknown event", "event/000/x", "event/000/y", graph.VerdictSame, "mary", "x", graph.ErrNotFound, "event/000/x"},
		{"several things", "actor/israeli-officials", barrot, graph.VerdictSame, "mary", "x", graph.ErrAmbiguous, "ask for one of"},
		{"two kinds", barrack, paris, graph.VerdictSame, "mary", "x", graph.ErrInvalid, "they cannot be one"},
		{"with itself", barrack, barrack, graph.VerdictSame, "mary", "x", graph.ErrInvalid, "both sides are actor/tom-barrack"},
		{"one already", barrack, thomas, graph.VerdictSame, "mary", "x", graph.ErrInvalid, "are one already"},
		{"an article", "article/000", barrack, graph.VerdictSame, "mary", "x", graph.ErrInvalid, "cannot be judged"},
		{"no id", "", barrack, graph.VerdictSame, "mary", "x", graph.ErrInvalid, `"" cannot be judged`},
		{"no verdict", barrack, barrot, "PERHAPS", "mary", "x", graph.ErrInvalid, `"PERHAPS" is none of`},
		{"no reason", barrack, barrot, graph.VerdictSame, "mary", " \n", graph.ErrInvalid, "say why"},
		{"nobody", barrack, barrot, graph.VerdictSame, " ", "x", graph.ErrInvalid, "say who judges"},
		{"a rule", barrack, barrot, graph.VerdictSame, "rule:x", "x", graph.ErrInvalid, "no person's name"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := s.Judge(t.Context(), service.JudgeRequest{Left: tt.left, Right: tt.right, Verdict: tt.verdict, By: tt.by, Reason: tt.reason})
			if !errors.Is(err, tt.kind) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("error %v", err)
			}
		})
	}
	if s.Snapshot().ID() != before {
		t.Error("something was stored")
	}
}

func TestJudgementsLast(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "graph")
	s, err := service.Open(t.Context(), dir, service.Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	load(t, s, service.LoadRequest{Paths: []string{articles}})
	judgeFor(t, s, barrack, graph.VerdictSame, barrot)
	judgeFor(t, s, barrack, graph.VerdictDifferent, barrot)
	judgeFor(t, s, paris, graph.VerdictSame, baku)
	before := s.Snapshot().ID()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := service.Open(t.Context(), dir, service.Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if again.Snapshot().ID() != before || thing(t, again, barrack) == thing(t, again, barrot) || thing(t, again, paris) != thing(t, again, baku) {
		t.Errorf("snapshot %s became %s", before, again.Snapshot().ID())
	}
}

// Whatever two things are merged, splitting them leaves what there was. Where
// people have told the two apart the merge is not made.
func TestAnySplitUndoesItsMerge(t *testing.T) {
	s := openFive(t, "memory:")
	before := whoIsWho(t, s.Snapshot())
	byKind := map[string][]graph.ID{}
	for id := range maps.Values(before) {
		byKind[id.Prefix()] = append(byKind[id.Prefix()], id)
	}
	for kind, all := range byKind {
		slices.Sort(all)
		byKind[kind] = slices.Compact(all)
	}
	random := rand.New(rand.NewPCG(1, 2))
	made := 0
	for range 60 {
		all := byKind[[]string{graph.PrefixActor, graph.PrefixPlace, graph.PrefixEvent}[random.IntN(3)]]
		left, right := all[random.IntN(len(all))], all[random.IntN(len(all))]
		if left == right {
			continue
		}
		merge := judgeFor(t, s, left, graph.VerdictSame, right)
		if merge.One {
			made++
		} else if len(merge.Conflicts) == 0 {
			t.Errorf("%s and %s are not one, and nothing says why", left, right)
		}
		split := judgeFor(t, s, left, graph.VerdictDifferent, right)
		if diff := cmp.Diff(before, whoIsWho(t, s.Snapshot())); diff != "" || split.One || len(split.Conflicts) > 0 {
			t.Fatalf("%s and %s: %s, conflicts %v", left, right, diff, split.Conflicts)
		}
	}
	if made < 20 {
		t.Errorf("only %d merges were made", made)
	}
}
