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

// joinLike compares candidates and joins the most alike first. A time that is
// known to the month only joins last, and where one event alone can be meant.
func (j *eventJoiner) joinLike(profiles []*eventProfile) {
	var narrow, wide, unsure []likeEvents
	comparing := j.events.compareAll(j.resolver, profiles)
	for _, pair := range eventCandidates(profiles) {
		like := likeEvents{a: profiles[pair.first()], b: profiles[pair.second()]}
		if j.toldApart(like.a, like.b) {
			continue
		}
		like.eventComparison = comparing.compare(pair.first(), pair.second())
		switch {
		case like.verdict == graph.VerdictSame && like.dayKnown:
			narrow = append(narrow, like)
		case like.verdict == graph.VerdictSame:
			wide = append(wide, like)
		case like.verdict == graph.VerdictUnsure:
			unsure = append(unsure, like)
		}
	}
	comparing.end()
	for _, list := range [][]likeEvents{narrow, wide} {
		slices.SortStableFunc(list, func(a, b likeEvents) int { return cmp.Compare(b.score, a.score) })
	}
	several := onSeveralDays(narrow)
	for i, like := range narrow {
		if several[i] {
			like.add("days", 1, 0, "reports name three days or more, which may be those of several")
			unsure = append(unsure, like)
			continue
		}
		j.join(like)
	}
	j.joinUnambiguous(wide)
	for _, like := range unsure {
		if j.sets.find(like.a.head) != j.sets.find(like.b.head) {
			j.doubtEvents(like)
			j.link(like)
		}
	}
}

// joinUnambiguous joins an event of wide time with the one that it may be; where
// it may be several, a person is asked.
func (j *eventJoiner) joinUnambiguous(wide []likeEvents) {
	meant := map[int32][]int32{} // roots, by the head of an event
	for _, like := range wide {
		meant[like.a.head] = append(meant[like.a.head], like.b.head)
		meant[like.b.head] = append(meant[like.b.head], like.a.head)
	}
	several := func(e *eventProfile) bool {
		var roots []int32
		for _, head := range meant[e.head] {
			if root := j.sets.find(head); root != j.sets.find(e.head) {
				roots = append(roots, root)
			}
		}
		return len(sortedOnce(roots)) > 1
	}
	var clear []likeEvents
	for _, like := range wide {
		if wider := widest(like.a, like.b); several(wider) {
			like.add("ambiguous", 1, 0, "another event may be meant as well")
			j.doubtEvents(like)
			continue
		}
		clear = append(clear, like)
	}
	for _, like := range clear {
		j.join(like)
	}
}

// widest returns the profile whose time is the wider one.
func widest(a, b *eventProfile) *eventProfile {
	width := func(e *eventProfile) int { return int(e.reach.LatestEnd) - int(e.reach.EarliestStart) }
	if width(b) > width(a) {
		return b
	}
	return a
}

// join joins two events, unless what has joined them before makes them differ.
func (j *eventJoiner) join(like likeEvents) {
	a, b := j.sets.find(like.a.head), j.sets.find(like.b.head)
	if a == b {
		return
	}
	left, right := j.profiles[a], j.profiles[b]
	if j.toldApart(left, right) {
		return
	}
	if why := left.told.against(right.told); why != "" {
		like.add("days", 1, 0, "%s", why)
		j.doubtEvents(like)
		return
	}
	if (left != like.a || right != like.b) && !j.holds(left, right) {
		j.doubtEvents(like)
		return
	}
	if !j.propose(j.because(j.pairOf(like.a.head, like.b.head, bySameEvent, like.reason()), &like.eventComparison)) {
		return
	}
	j.merge(a, b)
}

// holds tells whether two events may be one by all that has joined them.
func (j *eventJoiner) holds(a, b *eventProfile) bool {
	c := j.compareEvents(a, b)
	return c.verdict != graph.VerdictDifferent && !c.placesUntold
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
