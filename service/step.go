package service

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/loader"
)

// step is an item of a load, and what storing it changes.
type step struct {
	item *loader.Item
	// known is the item's article as it stood before; nil where it is new.
	known  *graph.AnnotatedArticle
	change store.Change
	// refused says why the item cannot be stored.
	refused error
}

// newStep decides what an item changes, given the articles that are known.
func newStep(item *loader.Item, known map[graph.ID]*graph.AnnotatedArticle) step {
	s := step{item: item}
	if len(item.Problems) > 0 {
		return s
	}
	s.change.Judgements = item.Judgements
	if item.Article == nil {
		return s
	}
	id := item.Article.Article.ID
	s.known = known[id]
	switch {
	case s.known == nil:
		s.change.Article = item.Article
	case s.known.Article.SHA256 != item.Article.Article.SHA256:
		s.refused = fmt.Errorf("%s is already stored with another text: give this article another id in its metadata: %w",
			id, graph.ErrConflict)
	case !s.repeats():
		s.correct()
	}
	return s
}

// repeats tells whether the article stands already as the item has it.
func (s *step) repeats() bool {
	return s.known != nil && s.known.Article.Revision == s.item.Article.Article.Revision
}

// correct replaces the annotation of a known article: claims that are gone are
// retracted, the others stay as they were recorded, new ones are added.
func (s *step) correct() {
	corrected := *s.item.Article
	corrected.Claims = slices.DeleteFunc(slices.Clone(corrected.Claims), func(c graph.Claim) bool {
		return hasClaim(s.known.Claims, c.ID)
	})
	s.change.Article, s.change.Supersedes = &corrected, s.known.Article.Revision
	s.change.Retract = missingFrom(s.known.Claims, s.item.Article.Claims)
}

func (s *step) changesSomething() bool {
	return s.change.Article != nil || len(s.change.Judgements) > 0
}

// report adds what became of the item.
func (s *step) report(r *Report) {
	r.Items++
	r.Problems = append(r.Problems, s.item.Problems...)
	switch {
	case s.refused != nil:
		r.Problems = append(r.Problems, &loader.ParseError{File: s.item.Path, Msg: graph.Message(s.refused), Err: s.refused})
		return
	case s.item.Article == nil:
		return
	case s.repeats():
		r.Unchanged = append(r.Unchanged, s.item.Article.Article.ID)
		return
	case s.known != nil:
		r.Corrected = append(r.Corrected, s.item.Article.Article.ID)
	default:
		r.Added = append(r.Added, s.item.Article.Article.ID)
	}
	r.ClaimsAdded += len(s.change.Article.Claims)
	r.ClaimsRetracted += len(s.change.Retract)
}

// missingFrom returns the ids of the claims of the first list that the second lacks.
func missingFrom(claims, others []graph.Claim) []graph.ID {
	var missing []graph.ID
	for i := range claims {
		if !hasClaim(others, claims[i].ID) {
			missing = append(missing, claims[i].ID)
		}
	}
	return missing
}

// hasClaim searches a list that is sorted by id.
func hasClaim(claims []graph.Claim, id graph.ID) bool {
	_, found := slices.BinarySearchFunc(claims, id, func(c graph.Claim, id graph.ID) int {
		return cmp.Compare(c.ID, id)
	})
	return found
}
