package storetest

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/store"
)

// Backend tells how to reach a backend.
type Backend struct {
	// Open opens a new, empty store.
	Open func(t testing.TB) *store.Store
	// Reopen closes the store and opens it again; nil where nothing outlives it.
	Reopen func(t testing.TB, s *store.Store) *store.Store
	// FailNextWrite lets the next write fail as late as possible: all was written, and nothing is
	// committed.
	FailNextWrite func(s *store.Store, err error)
}

// Run tests what every backend must do. Run it with the race detector.
func Run(t *testing.T, b Backend) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, Backend)
	}{
		{"an empty store", testEmpty},
		{"a corpus comes back", testRoundTrip},
		{"any corpus comes back", testRandomRoundTrip},
		{"twice is once", testTwice},
		{"the order of articles does not matter", testOrder},
		{"a large batch", testLargeBatch},
		{"the log of changes", testHistory},
		{"texts", testTexts},
		{"one triple under two labels", testTwoLabels},
		{"a corrected annotation", testCorrection},
		{"a claim returns", testReturn},
		{"what stood at an instant", testPast},
		{"equal instants", testEqualInstants},
		{"steps of one article in one batch", testStepsInOneBatch},
		{"judgements", testJudgements},
		{"a judgement without an instant", testJudgementOnce},
		{"changes that are refused", testRefused},
		{"a failed write harms nothing", testFailedWrite},
		{"failed writes among good ones", testFailedWrites},
		{"a cancelled question", testCancelled},
		{"a cancelled change", testCancelledChange},
		{"backup and restore", testBackup},
		{"readers beside a writer", testReadersBesideWriter},
		{"backup and verify beside a writer", testUpkeepBesideWriter},
		{"writers beside each other", testWriters},
		{"closed", testClosed},
		{"closed and opened again", testReopen},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, b) })
	}
}

var equal = []cmp.Option{
	cmpopts.EquateEmpty(),
	cmp.Comparer(func(a, b edtf.Time) bool { return a == b }),
}

// open opens a store and closes it when the test ends.
func (b Backend) open(t testing.TB) *store.Store {
	t.Helper()
	s := b.Open(t)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

func apply(t testing.TB, s *store.Store, changes ...store.Change) {
	t.Helper()
	if err := s.Apply(context.Background(), changes...); err != nil {
		t.Fatal(err)
	}
}

// refuse makes sure that the change is refused for the reason, and changes nothing.
func refuse(t testing.TB, s *store.Store, reason error, changes ...store.Change) {
	t.Helper()
	before := allQuads(t, s)
	if err := s.Apply(context.Background(), changes...); !errors.Is(err, reason) {
		t.Errorf("got error %v, want one that wraps %q", err, reason)
	}
	sameQuads(t, before, allQuads(t, s))
}

func allQuads(t testing.TB, s *store.Store) []quad.Quad {
	t.Helper()
	var all []quad.Quad
	for q, err := range s.Quads(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, q)
	}
	size, err := s.Size(context.Background())
	if err != nil || size != int64(len(all)) {
		t.Errorf("got size %d and error %v, want %d", size, err, len(all))
	}
	return all
}

func corpusOf(t testing.TB, s *store.Store) *graph.Corpus {
	t.Helper()
	c, err := s.Corpus(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func articleOf(t testing.TB, s *store.Store, id graph.ID) *graph.AnnotatedArticle {
	t.Helper()
	a, err := s.Article(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func sameQuads(t testing.TB, want, got []quad.Quad) {
	t.Helper()
	if slices.Equal(want, got) {
		return
	}
	lines := func(quads []quad.Quad) []string {
		var lines []string
		for _, q := range quads {
			lines = append(lines, q.NQuad())
		}
		return lines
	}
	t.Errorf("want -, got +:\n%s", cmp.Diff(lines(want), lines(got)))
}

// reporter is what testing.TB and rapid.T have in common.
type reporter interface {
	Helper()
	Errorf(format string, args ...any)
}

func same(t reporter, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got, equal...); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}
