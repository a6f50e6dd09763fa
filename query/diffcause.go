package query

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/parley-kg/parley/graph"
)

// cause finds what made a difference, and the state in which it is found: of the
// claims that came the first published that carries it, else of those that went;
// else a judgement that came. Two events are made one, or one made two, by a
// judgement first.
func (d *differ) cause(found *difference) (cause any, at *time.Time, side *Session) {
	came, went := d.claims(found)
	if found.judged {
		if j := d.judgement(found); j != nil {
			return j, &j.At, d.after
		}
	}
	for _, carries := range []func(*graph.Claim) bool{found.carries, nil} {
		if c := first(d.after, came, carries); c != nil {
			return c, &c.RecordedAt, d.after
		}
		if c := first(d.before, went, carries); c != nil {
			return c, c.RetractedAt, d.before
		}
	}
	if j := d.judgement(found); j != nil {
		return j, &j.At, d.after
	}
	return nil, nil, d.after
}

// claims returns those of the event that came, and those that went.
func (d *differ) claims(found *difference) (came, went []graph.ID) {
	switch {
	case found.old == nil:
		return found.new.Claims, nil
	case found.new == nil:
		return nil, found.old.Claims
	default:
		return lacking(found.new.Claims, found.old.Claims), lacking(found.old.Claims, found.new.Claims)
	}
}

// first returns the claim that carries the difference and was published first:
// by the first possible day of its article, then the last, then by article and
// place in the text; nil for none.
func first(s *Session, claims []graph.ID, carries func(*graph.Claim) bool) *graph.Claim {
	var found []*graph.Claim
	for _, id := range claims {
		if c := held(s.snap.Claim(id)); carries == nil || carries(c) {
			found = append(found, c)
		}
	}
	if len(found) == 0 {
		return nil
	}
	return slices.MinFunc(found, func(a, b *graph.Claim) int {
		x, y := held(s.snap.Article(a.Article)).Published.Bounds(), held(s.snap.Article(b.Article)).Published.Bounds()
		return cmp.Or(
			cmp.Compare(x.EarliestStart, y.EarliestStart), cmp.Compare(x.LatestEnd, y.LatestEnd), compareSpots(spotOf(a), spotOf(b)),
		)
	})
}

// judgement returns the judgement on the event that was not there before: a
// person's rather than a rule's, then the latest; nil for none.
func (d *differ) judgement(found *difference) *graph.Judgement {
	if found.old == nil || found.new == nil {
		return nil
	}
	was, _ := d.before.snap.IdentityOf(found.old.ID)
	is, _ := d.after.snap.IdentityOf(found.new.ID)
	var best *graph.Judgement
	for _, id := range lacking(is.Judgements, was.Judgements) {
		j := held(d.after.snap.Judgement(id))
		if j.SupersededBy == "" && (best == nil || compareCauses(j, best) < 0) {
			best = j
		}
	}
	return best
}

func compareCauses(a, b *graph.Judgement) int {
	return cmp.Or(compareRules(a, b), b.At.Compare(a.At), compareIDs(a.ID, b.ID))
}

func compareRules(a, b *graph.Judgement) int {
	rule := func(j *graph.Judgement) int {
		if strings.HasPrefix(j.By, "rule:") {
			return 1
		}
		return 0
	}
	return rule(a) - rule(b)
}
