package graph

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Verdict is what a judgement says of two things.
type Verdict string

// The verdicts.
const (
	VerdictSame      Verdict = "SAME"
	VerdictDifferent Verdict = "DIFFERENT"
	VerdictUnsure    Verdict = "UNSURE"
)

// Judgement says whether two mentions, actors, places, claims or events are
// one. Judgements are only ever added; a later one on the same pair supersedes.
type Judgement struct {
	// ID is derived from the pair, the verdict, By and the reason.
	ID ID
	// Left and Right are what is judged, in the order of their ids. An actor or place id names
	// every mention that could mint it.
	Left, Right ID
	Verdict     Verdict
	// Score is from 0 to 1; nil where nothing was scored.
	Score    *float64
	Features []Feature
	// By is a person's name, "annotator" for coreference inside an article, or "rule:<name>".
	By     string
	Reason string
	At     time.Time
	// SupersededBy is the later judgement on the same pair; empty while this one stands.
	SupersededBy ID
}

// NewJudgementID names a judgement by what it says: "judgement/3f2a91c05b7d44e1".
// The order of left and right does not matter.
func NewJudgementID(left, right ID, verdict Verdict, by, reason string) ID {
	left, right = min(left, right), max(left, right)
	return ID(PrefixJudgement + "/" + Digest(16, string(left), string(right), string(verdict), by, reason))
}

// SortJudgements puts judgements into the order in which they were given: by
// instant, then by id.
func SortJudgements(all []Judgement) {
	slices.SortFunc(all, CompareJudgements)
}

// CompareJudgements is the order of [SortJudgements].
func CompareJudgements(a, b Judgement) int {
	return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID))
}

// Who judges, where it is no person. Rules have names of their own after the
// prefix; [ByBlocked] tells of joins that were not made.
const (
	ByAnnotator = "annotator"
	ByRule      = "rule:"
	ByBlocked   = ByRule + "blocked"
)

// IsPerson tells whether who judges is a person: no rule, and not the annotator
// of an article.
func IsPerson(by string) bool { return by != ByAnnotator && !strings.HasPrefix(by, ByRule) }

// IsConflict tells whether the judgement says of a join that it is not made
// because another judgement, perhaps through others, or what is known of the two
// stands against it.
func (j *Judgement) IsConflict() bool { return j.By == ByBlocked && j.SupersededBy == "" }

// KindOfJudged tells what a judgement on an id is about: [PrefixActor],
// [PrefixPlace] or [PrefixEvent]; ok is false where nothing can be judged by the
// id. A mention is about what it names, a claim about its event.
func KindOfJudged(id ID) (kind string, ok bool) {
	if id.Local() == "" {
		return "", false
	}
	switch id.Prefix() {
	case PrefixActor, PrefixPlace, PrefixEvent:
		return id.Prefix(), true
	case PrefixClaim:
		return PrefixEvent, true
	}
	t, _, _, err := ParseMentionID(id)
	switch {
	case err != nil:
		return "", false
	case t.IsActor():
		return PrefixActor, true
	}
	return PrefixPlace, t == MentionPlace
}

// Feature is one reason of a rule for its score.
type Feature struct {
	Name          string
	Value, Weight float64
	Detail        string
}
