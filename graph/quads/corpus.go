package quads

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
)

// Encode returns the quads of a corpus, sorted. Each article has one revision,
// recorded at Article.RecordedAt, and its claims, recorded at their RecordedAt.
// The error wraps [graph.ErrInvalid].
func Encode(corpus *graph.Corpus) ([]quad.Quad, error) {
	var quads []quad.Quad
	var err error
	for i := range corpus.Articles {
		if quads, err = appendQuads(quads)(historyOf(&corpus.Articles[i]).Encode()); err != nil {
			return nil, err
		}
	}
	for i := range corpus.Judgements {
		if quads, err = appendQuads(quads)(EncodeJudgement(&corpus.Judgements[i])); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(quads, Compare)
	return quads, nil
}

func historyOf(a *graph.AnnotatedArticle) *History {
	h := &History{ID: a.Article.ID, Text: a.Article.Text, SHA256: a.Article.SHA256}
	h.Revisions = []Revision{{AnnotatedArticle: *a, Recorded: []time.Time{a.Article.RecordedAt}}}
	for i := range a.Claims {
		c := RecordedClaim{Claim: a.Claims[i], Recorded: []time.Time{a.Claims[i].RecordedAt}}
		if at := c.RetractedAt; at != nil {
			c.Retracted = []time.Time{*at}
		}
		h.Claims = append(h.Claims, c)
	}
	return h
}

// Decode returns what stands of everything that was recorded. The quads may be
// in any order. The error names the quad that cannot be read, and wraps
// [graph.ErrInvalid].
func Decode(quads []quad.Quad) (*graph.Corpus, error) {
	graphs := byLabel(quads)
	corpus := &graph.Corpus{}
	for _, label := range slices.Sorted(maps.Keys(graphs)) {
		switch {
		case label.Prefix() == graph.PrefixJudgement:
			judgement, _, err := DecodeJudgement(label, graphs[label])
			if err != nil {
				return nil, fmt.Errorf("%s: %w", label, err)
			}
			corpus.Judgements = append(corpus.Judgements, judgement)
			delete(graphs, label)
		case isSource(graphs[label]):
			history, err := DecodeHistory(label, graphs)
			if err != nil {
				return nil, err
			}
			corpus.Articles = append(corpus.Articles, *history.Standing())
			history.remove(graphs)
		}
	}
	for _, label := range slices.Sorted(maps.Keys(graphs)) {
		return nil, fmt.Errorf("this quad belongs to no article that was recorded: %s: %w", graphs[label][0].NQuad(), graph.ErrInvalid)
	}
	graph.SortJudgements(corpus.Judgements)
	return corpus, nil
}

func byLabel(quads []quad.Quad) map[graph.ID][]quad.Quad {
	graphs := make(map[graph.ID][]quad.Quad)
	for _, q := range quads {
		label := graph.ID(textOf(q.Label))
		graphs[label] = append(graphs[label], q)
	}
	return graphs
}

// isSource tells whether the quads, of one label, are those of an article: some
// mark says that a revision of it was recorded.
func isSource(quads []quad.Quad) bool {
	return slices.ContainsFunc(quads, func(q quad.Quad) bool {
		return q.Predicate == quad.Value(termRecorded.iri) &&
			strings.HasPrefix(textOf(q.Subject), textOf(q.Label)+"@")
	})
}

// remove takes away the graphs of the article.
func (h *History) remove(graphs map[graph.ID][]quad.Quad) {
	delete(graphs, h.ID)
	for i := range h.Revisions {
		delete(graphs, RevisionLabel(h.ID, h.Revisions[i].Article.Revision))
	}
	for i := range h.Claims {
		delete(graphs, h.Claims[i].ID)
	}
}
