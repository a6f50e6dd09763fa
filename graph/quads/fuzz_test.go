package quads_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph/quads"
	"github.com/parley-kg/parley/graph/store/storetest"
)

// FuzzCodec encodes a corpus and damages the quads. Decoding must give back the
// corpus, or refuse; what it accepts must be all that the quads say.
func FuzzCodec(f *testing.F) {
	for seed := range uint64(8) { // enough bytes to draw a whole corpus from
		random := rand.New(rand.NewPCG(seed, seed))
		bytes := make([]byte, 16<<10)
		for i := range bytes {
			bytes[i] = byte(random.Uint32())
		}
		f.Add(bytes)
	}
	f.Fuzz(rapid.MakeFuzz(damageIsNoticed))
}

func TestDamageIsNoticed(t *testing.T) { rapid.Check(t, damageIsNoticed) }

func damageIsNoticed(t *rapid.T) {
	corpus := storetest.Corpora().Draw(t, "corpus")
	whole, err := quads.Encode(corpus)
	if err != nil {
		t.Fatal(err)
	}
	damaged := damage(t, whole)
	decoded, err := quads.Decode(damaged)
	if err != nil {
		if len(damaged) == len(whole) && slices.Equal(whole, damaged) {
			t.Fatalf("whole quads are refused: %v", err)
		}
		return
	}
	again, err := quads.Encode(decoded)
	if err != nil {
		t.Fatalf("what was decoded cannot be encoded: %v", err)
	}
	slices.SortFunc(damaged, quads.Compare)
	damaged = slices.Compact(damaged)
	for _, q := range again {
		if _, found := slices.BinarySearchFunc(damaged, q, quads.Compare); !found {
			t.Errorf("made up: %s", q.NQuad())
		}
	}
	// What stands leaves out earlier marks, and nothing else.
	for _, q := range damaged {
		if _, found := slices.BinarySearchFunc(again, q, quads.Compare); !found && !isMark(q) && !retracted(damaged, q) {
			t.Errorf("lost: %s", q.NQuad())
		}
	}
	if slices.Equal(whole, damaged) {
		if diff := cmp.Diff(corpus, decoded, equal...); diff != "" {
			t.Errorf("want -, got +:\n%s", diff)
		}
	}
}

// damage removes a quad, adds one, and exchanges parts between quads.
func damage(t *rapid.T, whole []quad.Quad) []quad.Quad {
	quads := slices.Clone(whole)
	index := rapid.IntRange(0, max(0, len(quads)-1))
	for range rapid.IntRange(0, 2).Draw(t, "damages") {
		if len(quads) == 0 {
			break
		}
		from, to := index.Draw(t, "from")%len(quads), index.Draw(t, "to")%len(quads)
		switch rapid.IntRange(0, 3).Draw(t, "damage") {
		case 0:
			quads = slices.Delete(quads, to, to+1)
		case 1:
			quads = append(quads, quads[from])
		default:
			changed := quads[to]
			d := rapid.SampledFrom(directions).Draw(t, "direction")
			changed.Set(d, quads[from].Get(d))
			quads = append(quads, changed)
		}
	}
	return quads
}

var directions = []quad.Direction{quad.Subject, quad.Predicate, quad.Object, quad.Label}

func isMark(q quad.Quad) bool {
	return short(q.Predicate) == "prov:generatedAtTime" || short(q.Predicate) == "prov:invalidatedAtTime"
}

// retracted tells whether the quad is of a claim or revision on which there is
// more than one mark, so that it may stand no longer.
func retracted(quads []quad.Quad, q quad.Quad) bool {
	marks := 0
	for _, mark := range quads {
		if isMark(mark) && (mark.Subject == q.Label || isRevisionOf(mark, q)) {
			marks++
		}
	}
	return marks > 1
}

func isRevisionOf(mark, q quad.Quad) bool {
	of, is := textual(mark.Subject), textual(q.Label)
	at := func(s string) int { return slices.Index([]byte(s), '@') }
	return at(of) > 0 && at(is) > 0 && of[:at(of)] == is[:at(is)]
}
