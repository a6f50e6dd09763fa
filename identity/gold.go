package identity

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// JudgedByPeople resolves a corpus by what people say alone: judgements, and
// coreference as annotated inside articles. No rule joins anything. It is the key
// that rules are scored against.
func JudgedByPeople(c *graph.Corpus) *graph.Resolution {
	r := newResolver(c)
	r.readPeople(c.Judgements)
	r.joinByPeople()
	r.joinByCoreference()
	return r.resolution()
}

// WithoutJudgements returns the corpus without all that people say about who is
// who and what is one event, so that nothing of a key is left in it. The corpus
// itself is not changed.
func WithoutJudgements(c *graph.Corpus) *graph.Corpus {
	bare := &graph.Corpus{Articles: slices.Clone(c.Articles)}
	for i := range bare.Articles {
		bare.Articles[i].Coreference = nil
	}
	return bare
}
