package query

import (
	"context"
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// Evidence is what one claim rests on.
type Evidence struct {
	Claim   *graph.Claim
	Article *graph.Article
	// Sentence is the exact sentence of the claim; nil where the article has no text.
	Sentence *string
	// Independent tells that the claim counts as a source of its own among those that it is listed with.
	Independent bool
}

// EvidencePage is a page of evidence.
type EvidencePage struct {
	*Page[*Evidence]
	// IndependentCount is how many independent sources the whole list comes from.
	IndependentCount int
}

// Evidence returns one row for each claim, sorted by article, then place in the
// text. It fetches the texts that the session does not have yet in one call. The
// error wraps graph.ErrNotFound for an unknown claim.
func (s *Session) Evidence(ctx context.Context, claims []graph.ID) ([]Evidence, error) {
	keys, err := s.claimKeys(claims)
	if err != nil {
		return nil, err
	}
	if err := s.Prefetch(ctx, claims); err != nil {
		return nil, err
	}
	inOrder := sorted("CLAIMS", keys, compareSpots)
	planOf(ctx).read(inOrder.length)
	independent := s.snap.Independent(claims)
	rows := make([]Evidence, inOrder.length)
	for i := range rows {
		row, err := s.evidence(ctx, inOrder.key(i).ID, independent)
		if err != nil {
			return nil, err
		}
		rows[i] = *row
	}
	return rows, nil
}

// EvidencePage is [Session.Evidence] in pages; it fetches the texts of the page
// only.
func (s *Session) EvidencePage(ctx context.Context, claims []graph.ID, page PageArgs) (*EvidencePage, error) {
	keys, err := s.claimKeys(claims)
	if err != nil {
		return nil, err
	}
	inOrder := sorted("CLAIMS", keys, compareSpots)
	planOf(ctx).read(inOrder.length)
	from, to, err := inOrder.window(page)
	if err != nil {
		return nil, err
	}
	shown := make([]graph.ID, 0, to-from)
	for i := from; i < to; i++ {
		shown = append(shown, inOrder.key(i).ID)
	}
	if err := s.Prefetch(ctx, shown); err != nil {
		return nil, err
	}
	independent := s.snap.Independent(claims)
	found, err := paginate(inOrder, page, certainly(func(k spotKey) (*Evidence, error) {
		return s.evidence(ctx, k.ID, independent)
	}))
	if err != nil {
		return nil, err
	}
	return &EvidencePage{found, len(independent)}, nil
}

// evidence returns what a claim rests on, given the independent claims, by id.
func (s *Session) evidence(ctx context.Context, id graph.ID, independent []graph.ID) (*Evidence, error) {
	claim, err := s.snap.Claim(id)
	if err != nil {
		return nil, err
	}
	article, err := s.snap.Article(claim.Article)
	if err != nil {
		return nil, err
	}
	_, counts := slices.BinarySearch(independent, claim.ID)
	row := &Evidence{Claim: claim, Article: article, Independent: counts}
	text, err := s.texts.of(ctx, article)
	if err != nil {
		return nil, err
	}
	if text == nil || claim.Sentence.End == claim.Sentence.Start {
		return row, nil
	}
	sentence, err := text.cut(claim.Sentence)
	if err != nil {
		return nil, fmt.Errorf("sentence of %s: %w", id, err)
	}
	row.Sentence = &sentence
	return row, nil
}

// Prefetch fetches the texts of the claims' articles in one call of the
// archive, but for those the session has already. Call it for a whole page
// before asking for the sentences of its events one by one. The error wraps
// graph.ErrNotFound for an unknown claim.
func (s *Session) Prefetch(ctx context.Context, claims []graph.ID) error {
	articles := make([]*graph.Article, len(claims))
	for i, id := range claims {
		claim, err := s.snap.Claim(id)
		if err != nil {
			return err
		}
		if articles[i], err = s.snap.Article(claim.Article); err != nil {
			return err
		}
	}
	return s.texts.fetch(ctx, articles)
}
