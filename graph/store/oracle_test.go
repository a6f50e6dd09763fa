package store_test

import (
	"context"
	"maps"
	"slices"
	"testing"

	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/graph/store/storetest"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
	"github.com/parley-kg/parley/loader"
	"github.com/parley-kg/parley/query"
)

// oracle answers by Cayley's paths over the stored quads what package query
// answers from its index. Who is who it takes from the snapshot: the stored
// claims speak of mentions.
type oracle struct {
	t     *testing.T
	store *store.Store
	snap  *index.Snapshot
}

func newOracle(t *testing.T) (oracle, *query.Session) {
	s := openMemory(t)
	ctx := context.Background()
	for item := range loader.Read(ctx, []string{"../../testdata/articles"}, loader.Options{}) {
		if err := s.Apply(ctx, store.Change{Article: item.Article, Judgements: item.Judgements, At: storetest.Noon}); err != nil {
			t.Fatal(err)
		}
	}
	corpus, err := s.Corpus(ctx)
	if err != nil {
		t.Fatal(err)
	}
	snapshot := index.Build(corpus, identity.Resolve(corpus))
	reader := query.NewReader(func() *index.Snapshot { return snapshot }, s)
	return oracle{t, s, snapshot}, reader.Session()
}

// says tells whether the node has the value for the predicate, in the graph of
// the claim.
func (o oracle) says(claim, node graph.ID, term, value string) bool {
	question := func(p *path.Path) *path.Path {
		return p.LabelContext(quad.IRI(claim)).Has(predicate(o.t, term), quad.String(value))
	}
	return len(ask(o.t, o.store, question, node)) > 0
}

// met returns the meetings in which a claim affirms that an actor took part, by
// the actor's mentions.
func (o oracle) met(mentions []graph.ID) map[graph.ID]bool {
	events := map[graph.ID]bool{}
	for _, role := range graph.Roles() {
		if !role.TookPart {
			continue
		}
		verb := predicate(o.t, "parley:"+role.Verb)
		for _, mention := range mentions {
			for _, claim := range ask(o.t, o.store, func(p *path.Path) *path.Path { return p.Out(verb) }, mention) {
				denied := o.says(claim, claim, "parley:polarity", "NEGATIVE") || o.says(claim, mention, "parley:presence", "DENIED")
				event, err := o.snap.Event(o.snap.EventOf(claim))
				if err != nil {
					o.t.Fatal(err)
				}
				if !denied && event.IsMeeting() {
					events[event.ID] = true
				}
			}
		}
	}
	return events
}

func wholeList(t *testing.T, page *query.Page[*graph.Event], err error) []graph.ID {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if page.PageInfo.HasNextPage {
		t.Fatal("the page does not hold the list")
	}
	ids := []graph.ID{}
	for _, edge := range page.Edges {
		ids = append(ids, edge.Node.ID)
	}
	slices.Sort(ids)
	return ids
}

// Who met whom, in the five articles: each pair of persons, asked of Cayley and
// of query.
func TestCayleyAndQueryAgreeOnWhoMetWhom(t *testing.T) {
	o, session := newOracle(t)
	met := map[graph.ID]map[graph.ID]bool{}
	for _, id := range o.snap.Actors() {
		actor, err := o.snap.Actor(id)
		if err != nil {
			t.Fatal(err)
		}
		if actor.Type == graph.ActorPerson { // for whom nobody acts
			met[id] = o.met(actor.Mentions)
		}
	}
	all := query.EventArgs{Page: query.PageArgs{First: new(query.MaxPage)}}
	answers := 0
	for _, a := range slices.Sorted(maps.Keys(met)) {
		for _, b := range slices.Sorted(maps.Keys(met)) {
			both := maps.Clone(met[a])
			maps.DeleteFunc(both, func(event graph.ID, _ bool) bool { return !met[b][event] })
			expected := slices.Sorted(maps.Keys(both))
			page, err := session.Meetings(t.Context(), []*graph.ActorRef{{ID: &a}, {ID: &b}}, all)
			if got := wholeList(t, page, err); !slices.Equal(got, expected) {
				t.Errorf("%s and %s: query says %v, Cayley %v", a, b, got, expected)
			}
			answers += len(expected)
		}
	}
	if answers == 0 {
		t.Error("nobody met anybody")
	}
	t.Logf("%d persons, %d answers", len(met), answers)
}

// Where the events were: what query places somewhere a stored claim places
// there, and what a claim places there query does, or more exactly within it.
func TestCayleyAndQueryAgreeOnPlaces(t *testing.T) {
	o, session := newOracle(t)
	hasPlace := predicate(t, "sem:hasPlace")
	for _, id := range o.snap.Places() {
		place, err := o.snap.Place(id)
		if err != nil {
			t.Fatal(err)
		}
		claimed := map[graph.ID]bool{}
		for _, mention := range place.Mentions {
			for _, claim := range ask(t, o.store, func(p *path.Path) *path.Path { return p.In(hasPlace) }, mention) {
				claimed[o.snap.EventOf(claim)] = true
			}
		}
		list := func(filter graph.PlaceFilter) []graph.ID {
			args := query.EventArgs{Where: &graph.EventFilter{Where: &filter}, Page: query.PageArgs{First: new(query.MaxPage)}}
			page, err := session.Events(t.Context(), args)
			return wholeList(t, page, err)
		}
		at, within := list(graph.PlaceFilter{Is: &graph.PlaceRef{ID: &id}}), list(graph.PlaceFilter{Within: &graph.PlaceRef{ID: &id}})
		for _, event := range at {
			if !claimed[event] {
				t.Errorf("no claim says that %s was in %s", event, id)
			}
		}
		for event := range claimed {
			if !slices.Contains(within, event) {
				t.Errorf("a claim says that %s was in %s, query does not", event, id)
			}
		}
	}
}
