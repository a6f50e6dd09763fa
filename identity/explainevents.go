package identity

import (
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// watchedEvents are two events while rules join events: what is decided of them is
// what [Explain] tells.
type watchedEvents struct {
	a, b int32 // their first claims
	// decided is nil where the rules have not compared the two.
	decided *eventComparison
}

// note takes down what is decided of two events, by their first claims.
func (w *watchedEvents) note(a, b int32, c *eventComparison) {
	if w != nil && newEventPair(w.a, w.b) == newEventPair(a, b) {
		decided := *c
		w.decided = &decided
	}
}

// explainEvents joins events and says what the rules have found of those of two
// claims, as people and annotators alone had joined them.
func (r *resolver) explainEvents(x, y int32) Comparison {
	one := r.sets.find(x) == r.sets.find(y)
	r.readContainers()
	a, b := r.profileOf(x), r.profileOf(y)
	if a != nil && b != nil {
		r.watched = &watchedEvents{a: a.head, b: b.head}
	}
	r.joinEvents()
	c := Comparison{Verdict: graph.VerdictDifferent}
	switch {
	case one:
		c.Verdict = graph.VerdictSame
		c.add("joined", 0, 0, "people or annotators have joined them: rules do not ask")
	case a == nil || b == nil:
		c.add("table", 0, 0, "rules leave the rows of event tables alone")
	default:
		j := eventJoiner{resolver: r, apart: r.annotatedApart()}
		found := r.watched.decided
		if found == nil {
			found = j.notCompared(a, b)
		}
		switch {
		case r.sets.find(x) == r.sets.find(y) && found.verdict != graph.VerdictSame:
			found.verdict = graph.VerdictSame
			found.add("through", 1, 0, "but other reports are one with both")
		case found.verdict == graph.VerdictDifferent && r.inDoubt(x, y):
			found.verdict = graph.VerdictUnsure
			found.add("through", 1, 0, "but of other reports of theirs a person is asked")
		}
		c = *j.because(proposal{}, found).because
	}
	return c
}

// inDoubt tells whether it is left open of any reports of two events if they are one.
func (r *resolver) inDoubt(x, y int32) bool {
	between := r.between([]int32{x}, []int32{y})
	return slices.ContainsFunc(r.records, func(j record) bool {
		return j.Verdict == graph.VerdictUnsure && j.SupersededBy == "" && between(j.Left, j.Right)
	})
}

// profileOf returns that of a claim's event; nil for the row of a table.
func (r *resolver) profileOf(claim int32) *eventProfile {
	for _, e := range r.profiles() {
		if r.sets.find(e.head) == r.sets.find(claim) {
			return e
		}
	}
	return nil
}

// notCompared says why two events were not compared, or came out as two at first sight.
func (j *eventJoiner) notCompared(a, b *eventProfile) *eventComparison {
	c := j.weighEvents(a, b, true)
	switch {
	case j.leftOpen(a.head, b.head):
		c.verdict = graph.VerdictUnsure
		c.add("open", 0, 0, "a person could not tell")
	case j.toldApart(a, b):
		c.verdict = graph.VerdictDifferent
		c.add("apart", 0, 0, "they were left apart where the claims of an article were annotated")
	case a.onlyWords() && b.onlyWords():
		c = eventComparison{verdict: graph.VerdictDifferent, worded: true}
		c.add("apart", 0, 0, "%s", j.whyNotWorded(a, b))
	case c.verdict != graph.VerdictDifferent:
		c.verdict = graph.VerdictUnsure
		c.add("far", 0, 0, "rules have not compared them: of all that they could be, others are nearer in time")
	default:
		c.add("apart", 0, 0, "%s", j.whyOthers(a, b))
	}
	return &c
}

// whyOthers says what makes two events two at first sight.
func (r *resolver) whyOthers(a, b *eventProfile) string {
	if a.kind != b.kind {
		return fmt.Sprintf("one is of the type “%s”, the other of “%s”", a.kind, b.kind)
	}
	if gap, known := daysApart(a.reach, b.reach); known && gap > daysInDispute {
		return fmt.Sprintf("they are %d days apart at least", gap)
	}
	if r.comparePlaces(a.places, b.places) == placesApart {
		return "they were in different places"
	}
	return "too little speaks for it"
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
		node, known := r.nodeOf(claim)
		return known && r.sets.find(node) == event
	}
	return slices.DeleteFunc(all, func(l graph.RuleLink) bool {
		between := tellsOf(l.From, one) && tellsOf(l.To, other) || tellsOf(l.From, other) && tellsOf(l.To, one)
		return !between
	})
}
