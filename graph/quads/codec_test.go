package quads_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/quads"
	"github.com/parley-kg/parley/graph/store/storetest"
)

var equal = []cmp.Option{
	cmpopts.EquateEmpty(),
	cmp.Comparer(func(a, b edtf.Time) bool { return a == b }),
}

// meeting is a corpus with one of everything, recorded at noon.
func meeting() *graph.Corpus {
	a := storetest.Meeting("000")
	a.Article.RecordedAt = storetest.Noon
	for i := range a.Claims {
		a.Claims[i].RecordedAt = storetest.Noon
	}
	score := 0.97
	j := storetest.Judged(a, storetest.Meeting("001"), graph.VerdictSame, storetest.Noon)
	j.Score, j.Features = &score, []graph.Feature{{Name: "name", Value: 1, Weight: 0.4, Detail: "Tom <=> Thomas"}}
	return &graph.Corpus{Articles: []graph.AnnotatedArticle{*a}, Judgements: []graph.Judgement{j}}
}

func encode(t testing.TB, c *graph.Corpus) []quad.Quad {
	t.Helper()
	encoded, err := quads.Encode(c)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

func TestDecodeReversesEncode(t *testing.T) {
	corpus := meeting()
	decoded, err := quads.Decode(encode(t, corpus))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(corpus, decoded, equal...); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}

func TestDecodeReversesEncodeOfAnything(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		corpus := storetest.Corpora().Draw(rt, "corpus")
		encoded, err := quads.Encode(corpus)
		if err != nil {
			rt.Fatal(err)
		}
		if !slices.IsSortedFunc(encoded, quads.Compare) {
			rt.Error("the quads are not sorted")
		}
		shuffled := slices.Clone(encoded)
		rand.New(rand.NewPCG(1, uint64(len(encoded)))).Shuffle(len(shuffled), func(i, j int) {
			shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
		})
		decoded, err := quads.Decode(shuffled)
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(corpus, decoded, equal...); diff != "" {
			rt.Errorf("want -, got +:\n%s", diff)
		}
	})
}

// Every single quad matters: without it, or with its object changed, the rest
// is refused or means something else.
func TestNoQuadIsIgnored(t *testing.T) {
	corpus := meeting()
	whole := encode(t, corpus)
	for i, q := range whole {
		less := slices.Delete(slices.Clone(whole), i, i+1)
		if decoded, err := quads.Decode(less); err == nil && cmp.Equal(corpus, decoded, equal...) {
			t.Errorf("nothing is missed without %s", q.NQuad())
		}
		changed := slices.Clone(whole)
		changed[i].Object = quad.String("something else")
		if decoded, err := quads.Decode(changed); err == nil && cmp.Equal(corpus, decoded, equal...) {
			t.Errorf("nothing is noticed when the object changes of %s", q.NQuad())
		}
		more := append(slices.Clone(whole), q)
		more[len(more)-1].Predicate = quad.IRI("http://example.org/unknown")
		if _, err := quads.Decode(more); !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "example.org/unknown") {
			t.Errorf("an unknown predicate on %s: got error %v", q.Subject, err)
		}
	}
}
