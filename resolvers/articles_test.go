package resolvers_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parley-kg/parley/resolvers"
	"github.com/parley-kg/parley/resolvers/schematest"
	"github.com/parley-kg/parley/web"
)

func TestEveryFieldOnTheFiveArticles(t *testing.T) {
	reader, _, _ := articlesReader(t)
	patient := newHandler(t, reader, func(l *resolvers.Limits) { l.Time = time.Minute })
	report := schematest.Walk(t, patient, map[string]string{
		"Query.actor":         `by: {name: "Dermer"}`,
		"Query.place":         `by: {name: "Paris"}`,
		"Query.event":         `id: "event/none"`,
		"Query.node":          `id: "judgement/scored"`,
		"Query.nodes":         `ids: ["article/000", "none"]`,
		"Query.search":        `text: "s"`,
		"TimeExtent.relation": `to: "2025"`,
		"Query.diff":          `from: {published: "2025-07-24"}, to: {}`,
		"Query.distribution":  `by: ACTOR`,
		"Query.paths":         `from: {name: "Barrack"}, to: {name: "Dermer"}`,
	})
	report.MustCoverAllBut(t, "Mutation.*", "JudgePayload.*", "Merge.*", "Split.*") // see TestJudge
}

func TestTheExamplesOfThePagesHaveAnswers(t *testing.T) {
	reader, _, _ := articlesReader(t)
	h := newHandler(t, reader, nil)
	for _, example := range web.Examples() {
		a := post(t, h, example.Question, nil)
		if len(a.Errors) > 0 || strings.Contains(a.body, `"nodes":[]`) || strings.Contains(a.body, `"edges":[]`) || strings.Contains(a.body, `"actor":null`) {
			t.Errorf("%s: %s", example.Title, a.body)
		}
	}
}

const firstQuestion = `{ meetings(between: [{name: "Shaibani"}, {name: "Dermer"}]) { nodes { label status when { edtf } where { name }
	evidence { nodes { sentence article { title } } } } } }`

func TestThePageIsFetchedAtOnceFromOneSnapshot(t *testing.T) {
	reader, store, opened := articlesReader(t)
	h := newHandler(t, reader, nil)
	a := post(t, h, firstQuestion, nil)
	if len(a.Errors) > 0 || !strings.Contains(a.body, "Paris") {
		t.Fatal(a.body)
	}
	if store.asked.Load() != 1 || opened.Load() != 1 {
		t.Errorf("the archive was asked %d times and %d sessions were opened, want once each", store.asked.Load(), opened.Load())
	}
	if a := post(t, h, "{meetings(first:1000){nodes{label when{text} evidence{nodes{article{title}} totalCount}}}}", nil); len(a.Errors) > 0 {
		t.Error(a.body)
	}
}

func TestNothingIsFetchedThatIsNotAsked(t *testing.T) {
	reader, store, _ := articlesReader(t)
	a := post(t, newHandler(t, reader, nil), "{meetings{nodes{label when{edtf text} where{name} participations{actor{name} role}}}}", nil)
	if len(a.Errors) > 0 || store.asked.Load() != 0 {
		t.Errorf("the archive was asked %d times: %s", store.asked.Load(), a.body)
	}
}

// Whatever id an actor, place or event ever had leads to it.
func TestOldIDsLeadOn(t *testing.T) {
	reader, _, _ := articlesReader(t)
	h := newHandler(t, reader, nil)
	type known struct {
		ID       string
		Identity struct{ Aliases []string }
	}
	var all struct {
		Actors, Events struct{ Nodes []known }
	}
	a := post(t, h, "{actors(first:1000){nodes{id identity{aliases}}} events(first:1000){nodes{id identity{aliases}}}}", nil)
	if err := json.Unmarshal(a.Data, &all); err != nil || len(a.Errors) > 0 {
		t.Fatal(err, a.body)
	}
	owners := map[string][]string{}
	for _, thing := range slices.Concat(all.Actors.Nodes, all.Events.Nodes) {
		for _, alias := range thing.Identity.Aliases {
			owners[alias] = append(owners[alias], thing.ID)
		}
	}
	if len(owners) == 0 {
		t.Fatal("nothing has an alias")
	}
	for alias, ids := range owners {
		if !strings.HasPrefix(alias, "actor/") && !strings.HasPrefix(alias, "event/") {
			continue
		}
		a := post(t, h, fmt.Sprintf("{node(id:%q){id}}", alias), nil)
		want := fmt.Sprintf(`{"node":{"id":%q}}`, ids[0])
		if len(ids) > 1 && a.code() != "AMBIGUOUS" && !slices.Contains(ids, alias) {
			t.Errorf("%s belongs to %v: %s", alias, ids, a.body)
		}
		if len(ids) == 1 && a.code() != "AMBIGUOUS" && string(a.Data) != want {
			t.Errorf("%s: %s, want %s", alias, a.body, want)
		}
	}
}

func TestParticipationsByRoleAndPresence(t *testing.T) {
	reader, _, _ := articlesReader(t)
	h := newHandler(t, reader, nil)
	var got struct {
		Events struct {
			Nodes []struct {
				All, Hosts, Present, None []struct{ Role, Presence string }
				Actors, HostActors        []struct{ ID string }
			}
		}
	}
	a := post(t, h, `{events(first:1000){nodes{all:participations{role presence} hosts:participations(role:[HOST]){role presence}
		present:participations(role:HOST,presence:[PRESENT]){role presence} none:participations(role:[]){role presence}
		actors{id} hostActors:actors(role:[HOST]){id}}}}`, nil)
	if err := json.Unmarshal(a.Data, &got); err != nil || len(a.Errors) > 0 {
		t.Fatal(err, a.body)
	}
	hosts := 0
	for _, e := range got.Events.Nodes {
		hosts += len(e.Hosts)
		want := 0
		for _, p := range e.All {
			if p.Role == "HOST" {
				want++
			}
		}
		if len(e.Hosts) != want || len(e.None) != 0 || len(e.Present) > len(e.Hosts) || len(e.HostActors) > len(e.Actors) {
			t.Errorf("%+v", e)
		}
		ids := map[string]bool{}
		for _, actor := range e.Actors {
			if ids[actor.ID] {
				t.Errorf("%s twice", actor.ID)
			}
			ids[actor.ID] = true
		}
	}
	if hosts == 0 {
		t.Error("nobody hosts anything")
	}
}

func TestPagesFromEitherEnd(t *testing.T) {
	reader, _, _ := articlesReader(t)
	h := newHandler(t, reader, nil)
	ids := func(arguments string) []string {
		var got struct {
			Events struct{ Nodes []struct{ ID string } }
		}
		a := post(t, h, "{events("+arguments+"){nodes{id}}}", nil)
		if err := json.Unmarshal(a.Data, &got); err != nil || len(a.Errors) > 0 {
			t.Fatal(arguments, a.body)
		}
		var ids []string
		for _, n := range got.Events.Nodes {
			ids = append(ids, n.ID)
		}
		return ids
	}
	all := ids("first: 1000")
	if len(all) < 21 {
		t.Fatalf("only %d events", len(all))
	}
	if last := ids("last: 3"); !slices.Equal(last, all[len(all)-3:]) {
		t.Errorf("the last three: %v, want %v", last, all[len(all)-3:])
	}
	if n := len(ids("orderBy: {}")); n != 20 {
		t.Errorf("a page of %d, want 20", n)
	}
	asc := ids("first: 1000, orderBy: {direction: ASC}")
	slices.Reverse(asc)
	if !slices.Equal(asc, all) {
		t.Error("ASC is not DESC reversed")
	}
}

func TestManyAtOnce(t *testing.T) {
	reader, _, _ := articlesReader(t)
	h := newHandler(t, reader, nil)
	want := post(t, h, firstQuestion, nil).body
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := post(t, h, firstQuestion, nil).body; got != want {
				t.Errorf("%s, want %s", got, want)
			}
		})
	}
	wg.Wait()
}
