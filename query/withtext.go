package query

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/index"
)

// withText holds for events of which a sentence tells that has all of the words.
func (c *compiler) withText(text string, negated bool) (condition, error) {
	words, err := wordsAsked(text)
	if err != nil {
		return condition{}, err
	}
	full := c.session.texts.full
	if err := full.cover(c.ctx, c.session.snap); err != nil {
		return condition{}, err
	}
	claims, touched := full.claimsWith(words)
	found := roaring.New()
	for _, claim := range claims {
		// a claim may be one of another snapshot, or tell of something else than an event
		if ordinal, known := c.session.snap.Ordinal(c.session.snap.EventOf(claim)); known {
			found.Add(ordinal)
		}
	}
	made := c.leaf(index.Both(found), negated).as("words %v", words)
	made.step.Touched = uint64(touched) //nolint:gosec // a count
	return made, nil
}
