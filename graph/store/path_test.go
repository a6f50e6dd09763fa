package store_test

import (
	"context"
	"slices"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/quads"
	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/graph/store/storetest"
	"github.com/parley-kg/parley/internal/pgserver"
	"github.com/parley-kg/parley/loader"
)

// predicate finds a term by its short form.
func predicate(t testing.TB, short string) quad.IRI {
	t.Helper()
	for _, term := range quads.Terms() {
		if term.String() == short {
			return term.IRI()
		}
	}
	t.Fatalf("there is no term %s", short)
	return ""
}

// ask follows a path through the store with Cayley's own means.
func ask(t testing.TB, s *store.Store, question func(*path.Path) *path.Path, from graph.ID) []graph.ID {
	t.Helper()
	var found []graph.ID
	ctx := context.Background()
	err := s.Read(func(qs cayley.QuadStore) error {
		start := path.StartPath(qs, quad.IRI(from))
		err := question(start).Unique().Iterate(ctx).EachValue(qs, func(v quad.Value) {
			found = append(found, graph.ID(v.(quad.IRI)))
		})
		if err != nil {
			return err
		}
		return ctx.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(found)
	return found
}

func TestCayleyAnswersWhoHosted(t *testing.T) {
	directory := openDirectory(t, t.TempDir())
	defer directory.Close()
	onPostgres := (&databases{server: pgserver.Shared(t)}).open(t)
	defer onPostgres.Close()
	for name, s := range map[string]*store.Store{"memory": openMemory(t), "pebble": directory, "postgres": onPostgres} {
		t.Run(name, func(t *testing.T) {
			a := storetest.Meeting("000")
			changes := []store.Change{{Article: a, At: storetest.Noon}, {Article: storetest.Meeting("001"), At: storetest.Noon}}
			if err := s.Apply(context.Background(), changes...); err != nil {
				t.Fatal(err)
			}
			hosted, place := predicate(t, "parley:hosted"), predicate(t, "sem:hasPlace")
			for _, claim := range []*graph.Claim{&a.Claims[1], &a.Claims[2]} {
				host := claim.Participations[0].Mention
				within := func(label graph.ID) func(*path.Path) *path.Path {
					return func(p *path.Path) *path.Path { return p.LabelContext(quad.IRI(label)).In(hosted) }
				}
				want(t, ask(t, s, within(claim.ID), claim.ID), host)
				want(t, ask(t, s, within("claim/000/call-1"), claim.ID))
				want(t, ask(t, s, func(p *path.Path) *path.Path { return p.In(hosted) }, claim.ID), host)
				want(t, ask(t, s, func(p *path.Path) *path.Path { return p.Out(hosted) }, host), claim.ID)
			}
			inParis := func(p *path.Path) *path.Path { return p.In(place).In(hosted) }
			want(t, ask(t, s, inParis, a.Claims[1].Places[0]), a.Claims[1].Participations[0].Mention)
		})
	}
}

func want(t *testing.T, got []graph.ID, want ...graph.ID) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// Cayley and the domain agree on who had which role, in every claim of the
// annotated articles.
func TestCayleyAgreesOnTheRolesInRealArticles(t *testing.T) {
	s := openMemory(t)
	var changes []store.Change
	for item := range loader.Read(context.Background(), []string{"../../testdata/articles"}, loader.Options{}) {
		changes = append(changes, store.Change{Article: item.Article, Judgements: item.Judgements, At: storetest.Noon})
	}
	if err := s.Apply(context.Background(), changes...); err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, change := range changes {
		if change.Article == nil {
			continue
		}
		for _, claim := range change.Article.Claims {
			for _, role := range graph.Roles() {
				verb := predicate(t, "parley:"+role.Verb)
				var expected []graph.ID
				for _, p := range claim.Participations {
					if p.Role == role.Role {
						expected = append(expected, p.Mention)
					}
				}
				slices.Sort(expected)
				want(t, ask(t, s, func(p *path.Path) *path.Path { return p.In(verb) }, claim.ID), expected...)
				asked += len(expected)
			}
		}
	}
	if asked == 0 {
		t.Error("nobody had a role")
	}
	t.Logf("%d participations", asked)
}
