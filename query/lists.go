package query

import (
	"cmp"
	"time"

	"github.com/parley-kg/parley/graph"
)

// spotKey is a place in a list sorted by article, then place in the text.
type spotKey struct {
	Article graph.ID `json:"a"`
	Start   int      `json:"s"`
	End     int      `json:"e"`
	ID      graph.ID `json:"id"`
}

func compareSpots(a, b spotKey) int {
	return cmp.Or(
		compareIDs(a.Article, b.Article),
		cmp.Compare(a.Start, b.Start),
		cmp.Compare(a.End, b.End),
		compareIDs(a.ID, b.ID),
	)
}

// ClaimsPage pages through claims, sorted by article, then place of the trigger
// in the text, then id; repeats are dropped. The error wraps graph.ErrNotFound
// for an unknown claim.
func (s *Session) ClaimsPage(claims []graph.ID, page PageArgs) (*Page[*graph.Claim], error) {
	keys, err := s.claimKeys(claims)
	if err != nil {
		return nil, err
	}
	return paginate(sorted("CLAIMS", keys, compareSpots), page,
		certainly(func(k spotKey) (*graph.Claim, error) { return s.snap.Claim(k.ID) }))
}

func (s *Session) claimKeys(claims []graph.ID) ([]spotKey, error) {
	keys := make([]spotKey, len(claims))
	for i, id := range claims {
		claim, err := s.snap.Claim(id)
		if err != nil {
			return nil, err
		}
		keys[i] = spotOf(claim)
	}
	return keys, nil
}

// spotOf is where the trigger of a claim stands, or its sentence.
func spotOf(claim *graph.Claim) spotKey {
	at := claim.Sentence
	if len(claim.Trigger) > 0 {
		at = graph.Hull(claim.Trigger)
	}
	return spotKey{claim.Article, at.Start, at.End, claim.ID}
}

// MentionsPage pages through mentions, sorted by article, then place in the
// text, then id; repeats are dropped. The error wraps graph.ErrNotFound for an
// unknown mention.
func (s *Session) MentionsPage(mentions []graph.ID, page PageArgs) (*Page[*graph.Mention], error) {
	keys := make([]spotKey, len(mentions))
	for i, id := range mentions {
		mention, err := s.snap.Mention(id)
		if err != nil {
			return nil, err
		}
		at := graph.Hull(mention.Fragments)
		keys[i] = spotKey{mention.Article, at.Start, at.End, mention.ID}
	}
	return paginate(sorted("MENTIONS", keys, compareSpots), page,
		certainly(func(k spotKey) (*graph.Mention, error) { return s.snap.Mention(k.ID) }))
}

// judgedKey is a place in a list of judgements.
type judgedKey struct {
	At time.Time `json:"at"`
	ID graph.ID  `json:"id"`
}

// JudgementsPage pages through judgements, sorted by instant, then id; repeats
// are dropped. The error wraps graph.ErrNotFound for an unknown judgement.
func (s *Session) JudgementsPage(judgements []graph.ID, page PageArgs) (*Page[*graph.Judgement], error) {
	keys := make([]judgedKey, len(judgements))
	for i, id := range judgements {
		judgement, err := s.snap.Judgement(id)
		if err != nil {
			return nil, err
		}
		keys[i] = judgedKey{judgement.At, judgement.ID}
	}
	compare := func(a, b judgedKey) int { return cmp.Or(a.At.Compare(b.At), compareIDs(a.ID, b.ID)) }
	return paginate(sorted("JUDGEMENTS", keys, compare), page,
		certainly(func(k judgedKey) (*graph.Judgement, error) { return s.snap.Judgement(k.ID) }))
}
