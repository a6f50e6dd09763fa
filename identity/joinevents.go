package identity

import (
	"cmp"
	"math"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// joinEvents joins the reports of several articles, and of one, that tell of one
// event: those with actors, times or places by these, those of which only the
// words are known by the words.
func (r *resolver) joinEvents() {
	r.readContainers()
	profiles := r.profiles()
	j := eventJoiner{resolver: r, profiles: map[int32]*eventProfile{}, apart: r.annotatedApart()}
	for _, e := range profiles {
		j.profiles[r.sets.find(e.head)] = e
	}
	j.joinLike(profiles)
	j.joinByWords(profiles)
}

// eventJoiner holds the profiles while sets grow.
type eventJoiner struct {
	*resolver
	profiles map[int32]*eventProfile // by root
	apart    map[graph.ID]bool
}

// likeEvents is two profiles that may be one, and why.
type likeEvents struct {
	a, b *eventProfile
	eventComparison
}

// joinLike compares candidates and joins what is told of one day, then what may be
// one day in dispute, then what is told of a longer time; the most alike come first
// in each, and only what can mean one event alone is joined.
func (j *eventJoiner) joinLike(profiles []*eventProfile) {
	var sameDay, otherDay, wide, unsure []likeEvents
	for _, alike := range j.events.candidates(j.resolver, profiles) {
		like := likeEvents{profiles[alike.pair().first()], profiles[alike.pair().second()], *alike.outcome}
		if j.toldApart(like.a, like.b) {
			continue
		}
		if like.verdict == graph.VerdictSame {
			like.doubtTimes(like.a.told.against(like.b.told))
		}
		one, other := like.a.told.single(), like.b.told.single()
		switch {
		case like.verdict == graph.VerdictUnsure:
			j.watched.note(like.a.head, like.b.head, &like.eventComparison)
			unsure = append(unsure, like)
		case len(one) == 1 && slices.Equal(one, other):
			sameDay = append(sameDay, like)
		case len(one) > 0 && len(other) > 0:
			otherDay = append(otherDay, like)
		default:
			wide = append(wide, like)
		}
	}
	for i, several := range onSeveralDays(slices.Concat(otherDay, sameDay))[:len(otherDay)] {
		if several {
			otherDay[i].doubtTimes("reports name three days or more, which may be those of several")
		}
	}
	for _, list := range [][]likeEvents{sameDay, otherDay, wide} {
		unsure = append(unsure, j.joinClear(list)...)
	}
	for _, like := range unsure {
		if j.sets.find(like.a.head) != j.sets.find(like.b.head) {
			j.doubtEvents(like)
			j.link(like)
		}
	}
}

// joinClear joins the pairs of which either can mean the other alone, and returns
// those that it leaves in doubt.
func (j *eventJoiner) joinClear(pairs []likeEvents) (unsure []likeEvents) {
	slices.SortStableFunc(pairs, func(a, b likeEvents) int { return cmp.Compare(b.score, a.score) })
	ambiguous := j.ambiguous(pairs)
	for _, like := range pairs {
		if like.verdict == graph.VerdictSame && (ambiguous[like.a.head] || ambiguous[like.b.head]) {
			like.doubt("ambiguous", "another event may be meant as well")
		}
		if like.verdict == graph.VerdictSame {
			j.join(&like)
		}
		j.watched.note(like.a.head, like.b.head, &like.eventComparison)
		if like.verdict != graph.VerdictSame {
			unsure = append(unsure, like)
		}
	}
	return unsure
}

// join joins two events, unless what has joined them before makes them differ, or
// leaves it in doubt.
func (j *eventJoiner) join(like *likeEvents) {
	a, b := j.sets.find(like.a.head), j.sets.find(like.b.head)
	if a == b {
		return
	}
	left, right := j.profiles[a], j.profiles[b]
	if j.toldApart(left, right) {
		return
	}
	like.doubtTimes(left.told.against(right.told))
	if all := j.weighEvents(left, right, false); all.apart || all.bar != "" {
		like.doubt("reports", "what other reports say of the one does not go with the other")
	}
	if like.verdict == graph.VerdictSame && j.propose(j.because(j.pairOf(like.a.head, like.b.head, bySameEvent, like.reason()), &like.eventComparison)) {
		j.merge(a, b)
	}
}

// merge makes one profile of two roots' after their sets were joined.
func (j *eventJoiner) merge(a, b int32) {
	merged := *j.profiles[a]
	merged.take(j.profiles[b])
	delete(j.profiles, a)
	delete(j.profiles, b)
	j.profiles[j.sets.find(merged.head)] = &merged
}

// annotatedApart are the articles in which a person has said which claims are one
// event: what is left apart there is apart.
func (r *resolver) annotatedApart() map[graph.ID]bool {
	all := map[graph.ID]bool{}
	for _, group := range r.coreference() {
		if len(group) > 0 && r.prefix(group[0]) == graph.PrefixEvent {
			all[r.claim(group[0]).Article] = true
		}
	}
	return all
}

// toldApart tells whether an annotator of an article, or a person, has not joined
// the two although asked to: an open question is not for rules to close.
func (j *eventJoiner) toldApart(a, b *eventProfile) bool {
	if len(j.apart) > 0 && slices.ContainsFunc(common(a.articles, b.articles), func(article graph.ID) bool { return j.apart[article] }) {
		return true
	}
	return j.leftOpen(a.head, b.head)
}

// doubtEvents records that the evidence does not suffice.
func (j *eventJoiner) doubtEvents(like likeEvents) {
	p := j.pairOf(like.a.head, like.b.head, bySameEvent, like.reason())
	if _, judged := j.standing[p.pair]; judged {
		return
	}
	if _, apart := j.keptApart(p.left, p.right); apart {
		return // a person has said so
	}
	j.record(j.judgement(j.because(p, &like.eventComparison), graph.VerdictUnsure), p.left, p.right)
}

// because gives a proposal its reasons, the score in two digits and at most 1.
func (j *eventJoiner) because(p proposal, c *eventComparison) proposal {
	p.because = &Comparison{Verdict: c.verdict, Score: math.Round(100*min(1, max(0, c.score))) / 100, Features: c.features}
	return p
}
