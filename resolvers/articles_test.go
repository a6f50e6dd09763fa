package resolvers_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
	"github.com/parley-kg/parley/loader"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers"
	"github.com/parley-kg/parley/resolvers/schematest"
	"github.com/parley-kg/parley/web"
)

// archive is one that can fail and counts how often it is asked.
type archive struct {
	texts
	asked atomic.Int64
	fail  func() error
}

func (a *archive) Texts(ctx context.Context, articles []graph.ID) (map[graph.ID]string, error) {
	a.asked.Add(1)
	if a.fail != nil {
		return nil, a.fail()
	}
	return a.texts.Texts(ctx, articles)
}

// fiveArticles loads the annotated articles once.
var fiveArticles = sync.OnceValues(func() (*graph.Corpus, error) {
	corpus := &graph.Corpus{}
	recorded := time.Date(2025, 9, 1, 0, 0, 0, 0, time.UTC)
	for item := range loader.Read(context.Background(), []string{"articles"}, loader.Options{FS: os.DirFS("../testdata")}) {
		if len(item.Problems) > 0 {
			return nil, item.Problems[0]
		}
		corpus.Judgements = append(corpus.Judgements, item.Judgements...)
		if item.Article == nil {
			continue
		}
		item.Article.Article.RecordedAt = recorded
		for i := range item.Article.Claims {
			item.Article.Claims[i].RecordedAt = recorded
		}
		corpus.Articles = append(corpus.Articles, *item.Article)
	}
	corpus.Judgements = append(corpus.Judgements, scored(corpus))
	return corpus, nil
})

// scored is a judgement with a score and its reasons.
func scored(corpus *graph.Corpus) graph.Judgement {
	score := 0.5
	return graph.Judgement{
		ID:   "judgement/scored",
		Left: corpus.Articles[0].Mentions[0].ID, Right: corpus.Articles[1].Mentions[0].ID,
		Verdict: graph.VerdictUnsure, Score: &score, By: "reviewer",
		Features: []graph.Feature{{Name: "name", Value: 0.5, Weight: 1, Detail: "half of the name"}},
		At:       time.Date(2025, 9, 2, 0, 0, 0, 0, time.UTC),
	}
}

// articlesReader reads the five articles; opened counts the sessions.
func articlesReader(t testing.TB) (reader *query.Reader, store *archive, opened *atomic.Int64) {
	t.Helper()
	corpus, err := fiveArticles()
	if err != nil {
		t.Fatal(err)
	}
	store, opened = &archive{texts: texts{}}, &atomic.Int64{}
	for _, a := range corpus.Articles {
		store.texts[a.Article.ID] = a.Article.Text
	}
	snapshot := index.Build(corpus, identity.Resolve(corpus))
	return query.NewReader(func() *index.Snapshot { opened.Add(1); return snapshot }, store), store, opened
}

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
	})
	report.MustCoverAllBut(t)
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

func TestNoAnswerTellsInternals(t *testing.T) {
	const secret = "/var/lib/secret-path"
	for name, c := range map[string]struct {
		fail func() error
		code string
	}{
		"an error":          {func() error { return errors.New(secret) }, "INTERNAL"},
		"a wrapped error":   {func() error { return fmt.Errorf("read %s: %w", secret, os.ErrPermission) }, "INTERNAL"},
		"not available":     {func() error { return fmt.Errorf("open %s: %w", secret, graph.ErrUnavailable) }, "UNAVAILABLE"},
		"a panic":           {func() error { panic(secret) }, "INTERNAL"},
		"a runtime panic":   {func() error { _ = []int{}[len(secret)]; return nil }, "INTERNAL"},
		"an error, by name": {func() error { return &os.PathError{Op: "open", Path: secret, Err: os.ErrNotExist} }, "INTERNAL"},
	} {
		t.Run(name, func(t *testing.T) {
			reader, store, _ := articlesReader(t)
			store.fail = c.fail
			var log bytes.Buffer
			h := resolvers.NewHandler(reader, resolvers.Options{Logger: slog.New(slog.NewTextHandler(&syncWriter{w: &log}, nil))})
			for _, question := range []string{firstQuestion, `{node(id:"article/000"){... on Article{text}}}`} {
				a := post(t, h, question, nil)
				if a.code() != c.code || strings.Contains(a.body, "secret") || strings.Contains(a.body, "goroutine") {
					t.Errorf("%s", a.body)
				}
				id, _ := a.Errors[0].Extensions["requestId"].(string)
				if id == "" || !strings.Contains(log.String(), id) {
					t.Errorf("the log does not tell of the request %q: %s", id, log.String())
				}
			}
			if name != "a runtime panic" && !strings.Contains(log.String(), secret) {
				t.Errorf("the log does not tell the cause: %s", log.String())
			}
		})
	}
}

// syncWriter lets fields that fail at once log one after the other.
type syncWriter struct {
	mu sync.Mutex
	w  *bytes.Buffer
}

func (s *syncWriter) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.w.Write(p)
}

func TestAnAmbiguousNameShowsTheCandidates(t *testing.T) {
	reader, _, _ := articlesReader(t)
	h := newHandler(t, reader, nil)
	for _, question := range []string{`{actor(by:{name:"Israeli officials"}){id}}`, `{meetings(between:[{name:"israeli officials"}]){totalCount}}`} {
		a := post(t, h, question, nil)
		if a.code() != "AMBIGUOUS" {
			t.Fatalf("%s: %s", question, a.body)
		}
		candidates, _ := a.Errors[0].Extensions["candidates"].([]any)
		if len(candidates) < 2 {
			t.Errorf("%s: candidates %v", question, candidates)
		}
		for _, candidate := range candidates {
			id := candidate.(map[string]any)["id"].(string)
			if a := post(t, h, fmt.Sprintf(`{actor(by:{id:%q}){id}}`, id), nil); !strings.Contains(string(a.Data), id) {
				t.Errorf("the candidate %s is not found by its id: %s", id, a.body)
			}
		}
	}
}

func TestWhatIsNotKnown(t *testing.T) {
	reader, _, _ := articlesReader(t)
	h := newHandler(t, reader, nil)
	for question, want := range map[string]string{
		`{actor(by:{name:"Zaphod"}){id}}`:                                 `{"actor":null}`,
		`{actor(by:{id:"actor/zaphod"}){id}}`:                             `{"actor":null}`,
		`{place(by:{name:"Atlantis"}){id}}`:                               `{"place":null}`,
		`{event(id:"event/none"){id}}`:                                    `{"event":null}`,
		`{node(id:"nonsense"){id}}`:                                       `{"node":null}`,
		`{nodes(ids:["x","article/000","claim/none"]){id}}`:               `{"nodes":[null,{"id":"article/000"},null]}`,
		`{meetings(between:[{name:"Zaphod"}]){totalCount}}`:               `{"meetings":{"totalCount":0}}`,
		`{events(where:{where:{within:{name:"Atlantis"}}}){totalCount}}`:  `{"events":{"totalCount":0}}`,
		`{articles(publisher:[{name:"Daily Planet"}]){totalCount}}`:       `{"articles":{"totalCount":0}}`,
		`{node(id:"article/000"){... on Article{url derivedFrom{id}}}}`:   `{"node":{"url":null,"derivedFrom":[]}}`,
		`{search(text:"qqqqq"){nodes{__typename} pageInfo{startCursor}}}`: `{"search":{"nodes":[],"pageInfo":{"startCursor":null}}}`,
	} {
		if a := post(t, h, question, nil); string(a.Data) != want || len(a.Errors) > 0 {
			t.Errorf("%s: %s, want %s", question, a.body, want)
		}
	}
	ids := `"` + strings.Repeat(`x","`, 1000) + `x"`
	if a := post(t, h, "{nodes(ids:["+ids+"]){id}}", nil); a.code() != "INVALID" {
		t.Errorf("1001 ids: %.200s", a.body)
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
