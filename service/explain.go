package service

import (
	"context"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity"
)

// Explain says how two things compare, and by what chain of judgements they are
// one or why they are two. It resolves the whole graph once more and takes as
// long as a change, which waits for it. Errors are those of [identity.Explain].
func (s *Service) Explain(ctx context.Context, left, right graph.ID) (*identity.Explanation, error) {
	s.changes.Lock()
	defer s.changes.Unlock()
	memory := s.state.memory()
	corpus, err := withTexts(ctx, s.state.corpus(), memory, s.store)
	if err != nil {
		return nil, err
	}
	e, err := memory.Explain(corpus, left, right)
	return &e, err
}
