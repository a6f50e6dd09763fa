package identity

import (
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// compareClaims compares the events of two claims, as people and annotators alone
// have joined them.
func (r *resolver) compareClaims(x, y int32) Comparison {
	r.readContainers()
	var a, b *eventProfile
	for _, e := range r.profiles() {
		switch r.sets.find(e.head) {
		case r.sets.find(x):
			a = e
		case r.sets.find(y):
			b = e
		}
	}
	c := Comparison{Verdict: graph.VerdictDifferent}
	switch {
	case r.sets.find(x) == r.sets.find(y):
		c.Verdict = graph.VerdictSame
	case a == nil || b == nil:
		c.add("table", 0, 0, "rules leave the rows of event tables alone")
	default:
		like := r.weighEvents(a, b, true)
		if why := a.told.against(b.told); why != "" && like.verdict == graph.VerdictSame {
			like.verdict = graph.VerdictUnsure
			like.add("days", 1, 0, "%s", why)
		}
		if len(like.features) == 0 {
			like.add("apart", 0, 0, "%s", r.whyOthers(a, b))
		}
		j := eventJoiner{resolver: r}
		c = *j.because(proposal{}, &like).because
	}
	return c
}

// whyOthers says what makes two events two at first sight.
func (r *resolver) whyOthers(a, b *eventProfile) string {
	if a.kind != b.kind {
		return "one is a " + a.kind + ", the other a " + b.kind
	}
	if gap, known := daysApart(a.reach, b.reach); known && gap > daysInDispute {
		return fmt.Sprintf("they are %d days apart at least", gap)
	}
	return "they were in different places"
}

// linksBetween returns the links between the events of two claims: those of rules,
// then those that articles state, in order of the corpus.
func (r *resolver) linksBetween(x, y int32) []graph.RuleLink {
	all := slices.Clone(r.links)
	for i := range r.corpus.Articles {
		for k := range r.corpus.Articles[i].Claims {
			if c := &r.corpus.Articles[i].Claims[k]; c.Link != nil && c.Polarity != graph.PolarityNegative {
				all = append(all, graph.RuleLink{ClaimedLink: *c.Link, By: string(c.ID), Reason: "the article states it"})
			}
		}
	}
	one, other := r.sets.find(x), r.sets.find(y)
	tellsOf := func(claim graph.ID, event int32) bool {
		node, known := r.nodes[claim]
		return known && r.sets.find(node) == event
	}
	return slices.DeleteFunc(all, func(l graph.RuleLink) bool {
		between := tellsOf(l.From, one) && tellsOf(l.To, other) || tellsOf(l.From, other) && tellsOf(l.To, one)
		return !between
	})
}
