package query

import (
	"context"
	"fmt"

	"github.com/parley-kg/parley/graph"
)

// Span is a part of an article's text in Unicode code points, half-open, from 0.
type Span struct {
	Article    graph.ID
	Start, End int
}

// Text returns the exact words of a span. The error wraps graph.ErrNotFound
// where the article is unknown or has no text, graph.ErrInvalid where the span
// does not lie in the text.
func (s *Session) Text(ctx context.Context, span Span) (string, error) {
	article, err := s.snap.Article(span.Article)
	if err != nil {
		return "", err
	}
	text, err := s.texts.of(ctx, article)
	if err != nil {
		return "", err
	}
	if text == nil {
		return "", fmt.Errorf("the text of %s: %w", article.ID, graph.ErrNotFound)
	}
	words, err := text.cut(graph.Span{Start: span.Start, End: span.End})
	if err != nil {
		return "", fmt.Errorf("%s: %w", article.ID, err)
	}
	return words, nil
}

// ArticleText returns the text of an article; nil where the source gave none.
// The error wraps graph.ErrNotFound for an unknown article.
func (s *Session) ArticleText(ctx context.Context, id graph.ID) (*string, error) {
	article, err := s.snap.Article(id)
	if err != nil {
		return nil, err
	}
	text, err := s.texts.of(ctx, article)
	if err != nil || text == nil {
		return nil, err
	}
	return &text.whole, nil
}
