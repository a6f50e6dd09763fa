package service

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/index"
)

// JudgeRequest is what a person says of two ids.
type JudgeRequest struct {
	// Left and Right are ids of mentions, actors, places, claims or events, both of one kind. A
	// mention or a claim means itself, the id of an actor or place every mention that could mint it,
	// that of an event the claim that gave it the id. An id that only a description or a family name
	// could mint stands for what it leads to now, unless it is to be parted from just that. What differs
	// though a person alone has joined it is taken back: the judgement is on that person's pair.
	Left, Right graph.ID
	Verdict     graph.Verdict
	// By is who judges, Reason why; neither may be empty.
	By, Reason string
}

// Judge records what a person says and publishes the next snapshot. A later
// judgement on the same pair supersedes an earlier one, and a person's overrules
// those of rules; what would bring together what another judgement holds to
// differ is no merge, but among the conflicts of the ruling. The very judgement
// that stands already changes nothing.
//
// The error wraps [graph.ErrInvalid] where this cannot be judged,
// [graph.ErrNotFound] for an id that nothing answers to, and
// [graph.ErrAmbiguous] for one to which several things do.
func (s *Service) Judge(ctx context.Context, request JudgeRequest) (*graph.Ruling, error) {
	s.changes.Lock()
	defer s.changes.Unlock()
	if err := s.catchUp(ctx); err != nil {
		return nil, err
	}
	before := s.state.snapshot
	j, standing, err := s.consider(ctx, request)
	switch {
	case err != nil:
		return nil, err
	case standing != nil && standing.ID == j.ID:
		return rulingOn(j.ID, before, before)
	}
	j.At = s.instant()
	if standing != nil && !j.At.After(standing.At) {
		j.At = standing.At.Add(time.Nanosecond) // of two on one pair this is the later
	}
	if err := s.store.Apply(ctx, store.Change{Judgements: []graph.Judgement{j}, At: j.At}); err != nil {
		return nil, fmt.Errorf("store the judgement: %w", err)
	}
	if err := s.catchUp(context.WithoutCancel(ctx)); err != nil {
		return nil, fmt.Errorf("read back what was judged: %w", err)
	}
	return rulingOn(j.ID, before, s.state.snapshot)
}

// consider returns the judgement that is asked for, on the pair of ids that it
// concerns, and the one that stands on that pair; nil where there is none.
func (s *Service) consider(ctx context.Context, request JudgeRequest) (j graph.Judgement, standing *graph.Judgement, err error) {
	j, one, err := s.newJudgement(request)
	if err != nil {
		return j, nil, err
	}
	standing = standingOn(s.state.corpus(), &j)
	switch {
	case standing != nil, !isNamed(&j), one == "" && j.Verdict != graph.VerdictSame:
		return j, standing, nil
	case one != "" && j.Verdict == graph.VerdictSame:
		return j, nil, fmt.Errorf("%s and %s are one already, %s: to confirm that, judge two of its mentions or claims: %w",
			request.Left, request.Right, one, graph.ErrInvalid)
	}
	if standing, err = s.takenBack(ctx, &j); err == nil && standing != nil {
		j.Left, j.Right = standing.Left, standing.Right
		j.ID = graph.NewJudgementID(j.Left, j.Right, j.Verdict, j.By, j.Reason)
	}
	return j, standing, err
}

// newJudgement checks what is asked for. Where both sides are one thing already,
// one is its id.
func (s *Service) newJudgement(r JudgeRequest) (j graph.Judgement, one graph.ID, err error) {
	j = graph.Judgement{
		Left: r.Left, Right: r.Right, Verdict: r.Verdict,
		By: strings.TrimSpace(r.By), Reason: strings.TrimSpace(r.Reason),
	}
	if err := checkWords(&j); err != nil {
		return j, "", err
	}
	left, err := s.known(j.Left)
	if err != nil {
		return j, "", err
	}
	right, err := s.known(j.Right)
	if err != nil {
		return j, "", err
	}
	if left == right {
		one = left
	} else {
		j.Left, j.Right = s.idOf(j.Left, left), s.idOf(j.Right, right)
	}
	j.Left, j.Right = min(j.Left, j.Right), max(j.Left, j.Right)
	j.ID = graph.NewJudgementID(j.Left, j.Right, j.Verdict, j.By, j.Reason)
	return j, one, nil
}

// checkWords refuses what cannot be judged whatever is known.
func checkWords(j *graph.Judgement) error {
	left, leftOK := graph.KindOfJudged(j.Left)
	right, rightOK := graph.KindOfJudged(j.Right)
	switch {
	case !leftOK:
		return cannotBeJudged(j.Left)
	case !rightOK:
		return cannotBeJudged(j.Right)
	case left != right:
		return fmt.Errorf("%s is of kind %s, %s of kind %s: they cannot be one: %w", j.Left, left, j.Right, right, graph.ErrInvalid)
	case j.Left == j.Right:
		return fmt.Errorf("both sides are %s: %w", j.Left, graph.ErrInvalid)
	case j.Verdict != graph.VerdictSame && j.Verdict != graph.VerdictDifferent && j.Verdict != graph.VerdictUnsure:
		return fmt.Errorf("the verdict %q is none of SAME, DIFFERENT and UNSURE: %w", j.Verdict, graph.ErrInvalid)
	case j.Reason == "":
		return fmt.Errorf("the reason is missing: say why: %w", graph.ErrInvalid)
	case j.By == "" || !graph.IsPerson(j.By):
		return fmt.Errorf("%q is no person's name: say who judges: %w", j.By, graph.ErrInvalid)
	}
	return nil
}

func cannotBeJudged(id graph.ID) error {
	return fmt.Errorf("%q cannot be judged: name an actor, a place or an event, or a mention or a claim of one: %w", id, graph.ErrInvalid)
}

// standingOn returns the last judgement by a person on the pair of another; nil
// where there is none.
func standingOn(c *graph.Corpus, j *graph.Judgement) *graph.Judgement {
	var last *graph.Judgement
	for i := range c.Judgements {
		o := &c.Judgements[i]
		if o.Left == j.Left && o.Right == j.Right && graph.IsPerson(o.By) && (last == nil || last.At.Before(o.At)) {
			last = o
		}
	}
	return last
}

// rulingOn tells what came of a judgement.
func rulingOn(id graph.ID, before, after *index.Snapshot) (*graph.Ruling, error) {
	given, err := after.Judgement(id)
	if err != nil {
		return nil, fmt.Errorf("the snapshot is not whole: %s", err.Error())
	}
	left, leftErr := thingMeant(after, given.Left)
	right, rightErr := thingMeant(after, given.Right)
	ruling := &graph.Ruling{
		Judgement: *given, One: leftErr == nil && rightErr == nil && left == right,
		Merges: merges(before, after), Splits: splits(before, after),
	}
	for _, id := range after.Judgements() {
		j, err := after.Judgement(id)
		if err != nil {
			return nil, fmt.Errorf("the snapshot is not whole: %s", err.Error())
		}
		if _, err := before.Judgement(id); err != nil && j.IsConflict() {
			ruling.Conflicts = append(ruling.Conflicts, *j)
		}
	}
	return ruling, nil
}
