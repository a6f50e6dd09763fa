package index

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
)

// BenchmarkOneMore folds a corpus of so many articles after one of them came
// last: all of it anew, and as what comes after the snapshot without it.
func BenchmarkOneMore(b *testing.B) {
	for _, n := range []int{3_000, 10_000, 30_000} {
		c := graphtest.Random(rand.New(rand.NewPCG(1, 2)), graphtest.Size{Articles: n, Claims: 3, Names: n}) //nolint:gosec // no secret
		r := identity.Resolve(c)
		fewer := &graph.Corpus{Articles: c.Articles[:n-1], Judgements: c.Judgements}
		before := Build(fewer, identity.Resolve(fewer))
		b.Run(fmt.Sprintf("articles=%d/anew", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Build(c, r)
			}
		})
		b.Run(fmt.Sprintf("articles=%d/next", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				before.Next(c, r)
			}
		})
	}
}
