package graph

import "context"

// Archive gives back what articles say. What it holds never changes, so that
// it and any snapshot of the index agree.
type Archive interface {
	// Texts returns the texts of the articles, by id. An article that has no text or is not stored
	// is left out; that is no error.
	Texts(ctx context.Context, articles []ID) (map[ID]string, error)
	// Size returns how many quads are stored, those of what was retracted or superseded among them.
	Size(ctx context.Context) (int64, error)
}
