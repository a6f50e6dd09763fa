package service_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/service"
)

// namesakes are four articles whose people and places are easily confused: spellings
// of one name, a relative, a namesake, family names alone.
func namesakes(t *testing.T) string {
	t.Helper()
	files := map[string]string{}
	for name, told := range map[string]struct {
		text, trigger  string
		people, places []string
	}{
		"000": {"Ahmed al-Sharaa met Tom Barrack in Damascus. Barrack praised his host.", "met", []string{"Ahmed al-Sharaa", "Tom Barrack", "Barrack"}, []string{"Damascus"}},
		"001": {"Ahmad al-Charaa received Thomas Barrack in Damascus without Farouk al-Sharaa.", "received", []string{"Ahmad al-Charaa", "Thomas Barrack", "Farouk al-Sharaa"}, []string{"Damascus"}},
		"002": {"Al-Sharaa and Tom Barrak talked in Aleppo; later Barrak left Halab.", "talked", []string{"Al-Sharaa", "Tom Barrak", "Barrak"}, []string{"Aleppo", "Halab"}},
		"003": {"Ahmed al-Sharaa, a farmer, met Anna Berg in Alep.", "met", []string{"Ahmed al-Sharaa", "Anna Berg"}, []string{"Alep"}},
	} {
		files[name+".json"] = annotation(t, name, told.text, told.trigger, told.people, told.places)
	}
	return write(t, files)
}

// annotation writes an article in which the first two people meet in the first place.
func annotation(t *testing.T, name, text, trigger string, people, places []string) string {
	t.Helper()
	type mention struct {
		ID    string `json:"id"`
		Type  string `json:"type"`
		Quote string `json:"quote"`
		Start int    `json:"start"`
		End   int    `json:"end"`
	}
	var all []mention
	for i, words := range slices.Concat(people, places) {
		kind := "Person"
		if i >= len(people) {
			kind = "Place"
		}
		start := strings.Index(text, words)
		if strings.Count(words, " ") == 0 && kind == "Person" {
			start = strings.LastIndex(text, words)
		}
		all = append(all, mention{fmt.Sprintf("m%d", i), kind, words, start, start + len(words)})
	}
	role := func(m string) map[string]string { return map[string]string{"role": "Participant", "mention": m} }
	written, err := json.Marshal(map[string]any{
		"format": "parley/1", "id": name, "article": map[string]string{"title": name}, "text": text, "mentions": all,
		"events": []any{map[string]any{
			"id": "e1", "type": "Meeting", "trigger": map[string]any{"quote": trigger},
			"roles": []any{role("m0"), role("m1")}, "places": []string{fmt.Sprintf("m%d", len(people))},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(written)
}

// effective writes the judgements by people that no later one has superseded.
func effective(t *testing.T, s *service.Service) map[string]string {
	t.Helper()
	var lines strings.Builder
	snapshot := s.Snapshot()
	for _, id := range snapshot.Judgements() {
		j, err := snapshot.Judgement(id)
		if err != nil {
			t.Fatal(err)
		}
		if j.SupersededBy != "" || !graph.IsPerson(j.By) {
			continue
		}
		line, err := json.Marshal(map[string]any{
			"left": j.Left, "right": j.Right, "verdict": j.Verdict, "by": j.By, "reason": j.Reason, "at": j.At.Format(time.RFC3339Nano),
		})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&lines, string(line))
	}
	return map[string]string{"judgements.jsonl": lines.String()}
}

// answers are what a store says of who is who: the thing of each mention and claim,
// and which ids lead to it.
func answers(t *testing.T, s *service.Service) map[graph.ID][]graph.ID {
	t.Helper()
	all := map[graph.ID][]graph.ID{}
	for member, thing := range whoIsWho(t, s.Snapshot()) {
		cluster, _ := s.Snapshot().IdentityOf(thing)
		all[member] = append([]graph.ID{thing}, cluster.Aliases...)
	}
	return all
}

// Whatever people say one after the other, merge, split, merge again, or that they
// cannot tell, by ids of today or of yesterday, the answers are those of a new
// store that is told only what still stands.
func TestChainsOfJudgementsLeaveWhatStillStands(t *testing.T) {
	dir := namesakes(t)
	told := map[graph.Verdict]int{}
	rapid.Check(t, func(rt *rapid.T) {
		s := openNamesakes(t, dir)
		ids := allIDs(t, s)
		for step := range rapid.IntRange(1, 8).Draw(rt, "steps") {
			kind := rapid.SampledFrom([]string{graph.PrefixActor, graph.PrefixActor, graph.PrefixPlace, graph.PrefixEvent}).Draw(rt, "kind")
			left, right := rapid.SampledFrom(ids[kind]).Draw(rt, "left"), rapid.SampledFrom(ids[kind]).Draw(rt, "right")
			verdict := rapid.SampledFrom([]graph.Verdict{same, same, different, different, unsure}).Draw(rt, "verdict")
			ruling, err := s.Judge(t.Context(), service.JudgeRequest{Left: left, Right: right, Verdict: verdict, By: "mary", Reason: fmt.Sprint("step ", step)})
			switch {
			case errors.Is(err, graph.ErrInvalid), errors.Is(err, graph.ErrAmbiguous):
				continue // one already, or an id of several
			case err != nil:
				rt.Fatalf("%s %s %s: %v", left, verdict, right, err)
			}
			told[verdict]++
			if verdict == same && !ruling.One && len(ruling.Conflicts) == 0 && !stillBlocked(t, s, ruling.Judgement) {
				rt.Fatalf("%s and %s are not one, and nothing says why", left, right)
			}
		}
		fresh := openNamesakes(t, dir)
		load(t, fresh, service.LoadRequest{Paths: []string{write(t, effective(t, s))}})
		if diff := cmp.Diff(answers(t, fresh), answers(t, s)); diff != "" {
			rt.Fatalf("(-a new store +after the chain)\n%s", diff)
		}
	})
	if told[same] == 0 || told[different] == 0 || told[unsure] == 0 {
		t.Errorf("too little was judged: %v", told)
	}
}

const (
	same      = graph.VerdictSame
	different = graph.VerdictDifferent
	unsure    = graph.VerdictUnsure
)

func openNamesakes(t *testing.T, dir string) *service.Service {
	t.Helper()
	s, err := service.Open(t.Context(), "memory:", service.Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if report := load(t, s, service.LoadRequest{Paths: []string{dir}}); len(report.Problems) > 0 {
		t.Fatal(report.Problems)
	}
	return s
}

// allIDs returns every id that a person may judge, by kind: those of things, what
// leads to them, mentions and claims.
func allIDs(t *testing.T, s *service.Service) map[string][]graph.ID {
	t.Helper()
	found := map[string][]graph.ID{}
	for member, ids := range answers(t, s) {
		kind := ids[0].Prefix()
		found[kind] = append(found[kind], append(ids, member)...)
	}
	for kind, ids := range found {
		slices.Sort(ids)
		found[kind] = slices.Compact(ids)
	}
	return found
}

// stillBlocked tells whether an earlier conflict tells already that a judgement
// does not join.
func stillBlocked(t *testing.T, s *service.Service, j graph.Judgement) bool {
	t.Helper()
	for _, id := range s.Snapshot().Judgements() {
		o, err := s.Snapshot().Judgement(id)
		if err != nil {
			t.Fatal(err)
		}
		if o.IsConflict() && o.SupersededBy == "" && strings.Contains(o.Reason, j.By) {
			return true
		}
	}
	return false
}
