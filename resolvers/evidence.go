package resolvers

import (
	"context"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers/internal/view"
)

// evidence returns what the claims rest on, a row each.
func evidence(ctx context.Context, claims []graph.ID) ([]*query.Evidence, error) {
	rows, err := session(ctx).Evidence(ctx, claims)
	return pointers(rows), err
}

// evidencePage shows a page of evidence as a connection.
func evidencePage(page *query.EvidencePage, err error) (*view.EvidenceConnection, error) {
	if err != nil {
		return nil, err
	}
	return &view.EvidenceConnection{
		Connection: view.Connection[*query.Evidence]{Page: page.Page}, IndependentCount: page.IndependentCount,
	}, nil
}

// sentence returns the sentence of a claim; nil where the article has no text.
func sentence(ctx context.Context, claim *graph.Claim) (*string, error) {
	rows, err := session(ctx).Evidence(ctx, []graph.ID{claim.ID})
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return rows[0].Sentence, nil
}

// spanIn shows a part of an article; an empty one as null.
func spanIn(article graph.ID, s graph.Span) *query.Span {
	if s.Start == s.End {
		return nil
	}
	return &query.Span{Article: article, Start: s.Start, End: s.End}
}
