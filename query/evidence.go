package query

import (
	"context"
	"fmt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// Evidence is what one claim rests on.
type Evidence struct {
	Claim   *graph.Claim
	Article *graph.Article
	// Sentence is the exact sentence of the claim; nil where the article has no text.
	Sentence *string
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
	rows := make([]Evidence, inOrder.length)
	for i := range rows {
		row, err := s.evidence(ctx, inOrder.key(i).ID)
		if err != nil {
			return nil, err
		}
		rows[i] = *row
	}
	return rows, nil
}

// EvidencePage is [Session.Evidence] in pages; it fetches the texts of the page
// only.
func (s *Session) EvidencePage(ctx context.Context, claims []graph.ID, page PageArgs) (*Page[*Evidence], error) {
	keys, err := s.claimKeys(claims)
	if err != nil {
		return nil, err
	}
	inOrder := sorted("CLAIMS", keys, compareSpots)
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
	return paginate(inOrder, page, func(_ int, k spotKey) (*Evidence, edtf.Certainty, error) {
		row, err := s.evidence(ctx, k.ID)
		return row, edtf.Certain, err
	})
}

func (s *Session) evidence(ctx context.Context, id graph.ID) (*Evidence, error) {
	claim, err := s.snap.Claim(id)
	if err != nil {
		return nil, err
	}
	article, err := s.snap.Article(claim.Article)
	if err != nil {
		return nil, err
	}
	row := &Evidence{Claim: claim, Article: article}
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
