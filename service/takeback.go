package service

import (
	"context"
	"fmt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
)

// takenBack returns the one judgement on names by a person without which the two
// would not be one thing; nil where there is none, or several, of which nobody can
// tell the wrong one. What a person says of mentions and claims is not taken back
// unnamed.
func (s *Service) takenBack(ctx context.Context, j *graph.Judgement) (*graph.Judgement, error) {
	memory := s.state.memory()
	corpus, err := withTexts(ctx, s.state.corpus(), memory, s.store)
	if err != nil {
		return nil, err
	}
	e, err := memory.Explain(corpus, j.Left, j.Right)
	if err != nil {
		return nil, fmt.Errorf("find what joins %s and %s: %w", j.Left, j.Right, err)
	}
	var found []*graph.Judgement
	for i := range e.Chain {
		if o := &e.Chain[i]; graph.IsPerson(o.By) && isNamed(o) && differWithout(corpus, memory, o, j) {
			found = append(found, o)
		}
	}
	if len(found) != 1 {
		return nil, nil //nolint:nilnil // none is an answer
	}
	return found[0], nil
}

// differWithout tells whether the sides of a judgement would be two things if
// another had not been made.
func differWithout(corpus *graph.Corpus, memory *identity.Memory, without, j *graph.Judgement) bool {
	rest := &graph.Corpus{Articles: corpus.Articles}
	for i := range corpus.Judgements {
		if o := &corpus.Judgements[i]; o.Left != without.Left || o.Right != without.Right {
			rest.Judgements = append(rest.Judgements, *o)
		}
	}
	snapshot := index.Build(rest, memory.Resolve(rest))
	left, err := thingMeant(snapshot, j.Left)
	if err != nil {
		return false
	}
	right, err := thingMeant(snapshot, j.Right)
	return err == nil && left != right
}

// isNamed tells whether a judgement names things, and no mention or claim of one.
func isNamed(j *graph.Judgement) bool { return !isPart(j.Left) && !isPart(j.Right) }
