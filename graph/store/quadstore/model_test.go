package quadstore_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/vfs"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph/store/quadstore"
)

var directions = []quad.Direction{quad.Subject, quad.Predicate, quad.Object, quad.Label}

// values are few, so that quads share them, and of every kind.
var values = []quad.Value{
	quad.IRI("a"), quad.IRI("b"), quad.IRI("c"), quad.BNode("a"), quad.String("a"), quad.String(""),
	quad.LangString{Value: "a", Lang: "en"},
	quad.TypedString{Value: "a", Type: "en"},
	quad.Int(-1), quad.Float(math.Inf(1)),
	quad.Bool(true), quad.Time(time.Date(1, 1, 1, 0, 0, 0, 1, time.UTC)),
}

func drawQuad(t *rapid.T) quad.Quad {
	draw := func(d quad.Direction) quad.Value { return rapid.SampledFrom(values).Draw(t, d.String()) }
	q := quad.Quad{Subject: draw(quad.Subject), Predicate: draw(quad.Predicate), Object: draw(quad.Object)}
	if rapid.Bool().Draw(t, "labelled") {
		q.Label = draw(quad.Label)
	}
	return q
}

// model is what a store shall hold.
type model map[quad.Quad]bool

// apply does what ApplyDeltas shall do, on a copy.
func (m model) apply(deltas []graph.Delta, ignore graph.IgnoreOpts) (model, error) {
	next := maps.Clone(m)
	for _, d := range deltas {
		switch {
		case d.Action == graph.Add && next[d.Quad] && !ignore.IgnoreDup:
			return m, graph.ErrQuadExists
		case d.Action == graph.Delete && !next[d.Quad] && !ignore.IgnoreMissing:
			return m, graph.ErrQuadNotExist
		case d.Action == graph.Add:
			next[d.Quad] = true
		default:
			delete(next, d.Quad)
		}
	}
	return next, nil
}

func (m model) values() map[quad.Value]bool {
	found := make(map[quad.Value]bool)
	for q := range m {
		for _, d := range directions {
			if v := q.Get(d); v != nil {
				found[v] = true
			}
		}
	}
	return found
}

func open(t testing.TB, path string, fs vfs.FS) *quadstore.Store {
	t.Helper()
	s, err := quadstore.New(path, quadstore.Options{FS: fs})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// verified makes sure that nothing is wrong with the store.
func verified(t interface {
	Helper()
	Errorf(string, ...any)
}, s *quadstore.Store,
) {
	t.Helper()
	defects, err := s.Verify(context.Background())
	if err != nil || len(defects) > 0 {
		t.Errorf("verify: %v, error %v", defects, err)
	}
}

func lines(quads []quad.Quad) string {
	var all []string
	for _, q := range quads {
		all = append(all, fmt.Sprintf("%#v", q))
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// read returns what an iterator finds.
func read(t *rapid.T, s *quadstore.Store, it graph.Iterator) []quad.Quad {
	var found []quad.Quad
	for it.Next(context.Background()) {
		found = append(found, s.Quad(it.Result()))
	}
	if err := errors.Join(it.Err(), it.Close(), s.Err()); err != nil {
		t.Fatal(err)
	}
	return found
}

func TestStoreIsAsItsModel(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		fs, m := vfs.NewMem(), model{}
		s := open(t, "/store", fs)
		defer func() { _ = s.Close() }()
		for range rapid.IntRange(1, 8).Draw(rt, "batches") {
			var deltas []graph.Delta
			for range rapid.IntRange(0, 12).Draw(rt, "deltas") {
				action := rapid.SampledFrom([]graph.Procedure{graph.Add, graph.Add, graph.Delete}).Draw(rt, "action")
				deltas = append(deltas, graph.Delta{Quad: drawQuad(rt), Action: action})
			}
			ignore := graph.IgnoreOpts{IgnoreDup: rapid.Bool().Draw(rt, "dup"), IgnoreMissing: rapid.Bool().Draw(rt, "missing")}
			next, want := m.apply(deltas, ignore)
			var refused *graph.DeltaError
			if err := s.ApplyDeltas(deltas, ignore); want == nil && err != nil {
				rt.Fatal(err)
			} else if want != nil && (!errors.As(err, &refused) || !errors.Is(refused.Err, want)) {
				rt.Fatalf("got error %v, want %v", err, want)
			}
			if m = next; rapid.IntRange(0, 4).Draw(rt, "reopen") == 0 {
				if err := s.Close(); err != nil {
					rt.Fatal(err)
				}
				s = open(t, "/store", fs)
			}
			isAs(rt, s, m)
		}
		checkPatterns(rt, s, m)
	})
}

// isAs compares the store with the model, in all that does not depend on a pattern.
func isAs(t *rapid.T, s *quadstore.Store, m model) {
	verified(t, s)
	if got, want := lines(read(t, s, s.QuadsAllIterator())), lines(slices.Collect(maps.Keys(m))); got != want {
		t.Fatalf("got\n%s\nwant\n%s", got, want)
	}
	stats, err := s.Stats(context.Background(), true)
	if err != nil || stats.Quads.Size != int64(len(m)) || stats.Nodes.Size != int64(len(m.values())) {
		t.Fatalf("got %v and error %v, want %d quads and %d values", stats, err, len(m), len(m.values()))
	}
	known := m.values()
	for _, v := range values {
		ref := s.ValueOf(v)
		if (ref != nil) != known[v] {
			t.Fatalf("%#v: got reference %v, want one: %t", v, ref, known[v])
		}
		if ref != nil && s.NameOf(ref) != v {
			t.Fatalf("%#v: got value %#v", v, s.NameOf(ref))
		}
	}
}

// checkPatterns asks for every combination of directions, with values that are
// stored and such as are not.
func checkPatterns(t *rapid.T, s *quadstore.Store, m model) {
	for bound := range 1 << len(directions) {
		about := drawQuad(t)
		if len(m) > 0 && rapid.Bool().Draw(t, "of a quad") {
			about = rapid.SampledFrom(sorted(m)).Draw(t, "quad")
		}
		var want []quad.Quad
		for q := range m {
			if agrees(q, about, bound) {
				want = append(want, q)
			}
		}
		if it := iteratorOf(s, about, bound); it == nil && len(want) > 0 {
			t.Fatalf("pattern %04b of %v: nothing, want %v", bound, about, want)
		} else if it != nil && lines(read(t, s, it)) != lines(want) {
			t.Fatalf("pattern %04b of %v: got %v, want %v", bound, about, read(t, s, iteratorOf(s, about, bound)), want)
		}
		checkContains(t, s, about, bound)
	}
}

func sorted(m model) []quad.Quad {
	return slices.SortedFunc(maps.Keys(m), func(a, b quad.Quad) int {
		return strings.Compare(fmt.Sprintf("%#v", a), fmt.Sprintf("%#v", b))
	})
}

func agrees(q, about quad.Quad, bound int) bool {
	for i, d := range directions {
		if bound&(1<<i) != 0 && (about.Get(d) == nil || q.Get(d) != about.Get(d)) {
			return false
		}
	}
	return true
}

// iteratorOf plans the pattern as Cayley does, and returns nil where a value is unknown.
func iteratorOf(s *quadstore.Store, about quad.Quad, bound int) graph.Iterator {
	action := shape.QuadsAction{Result: quad.Subject}
	for i, d := range directions {
		if bound&(1<<i) == 0 {
			continue
		}
		ref := s.ValueOf(about.Get(d))
		if ref == nil {
			return nil
		}
		action.SetFilter(d, ref)
	}
	if bound == 0 {
		return s.QuadsAllIterator()
	}
	planned, ok := s.OptimizeShape(action)
	if !ok {
		return nil
	}
	return planned.(shape.NodesFrom).Quads.BuildIterator(s)
}

// checkContains asks of every quad whether it is in the pattern, and for the
// size of the pattern.
func checkContains(t *rapid.T, s *quadstore.Store, about quad.Quad, bound int) {
	in, all := iteratorOf(s, about, bound), s.QuadsAllIterator()
	if in == nil {
		return
	}
	number := int64(0)
	for all.Next(context.Background()) {
		q := s.Quad(all.Result())
		if want := agrees(q, about, bound); in.Contains(context.Background(), all.Result()) != want {
			t.Fatalf("pattern %04b of %v contains %v: want %t", bound, about, q, want)
		} else if want {
			number++
		}
	}
	if size, exact := in.Size(); !exact || size != number {
		t.Fatalf("pattern %04b of %v: size %d, exact %t, want %d", bound, about, size, exact, number)
	}
	if err := errors.Join(in.Err(), in.Close(), all.Err(), all.Close()); err != nil {
		t.Fatal(err)
	}
}
