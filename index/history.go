package index

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// standing returns the claims that speak of what is now known: those of what
// happened; of what was planned only where there are no others, and then not
// those of articles that are certainly older than another's. What became of a plan
// is its history and contradicts nothing.
func (s *segment) standing(claims []*graph.Claim) []*graph.Claim {
	happened, planned := byProgress(claims)
	if len(happened) > 0 || len(planned) == 0 {
		return happened
	}
	newest := slices.MaxFunc(planned, func(a, b *graph.Claim) int { return cmp.Compare(s.publishedFrom(a), s.publishedFrom(b)) })
	return slices.DeleteFunc(planned, func(c *graph.Claim) bool { return s.publishedBefore(c, newest) })
}

// byProgress divides claims into those of what happened, also where that is not
// known, and those of what was only planned.
func byProgress(claims []*graph.Claim) (happened, planned []*graph.Claim) {
	for _, c := range claims {
		if c.Status.Presence() == graph.PresencePresent {
			happened = append(happened, c)
		} else {
			planned = append(planned, c)
		}
	}
	return happened, planned
}

// withoutOldPlans leaves out the claims of plans whose time was moved: those that
// contradict when it happened, or what was planned later. A plan that agrees may
// tell the day of what is else known by its week.
func (s *segment) withoutOldPlans(claims []*graph.Claim) []*graph.Claim {
	if _, planned := byProgress(claims); len(planned) == 0 {
		return claims
	}
	stands := s.standing(slices.DeleteFunc(slices.Clone(claims), untimed))
	return slices.DeleteFunc(slices.Clone(claims), func(c *graph.Claim) bool {
		contradicts := func(o *graph.Claim) bool { return claimedWhen(c).Conflicts(claimedWhen(o)) }
		return !slices.Contains(stands, c) && slices.ContainsFunc(stands, contradicts)
	})
}

// publishedFrom is the earliest day on which the article of a claim can have been
// published; that of an unknown or uncertain day is before all others.
func (s *segment) publishedFrom(c *graph.Claim) edtf.Day {
	if t := s.published(c); !t.Qualified() {
		return t.Bounds().EarliestStart
	}
	return edtf.OpenPast
}

// publishedBefore tells whether the article of one claim is certainly older than
// that of the other.
func (s *segment) publishedBefore(a, b *graph.Claim) bool {
	return s.published(a).Before(s.published(b)) == edtf.Certain
}

func (s *segment) published(c *graph.Claim) edtf.Time {
	if a := s.articles.Get(c.Article); a != nil {
		return a.Published
	}
	return edtf.Time{}
}
