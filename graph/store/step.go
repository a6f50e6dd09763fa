package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/quads"
)

// take adds one step to the history of the article.
func (a *article) take(c *Change) error {
	next := &c.Article.Article
	if err := a.checkSource(next, c.At); err != nil {
		return err
	}
	standing := a.history.Standing()
	if standing != nil && standing.Article.Revision == next.Revision {
		return a.checkRepeated(c, standing)
	}
	if stands := revisionOf(standing); stands != c.Supersedes {
		return fmt.Errorf("the change replaces revision %q, but %q stands: read the article again and repeat: %w",
			c.Supersedes, stands, graph.ErrConflict)
	}
	a.history.Text, a.history.SHA256 = next.Text, next.SHA256
	at := c.At.UTC().Round(0)
	if latest := a.history.Latest(); !at.After(latest) {
		at = latest.Add(time.Nanosecond)
	}
	if err := a.retract(c, at); err != nil {
		return err
	}
	if err := a.record(c, at); err != nil {
		return err
	}
	if err := a.revise(c, at); err != nil {
		return err
	}
	return checkWhole(a.history.Standing())
}

// checkSource checks what is the same in every revision.
func (a *article) checkSource(next *graph.Article, at time.Time) error {
	if at.IsZero() {
		return fmt.Errorf("the change has no instant: %w", graph.ErrInvalid)
	}
	if digest := sha256.Sum256([]byte(next.Text)); next.Text != "" && next.SHA256 != hex.EncodeToString(digest[:]) {
		return fmt.Errorf("the digest %q is not that of the text: %w", next.SHA256, graph.ErrInvalid)
	}
	known := a.history
	if len(known.Revisions) > 0 && (known.Text != next.Text || known.SHA256 != next.SHA256) {
		return fmt.Errorf("it is stored with another text, of digest %q: give the new text an id of its own: %w",
			known.SHA256, graph.ErrConflict)
	}
	return nil
}

// checkRepeated makes sure that a revision which stands already is the same.
func (a *article) checkRepeated(c *Change, standing *graph.AnnotatedArticle) error {
	same, err := sameQuads(quads.EncodeRevision)(standing, c.Article)
	if err != nil {
		return err
	}
	for i := range c.Article.Claims {
		claim := &c.Article.Claims[i]
		known := a.claim(claim.ID)
		if known == nil || !known.Stands() {
			same = false
		} else if equal, err := sameQuads(quads.EncodeClaim)(&known.Claim, claim); err != nil || !equal {
			return conflictOfClaims(claim.ID, err)
		}
	}
	for _, id := range c.Retract {
		if known := a.claim(id); known != nil && known.Stands() {
			same = false
		}
	}
	if !same {
		return fmt.Errorf("revision %q is stored with other content: %w", standing.Article.Revision, graph.ErrConflict)
	}
	return nil
}

func (a *article) retract(c *Change, at time.Time) error {
	added := make(map[graph.ID]bool, len(c.Article.Claims))
	for i := range c.Article.Claims {
		added[c.Article.Claims[i].ID] = true
	}
	for _, id := range c.Retract {
		known := a.claim(id)
		if known == nil || !known.Stands() {
			return fmt.Errorf("claim %q cannot be retracted, it does not stand: %w", id, graph.ErrConflict)
		}
		if added[id] {
			return fmt.Errorf("claim %q is both added and retracted: %w", id, graph.ErrInvalid)
		}
		known.Retracted = append(known.Retracted, at)
	}
	return nil
}

// record adds claims. One that stands already stays as it was recorded; one
// that was retracted stands again.
func (a *article) record(c *Change, at time.Time) error {
	for i := range c.Article.Claims {
		claim := c.Article.Claims[i]
		if claim.Article != c.Article.Article.ID {
			return fmt.Errorf("claim %q is one of %q: %w", claim.ID, claim.Article, graph.ErrInvalid)
		}
		known := a.claim(claim.ID)
		if known == nil {
			claim.RecordedAt, claim.RetractedAt = time.Time{}, nil
			a.claims[claim.ID] = len(a.history.Claims)
			a.history.Claims = append(a.history.Claims, quads.RecordedClaim{Claim: claim, Recorded: []time.Time{at}})
			continue
		}
		if equal, err := sameQuads(quads.EncodeClaim)(&known.Claim, &claim); err != nil || !equal {
			return conflictOfClaims(claim.ID, err)
		}
		if !known.Stands() {
			known.Recorded = append(known.Recorded, at)
		}
	}
	return nil
}

// revise makes the revision stand.
func (a *article) revise(c *Change, at time.Time) error {
	next := *c.Article
	next.Claims, next.Article.RecordedAt = nil, time.Time{}
	for i := range a.history.Revisions {
		known := &a.history.Revisions[i]
		if known.Article.Revision != next.Article.Revision {
			continue
		}
		if equal, err := sameQuads(quads.EncodeRevision)(&known.AnnotatedArticle, &next); err != nil {
			return err
		} else if !equal {
			return fmt.Errorf("revision %q is stored with other content: %w", next.Article.Revision, graph.ErrConflict)
		}
		known.Recorded = append(known.Recorded, at)
		return nil
	}
	a.history.Revisions = append(a.history.Revisions, quads.Revision{AnnotatedArticle: next, Recorded: []time.Time{at}})
	return nil
}

func (a *article) claim(id graph.ID) *quads.RecordedClaim {
	if i, known := a.claims[id]; known {
		return &a.history.Claims[i]
	}
	return nil
}

func revisionOf(standing *graph.AnnotatedArticle) string {
	if standing == nil {
		return ""
	}
	return standing.Article.Revision
}

func conflictOfClaims(id graph.ID, err error) error {
	if err != nil {
		return err
	}
	return fmt.Errorf("claim %q is stored with other content: %w", id, graph.ErrConflict)
}

// sameQuads compares two things by the quads that say them.
func sameQuads[T any](encode func(*T) ([]quad.Quad, error)) func(a, b *T) (bool, error) {
	return func(a, b *T) (bool, error) {
		left, err := encode(a)
		if err != nil {
			return false, err
		}
		right, err := encode(b)
		return slices.Equal(left, right), err
	}
}
