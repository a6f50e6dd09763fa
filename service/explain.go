package service

import (
	"context"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity"
)

// Explain says how two things compare, and by what chain of judgements they are
// one or why they are two. It resolves the whole graph once more and takes as
// long. Errors are those of [identity.Explain].
func (s *Service) Explain(ctx context.Context, left, right graph.ID) (*identity.Explanation, error) {
	s.changes.Lock()
	corpus := s.state.corpus()
	s.changes.Unlock()
	corpus, err := withTexts(ctx, corpus, new(identity.Memory), s.store)
	if err != nil {
		return nil, err
	}
	e, err := identity.Explain(corpus, left, right)
	return &e, err
}
